package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// citation is the phrase of citing at token i.
func (r *reader) citation(i int, values ...string) (match.Hit, bool) {
	var best match.Hit
	found := false
	r.text.Hits(i, func(h match.Hit) bool {
		if h.Features.Has(arabic.IsParticle) && among(h.Row.Value, values) && (!found || h.Last > best.Last) && h.Last <= r.last {
			best, found = h, true
		}
		return true
	}, "attribution")
	return best, found
}

func among(s string, list []string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// cited reads a phrase of citing and the sources behind it: بحسب وكالة, وفقا
// لمصادر, نقلا عن صحيفة.
func (r *reader) cited(i int) (next int) {
	h, ok := r.citation(i, "by", "from", "mouth")
	if !ok {
		return 0
	}
	vs := r.citedVoices(h)
	if len(vs) == 0 || h.Row.Attr("weak") != "" && vs[0].party.Source != "unnamed" && vs[0].class != paper {
		r.doc.Decline(stage, r.span(i, h.Last), r.rule+": no source follows")
		return 0
	}
	verb := r.span(i, h.Last)
	verb.Start += h.Pro
	if h.Row.Value == "mouth" {
		return r.mouth(vs[0], verb, i)
	}
	last := vs[len(vs)-1].last
	content, head := r.citedContent(i, last, h.Row.Value, vs[0]), r.headOfSentence(i)
	r.citeEnds(i, last, content)
	for _, v := range vs {
		for _, link := range v.links() {
			x := r.emit(link, verb, i, content, "says", false)
			x.row = h.Row
			r.memory.note(record{voice: link, sent: r.sent, spoke: head, named: !head})
		}
	}
	return h.Last
}

// links are the medium whose source a voice is, and the voice.
func (v voice) links() []voice {
	if v.of == nil {
		return []voice{v}
	}
	return []voice{*v.of, v}
}

// citedVoices reads the voices behind a phrase of citing, joined by و. A phrase
// whose preposition is ل wants it on the first.
func (r *reader) citedVoices(h match.Hit) []voice {
	i := h.Last
	if r.tag(i) == word && r.doc.Tokens[i].Bare == "ل" {
		i++
	}
	var out []voice
	for n := 0; n < 3; n++ {
		conj, pro := r.proclitics(min(i, r.last-1))
		if n > 0 && !conj || pro.Any(arabic.WithBeh|arabic.WithKaf) || n == 0 && conj {
			break
		}
		v, ok := r.voiceAt(i, r.last)
		if !ok || v.own {
			break
		}
		v = r.resolve(v, r.entityAt(i))
		out = append(out, v)
		i = v.last
	}
	return out
}

// citedContent is the text that a citation governs: what follows it at the head
// of a sentence, else the sentence up to it. A source without a name behind a
// medium that speaks in the sentence governs what the medium says.
func (r *reader) citedContent(i, last int, value string, v voice) [2]int {
	if r.headOfSentence(i) {
		at := last
		for r.tag(at) == comma || r.tag(at) == comp || r.tag(at) == particle || r.tag(at) == colon || r.isThen(at) {
			at++
		}
		return [2]int{at, r.trim(at, r.last)}
	}
	if k := r.saying(i, v); k >= 0 && (value == "from" || v.class == anonymous) {
		if c, ok := r.passedOn(&r.acts[k], last); ok {
			return c
		}
	}
	if next := r.tag(last); next == comp || next == comma && r.tag(last+1) == comp {
		return [2]int{r.first, r.trim(r.first, r.last)}
	}
	return [2]int{r.clauseBefore(i), last}
}

// passedOn is what an act says whose source is cited inside it; token last is
// behind the source.
func (r *reader) passedOn(x *extra, last int) (content [2]int, ok bool) {
	if x.last > x.first {
		return [2]int{x.first, x.last}, true
	}
	s, ok := r.complement(last, act{row: x.row, first: x.verb, last: last})
	if !ok {
		return content, false
	}
	x.first, x.last = s.first, r.contentEnd(s)
	r.doc.Speech[x.speech].Content = r.span(x.first, x.last)
	return [2]int{x.first, x.last}, true
}

// clauseBefore is where the text that a trailing citation governs begins: the
// sentence, or the place where the last citation before it ended.
func (r *reader) clauseBefore(i int) int {
	start := r.first
	for k := len(r.acts) - 1; k >= 0; k-- {
		x := &r.acts[k]
		if x.verb < r.first {
			break
		}
		if x.row != nil && x.row.Kind == "attribution" && x.verb < i && x.row.Value != "hear" {
			start = max(start, x.last)
		}
	}
	for start < i && (r.tag(start) == comma || r.tag(start) == particle || r.tag(start) == stop) {
		start++
	}
	return min(start, i)
}

// isThen reports whether token i is فإن or فقد, which follow a citation.
func (r *reader) isThen(i int) bool {
	if i >= r.last {
		return false
	}
	switch r.doc.Tokens[i].Folded {
	case "فان", "فقد", "فانه", "فانها":
		return true
	}
	return false
}

func (r *reader) headOfSentence(i int) bool {
	if i-r.first > 1 {
		return false
	}
	return i == r.first || r.tags[r.first] == particle || r.tags[r.first] == bracket || r.tags[r.first] == opening
}

// saying is the latest act in this sentence, before token i, of a medium, whose
// words a source stands behind; -1 if there is none.
func (r *reader) saying(i int, v voice) int {
	for k := len(r.acts) - 1; k >= 0; k-- {
		x := &r.acts[k]
		if x.verb < r.first {
			return -1
		}
		if x.class == medium && x.verb < i && x.row != nil && x.row.Kind == "saying" {
			return k
		}
	}
	return -1
}

// citeEnds ends what was said before where a citation closes it.
func (r *reader) citeEnds(i, last int, content [2]int) {
	if content[0] < i && content[1] <= last {
		r.cut(i)
	}
}

// mouth gives what somebody's organ says to whoever says it: على لسان فلان.
func (r *reader) mouth(v voice, verb musnad.Span, i int) (next int) {
	for k := len(r.acts) - 1; k >= 0 && r.acts[k].verb >= r.first; k-- {
		x := &r.acts[k]
		if x.row == nil || x.row.Kind != "saying" {
			continue
		}
		x.voice = v
		r.doc.Speech[x.speech].Speaker = v.party
		r.memory.note(record{voice: v, sent: r.sent, spoke: true})
		if p := r.marks.at(v.last); p != nil && x.last <= x.first {
			x.first, x.last = v.last, min(p.after+1, r.last)
			r.doc.Speech[x.speech].Content = r.span(x.first, x.last)
		}
		return i + 1
	}
	return 0
}

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
	content := r.citedContent(i, v.last, "clause", v)
	r.citeEnds(i, v.last, content)
	verb := r.span(i, a.last)
	verb.Start += h.Pro
	for _, link := range v.links() {
		x := r.emit(link, verb, i, content, a.row.Value, false)
		if a.row.Kind == "attribution" {
			r.doc.Speech[x.speech].Stance = "says"
		}
		x.row = h.Row
		r.memory.note(record{voice: link, sent: r.sent, spoke: true})
	}
	return a.last
}

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
	x := r.emit(v, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, "says", false)
	x.row = a.row
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
