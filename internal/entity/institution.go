package entity

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// institution reads an institution of a state, body or group: the noun, its
// adjectives, whose it is. "القوات السورية والروسية" are two.
func institution(m *match.Match) ([]musnad.Mention, string) {
	return collective(m, musnad.Organisation)
}

// insidePreposition reports whether the noun at token i belongs to a preposition, in
// one word with a proclitic or in several: بجانب, إلى جانب, من جانب.
func insidePreposition(t *match.Text, i int) bool {
	for j := max(0, i-1); j <= i; j++ {
		if h, ok := t.FirstOf(j, asideKinds); ok && h.Exact && h.Last > i {
			return !westward(t, h) || i > 0 && slices.Contains(whither, t.Doc.Tokens[i-1].Bare)
		}
	}
	return false
}

// whither stand before a side of the world.
var whither = []string{
	"من",
	"إلى",
	"في",
	"نحو",
	"باتجاه",
}

// westward reports whether a word that stands before the name of a place has the article,
// with which it is a side of the world, or who lives there: حذر الغرب.
func westward(t *match.Text, h match.Hit) bool {
	return h.Last == h.First+1 && hasArticle(t.Doc.Tokens[h.First].Bare) && t.Has(h.First, partKind)
}

// preposed reports whether a noun of people is a preposition that is spelled like it,
// as well or better: أمام السفارة, before the embassy, and no imam of it.
func preposed(t *match.Text, noun match.Range) bool {
	h, ok := t.FirstOf(noun.First, asideKinds)
	return ok && (h.Exact || !noun.Hit.Exact)
}

// crowd reads people of one kind: demonstrators, soldiers, detainees.
func crowd(m *match.Match) ([]musnad.Mention, string) {
	return collective(m, musnad.Group)
}

// preposition reports whether token i is one in the spelling of the text too:
// امام, before, beside imam.
func preposition(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, prepKind)
	return ok && h.Exact && h.Last == i+1
}

func collective(m *match.Match, kind musnad.MentionKind) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	row := noun.Hit.Row
	if longerName(m.Text, noun.First, noun.Last) {
		return nil, "the beginning of a longer name"
	}
	if describes(m, noun) {
		return nil, "an adjective of the noun before it"
	}
	if noun.Hit.Features.Has(arabic.Feminine|arabic.Plural) && isMasdar(m.Text, noun.First) {
		return nil, "a masdar in the plural"
	}
	if row.Kind == "agent" && (isPlaceNoun(m.Text, noun.First) || unsure(m.Text, noun) && isMasdar(m.Text, noun.First)) {
		return nil, "a place or a masdar rather than people"
	}
	if onlyDual(m.Text, noun.Hit) && tellsAttack(m.Text, noun.First) {
		return nil, "an attack rather than two people" // العدوان is no two enemies
	}
	if row.Attr("weak") != "" && !noun.Hit.Features.Has(arabic.WithArticle) && preposition(m.Text, noun.First) {
		return nil, "a preposition that leaves its hamza out"
	}
	if mine(m.Text, noun.Hit) {
		return nil, "a nisba rather than a noun with my"
	}
	if row.Attr("weak") != "" && noun.Hit.Features.Has(arabic.WithPronoun) && noun.First > 0 && strings.TrimPrefix(m.Text.Doc.Tokens[noun.First-1].Bare, waw) == "من" {
		return nil, "a phrase of turn rather than a side"
	}
	if row.Attr("weak") != "" && (row.Kind == "organ" && insidePreposition(m.Text, noun.First) || row.Kind == "agent" && preposed(m.Text, noun)) {
		return nil, "a word of a preposition rather than a side"
	}
	limit := limitOf(m, noun.Last)
	if transparent(m.Text, noun, limit) {
		return nil, "people of a body that is named behind them"
	}
	owners, end := ownersAt(m.Text, noun, limit)
	if len(owners) > 0 && owners[0].hit.Row.Kind == "place" && isPlaceNoun(m.Text, noun.First) {
		return nil, "a noun of place with its name"
	}
	if len(owners) > 0 && verbRather(m.Text, noun, owners[0]) {
		return nil, "a verb rather than a noun with a genitive"
	}
	p := musnad.Party{Kind: row.Value, Country: row.Attr("country"), Source: "organisation"}
	if len(owners) == 0 && row.Kind == "agent" && onlyDual(m.Text, noun.Hit) {
		return one(m, theTwo(m, noun))
	}
	if len(owners) == 0 {
		if q, ok := belonging(m.Text, noun, limit); ok {
			x := collectiveMention(m, kind, noun, noun.First, noun.Last, q.party)
			x.Row, x.Party.Name = q.hit.Row.Index, q.party.Name // not all such people of the article are its
			return one(m, x)
		}
		if needsOwner(noun) && !noun.Hit.Features.Any(arabic.WithPronoun|arabic.WithArticle) && !(row.Kind == "agent" && counted(m.Text, noun.First)) {
			return nil, "a noun that is a party only with an owner"
		}
		return one(m, collectiveMention(m, kind, noun, noun.First, noun.Last, p))
	}
	m.Last = end
	var out []musnad.Mention
	first := noun.First
	for _, q := range owners {
		own := p
		own.Kind, own.Country = standing(p.Kind, q.party), q.party.Country
		out = append(out, ownedBy(m, collectiveMention(m, kind, noun, first, q.last, own), q))
		first = q.last
	}
	if len(out) > 1 {
		cutConjunctions(m, out[1:])
	}
	return out, ""
}

// needsOwner reports whether a noun is a party only with an owner, the article or
// a pronoun: معارضة alone is rather an act of opposing.
func needsOwner(noun match.Range) bool {
	row := noun.Hit.Row
	return row.Attr("weak") != "" || row.Attr("definite") != "" && noun.Last == noun.First+1
}

// counted reports whether the noun at token i is counted (عشرون متظاهرا) or is
// what a noun of violence asks for (مقتل صحفي): then it means people even
// without an owner.
func counted(t *match.Text, i int) bool {
	return i > 0 && (numbered(t, i) || wantsVictim(t, i-1) && (!nisbaLike(t, i) || kills(t, i-1)))
}

// numbered reports whether a number or a word of quantity stands before token i.
func numbered(t *match.Text, i int) bool {
	if i == 0 {
		return false
	}
	if t.Doc.Tokens[i-1].Kind == musnad.Number {
		return true
	}
	return t.Has(i-1, countKinds)
}

// kills reports whether the word at token i is of violence: مقتل مدني is one of a
// civilian, where حل سياسي is none of a politician.
func kills(t *match.Text, i int) bool {
	found := false
	t.HitsOf(i, happenings, func(h match.Hit) bool {
		for _, f := range t.Lex.Frames(h.Row.Index) {
			found = found || f.Type == "ASSAULT"
		}
		return !found
	})
	return found
}

// tellsAttack reports whether the word at token i is also a noun of violence that
// belongs to no verb.
func tellsAttack(t *match.Text, i int) bool {
	found := false
	t.HitsOf(i, frameKind, func(h match.Hit) bool {
		found = h.Exact && t.Lex.Frames(h.Row.Index)[0].Type == "ASSAULT"
		return !found
	})
	return found
}

// longerName reports whether a listed name of several words begins at token i
// and goes on behind token last: الولايات المتحدة is no governorates.
func longerName(t *match.Text, i, last int) bool {
	h, ok := t.FirstOf(i, nameKinds)
	return ok && h.Last > last
}

// unsure reports whether a noun is spelled otherwise than its list has it.
func unsure(t *match.Text, noun match.Range) bool {
	for _, a := range t.Doc.Tokens[noun.First].Analyses {
		if a.Row == noun.Hit.Row.Index && a.Exact {
			return false
		}
	}
	return noun.Last == noun.First+1
}

// cutConjunctions leaves the و that joins further owners out of their mentions.
func cutConjunctions(m *match.Match, list []musnad.Mention) {
	for i := range list {
		if w := m.Text.Doc.Tokens[list[i].First].Bare; strings.HasPrefix(w, waw) {
			list[i].Start += m.Text.Written(list[i].First, len(waw))
			list[i].Party.At = list[i].Span
			list[i].Party.Name = m.Text.Doc.Letters(list[i].Span)
		}
	}
}

func collectiveMention(m *match.Match, kind musnad.MentionKind, noun match.Range, first, last int, p musnad.Party) musnad.Mention {
	r := match.Range{First: first, Last: last}
	if first == noun.First {
		r.Hit = noun.Hit
	}
	x := mention(m, r, kind, p)
	x.Row, x.Features = noun.Hit.Row.Index, uint32(noun.Hit.Features)
	x.Party.Name = letters(m, r)
	return x
}

// wantsVictim reports whether the noun at token i takes its victim as genitive.
func wantsVictim(t *match.Text, i int) bool {
	return victimOf(t, i, func(*lexicon.Frame) bool { return true })
}

// alone passes frames that ask for no word but their own: not لقاء, of لقي حتفه.
func alone(f *lexicon.Frame) bool { return len(f.Rest) == 0 }

// hurts passes frames of violence, and those that ask for no word but their own; none
// that blow something up: تفجير انتحاري is no bomber's death.
func hurts(f *lexicon.Frame) bool {
	return f.Mode != "explosives" && (alone(f) || f.Type == "ASSAULT")
}

func victimOf(t *match.Text, i int, counts func(*lexicon.Frame) bool) bool {
	found := false
	t.HitsOf(i, happenings, func(h match.Hit) bool {
		for _, f := range t.Lex.Frames(h.Row.Index) {
			found = found || counts(f.Frame) && (f.Slot(lexicon.Genitive) == lexicon.Recipient || f.Slot(lexicon.Object) == lexicon.Recipient)
		}
		return !found
	})
	return found
}

// isPeople reports whether a nisba may stand for people: it is plural, or counted
// (خمسة عشر فلسطينيا).
func isPeople(h match.Hit) bool {
	return h.Exact && !h.Features.Has(arabic.Feminine) && (h.Features.Has(arabic.Plural) || h.Features.Has(arabic.Indefinite))
}

func demonym(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	if adjectival(m, n.First) {
		return nil, "an adjective of the word before it"
	}
	if !n.Hit.Features.Has(arabic.WithArticle) && afterNoun(m, n.First) {
		return nil, "an adjective of the noun before it"
	}
	p := nisbaParty(n.Hit.Row)
	if p.Country != "" {
		p.Kind = "CVL"
	}
	x := mention(m, n, musnad.Group, p)
	x.Party.Name = letters(m, n)
	return one(m, x)
}
