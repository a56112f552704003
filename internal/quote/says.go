package quote

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// says records that somebody speaks by the act; what is said is looked for from
// token i on. A verb with other senses is one of saying only with that.
func (r *reader) says(a act, v voice, i int, how manner) (next int) {
	if r.described(a) || a.is("medium") && a.enc != "" {
		return 0
	}
	s, ok := r.whatIsSaid(a, v, i)
	if !ok && r.trails(a, v) {
		return r.saysBefore(a, v)
	}
	if !ok && a.is("weak") && !a.is("act") {
		r.doc.Decline(stage, r.doc.Tokens[a.first].Span, r.rule+": nothing is said")
		r.memory.note(record{voice: v, sent: r.sent, inner: r.governed(a.first)})
		return a.first + 1
	}
	if a.is("present") && r.governed(a.first) && !r.inMarks(a.first) && !a.feats.Any(arabic.WithWaw) {
		return 0 // a belief inside what somebody says
	}
	inner := r.takesOver(a, v, how&carried != 0) || r.tag(a.first-1) == relative
	content := r.saidBefore(a)
	if ok {
		content = [2]int{s.first, r.contentEnd(s)}
	}
	r.emit(v, r.verbSpan(a), a.first, content, a.row, how)
	if a.is("relay") {
		r.relay = relay{verb: a, on: true}
	}
	r.memory.note(record{voice: v, sent: r.sent, spoke: true, inner: inner})
	return a.first + 1
}

// near reports whether nothing but words that lead over stands between a verb of
// going on and what is said.
func (r *reader) near(i, first int) bool {
	for ; i < first; i++ {
		switch r.tag(i) {
		case prep, entity, inside:
			return false
		}
	}
	return true
}

// described reports whether a verb only gives a name to something: ما اعتبره, ما
// وصفه.
func (r *reader) described(a act) bool {
	return a.enc != "" && a.is("weak") && a.first > r.first && strings.HasSuffix(r.doc.Tokens[a.first-1].Folded, "ما")
}

// believed reports whether a verb of belief is a passive of nobody: طائرات يعتقد
// أنها.
func (r *reader) believed(a act) bool {
	return a.is("present") && a.feats.Has(arabic.PresentTense) && r.tag(a.last) == comp && len(r.doc.Tokens[a.last].Folded) > 4
}

// whatIsSaid begins behind أن or إن, a colon or quotation marks; with some verbs
// it may be a noun phrase, and behind قال and its subject a sentence with no mark
// at all.
func (r *reader) whatIsSaid(a act, v voice, i int) (said, bool) {
	s, ok := r.complement(i, a)
	if ok && a.is("near") && !r.near(i, s.first) {
		ok = false
	}
	if n, noun := r.nounContent(i, a, v); noun && (!ok || n.first < s.first-1) {
		return n, true
	}
	if !ok && !a.is("weak") && !a.is("content") && i > a.last && r.tag(i) == verb {
		return said{first: i, comp: true}, true
	}
	if !ok && (a.is("more") && !a.is("near") || a.row.ID == "saying.say") && r.opensSpeech(i) {
		return said{first: i, comp: true}, true
	}
	return s, ok
}

// trails reports whether a verb and its subject close the sentence that they
// say, behind a comma: قُتل ثلاثة في القصف، تضيف الوكالة.
func (r *reader) trails(a act, v voice) bool {
	if a.is("act") || a.is("relay") || v.first < a.first || a.first == r.first || r.tag(a.first-1) != comma || !r.plain(a.first) {
		return false
	}
	for i := v.last; i < r.trim(v.last, r.last); {
		next, ok := r.passable(i, r.last)
		if !ok || next <= i {
			return false
		}
		i = next
	}
	start := r.clauseBefore(a.first)
	for j := start; j < a.first; j++ {
		if r.tag(j) == verb {
			return true
		}
	}
	return false
}

// saysBefore records a verb that closes the sentence it says, unless the speaker
// has been told in it already.
func (r *reader) saysBefore(a act, v voice) (next int) {
	for _, x := range r.actsAt(r.first, a.first) {
		if x.party.Name == v.party.Name {
			return v.last
		}
	}
	start := r.clauseBefore(a.first)
	r.cut(a.first)
	r.emit(v, r.verbSpan(a), a.first, [2]int{start, v.last}, a.row, 0)
	r.memory.note(record{voice: v, sent: r.sent, spoke: true})
	return v.last
}

// opensSpeech reports whether a word at token i begins somebody's own words where
// the marks around them are lost: وأضاف لقد أبلغنا.
func (r *reader) opensSpeech(i int) bool {
	if i >= r.last {
		return false
	}
	h, ok := r.text.FirstOf(i, attributionKind)
	return ok && h.Row.Value == "speech" && h.Pro == 0
}

// saidBefore is what is said where the verb follows it: "…"، قال الوزير. It is
// empty where nothing is.
func (r *reader) saidBefore(a act) (content [2]int) {
	j := a.first - 1
	if r.tag(j) == comma {
		j--
	}
	if r.tag(j) == closing {
		p := &r.marks.pairs[r.marks.pair[j]]
		if p.open >= r.first && r.words(p) >= minWords {
			return [2]int{p.open, j + 1}
		}
	}
	return [2]int{a.last, a.last}
}
