package entity

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// mine reports whether a hit is a noun with the pronoun of the first person, which
// the press hardly uses: دولي is "international".
func mine(t *match.Text, h match.Hit) bool {
	return h.Features.Has(arabic.WithPronoun) && h.Enc == 2 && strings.HasSuffix(t.Doc.Tokens[h.Last-1].Bare, "ي")
}

// describes reports whether a word that may be a noun of people is an adjective
// here. Behind a noun with the article, a word with the article always is, since
// a genitive's head has none. Behind an indefinite noun, a singular is, if it
// looks like a nisba, is weak or feminine, and the noun does not ask for a
// victim (اجتماع أمني, but مقتل صحفي).
func describes(m *match.Match, noun match.Range) bool {
	f := noun.Hit.Features
	if noun.First == 0 || noun.Hit.Row.Kind != "agent" || noun.Last > noun.First+1 || f.Any(arabic.Prepositional|arabic.WithWaw|arabic.WithFeh) {
		return false
	}
	prev := &m.Text.Doc.Tokens[noun.First-1]
	if b := prev.Best(); b != nil && arabic.Features(b.Features).Has(arabic.IsName) && strings.HasSuffix(m.Text.Doc.Tokens[noun.First].Bare, "ا") {
		return false // اغتالت إسرائيل قياديا: a name is definite
	}
	if prev.Kind != musnad.Word || !nominal(prev) && !masdarBehind(m.Text, noun.First-1) || hasArticle(prev.Bare) != f.Has(arabic.WithArticle) {
		return false
	}
	if !agrees(prev, f) {
		return false
	}
	if f.Has(arabic.WithArticle) {
		return noun.Hit.Row.Attr("weak") != "" || nisbaLike(m.Text, noun.First) || isParticiple(m.Text, noun.First) || qualifiesPeople(m.Text, noun)
	}
	if qualifiesPeople(m.Text, noun) {
		return true
	}
	if f.Any(arabic.Plural|arabic.DualNumber) && !f.Has(arabic.Feminine) {
		return false
	}
	if nisbaLike(m.Text, noun.First) && followedByNisba(m.Text, noun.Last) {
		return !victimOf(m.Text, noun.First-1, alone) // لقاء عسكري تركي, but مقتل عسكري تركي
	}
	if nisbaLike(m.Text, noun.First) {
		return !victimOf(m.Text, noun.First-1, hurts) // حل سياسي, but سقوط عسكري
	}
	return (noun.Hit.Row.Attr("weak") != "" || f.Has(arabic.Feminine)) && !wantsVictim(m.Text, noun.First-1)
}

// qualifiesPeople reports whether a sound plural that is an adjective, too, stands right
// behind a noun of people with the same ending, so that it says of what kind they are:
// مستوطنون متطرفون. A subject and its object differ in it.
func qualifiesPeople(t *match.Text, noun match.Range) bool {
	if t.Lex.ByID(noun.Hit.Row.ID+adjectiveRow) == nil {
		return false
	}
	people, ok := t.FirstOf(noun.First-1, agentKind)
	if !ok || !people.Exact || people.Last != noun.First || people.Features.Has(arabic.WithPronoun) {
		return false
	}
	before, word := t.Doc.Tokens[noun.First-1].Bare, t.Doc.Tokens[noun.First].Bare
	return slices.ContainsFunc(soundPlurals, func(end string) bool { return strings.HasSuffix(before, end) && strings.HasSuffix(word, end) })
}

// adjectiveRow ends the id of the row that has the singular of a noun of people which is
// an adjective, too.
const adjectiveRow = ".one"

var soundPlurals = []string{"ون", "ين"}

// masdarBehind reports whether the word at token i, which may be a verb elsewhere, is a
// masdar behind a preposition: إلى حل سياسي.
func masdarBehind(t *match.Text, i int) bool {
	if i == 0 || !isMasdar(t, i) {
		return false
	}
	_, ok := t.FirstOf(i-1, prepKind)
	return ok
}

func followedByNisba(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, nisbaKind)
	return ok && !h.Features.Has(arabic.WithArticle)
}

// agrees reports whether a word with these features may be an adjective of the
// noun before it: a masculine plural describes neither a singular nor a feminine.
func agrees(prev *musnad.Token, f arabic.Features) bool {
	best := prev.Best()
	if best == nil || !f.Any(arabic.Plural|arabic.DualNumber) || f.Has(arabic.Feminine) {
		return true
	}
	p := arabic.Features(best.Features)
	return p.Any(arabic.Plural|arabic.DualNumber) && !p.Has(arabic.Feminine)
}

// verbRather reports whether a word that may be a noun of people is rather a verb
// whose subject or object follows: طالب الحوثيين is no student of theirs. A preposition, a
// number or a noun before it speaks for the noun.
func verbRather(t *match.Text, noun match.Range, owner qualifier) bool {
	if noun.Hit.Row.Kind != "agent" || noun.Last > noun.First+1 || owner.hit.Row.Kind == "nisba" || owner.hit.First > noun.Last {
		return false
	}
	verb := false
	tok := &t.Doc.Tokens[noun.First]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		verb = verb || a.Exact && arabic.Features(a.Features).Has(arabic.IsVerb|arabic.PastTense|arabic.ActiveVoice)
	}
	return verb && !noun.Hit.Features.Any(arabic.Prepositional) && !counted(t, noun.First)
}

// nisbaLike reports whether the word at token i has the ending of a nisba.
func nisbaLike(t *match.Text, i int) bool {
	bare := strings.TrimSuffix(strings.TrimSuffix(t.Doc.Tokens[i].Bare, tehMarbuta), "ا")
	return strings.HasSuffix(bare, "ي")
}

// isParticiple reports whether the word at token i is a participle of a listed
// verb, and so may be an adjective.
func isParticiple(t *match.Text, i int) bool {
	for _, a := range t.Doc.Tokens[i].Analyses {
		if arabic.Features(a.Features).Any(arabic.IsActiveParticiple | arabic.IsPassiveParticiple) {
			return true
		}
	}
	return false
}

// nominal reports whether a word can only be a noun; a word that no list knows
// is taken for one.
func nominal(tok *musnad.Token) bool {
	for k := range tok.Analyses {
		if f := arabic.Features(tok.Analyses[k].Features); tok.Fits(&tok.Analyses[k]) && f.Any(arabic.IsVerb|arabic.IsParticle) {
			return false
		}
	}
	return true
}

// adjectiveAt reports whether token i may be an adjective of the noun before
// it: a word with the noun's definiteness that is no name, verb or preposition.
func adjectiveAt(t *match.Text, i int, definite bool) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != musnad.Word {
		return false
	}
	if definite != hasArticle(tok.Bare) {
		return false
	}
	for k := range tok.Analyses {
		f := arabic.Features(tok.Analyses[k].Features)
		if tok.Fits(&tok.Analyses[k]) && f.Any(arabic.IsVerb|arabic.IsParticle|arabic.IsName) {
			return false
		}
	}
	if t.Has(i, parties) {
		return false
	}
	return len(tok.Bare) > 6
}

func hasArticle(bare string) bool { return len(bare) > 4 && bare[:4] == theArticle }

// afterNoun reports whether the word before token i may be a noun that an
// indefinite nisba at i describes; after a number it describes none.
func afterNoun(m *match.Match, i int) bool {
	if i == 0 {
		return false
	}
	prev := &m.Text.Doc.Tokens[i-1]
	if prev.Kind != musnad.Word {
		return prev.Kind != musnad.Number
	}
	if accusative(m.Text, i-1) {
		return true // قصفا إسرائيليا is no deed of two
	}
	for k := range prev.Analyses {
		f := arabic.Features(prev.Analyses[k].Features)
		if prev.Fits(&prev.Analyses[k]) && (f.Has(arabic.IsParticle) || f.Has(arabic.IsVerb)) {
			return false
		}
	}
	return true
}

// adjectival reports whether the word before token i is a noun with the
// article, so that a nisba at i is its adjective.
func adjectival(m *match.Match, i int) bool {
	if i == 0 {
		return false
	}
	prev := &m.Text.Doc.Tokens[i-1]
	return prev.Kind == musnad.Word && hasArticle(prev.Bare)
}
