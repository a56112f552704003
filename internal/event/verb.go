package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// finite decides whether the word at token i is a finite verb, and by which
// reading. An unvocalised word is often both (قتل: he killed, was killed, a
// killing): then what stands before it decides.
func (v *view) finite(i int) (musnad.Analysis, bool) {
	tok := &v.doc.Tokens[i]
	verbal, nominal, exact := -1, false, false
	for k, a := range tok.Analyses {
		f := arabic.Features(a.Features)
		if exact && !a.Exact {
			break
		}
		exact = exact || a.Exact
		switch {
		case f.Has(arabic.IsVerb) && !v.unsaid(i, f):
			// The third person is told of far more often than the others, whose
			// forms are often spelled the same.
			if verbal < 0 || v.likelier(i, &tok.Analyses[k], &tok.Analyses[verbal]) {
				verbal = k
			}
		case match.NounOf(tok, &tok.Analyses[k]):
			nominal = true
		}
	}
	if verbal < 0 || nominal && (!v.verbPosition(i) || v.governed(i, &tok.Analyses[verbal])) || v.afterPreposition(i, &tok.Analyses[verbal]) {
		return musnad.Analysis{}, false
	}
	return tok.Analyses[verbal], true
}

// unsaid reports whether the word at token i can't be the verb that the features
// tell: an imperative, or a jussive without a particle or ل that calls for it.
// Hollow verbs have the letters of others there: نقل is "he moved", and only
// behind لم "we dismissed".
func (v *view) unsaid(i int, f arabic.Features) bool {
	return f.Has(arabic.ImperativeMood) || f.Has(arabic.Jussive) && !f.Has(arabic.WithLam) && !v.negation(i-1)
}

// governed reports whether the word at token i, which may be a verb of the past or a
// noun, follows إن or أن where that begins what is said: what stands there is a noun.
// قالت إن قصفا استهدف, أكد أن قتل المدنيين. Behind بعد أن and سبق أن it is a verb.
func (v *view) governed(i int, verbal *musnad.Analysis) bool {
	f := arabic.Features(verbal.Features)
	if v.tag(i-1) != comp || !f.Has(arabic.PastTense) || v.pronounBefore(i) {
		return false
	}
	if f.Has(arabic.DualNumber) {
		return true
	}
	switch v.tag(i - 2) {
	case prep, particle, inside, stop:
		return false
	case verb:
		return !isAuxiliary(v, i-2)
	}
	return true
}

// negation reports whether the word at token i negates, as those do that call for a
// jussive: لم, لا.
func (v *view) negation(i int) bool {
	if v.tag(i) != particle {
		return false
	}
	_, ok := v.text.FirstOf(i, negKind)
	return ok
}

// prepBefore is the preposition right before token i, -1 if there is none; it
// may be of several words.
func (v *view) prepBefore(i int) int {
	for i--; v.tag(i) == inside; i-- {
	}
	if v.tag(i) != prep {
		return -1
	}
	return i
}

// afterPreposition reports whether the word at token i follows a preposition,
// behind which no verb stands; a present tense behind من makes it the relative
// pronoun that is spelled the same.
func (v *view) afterPreposition(i int, verbal *musnad.Analysis) bool {
	p := v.prepBefore(i)
	if p < 0 || v.onPreposition(p) != "" {
		return false
	}
	switch v.preps[p-v.first] {
	case noSlot:
		return false
	case lexicon.Min:
		return arabic.Features(verbal.Features).Has(arabic.PastTense)
	}
	return true
}

// likelier reports whether a is a better reading of the verb at token i than b: the third
// person, then the singular (ودعا is "and he called" before "they two bade
// farewell"), the active (ووصل is "and he arrived"), then one with a meaning in the lists
// (تعهد is "he pledged" before it is "she entrusts"), then fewer proclitics.
func (v *view) likelier(i int, a, b *musnad.Analysis) bool {
	for _, wanted := range []arabic.Features{arabic.ThirdPerson, arabic.Singular, arabic.ActiveVoice} {
		x, y := arabic.Features(a.Features).Has(wanted), arabic.Features(b.Features).Has(wanted)
		if x != y {
			return x
		}
	}
	if x, y := v.meant(a, b), v.meant(b, a); x != y && !v.negation(i-1) {
		return x
	}
	return a.Pro < b.Pro
}

// meant reports whether a reading is the past tense of a verb that carries an event or
// helps one that does, where the other reading is of a verb that does neither.
func (v *view) meant(a, other *musnad.Analysis) bool {
	return arabic.Features(a.Features).Has(arabic.PastTense) && v.carriesOrHelps(a.Row) && !v.carriesOrHelps(other.Row)
}

func (v *view) carriesOrHelps(row int32) bool {
	return len(v.lex.Frames(row)) > 0 || len(v.lex.Lights(row)) > 0
}

// verbPosition reports whether a word that may be verb or noun stands where a
// verb is expected.
func (v *view) verbPosition(i int) bool {
	if i == v.first {
		return true
	}
	switch v.tag(i - 1) {
	case comp, relative, clauseConj, comma, stop, particle:
		return true
	case verb:
		return v.conj[i-v.first]
	case prep, number:
		return false
	case when:
		return v.conj[i-v.first]
	case noun:
		if v.unknownSubject(i-1) || v.pointsBack(i+1) && !hasArticle(&v.doc.Tokens[i-1]) {
			return true
		}
	case inside:
		if v.afterOpeningTime(i) {
			return true
		}
	}
	if v.conj[i-v.first] {
		return !v.nounBefore(i)
	}
	e := v.covering(i - 1)
	return e != nil && e.Last == i && v.clauseInitial(e) || v.brings(i) || v.carriesBack(i) || v.takesPeople(i)
}

// takesPeople reports whether the word at token i has a pronoun for the people of no known
// name right before it, as a verb has that describes them: صحفيين خطفهم مسلحون.
func (v *view) takesPeople(i int) bool {
	if !v.indefinitePeople(i - 1) {
		return false
	}
	tok := &v.doc.Tokens[i]
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return arabic.Features(a.Features).Has(arabic.IsVerb|arabic.ThirdPerson|arabic.WithPronoun) && plural(tok.Bare[len(tok.Bare)-int(a.Enc):])
	})
}

// plural reports whether a pronoun is of several people.
func plural(pronoun string) bool { return pronoun == "هم" || pronoun == "هما" }

// carriesBack reports whether the word at token i may be a light verb with a pronoun
// for the happening before it, on itself or on its preposition, or told with its day
// or place: هجوم انتحاري شنه مسلحون, زيارة رسمية قام بها, لقاء عقد أمس.
func (v *view) carriesBack(i int) bool {
	if !v.behindHappening(i) {
		return false
	}
	tok := &v.doc.Tokens[i]
	placed := i+1 < v.last && (v.times[i+1-v.first] >= 0 || v.locates(i+1))
	resumed := i+1 < v.last && v.onPreposition(i+1) != ""
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		f := arabic.Features(a.Features)
		return a.Exact && f.Has(arabic.IsVerb) && (f.Has(arabic.WithPronoun) || resumed || placed && f.Has(arabic.PassiveVoice)) && len(v.lex.Lights(a.Row)) > 0
	})
}

// brings reports whether the word at token i tells who came together in the
// meeting before it: لقاء جمع الرئيس بالوزير, not جمع التبرعات.
func (v *view) brings(i int) bool {
	if v.doc.Tokens[i].Bare != gather || v.tag(i-1) != noun || !v.happening(i-1) {
		return false
	}
	return i+1 < v.last && (v.ents[i+1-v.first] >= 0 || v.times[i+1-v.first] >= 0)
}

// unknownSubject reports whether the noun at token i is a subject that is no
// party, between أن or كان and its verb: كان انتحاري فجر نفسه.
func (v *view) unknownSubject(i int) bool {
	if v.conj[i-v.first] || v.pro[i-v.first] != 0 || i == v.first {
		return false
	}
	return v.tag(i-1) == comp || v.tag(i-1) == verb && auxiliaries[v.lex.Row(v.forms[i-1-v.first].Row).Name()]
}

// afterOpeningTime reports whether a time expression that begins the sentence
// ends before token i: يوم الثلاثاء قتل.
func (v *view) afterOpeningTime(i int) bool {
	t := v.times[i-1-v.first]
	return t >= 0 && v.doc.Times[t].First == v.first && v.doc.Times[t].Last == i
}

// nounBefore reports whether the word before token i is a common noun or
// masdar, with which a noun at i is joined: القتل والتشريد.
func (v *view) nounBefore(i int) bool {
	return v.tag(i-1) == noun && v.isMasdar(i-1)
}

// locates reports whether token i is the preposition في.
func (v *view) locates(i int) bool {
	h, ok := v.text.FirstOf(i, prepKind)
	return ok && slotOf(h.Row.Value) == lexicon.Fi
}

// behindHappening reports whether a noun of happening, with one adjective at most,
// stands right before token i.
func (v *view) behindHappening(i int) bool {
	return v.tag(i-1) == noun && (v.happeningAt(i-1) || v.tag(i-2) == noun && v.happeningAt(i-2))
}

// isMasdar reports whether the word at token i may be a masdar.
func (v *view) isMasdar(i int) bool {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if arabic.Features(tok.Analyses[k].Features).Any(arabic.IsMasdar) && tok.Fits(&tok.Analyses[k]) {
			return true
		}
	}
	return false
}

// clauseInitial reports whether an entity begins its clause, so that a verb
// after it has it as its subject.
func (v *view) clauseInitial(e *musnad.Mention) bool {
	first := v.peopleOf(e.First)
	if arabic.Features(v.pro[first-v.first]).Any(arabic.Prepositional) {
		return false
	}
	if first == v.first {
		return true
	}
	switch v.tag(first - 1) {
	case comp, comma, stop, clauseConj, bracket, particle:
		return true
	case verb:
		return isAuxiliary(v, first-1)
	}
	if !v.conj[first-v.first] {
		return false
	}
	if before := v.covering(first - 1); before != nil {
		return v.clauseInitial(before) // the last of several: أعلنت السعودية ومصر قطع العلاقات
	}
	return true
}

// peopleOf is the token at which people begin that are said to be of the entity at
// token i, or i: جنديين من القوات الدولية.
func (v *view) peopleOf(i int) int {
	if v.tag(i-1) != prep || v.preps[i-1-v.first] != lexicon.Min || v.tag(i-2) != noun {
		return i
	}
	if _, ok := v.text.FirstOf(i-2, heads); ok {
		return i - 2
	}
	return i
}

// isAuxiliary reports whether the verb at token i is one that another verb
// completes: كان الرئيس أعلن.
func isAuxiliary(v *view, i int) bool {
	row := v.lex.Row(v.forms[i-v.first].Row)
	return auxiliaries[row.Name()]
}

var auxiliaries = map[string]bool{
	"كان":   true,
	"أصبح":  true,
	"ظل":    true,
	"بات":   true,
	"كاد":   true,
	"بدأ":   true,
	"استمر": true,
	"عاد":   true,
	"سبق":   true,
	"أخذ":   true,
}
