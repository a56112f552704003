package quote

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// verbAt is the finite verb of saying at token i.
func (r *reader) verbAt(i int) (act, bool) {
	if t := r.tag(i); t != verb && t != word {
		return act{}, false
	}
	a, ok := r.actAt(i, arabic.IsVerb)
	if !ok || a.row.Kind != "saying" {
		return act{}, false
	}
	if r.tag(i) == word && !r.verbPosition(i) && (a.is("weak") || r.tag(i-1) == prep) || r.unsaid(i, a) {
		return act{}, false
	}
	return a, true
}

// unsaid reports whether a negation or the future stands before the verb: what
// somebody did not say, or not yet, stands on nobody's word.
func (r *reader) unsaid(i int, a act) bool {
	if a.feats.Has(arabic.WithSeen) {
		return true
	}
	if i == r.first {
		return false
	}
	return r.text.Has(i-1, negFutureKinds)
}

// verbSubject reads a verb of saying whose subject stands behind it.
func (r *reader) verbSubject(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok {
		return 0
	}
	if v, ok := r.leftSubject(i, a); ok && v.last <= i && r.onlyParticles(v.last, i) && agrees(a.feats, v.feats) {
		return 0
	}
	v, ok := r.rightSubject(a)
	if !ok || a.feats.Any(arabic.Plural|arabic.DualNumber) && !a.feats.Has(arabic.Singular) || !agreesLoosely(a.feats, v.feats) && v.class == someone && v.party.Source != "person" {
		return 0
	}
	v.feats = withVerb(v.feats, a.feats)
	return r.says(a, v, v.last, 0)
}

// subjectVerb reads a verb of saying whose subject stands before it.
func (r *reader) subjectVerb(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok {
		return 0
	}
	if r.believed(a) {
		return 0
	}
	v, ok := r.leftSubject(i, a)
	if !ok || !agrees(a.feats, v.feats) && v.class == someone && (v.party.Source != "person" || r.tag(i-1) == relative) {
		return 0
	}
	v.feats = a.feats & agreement
	return r.says(a, v, a.last, 0)
}

// elidedSubject reads a verb of saying whose subject is not named in its
// clause.
func (r *reader) elidedSubject(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok || r.inMarks(i) || !r.opensClause(i, a) {
		return 0
	}
	if a.is("present") && a.feats.Has(arabic.PresentTense) || r.impersonal(a) {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody in particular says so")
		return 0
	}
	if r.outletSpeaks(a) {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": the outlet's own people say so")
		return 0
	}
	x, ok := r.memory.elided(a.feats, r.sent, a.is("more"))
	if !ok {
		x.voice, ok = r.mentioned(i, a)
	}
	if !ok && r.passes(a) {
		r.relay = relay{verb: a, on: true}
		return a.last
	}
	if !ok {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody is known who may say so")
		return 0
	}
	return r.says(a, x.voice, a.last, carried)
}

// passes reports whether a verb passes on the words of the one behind عن without
// telling who does: نُقل عن الوزير قوله.
func (r *reader) passes(a act) bool {
	return a.is("relay") && r.tag(a.last) == prep && strings.HasPrefix(r.doc.Tokens[a.last].Folded, from)
}

// outletSpeaks reports whether the subject behind a verb is one of the outlet's
// own people: تقول مراسلتنا, ذكر مراسل الجزيرة.
func (r *reader) outletSpeaks(a act) bool {
	for i, n := a.last, 0; i < r.last && n < ownReach; i, n = i+1, n+1 {
		switch r.tag(i) {
		case comp, stop, colon, comma, verb, conj:
			return false
		}
		if r.ourOwn(i) {
			return true
		}
		if v, ok := r.voiceAt(i, r.last); ok {
			return v.own
		}
	}
	return false
}

// ownReach is how many words behind a verb the outlet's own people may stand.
const ownReach = 6

// mentioned is the last person named before token i in its sentence or the one
// before it, for a verb whose subject was the subject of nothing: "parts of the
// sheikh's sermon, where he said …".
func (r *reader) mentioned(i int, a act) (voice, bool) {
	if _, said := r.complement(a.last, a); !said {
		return voice{}, false
	}
	from := r.doc.Sentences[max(0, r.sent-1)].First
	for j := i - 1; j >= from; j-- {
		if r.ents[j] < 0 {
			continue
		}
		e := &r.doc.Entities[r.ents[j]]
		if j = e.First; !isPerson(e) || r.marks.around(j) != nil {
			continue
		}
		v, ok := r.entityVoice(e, e.Last)
		return v, ok && agrees(a.feats, v.feats)
	}
	return voice{}, false
}

// opensClause reports whether a verb stands where its subject may be elided.
func (r *reader) opensClause(i int, a act) bool {
	if a.feats.Any(arabic.WithWaw | arabic.WithFeh) {
		return true
	}
	switch r.tag(i - 1) {
	case comma, stop, conj, comp, closing, bracket, when, particle, colon:
		return true
	}
	return false
}

// impersonal reports whether a verb of telling stands in the present without a
// subject at the head of its sentence: يذكر أن, يشار إلى أن.
func (r *reader) impersonal(a act) bool {
	if !a.feats.Has(arabic.PresentTense|arabic.Masculine) || a.feats.Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	return a.feats.Has(arabic.PassiveVoice) && impersonals[arabic.FoldBare(r.lemma(a))]
}

var impersonals = map[string]bool{
	"ذكر":  true,
	"اشار": true,
	"قال":  true,
	"زعم":  true,
	"ادعي": true,
	"روي":  true,
	"لاحظ": true,
	"سجل":  true,
	"نقل":  true,
}

func (r *reader) lemma(a act) string {
	for _, x := range r.doc.Tokens[a.first].Analyses {
		if v := r.lex.Verb(x.Row); v != nil && arabic.Features(x.Features) == a.feats {
			return v.Lemma
		}
	}
	return ""
}
