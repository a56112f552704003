package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// held is one holder of an office: whose office it is, and the name if it is
// given.
type held struct {
	first, last int // tokens that are this holder's own
	of          qualifier
	hasOf       bool
	name        match.Range // empty if no name
}

// holders reads what follows an office at token i: whose it is, adjectives,
// titles, names; for duals and plurals several, joined by و.
func holders(t *match.Text, i, limit int, many bool) (out []held, end int) {
	h, end := holder(t, i, limit, i)
	out = append(out, h)
	for many && end < limit {
		next, e := holder(t, end, limit, end)
		if !next.hasOf && next.name.Last == 0 || !joined(t, end) {
			break
		}
		out, end = append(out, next), e
	}
	return out, end
}

// joined reports whether token i begins with the conjunction و.
func joined(t *match.Text, i int) bool {
	found := t.Doc.Tokens[i].Bare == waw
	t.Hits(i, func(h match.Hit) bool {
		found = found || h.Features.Has(arabic.WithWaw)
		return !found
	})
	return found
}

func holder(t *match.Text, i, limit, first int) (held, int) {
	h := held{first: first, last: i}
	i = skipEach(t, skipAdjectives(t, i, limit), limit)
	if q, ok := qualifierAt(t, i, limit); ok {
		h.of, h.hasOf, h.last = q, true, q.last
		i = skipAdjectives(t, q.last, limit)
	}
	if n, ok := nameAfter(t, i, limit); ok {
		h.name, h.last = n, n.Last
	}
	return h, h.last
}

// skipEach passes كل من before the states of several holders.
func skipEach(t *match.Text, i, limit int) int {
	if i+2 < limit && t.Doc.Tokens[i].Bare == "كل" && t.Doc.Tokens[i+1].Bare == "من" {
		return i + 2
	}
	return i
}

// nameAfter reads a name at token i, after titles, or after a comma or an
// opening bracket that sets it off.
func nameAfter(t *match.Text, i, limit int) (match.Range, bool) {
	if i < limit && (t.Doc.Tokens[i].Bare == "،" || t.Doc.Tokens[i].Bare == ",") {
		if h, ok := person(t, i+1); ok && h.Last <= limit && h.Pro == 0 {
			return match.Range{First: i + 1, Last: h.Last, Hit: h}, true
		}
		return match.Range{}, false
	}
	i = skipTitle(t, i, limit)
	if i+1 < limit && hasArticle(t.Doc.Tokens[i].Bare) { // زعيم الحزب المسجون فلان
		if h, ok := person(t, i+1); ok && h.Last <= limit && h.Pro == 0 && !h.Features.Has(arabic.ShortForm) {
			return match.Range{First: i + 1, Last: h.Last, Hit: h}, true
		}
	}
	end := nameAt(t, i, limit)
	if end < 0 {
		return match.Range{}, false
	}
	r := match.Range{First: i, Last: end}
	if h, ok := person(t, i); ok && h.Last == end {
		r.Hit = h
	}
	return r, true
}

// officeMentions makes the mentions of an office's holders.
func officeMentions(m *match.Match) ([]musnad.Mention, string) {
	o, _ := m.Get("office")
	if o.Hit.Features.Has(arabic.Feminine|arabic.Plural) && isMasdar(m.Text, o.First) {
		return nil, "a masdar in the plural"
	}
	many := o.Hit.Features.Any(arabic.DualNumber | arabic.Plural)
	list, end := holders(m.Text, o.Last, limitOf(m, o.Last), many)
	m.Last = end
	if onlyDual(m.Text, o.Hit) && len(list) == 1 && !list[0].hasOf && list[0].name.Last == 0 {
		return []musnad.Mention{theTwo(m, o)}, ""
	}
	if office := o.Hit.Row; office.Attr("weak") != "" && len(list) == 1 && !list[0].hasOf && list[0].name.Last == 0 {
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
	}
	kind := musnad.Office
	switch {
	case h.name.Last > 0 && h.name.Hit.Row != nil:
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
	return x
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
