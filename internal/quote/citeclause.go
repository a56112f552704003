package quote

import (
	"github.com/musnad/musnad/arabic"
)

// citedClause reads a citation with a verb: حسبما ذكرت الوكالة, وفق ما أعلنه
// مصدر.
func (r *reader) citedClause(i int) (next int) {
	h, ok := r.citation(i, "clause")
	if !ok {
		return 0
	}
	at := h.Last
	for r.tag(at) == particle {
		at++
	}
	a, ok := r.actAt(at, arabic.IsVerb)
	if !ok || !reports(a) {
		return 0
	}
	v, ok := r.rightSubject(a)
	if a.row.Value == "document" {
		v, ok = r.voiceAt(a.last, r.last)
		v = r.resolve(v, nil)
	}
	if !ok {
		return 0
	}
	if h.Last == i+1 && alsoWords[r.doc.Tokens[i].Folded] && !r.closesClause(i, v.last) {
		return 0
	}
	v.feats = withVerb(v.feats, a.feats)
	links, last := r.relayedTo(a, v)
	content := r.citedContent(i, last, "clause", v)
	r.citeEnds(i, last, content)
	verb := r.span(i, a.last)
	verb.Start += r.text.Written(i, h.Pro)
	for _, link := range links {
		x := r.emit(link, verb, i, content, a.row, 0)
		x.row = h.Row
		r.memory.note(record{voice: link, sent: r.sent, spoke: true})
	}
	return a.last
}

// relayedTo are the links of a citation whose verb may pass on the words of the
// one behind عن: وفق ما نقلته الوكالة عن مصادر. The second result is the token
// behind them.
func (r *reader) relayedTo(a act, v voice) (links []voice, last int) {
	at := r.adjectives(v.last, r.last)
	if !a.is("relay") || r.tag(at) != prep || r.doc.Tokens[at].Folded != from {
		return v.links(), v.last
	}
	o, ok := r.voiceAt(at+1, r.last)
	if !ok {
		return v.links(), v.last
	}
	o = r.resolve(o, r.entityAt(o.first))
	return append(v.links(), o.links()...), o.last
}

const from = "عن"

// reports excludes verbs that describe: على ما اعتبره, وفق ما وصفه.
func reports(a act) bool {
	if a.is("act") {
		return false
	}
	return a.enc == "" || !a.is("weak") || a.is("content") || a.is("medium") || a.is("relay")
}

// alsoWords also mean "and also", before a verb whose clause goes on.
var alsoWords = map[string]bool{
	"كما":   true,
	"مثلما": true,
}

func (r *reader) closesClause(i, last int) bool {
	if i == r.first {
		return false
	}
	for j := last; j < last+4; j++ {
		switch r.tag(j) {
		case stop, comma:
			return true
		case when:
			continue
		}
		return false
	}
	return false
}

// document reads "جاء في بيان الوزارة أن", "ورد في تقرير لمنظمة", and what is
// known from a source: "علمت الجريدة من مصادر أن".
func (r *reader) document(i int) (next int) {
	if r.tag(i) != verb && r.tag(i) != word {
		return 0
	}
	a, ok := r.actAt(i, arabic.IsVerb)
	if !ok || a.row.Kind != "attribution" {
		return 0
	}
	var v voice
	if a.row.Value == "hear" {
		v, ok = r.heard(a)
	} else {
		v, ok = r.voiceAt(a.last, r.last)
		ok = ok && v.class != anonymous
	}
	if !ok {
		return 0
	}
	v = r.resolve(v, r.entityAt(v.first))
	s, ok := r.complement(v.last, a)
	if !ok {
		return 0
	}
	r.emit(v, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, a.row, 0)
	v.feats = arabic.Masculine | arabic.Singular
	r.memory.note(record{voice: v, sent: r.sent, spoke: true})
	return i + 1
}

// heard is the source behind من of a verb of learning.
func (r *reader) heard(a act) (voice, bool) {
	for j := a.last; j < r.last && j < a.last+8; j++ {
		switch r.tag(j) {
		case comp, stop, colon:
			return voice{}, false
		}
		if r.tag(j) == prep && r.doc.Tokens[j].Folded == "من" {
			v, ok := r.voiceAt(j+1, r.last)
			return v, ok && v.class == anonymous
		}
	}
	return voice{}, false
}
