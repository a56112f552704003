package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// oneDefinite keeps a noun of people, or a title, that means one certain person.
func oneDefinite(h match.Hit) bool {
	definite := h.Features.Has(arabic.WithArticle) || h.Row.Kind == "title"
	return h.Exact && definite && !h.Features.Any(arabic.Plural|arabic.DualNumber|arabic.WithPronoun|arabic.WithKaf)
}

// maxDescribed is how many words may describe a person before the name.
const maxDescribed = 3

// description reads the adjectives between a noun of people and a name: states,
// former, others with the article.
func description(t *match.Text, i, limit int) int {
	j := i
	for j < limit && j < i+maxDescribed && describing(t, j) {
		j++
	}
	return j
}

func describing(t *match.Text, j int) bool {
	if !hasArticle(t.Doc.Tokens[j].Bare) {
		return false
	}
	if q, ok := qualifierAt(t, j, j+1); ok && q.hit.Row.Kind == "nisba" {
		return true
	}
	if h, ok := t.FirstOf(j, formerKind); ok && h.Last == j+1 {
		return true
	}
	return adjectiveAt(t, j, true)
}

// describedPerson reads a noun of people or a title, what describes it, and the
// name: الصحفي الفلسطيني فلان.
func describedPerson(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	n, _ := m.Get("name")
	return callDescribed(m, noun, n)
}

// servingPerson reads a noun of people, where he serves, and the name: القيادي في
// حركة حماس فلان.
func servingPerson(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	limit := limitOf(m, noun.Last)
	n, _, ok := namedBehind(m.Text, description(m.Text, noun.Last, limit), limit, true)
	if !ok {
		return nil, "no name stands behind where he serves"
	}
	m.Last = n.Last
	return callDescribed(m, noun, n)
}

func callDescribed(m *match.Match, noun, n match.Range) ([]musnad.Mention, string) {
	if noun.Hit.Row.Kind == "title" && n.First == noun.Last {
		return nil, "a title right before the name"
	}
	if complementizer(m.Text, noun.First) {
		return nil, "a word of grammar that leaves its hamza out"
	}
	if !hasArticle(m.Text.Doc.Tokens[noun.First].Bare[noun.Hit.Pro:]) && !noun.Hit.Features.Has(arabic.WithArticle) {
		return nil, "a noun without the article"
	}
	h, listed := person(m.Text, n.First)
	listed = listed && h.Last == n.Last
	if !listed && !looksNamed(m.Text, n) {
		return nil, "no name stands behind the noun"
	}
	p := musnad.Party{Kind: "UNK", Source: "person"}
	if listed {
		p = fromRow(h.Row)
	} else {
		p.Kind, p.Country = described(m.Text, noun, n.First)
	}
	p.Name = m.Text.Doc.Letters(m.Span(n))
	x := mention(m, whole(m, noun.Hit), musnad.Person, p)
	if noun.Hit.Row.Kind == "title" {
		x.Row = -1
	}
	return one(m, x)
}

// looksNamed reports whether a range is a name by more than being unknown: it has
// two words, and begins with a given name or a particle or ends at a mark.
func looksNamed(t *match.Text, n match.Range) bool {
	given, _ := givenName(t, n.First)
	return n.Last >= n.First+2 && (given || isParticle(t, n.First) || closed(t, n.Last))
}

// closed reports whether a mark or the end stands at token i.
func closed(t *match.Text, i int) bool {
	return i >= len(t.Doc.Tokens) || t.Doc.Tokens[i].Kind == musnad.Punct
}

// described is the standing and the state that the noun and its adjectives give.
func described(t *match.Text, noun match.Range, end int) (kind, country string) {
	kind = "UNK"
	if a, ok := t.FirstOf(noun.First, agentKind); ok && a.Last == noun.Last {
		kind, country = a.Row.Value, a.Row.Attr("country")
	}
	for j := noun.Last; j < end; j++ {
		q, ok := qualifierAt(t, j, end)
		switch {
		case !ok || q.hit.Row.Kind == "place" || q.hit.Row.Kind == "capital":
		case q.hit.Row.Kind == "nisba":
			return kind, q.party.Country
		default:
			return standing(kind, q.party), q.party.Country
		}
	}
	return kind, country
}
