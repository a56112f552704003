package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// subjectReach is how many tokens behind a verb its subject may begin.
const subjectReach = 24

// rightSubject finds the subject behind a verb of saying: the first voice that
// no preposition governs. Times, adverbs, phrases with prepositions and what
// dashes set off may stand before it.
func (r *reader) rightSubject(a act) (voice, bool) {
	limit := min(r.last, a.last+subjectReach)
	for i := a.last; i < limit; {
		next, ok := r.passable(i, limit)
		if ok {
			i = next
			continue
		}
		return r.subjectAt(i, a)
	}
	return voice{}, false
}

// subjectAt reads the subject that begins at token i.
func (r *reader) subjectAt(i int, a act) (voice, bool) {
	switch r.tag(i) {
	case word, entity, inside, opening:
	default:
		return voice{}, false
	}
	if conj, _ := r.proclitics(i); conj || r.oblique(i) {
		return voice{}, false
	}
	if v, ok := r.latter(i); ok {
		return v, true
	}
	if v, ok := r.voiceAt(i, r.last); ok {
		return r.resolve(v, r.entityAt(i)), !r.ourOwn(i) && !v.own
	}
	if v, ok := r.countedVoice(i, a); ok {
		return v, true
	}
	if r.tag(i) != word {
		return voice{}, false
	}
	if r.leadsOver(i) {
		return voice{}, false
	}
	return r.strangerAt(i, a)
}

// oblique reports whether a word is a plural or dual in ين, which is no
// subject: أبلغ الصحفيين.
func (r *reader) oblique(i int) bool {
	tok := &r.doc.Tokens[i]
	if e := r.ents[i]; e >= 0 {
		switch {
		case r.doc.Entities[e].Party.Source == "person":
			return false
		case r.doc.Entities[e].Kind == musnad.Group && strings.HasSuffix(tok.Folded, nisbas):
			return true
		}
	}
	if !strings.HasSuffix(tok.Folded, "ين") || len(tok.Analyses) == 0 {
		return false
	}
	return arabic.Features(tok.Analyses[0].Features).Any(arabic.Plural | arabic.DualNumber)
}

// nisbas ends the oblique plural of adjectives of origin and following: الحوثيين.
const nisbas = "يين"

// ourOwn reports whether a word means the outlet's own people: مراسلنا, موفدتنا.
func (r *reader) ourOwn(i int) bool {
	h, ok := r.text.FirstOf(i, mediaclassKind)
	return ok && h.Row.Attr("of") != "" && strings.HasSuffix(r.doc.Tokens[i].Folded, ours)
}

const ours = "نا"

// passable reports whether token i may stand between verb and subject, and
// the token after it.
func (r *reader) passable(i, limit int) (next int, ok bool) {
	switch r.tag(i) {
	case when, particle, number:
		return i + 1, true
	case comma:
		return i + 1, r.setAside(i+1) || r.closesAside(i)
	case bracket:
		return r.skipBracket(i, limit), true
	case prep:
		if r.withPronoun(i) {
			return i + 1, true
		}
		return r.skipPhrase(i+1, limit), true
	case word, entity, inside:
		conj, pro := r.proclitics(i)
		if pro != 0 {
			return r.skipPhrase(i, limit), true
		}
		return i + 1, !conj && r.adverb(i)
	}
	return i, false
}

// withPronoun reports whether the preposition at token i has its noun as a
// pronoun: أكد فيه الوزير.
func (r *reader) withPronoun(i int) bool {
	for k := range r.doc.Tokens[i].Analyses {
		if a := &r.doc.Tokens[i].Analyses[k]; a.Exact && arabic.Features(a.Features).Has(arabic.IsParticle) {
			return a.Enc > 0
		}
	}
	return false
}

// setAside reports whether what follows a comma is a time, a phrase with a
// preposition or a dash, so that the clause goes on behind it.
func (r *reader) setAside(i int) bool {
	switch r.tag(i) {
	case when, prep, bracket:
		return true
	case word, entity:
		_, pro := r.proclitics(i)
		return pro != 0
	}
	return false
}

// closesAside reports whether the comma at token i closes what another opened:
// "، الأحد،", "، في بيان،".
func (r *reader) closesAside(i int) bool {
	for j := i - 1; j > max(r.first, i-asideReach); j-- {
		switch r.tag(j) {
		case comma:
			return r.setAside(j + 1)
		case verb, comp, conj, relative, stop:
			return false
		}
	}
	return false
}

// asideReach is how many words two commas may set off.
const asideReach = 10

// adverb reports whether a word with tanween is one: هاتفيا. Participles of
// saying are not.
func (r *reader) adverb(i int) bool {
	if r.tag(i) != word {
		return false
	}
	if r.leadsOver(i) {
		return false
	}
	for _, a := range r.doc.Tokens[i].Analyses {
		if a.Exact && arabic.Features(a.Features).Has(arabic.Indefinite) {
			return true
		}
	}
	return false
}

// bracketReach is how many tokens brackets or dashes may set off.
const bracketReach = 40

// dash is tatweel that no letter touches.
const dash = "ـ"

// skipBracket passes what brackets or dashes set off.
func (r *reader) skipBracket(i, limit int) int {
	closer := map[string]string{"(": ")", "[": "]", "-": "-", "–": "–", "—": "—", dash: dash}[r.doc.Tokens[i].Bare]
	for j := i + 1; closer != "" && j < limit && j < i+bracketReach; j++ {
		if r.doc.Tokens[j].Bare == closer {
			return j + 1
		}
	}
	return i + 1
}

// skipPhrase passes the noun phrase of a preposition whose noun is token i. An
// entity belongs to it as its head, or as the genitive of a noun without the
// article; a new source begins a phrase of its own.
func (r *reader) skipPhrase(i, limit int) int {
	if p := r.marks.at(i); p != nil && p.closed && p.after-p.first <= maxNameTokens && p.after < limit {
		return p.after + 1
	}
	if e := r.entityAt(i); e != nil {
		end := r.adjectives(e.Last, limit)
		if x := r.entityAt(end); x != nil && x.Party.ID != "" && x.Party.ID == e.Party.ID && end < limit {
			return x.Last // another name of the same: وكالة الأنباء الألمانية دي بي إيه
		}
		return end
	}
	head := i
	if h, ok := r.text.FirstOf(i, statementKind); ok && h.Last < limit {
		i = r.adjectives(h.Last, limit) - 1
	}
	for i++; i < limit; i++ {
		switch r.tag(i) {
		case entity:
			_, pro := r.proclitics(i)
			if pro != 0 || hasArticle(r.doc.Tokens[i-1].Bare) || r.isStatement(head) {
				return i
			}
			i = r.entityAt(i).Last - 1
		case word:
			conj, pro := r.proclitics(i)
			if pro != 0 || conj && r.startsVoice(i) || r.isStatement(head) && r.startsVoice(i) {
				return i
			}
			if r.leadsOver(i) {
				return i
			}
		case inside, number:
		default:
			return i
		}
	}
	return i
}

func (r *reader) startsVoice(i int) bool {
	return r.text.Has(i, sourceMediaclassKinds)
}

func (r *reader) isStatement(i int) bool {
	return r.text.Has(i, statementKind)
}
