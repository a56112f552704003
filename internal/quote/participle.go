package quote

import (
	"github.com/musnad/musnad/arabic"
)

// participle reads an active participle of saying: قائلا, مشيرا إلى. Its subject
// is that of its clause.
func (r *reader) participle(i int) (next int) {
	if r.tag(i) != word {
		return 0
	}
	a, ok := r.actAt(i, arabic.IsActiveParticiple)
	if !ok || a.row.Kind != "saying" || !r.adverbial(i, a) || r.inMarks(i) {
		return 0
	}
	x, ok := r.memory.elided(participleAgreement(a.feats), r.sent, true)
	if !ok {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody is known who may say so")
		return 0
	}
	s, ok := r.complement(a.last, a)
	if !ok {
		if t := r.tag(i - 1); t != comma && t != closing && !r.opens(i) && !a.feats.Has(arabic.WithWaw) {
			return 0
		}
		s = said{first: a.last, noun: true}
	}
	r.cut(i)
	how := manner(0)
	if x.sent != r.sent {
		how = carried
	}
	r.emit(x.voice, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, a.row, how)
	return i + 1
}

// opens reports whether nothing but brackets stands before token i in its
// sentence.
func (r *reader) opens(i int) bool {
	for j := r.first; j < i; j++ {
		if r.tags[j] != bracket {
			return false
		}
	}
	return true
}

// adverbial reports whether a participle stands beside the clause: in the
// accusative, or feminine, plural or dual behind a comma.
func (r *reader) adverbial(i int, a act) bool {
	if a.feats.Any(arabic.WithArticle | arabic.Prepositional | arabic.WithPronoun) {
		return false
	}
	if a.feats.Has(arabic.Indefinite) {
		return true
	}
	set := r.tag(i-1) == comma || r.tag(i-1) == closing || a.feats.Has(arabic.WithWaw)
	if a.feats.Has(arabic.Plural) || a.feats.Has(arabic.DualNumber) {
		return (set || r.behindDefinite(i)) && r.oblique(i)
	}
	if !a.feats.Has(arabic.Feminine) {
		return false
	}
	_, ok := r.complement(a.last, a)
	return ok && (set || r.transparent(i))
}

// behindDefinite reports whether a plural participle stands right behind a
// definite noun, beside which it tells what people do: احتشد الطلاب هاتفين.
func (r *reader) behindDefinite(i int) bool {
	switch r.tag(i - 1) {
	case word, entity, inside:
		return hasArticle(r.doc.Tokens[i-1].Bare)
	}
	return false
}

// participleAgreement is the gender and number that a participle asks of its
// subject. A masculine form is used for all in loose style.
func participleAgreement(f arabic.Features) arabic.Features {
	if f.Has(arabic.Feminine) {
		return arabic.Feminine
	}
	return f & (arabic.Plural | arabic.DualNumber)
}

// leadsOver reports whether token i is a participle of saying beside its
// clause: قائلا, مشيرة.
func (r *reader) leadsOver(i int) bool {
	a, ok := r.actAt(i, arabic.IsActiveParticiple)
	if !ok || a.row.Kind != "saying" || a.feats.Any(arabic.WithArticle|arabic.Prepositional|arabic.WithPronoun) {
		return false
	}
	if a.feats.Has(arabic.Indefinite) || r.tag(i-1) == comma || r.tag(i-1) == closing {
		return true
	}
	switch r.tag(i + 1) {
	case comp, colon, opening:
		return true
	case prep:
		return r.tag(i+2) == comp
	}
	return false
}

// transparent reports whether a participle only leads over to what is said:
// وأضاف قائلا.
func (r *reader) transparent(i int) bool {
	x, ok := r.actAt(i, arabic.IsActiveParticiple)
	return ok && x.row.Value == "says" && !x.is("weak") && !x.is("content")
}
