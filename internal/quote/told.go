package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// told reads the medium to which somebody speaks or that carries it: قال
// لوكالة, في مقابلة مع صحيفة, في كلمة بثتها قناة. It governs the whole sentence.
func (r *reader) told(i int) (next int) {
	v, heard := r.hearer(i)
	ok := heard
	if !ok {
		v, ok = r.carrier(i)
	}
	if !ok || v.class != medium || r.platform(v) {
		return 0
	}
	v = r.resolve(v, nil)
	if why := r.ownMedium(v, heard); why != "" {
		r.doc.Decline(stage, r.span(v.first, v.last), r.rule+": "+why)
		return 0
	}
	x := r.emit(v, r.span(i, v.last), i, [2]int{r.first, r.trim(r.first, r.last)}, "says", false)
	x.row = headlineRow
	r.open = r.open[:len(r.open)-1]
	r.memory.note(record{voice: v, sent: r.sent, named: true})
	return v.last
}

// platform reports whether the medium is one on which everybody writes.
func (r *reader) platform(v voice) bool {
	for i := v.first; i < v.last; i++ {
		if h, ok := r.text.First(i, "attribution"); ok && h.Row.Value == "platform" {
			return true
		}
	}
	return false
}

// hearer is a medium behind ل where somebody speaks in this sentence.
func (r *reader) hearer(i int) (voice, bool) {
	at := i
	if r.doc.Tokens[i].Bare == "ل" {
		at = i + 1
		if r.tag(at) == bracket {
			at++
		}
	} else if _, pro := r.proclitics(i); !pro.Has(arabic.WithLam) {
		return voice{}, false
	}
	if t := r.tag(i); t == verb || !r.speaking(i) {
		return voice{}, false
	}
	return r.voiceAt(at, r.last)
}

// speaking reports whether a verb or noun of saying stands before token i in
// this sentence, and what is said has not begun or is over.
func (r *reader) speaking(i int) bool {
	for k := len(r.acts) - 1; k >= 0 && r.acts[k].verb >= r.first; k-- {
		if x := &r.acts[k]; x.row != nil && x.row.Kind == "saying" {
			return x.first >= i || x.last <= i || i-x.verb <= 2
		}
	}
	for j := i - 1; j >= max(r.first, i-5); j-- {
		if r.isStatement(j) {
			return true
		}
		if a, ok := r.actAt(j, arabic.IsVerb); ok && a.row.Kind == "saying" {
			return true
		}
	}
	return false
}

// carrierReach is how many words may stand between what is said and the medium
// that carries it.
const carrierReach = 8

// carrier is the medium of an interview or of a statement that it carried,
// where token i is the noun of the statement.
func (r *reader) carrier(i int) (voice, bool) {
	h, ok := r.text.First(i, "statement")
	if !ok || r.tag(i) == entity {
		return voice{}, false
	}
	interview := h.Row.Value == "interview"
	for j := h.Last; j < r.last && j < h.Last+carrierReach; j++ {
		switch r.tag(j) {
		case comp, stop, colon, opening, conj:
			return voice{}, false
		case prep:
			if f := r.doc.Tokens[j].Folded; f == "مع" && interview || f == "عبر" || f == "علي" || f == "الي" || f == "مع" {
				if v, ok := r.voiceAt(j+1, r.last); ok {
					return v, v.class == medium
				}
			}
		case verb:
			return r.carries(j)
		}
		if _, pro := r.proclitics(j); pro.Any(arabic.WithLam) || r.doc.Tokens[j].Bare == "ل" {
			at := j
			if r.doc.Tokens[j].Bare == "ل" {
				at++
			}
			v, ok := r.voiceAt(at, r.last)
			return v, ok && v.class == medium
		}
	}
	return voice{}, false
}

// carries reads the subject of a verb of carrying: نقلتها وكالة, بثته القناة,
// أجرتها الصحيفة.
func (r *reader) carries(j int) (voice, bool) {
	for at := j + 1; at < r.last && at <= j+2; at++ {
		if v, ok := r.voiceAt(at, r.last); ok {
			return v, v.class == medium
		}
	}
	return voice{}, false
}

// ownMedium says why a medium is the outlet itself, which is no source: it is
// named as such, or it hears something under its bare name, as papers call
// themselves.
func (r *reader) ownMedium(v voice, heard bool) string {
	outlet := letters(r.doc.Article.Outlet)
	for _, name := range []string{v.party.Name, v.party.English} {
		if n := letters(name); outlet != "" && n != "" && (strings.Contains(outlet, n) || strings.Contains(n, outlet)) {
			return "the outlet itself"
		}
	}
	if r.datelined(v) {
		return "the medium of the dateline"
	}
	if heard && outlet == "" && v.party.Source == "media" && v.head == "" && !r.bareClass(v) {
		return "a paper that hears something under its bare name is the outlet itself"
	}
	return ""
}

// datelined reports whether the article's dateline, or the brackets at its
// head, name the medium.
func (r *reader) datelined(v voice) bool {
	name := letters(v.party.Name)
	for s := range r.doc.Sentences {
		x := &r.doc.Sentences[s]
		if x.Section == musnad.Headline {
			continue
		}
		head := r.doc.Text[x.Start:min(x.End, x.Start+datelineBytes)]
		open, end := strings.IndexByte(head, '('), strings.IndexByte(head, ')')
		if x.Section == musnad.Dateline {
			open, end = 0, len(head)
		}
		return open >= 0 && end > open && name != "" && strings.Contains(letters(head[open:end]), name)
	}
	return false
}

// datelineBytes is how far into the text a dateline reaches.
const datelineBytes = 120

// bareClass reports whether the voice begins with a kind of medium.
func (r *reader) bareClass(v voice) bool {
	_, ok := r.text.First(v.first, "mediaclass", "source")
	return ok
}

func letters(s string) string {
	folded, _ := arabic.Fold(s, arabic.Folded)
	return folded
}
