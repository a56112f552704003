package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxServing is how many words may say what somebody heads or oversees before
// his name: رئيس مجلس إدارة الهيئة العامة للطيران المدني الأستاذ فلان.
const maxServing = 10

// nameBehindBody reads the holder's name behind a body that no list knows, whose
// words are passed: nouns with their genitives and adjectives, and what على, عن,
// في, ل and ب lead to. The name must follow a word that closes such a phrase,
// one with the article or another name: in مركز الملك فلان the king is no
// director. whole tells that the office needs no genitive, so that a bare noun
// behind it is rather an object.
func nameBehindBody(t *match.Text, i, limit int, whole bool) (n match.Range, of qualifier, ok bool) {
	if i >= limit || whole && !goesOn(t, i) {
		return n, of, false
	}
	closes := false
	for j := i; j < limit && j < i+maxServing; {
		end := announced(t, j, limit)
		if end > 0 && closes {
			n, ok = nameAfter(t, j, limit)
			return n, stateOf(t, i, j), ok
		}
		if end = max(end, eponym(t, j, limit)); end > 0 && !closes {
			j, closes = end, true
			continue
		}
		if !bodyWord(t, j) {
			return n, of, false
		}
		closes = closable(t, j)
		j++
	}
	return n, of, false
}

// goesOn reports whether token i goes on with a phrase that might end before it:
// an adjective, or what a preposition leads to.
func goesOn(t *match.Text, i int) bool {
	bare := t.Doc.Tokens[i].Bare
	return servesIn(bare) || definite(bare)
}

// servesIn reports whether a word is a preposition that leads to what somebody
// heads, oversees or sits in.
func servesIn(bare string) bool {
	switch bare {
	case "على",
		"عن",
		"في":
		return true
	}
	return false
}

// definite reports whether a word has the article, behind a proclitic too.
func definite(bare string) bool { return hasArticle(bare) || proclitic(bare) }

// closable reports whether a phrase may end with the word at token j: one with the
// article, or a place.
func closable(t *match.Text, j int) bool {
	return definite(t.Doc.Tokens[j].Bare) || t.Has(j, landKinds)
}

// announced is the token after a name at token i that a title announces or that
// cannot be but one; 0 if none is there.
func announced(t *match.Text, i, limit int) int {
	first := skipTitle(t, i, limit)
	end := nameAt(t, first, limit)
	if end < 0 {
		return 0
	}
	if h, listed := person(t, first); listed && h.Last == end && (first > i || !h.Features.Has(arabic.ShortForm)) {
		return end
	}
	given, strong := givenName(t, first)
	if first > i && (given || looksNamed(t, match.Range{First: first, Last: end})) {
		return end
	}
	if end > first+1 && (strong || given && filial(t, first+1) || servant(t, first) || foreign(t, first, end)) {
		return end
	}
	return 0
}

// servant reports whether a name begins with a particle at token i, as those of the
// servants of God do, and no place does.
func servant(t *match.Text, i int) bool { return isParticle(t, i) && !t.Has(i, nameKinds) }

// foreign reports whether no word of tokens [i,end) is known, and a mark, a verb or
// a particle ends them: جيرولد نادلر أن.
func foreign(t *match.Text, i, end int) bool {
	for ; i < end; i++ {
		if len(t.Doc.Tokens[i].Analyses) > 0 || hasArticle(t.Doc.Tokens[i].Bare) {
			return false
		}
	}
	return closed(t, end) || verbal(&t.Doc.Tokens[end]) || t.Has(end, compKinds)
}

// eponym is the token after a ruler whose name a body has, if he stands at token i:
// جامعة الملك سعود; 0 if none does.
func eponym(t *match.Text, i, limit int) int {
	h, ok := t.FirstOf(i, officeKind)
	if !ok || h.Last != i+1 || !h.Features.Has(arabic.WithArticle) {
		return 0
	}
	return max(0, nameAt(t, i+1, limit))
}

// bodyWord reports whether the word at token j may be of a body's name: a noun,
// and nobody by himself, for he would be another side.
func bodyWord(t *match.Text, j int) bool {
	tok := &t.Doc.Tokens[j]
	if tok.Kind != musnad.Word {
		return false
	}
	if servesIn(tok.Bare) {
		return true
	}
	if verbal(tok) || t.Has(j, timeKinds) || strings.HasSuffix(tok.Bare, tanween) && !definite(tok.Bare) {
		return false
	}
	h, ok := t.FirstOf(j, peopleKinds)
	return !ok || h.Features.Any(arabic.Plural) || !h.Exact || nisbaLike(t, j)
}

// tanween ends an indefinite object or an adverb: وفدا, أمسا.
const tanween = "ا"

// stateOf is the state whose adjective or name stands in a body's name, or whose
// party one of its words means.
func stateOf(t *match.Text, i, end int) (of qualifier) {
	for j := i; j < end; j++ {
		if q, ok := qualifierAt(t, j, end); ok && q.party.Country != "" {
			return q
		}
		if h, ok := t.FirstOf(j, agentKind); ok && h.Row.Attr("country") != "" && h.Last <= end {
			return qualifier{musnad.Party{Country: h.Row.Attr("country")}, h, h.Last, false}
		}
	}
	return of
}
