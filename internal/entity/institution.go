package entity

import (
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

// crowd reads people of one kind: demonstrators, soldiers, detainees.
func crowd(m *match.Match) ([]musnad.Mention, string) {
	return collective(m, musnad.Group)
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
	if mine(m.Text, noun.Hit) {
		return nil, "a nisba rather than a noun with my"
	}
	limit := limitOf(m, noun.Last)
	if transparent(m.Text, noun, limit) {
		return nil, "people of a body that is named behind them"
	}
	owners, end := ownersAt(m.Text, noun, limit)
	p := musnad.Party{Kind: row.Value, Country: row.Attr("country"), Source: "organisation"}
	if len(owners) == 0 && row.Kind == "agent" && onlyDual(m.Text, noun.Hit) {
		return one(theTwo(m, noun))
	}
	if len(owners) == 0 {
		if row.Attr("weak") != "" && !noun.Hit.Features.Any(arabic.WithPronoun|arabic.WithArticle) && !counted(m.Text, noun.First) {
			return nil, "a noun that is a party only with an owner"
		}
		return one(collectiveMention(m, kind, noun, noun.First, noun.Last, p))
	}
	m.Last = end
	var out []musnad.Mention
	first := noun.First
	for _, q := range owners {
		own := p
		own.Kind, own.Country = standing(p.Kind, q.party), q.party.Country
		out = append(out, collectiveMention(m, kind, noun, first, q.last, own))
		first = q.last
	}
	if len(out) > 1 {
		cutConjunctions(m, out[1:])
	}
	return out, ""
}

// counted reports whether the noun at token i is counted (عشرون متظاهرا) or is
// what a noun of violence asks for (مقتل صحفي): then it means people even
// without an owner.
func counted(t *match.Text, i int) bool {
	return i > 0 && (numbered(t, i) || wantsVictim(t, i-1))
}

// numbered reports whether a number or a word of quantity stands before token i.
func numbered(t *match.Text, i int) bool {
	if i == 0 {
		return false
	}
	if t.Doc.Tokens[i-1].Kind == musnad.Number {
		return true
	}
	_, ok := t.FirstOf(i-1, countKinds)
	return ok
}

// longerName reports whether a listed name of several words begins at token i
// and goes on behind token last: الولايات المتحدة is no governorates.
func longerName(t *match.Text, i, last int) bool {
	h, ok := t.FirstOf(i, nameKinds)
	return ok && h.Last > last
}

// cutConjunctions leaves the و that joins further owners out of their mentions.
func cutConjunctions(m *match.Match, list []musnad.Mention) {
	for i := range list {
		if w := m.Text.Doc.Tokens[list[i].First].Bare; strings.HasPrefix(w, waw) {
			list[i].Start += len(waw)
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

// maxAdjectives is how many words may stand between an institution and its
// owner: القوات المسلحة المصرية, الجيش الوطني الليبي.
const maxAdjectives = 2

// ownersAt reads whose the institution is; further owners are joined by و.
func ownersAt(t *match.Text, noun match.Range, limit int) (out []qualifier, end int) {
	end = noun.Last
	if noun.Hit.Features.Has(arabic.WithPronoun) {
		return nil, end
	}
	q, ok := ownerAfter(t, noun, limit)
	if !ok {
		return nil, end
	}
	out, end = append(out, q), q.last
	for end < limit && joined(t, end) && q.hit.Row.Kind == "nisba" {
		next, ok := qualifierAt(t, end, limit)
		if !ok || next.hit.Row.Kind != "nisba" {
			break
		}
		out, end = append(out, next), next.last
	}
	return out, end
}

func ownerAfter(t *match.Text, noun match.Range, limit int) (qualifier, bool) {
	definite := noun.Hit.Features.Has(arabic.WithArticle)
	i := noun.Last
	for n := 0; n <= maxAdjectives && i < limit; n++ {
		q, ok := qualifierAt(t, i, limit)
		if ok && fits(q, noun.Hit, n) {
			return q, true
		}
		if q, ok := memberOf(t, noun, i, limit); ok {
			return q, true
		}
		if !adjectiveAt(t, i, definite) {
			return qualifier{}, false
		}
		i++
	}
	return qualifier{}, false
}

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
	if prev.Kind != musnad.Word || !nominal(prev) || hasArticle(prev.Bare) != f.Has(arabic.WithArticle) {
		return false
	}
	if !agrees(prev, f) {
		return false
	}
	if f.Has(arabic.WithArticle) {
		return noun.Hit.Row.Attr("weak") != "" || nisbaLike(m.Text, noun.First) || isParticiple(m.Text, noun.First)
	}
	if f.Any(arabic.Plural|arabic.DualNumber) && !f.Has(arabic.Feminine) {
		return false
	}
	return (nisbaLike(m.Text, noun.First) || noun.Hit.Row.Attr("weak") != "" || f.Has(arabic.Feminine)) && !wantsVictim(m.Text, noun.First-1)
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

// wantsVictim reports whether the noun at token i takes its victim as genitive.
func wantsVictim(t *match.Text, i int) bool {
	found := false
	t.HitsOf(i, happenings, func(h match.Hit) bool {
		for _, f := range t.Lex.Frames(h.Row.Index) {
			found = found || f.Slot(lexicon.Genitive) == lexicon.Recipient || f.Slot(lexicon.Object) == lexicon.Recipient
		}
		return !found
	})
	return found
}

// transparent reports whether indefinite people are followed by من and the body
// that they belong to, which then is the party: مسؤولون من القوات التركية.
func transparent(t *match.Text, noun match.Range, limit int) bool {
	if noun.Hit.Row.Kind != "agent" || noun.Hit.Features.Any(arabic.WithArticle|arabic.WithPronoun) || !noun.Hit.Features.Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	i := noun.Last
	for n := 0; n < maxAdjectives && i < limit && adjectiveAt(t, i, false); n++ {
		i++
	}
	if i+1 >= limit || t.Doc.Tokens[i].Bare != "من" && t.Doc.Tokens[i].Bare != "في" {
		return false
	}
	_, organ := t.FirstOf(i+1, organKind)
	return organ
}

// memberOf reads من and a group, body or state after people: مسلحون من تنظيم الدولة.
func memberOf(t *match.Text, noun match.Range, i, limit int) (qualifier, bool) {
	if noun.Hit.Row.Kind != "agent" && noun.Hit.Row.ID != "organ.delegation" || t.Doc.Tokens[i].Bare != "من" || i+1 >= limit {
		return qualifier{}, false
	}
	q, ok := qualifierAt(t, i+1, limit)
	if !ok || q.hit.Row.Kind == "nisba" || q.hit.Row.Kind == "capital" {
		return qualifier{}, false
	}
	return q, true
}

// fits keeps a country from being an owner where grammar forbids it: a noun
// with the article, or one that an adjective follows, has no genitive; its
// owner is a nisba, or stands after ل.
func fits(q qualifier, noun match.Hit, adjectives int) bool {
	if q.hit.Features.Has(arabic.WithWaw) {
		return false
	}
	if q.hit.Row.Kind == "nisba" || q.hit.Features.Has(arabic.WithLam) {
		return true
	}
	return !noun.Features.Any(arabic.WithArticle|arabic.Indefinite) && adjectives == 0
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
	if _, party := t.FirstOf(i, parties); party {
		return false
	}
	return len(tok.Bare) > 6
}

func hasArticle(bare string) bool { return len(bare) > 4 && bare[:4] == theArticle }

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
	return one(x)
}

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
