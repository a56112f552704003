package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// officeMentions makes the mentions of an office's holders.
func officeMentions(m *match.Match) ([]musnad.Mention, string) {
	o, _ := m.Get("office")
	o.Hit.Features = headFeatures(m.Text, o.Hit)
	if o.Hit.Features.Has(arabic.Feminine|arabic.Plural) && isMasdar(m.Text, o.First) {
		return nil, "a masdar in the plural"
	}
	if o.Hit.Row.Attr("weak") != "" && preposed(m.Text, o) {
		return nil, "a preposition that is spelled like it"
	}
	many := o.Hit.Features.Any(arabic.DualNumber | arabic.Plural)
	limit := limitOf(m, o.Last)
	list, end := holders(m.Text, o.Last, limit, many)
	if len(list) == 1 && list[0].name.Last == 0 {
		end = nameBehind(m.Text, o, &list[0], end, limit)
	}
	if list[0].hasOf && list[0].of.hit.Row.Kind == "place" && isPlaceNoun(m.Text, o.First) {
		return nil, "a noun of place with its name"
	}
	m.Last = end
	if onlyDual(m.Text, o.Hit) && len(list) == 1 && !list[0].hasOf && list[0].name.Last == 0 {
		return []musnad.Mention{theTwo(m, o)}, ""
	}
	if alone := len(list) == 1 && !list[0].hasOf && list[0].name.Last == 0; alone && o.Hit.Row.Attr("weak") != "" && !refersAlone(m, o) {
		return nil, "a noun that is an office only with a name or an owner"
	}
	var out []musnad.Mention
	for i, h := range list {
		if i == 0 {
			h.first = o.First
		}
		out = append(out, officeMention(m, o, h))
	}
	return out, ""
}

// nameBehind gives a holder the name that stands behind where he is sent or
// serves; whom he serves is whose the office is. It returns the token after it.
func nameBehind(t *match.Text, office match.Range, h *held, end, limit int) int {
	abroad, weak := office.Hit.Row.Attr("abroad") != "", office.Hit.Row.Attr("weak") != ""
	i := skipAdjectives(t, end, limit)
	n, of, ok := namedBehind(t, i, limit, abroad || weak)
	if !ok && headsBody(office.Hit) {
		n, of, ok = nameBehindBody(t, i, limit, !weak || h.hasOf)
	}
	if !ok {
		return end
	}
	if !abroad && !h.hasOf && (of.group || of.party.Country != "") {
		h.of, h.hasOf = of, true
	}
	h.name, h.last = n, n.Last
	return n.Last
}

// headsBody reports whether an office is one man's, so that a body and one name may
// stand behind it.
func headsBody(h match.Hit) bool {
	return h.Exact && !h.Features.Any(arabic.Plural|arabic.DualNumber|arabic.WithPronoun|arabic.Indefinite)
}

// refersAlone reports whether a common noun of office, alone, may refer to a holder
// who was named before: one with the article that describes no other noun.
func refersAlone(m *match.Match, o match.Range) bool {
	f := o.Hit.Features
	if !f.Has(arabic.WithArticle) || f.Any(arabic.Plural|arabic.DualNumber|arabic.WithPronoun) {
		return false
	}
	return o.First == 0 || f.Any(arabic.Prepositional|arabic.WithWaw|arabic.WithFeh) || !hasArticle(m.Text.Doc.Tokens[o.First-1].Bare)
}

// isPlaceNoun reports whether the word at token i is a noun of place too: محافظة is
// a governorate before it is a governor.
func isPlaceNoun(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, placeNounKind)
	return ok && h.Exact
}

// onlyDual reports whether a hit is a dual with the article that can be nothing
// else: المتظاهرين is a plural too.
func onlyDual(t *match.Text, h match.Hit) bool {
	if !h.Features.Has(arabic.DualNumber | arabic.WithArticle) {
		return false
	}
	for _, a := range t.Doc.Tokens[h.First].Analyses {
		if a.Row == h.Row.Index && arabic.Features(a.Features).Has(arabic.Plural) {
			return false
		}
	}
	return true
}

// theTwo marks a dual with the article and no owner as a word that refers back:
// الرئيسان are the two who were named before.
func theTwo(m *match.Match, r match.Range) musnad.Mention {
	x := mention(m, r, musnad.Reference, musnad.Party{})
	x.Value = "two"
	return x
}

// headFeatures are the features of an office of several words: its first word
// before a genitive has neither tanween nor a pronoun, so that what looks like
// them is a dual (وزيرا الخارجية, وزيري خارجية) or a feminine (وزيرة المالية).
func headFeatures(t *match.Text, h match.Hit) arabic.Features {
	const ending = arabic.Indefinite | arabic.WithPronoun
	if h.Last < h.First+2 || !h.Features.Any(ending) {
		return h.Features
	}
	f, head := h.Features&^ending, t.Doc.Tokens[h.First].Bare
	switch {
	case strings.HasSuffix(head, tehMarbuta):
		return f | arabic.Feminine
	case strings.HasSuffix(t.Doc.Tokens[h.First+1].Bare, "ا"):
		return h.Features
	case strings.HasSuffix(head, "ا") || strings.HasSuffix(head, "ي"):
		return f&^arabic.Singular | arabic.DualNumber | arabic.Construct
	}
	return f
}

// isMasdar reports whether the word at token i may be a masdar: المفاوضات are
// talks, and no women who negotiate.
func isMasdar(t *match.Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	for k := range tok.Analyses {
		if arabic.Features(tok.Analyses[k].Features).Has(arabic.IsMasdar) && tok.Fits(&tok.Analyses[k]) {
			return true
		}
	}
	return false
}

// limitOf is the token after the sentence that holds token i.
func limitOf(m *match.Match, i int) int {
	d := m.Text.Doc
	if s := d.SentenceAt(d.Tokens[i-1].Start); s >= 0 {
		return d.Sentences[s].Last
	}
	return len(d.Tokens)
}

func officeMention(m *match.Match, o match.Range, h held) musnad.Mention {
	p := musnad.Party{Kind: o.Hit.Row.Value, Source: "official", Country: o.Hit.Row.Attr("country")}
	if h.hasOf {
		p.Kind = standing(p.Kind, h.of.party)
		p.Country = h.of.party.Country
		if ofStates(o.Hit, h) {
			p.ID, p.Kind = h.of.party.ID, h.of.party.Kind // the leaders of the Gulf states act as those states
		}
	}
	kind := musnad.Office
	switch {
	case h.name.Last > 0 && h.name.Hit.Row != nil && h.name.Hit.Row.Kind == "person":
		p = namedParty(p, h.name.Hit)
		p.Name = m.Text.Doc.Letters(m.Span(h.name))
		kind = musnad.Person
	case h.name.Last > 0:
		p.Name, p.Source = m.Text.Doc.Letters(m.Span(h.name)), "person"
		kind = musnad.Person
	}
	r := match.Range{First: h.first, Last: h.last}
	switch {
	case h.first == o.First:
		r.Hit = o.Hit
	case h.hasOf && h.of.hit.First == h.first:
		r.Hit = h.of.hit
	}
	x := mention(m, r, kind, p)
	x.Row, x.Features = o.Hit.Row.Index, uint32(o.Hit.Features)
	if p.Name == "" {
		x.Party.Name = letters(m, r)
	}
	if h.hasOf {
		x = ownedBy(m, x, h.of)
	}
	return x
}

// ofStates reports whether offices in the plural, without a name, are those of several
// states that a list has under one name.
func ofStates(office match.Hit, h held) bool {
	return h.name.Last == 0 && office.Features.Has(arabic.Plural) && h.of.hit.Row.Kind == "body" && h.of.party.Kind == "GOV" && h.of.party.Country == ""
}

// namedParty is a listed person in the office that the text gives: the list
// says who it is, the text's state wins over the list's.
func namedParty(office musnad.Party, h match.Hit) musnad.Party {
	p := fromRow(h.Row)
	if p.Country == "" && p.Kind == "" {
		p.Country, p.Kind = office.Country, office.Kind
	}
	return p
}
