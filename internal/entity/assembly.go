package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxGenitive is how many words may stand between an assembly and the definite
// word that its name needs: مجلس إدارة صندوق التنمية.
const maxGenitive = 3

// assembly reads a body that meets and that no list has by the words behind its
// noun: adjectives, a genitive, what ل leads to. اللجنة الوزارية للخدمات, مجلس إدارة هيئة السياحة. One
// whose state or body follows is left to the institutions.
func assembly(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	t, limit := m.Text, limitOf(m, noun.Last)
	if h, ok := t.FirstOf(noun.First, listedKinds); ok && h.Last > noun.Last {
		return nil, "the beginning of a listed name"
	}
	if noun.First > 0 && t.Has(noun.First-1, officeKind) {
		return nil, "the body of an officer"
	}
	if owners, _ := ownersAt(t, noun, limit); len(owners) > 0 && certain(owners[0].party) {
		return nil, "an institution whose owner is told"
	}
	end := assemblyName(t, noun, limit)
	if end == noun.Last && (noun.Last == noun.First+1 || !definite(t.Doc.Tokens[noun.Last-1].Bare)) {
		return nil, "an assembly that nothing tells from others"
	}
	if shared(t, noun.First, end) {
		return nil, "an assembly of two states, who are its sides"
	}
	m.Last = end
	p := musnad.Party{Kind: noun.Hit.Row.Value, Source: "organisation", Country: assemblyState(t, noun.First, end, limit)}
	p.Kind = assemblyKind(t, p.Kind, noun.Last, end)
	r := match.Range{First: noun.First, Last: end, Hit: noun.Hit}
	x := mention(m, r, musnad.Organisation, p)
	x.Party.Name = letters(m, r)
	return one(m, x)
}

// assemblyState is the state that stands in an assembly's name, or behind the
// participle that says to whom it belongs: لجنة التخطيط التابعة للإدارة الأردنية.
func assemblyState(t *match.Text, first, end, limit int) string {
	of := stateOf(t, first, end)
	if of.party.Country == "" && end < limit && governs(t, end, limit) {
		of = stateOf(t, end+1, min(limit, end+1+maxGenitive))
	}
	return of.party.Country
}

// assemblyKind is the standing of the body whose board stands in tokens [i,end).
func assemblyKind(t *match.Text, kind string, i, end int) string {
	for ; i < end; i++ {
		if h, ok := t.FirstOf(i, organKind); ok && h.Last <= end && h.Exact {
			return standing(kind, musnad.Party{Kind: h.Row.Value})
		}
	}
	return kind
}

// shared reports whether one of the words of an assembly's name tells that several
// sides have it: اللجنة العليا المشتركة.
func shared(t *match.Text, i, end int) bool {
	for ; i < end; i++ {
		if strings.HasPrefix(t.Doc.Tokens[i].Bare, joint) {
			return true
		}
	}
	return false
}

const joint = "المشترك"

// certain reports whether an owner is a state or a body that a list has.
func certain(p musnad.Party) bool { return p.Country != "" || p.ID != "" }

const assemblyRule = "entity/assembly"

// oneAssembly keeps an assembly in the singular that is told as a certain one.
func oneAssembly(h match.Hit) bool {
	return h.Row.Attr("meets") != "" && h.Exact && !h.Features.Any(arabic.Plural|arabic.DualNumber|arabic.WithPronoun|arabic.Indefinite)
}

// assemblyName is the token after the words that tell which assembly it is; the
// noun's own if none do.
func assemblyName(t *match.Text, noun match.Range, limit int) int {
	i := noun.Last
	if hasArticle(strings.TrimPrefix(t.Doc.Tokens[noun.First].Bare, waw)) || proclitic(t.Doc.Tokens[noun.First].Bare) {
		if i == noun.First+1 && (i >= limit || !adjectiveAt(t, i, true) || !nisbaLike(t, i)) {
			return noun.Last
		}
		return purpose(t, adjectivesOf(t, i, limit), limit)
	}
	end := genitive(t, i, limit)
	if end == i {
		return noun.Last
	}
	return purpose(t, adjectivesOf(t, end, limit), limit)
}

// genitive passes the nouns at token i up to the first with the article; it stays
// if none comes soon.
func genitive(t *match.Text, i, limit int) int {
	for j := i; j < limit && j < i+maxGenitive && bodyWord(t, j); j++ {
		bare := t.Doc.Tokens[j].Bare
		switch {
		case t.Has(j, personKind) || proclitic(bare) || servesIn(bare):
			return i
		case hasArticle(bare):
			return j + 1
		case len(t.Doc.Tokens[j].Analyses) == 0:
			return i
		}
	}
	return i
}

// adjectivesOf passes the adjectives with the article at token i, but for one with a
// complement: التابعة للوزارة.
func adjectivesOf(t *match.Text, i, limit int) int {
	for i < limit && !governs(t, i, limit) && (adjectiveAt(t, i, true) || hasArticle(t.Doc.Tokens[i].Bare) && nisbaLike(t, i) && nominal(&t.Doc.Tokens[i])) {
		i++
	}
	return i
}

// governs reports whether a participle with a phrase behind ل stands at token i.
func governs(t *match.Text, i, limit int) bool {
	return isParticiple(t, i) && i+1 < limit && strings.HasPrefix(t.Doc.Tokens[i+1].Bare, "ل")
}

// purpose passes what ل leads to at token i: للخدمات, لمجلس وزراء الصحة.
func purpose(t *match.Text, i, limit int) int {
	if i >= limit {
		return i
	}
	bare := t.Doc.Tokens[i].Bare
	if strings.HasPrefix(bare, "لل") && bodyWord(t, i) && len(bare) > 8 {
		return adjectivesOf(t, i+1, limit)
	}
	if h, ok := t.FirstOf(i, organKind); ok && h.Features.Has(arabic.WithLam) && h.Last <= limit {
		if end := genitive(t, h.Last, limit); end > h.Last {
			return adjectivesOf(t, end, limit)
		}
	}
	return i
}
