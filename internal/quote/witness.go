package quote

import (
	"github.com/musnad/musnad/arabic"
)

// witness remembers the subject of a verb that says nothing, for the elided
// subjects of verbs that do.
func (r *reader) witness(i int) {
	if r.tag(i) != verb || r.inMarks(i) {
		return
	}
	if a, ok := r.actAt(i, arabic.IsVerb); ok && a.row.Kind == "saying" && !a.is("act") {
		return
	}
	f := r.verbFeatures(i)
	if v, ok := r.plainSubject(i); ok {
		if v.feats = withVerb(v.feats, f); v.first < i {
			v.feats = f & agreement
		}
		r.memory.note(record{voice: v, sent: r.sent, inner: r.governed(i) || r.relativeClause(i)})
	}
}

// relativeClause reports whether the verb at token i tells more of a noun: the
// criticism that the council made.
func (r *reader) relativeClause(i int) bool {
	j := i - 1
	for r.tag(j) == particle || r.auxiliary(j) {
		j--
	}
	return r.tag(j) == relative
}

func (r *reader) verbFeatures(i int) arabic.Features {
	for _, a := range r.doc.Tokens[i].Analyses {
		if f := arabic.Features(a.Features); f.Has(arabic.IsVerb|arabic.ThirdPerson) && !f.Has(arabic.ImperativeMood) {
			return f
		}
	}
	return 0
}

// actOr is the act of saying at token i, or one that stands for any verb.
func (r *reader) actOr(i int) act {
	if a, ok := r.actAt(i, arabic.IsVerb); ok {
		return a
	}
	return act{row: plainRow, first: i, last: i + 1}
}

// plainSubject is the entity right behind the verb, or else the one right
// before it at the head of its clause.
func (r *reader) plainSubject(i int) (voice, bool) {
	j := i + 1
	for r.tag(j) == particle || r.tag(j) == when {
		j++
	}
	if v, ok := r.countedVoice(j, r.actOr(i)); ok {
		return v, true
	}
	if e := r.entityAt(j); e != nil {
		if conj, pro := r.proclitics(j); !conj && pro == 0 {
			v, ok := r.entityVoice(e, r.last)
			return v, ok && v.class == someone && !arabic.Features(e.Features).Has(arabic.Indefinite) && !r.object(i, j, v)
		}
		return voice{}, false
	}
	start := r.clauseStart(i)
	for r.tag(start) == particle || r.tag(start) == when {
		start++
	}
	e := r.entityAt(start)
	if e == nil || e.Last != i {
		return voice{}, false
	}
	if _, pro := r.proclitics(start); pro != 0 {
		return voice{}, false
	}
	v, ok := r.entityVoice(e, i)
	return v, ok && v.class == someone
}

// object reports whether the voice at token j behind a verb is its object: behind
// a plural, in the oblique case, of another gender where it has one of its own, or everybody of
// whom something is asked. طالب الحوثيين، دعا أنقرة، دعا كل المواطنين.
func (r *reader) object(i, j int, v voice) bool {
	f := r.verbFeatures(i)
	if f.Any(arabic.Plural|arabic.DualNumber) && !f.Has(arabic.Singular) {
		return true // a verb before its subject stands in the singular
	}
	if r.oblique(j) || v.party.Source != "person" && !agreesLoosely(f, v.feats) {
		return true
	}
	a, said := r.actAt(i, arabic.IsVerb)
	_, counted := r.text.FirstOf(j, quantityKind)
	return said && a.is("act") && counted
}
