package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// rules in the order in which they are tried at each word. Longer names come
// before the names that they contain.
var rules = append([]rule{
	{ID: "entity/spokesperson", Seq: []match.Step{
		match.RowIf(speaks, "office").As("office"), match.Letters(inTheName).As("of"),
	}, Make: spokesperson},
	{ID: "entity/seat", Seq: []match.Step{match.RowIf(isSeat, "placenoun").As("noun")}, Make: seat},
	{ID: "entity/part-of-place", Seq: []match.Step{match.RowIf(isPart, "placepart").As("part")}, Make: partOfPlace},
}, plain...)

// plain rules read no other entity inside their own.
var plain = []rule{
	{ID: "entity/office", Seq: []match.Step{match.Row("office").As("office")}, Make: officeMentions},
	{ID: "entity/listed-person", Seq: []match.Step{match.Row("person").As("name")}, Make: listedPerson},
	{ID: "entity/described-person", Seq: []match.Step{
		match.RowIf(oneDefinite, "agent", "title").As("noun"), match.Opt(match.Func(description)), match.Func(nameAt).As("name"),
	}, Make: describedPerson},
	{ID: "entity/serving-person", Seq: []match.Step{match.RowIf(oneDefinite, "agent", "title").As("noun")}, Make: servingPerson},
	{ID: "entity/titled-person", Seq: []match.Step{
		match.Row("title").As("title"), match.Func(nameAt).As("name"),
	}, Make: titledPerson},
	{ID: "entity/body", Seq: []match.Step{match.Row("body", "group").As("name")}, Make: body},
	{ID: "entity/media", Seq: []match.Step{
		match.Opt(match.Row("mediaclass").As("class")), match.Row("media", "agency").As("name"),
	}, Make: media},
	{ID: "entity/two-bodies", Seq: []match.Step{match.RowIf(twoHeads, "organ").As("noun")}, Make: twoNamed},
	{ID: "entity/proper-name", Seq: []match.Step{match.RowIf(announces, "organ").As("noun")}, Make: properName},
	{ID: assemblyRule, Seq: []match.Step{match.RowIf(oneAssembly, "organ").As("noun")}, Make: assembly},
	{ID: "entity/reference", Seq: []match.Step{match.RowIf(refersBack, "refer").As("noun")}, Make: reference},
	{ID: "entity/institution", Seq: []match.Step{match.RowIf(spelled, "organ").As("noun")}, Make: institution},
	{ID: "entity/crowd", Seq: []match.Step{match.RowIf(spelled, "agent").As("noun")}, Make: crowd},
	{ID: "entity/metonym", Seq: []match.Step{match.Row("metonym").As("name")}, Make: country},
	{ID: "entity/capital", Seq: []match.Step{
		match.RowIf(isCapital, "placenoun").As("noun"), match.Row("nisba").As("of"), match.Opt(match.Row("capital").As("name")),
	}, Make: capital},
	{ID: "entity/land", Seq: []match.Step{
		match.RowIf(isLand, "placenoun").As("noun"), match.Row("nisba").As("of"),
	}, Make: land},
	{ID: "entity/site", Seq: []match.Step{
		match.Row("placenoun").As("noun"), match.Opt(match.Row("place", "capital", "country").As("name")),
	}, Make: site},
	{ID: againRule, Seq: []match.Step{match.RowIf(namesAgain, "placenoun").As("noun")}, Make: placeAgain},
	{ID: "entity/place", Seq: []match.Step{match.Row("place").As("name")}, Make: place},
	{ID: "entity/country", Seq: []match.Step{match.Row("country", "capital").As("name")}, Make: country},
	{ID: "entity/demonym", Seq: []match.Step{match.RowIf(isPeople, "nisba").As("name")}, Make: demonym},
	{ID: "entity/unknown-person", Seq: []match.Step{match.Func(unknownName, "given", "particle").As("name")}, Make: unknownPerson},
	{ID: "entity/apposed-person", Seq: []match.Step{match.Func(apposedName, "given", match.Unlisted).As("name")}, Make: unknownPerson},
}

// spelled keeps a folded reading from being taken where another is exact.
func spelled(h match.Hit) bool { return h.Exact }

func speaks(h match.Hit) bool { return h.Row.Attr("speaks") != "" }

// spokesperson acts for the institution in whose name he speaks.
func spokesperson(m *match.Match) ([]musnad.Mention, string) {
	o, _ := m.Get("office")
	of, _ := m.Get("of")
	limit := limitOf(m, of.Last)
	p, end, ok := ownerAt(m, of.Last, limit)
	if !ok {
		return nil, "nobody is named in whose name he speaks"
	}
	p.Source, p.ID, p.English = "official", "", ""
	if n, ok := nameAfter(m.Text, end, limit); ok {
		p.Name, p.Source, end = m.Text.Doc.Letters(m.Span(n)), "person", n.Last
	} else {
		p.Name = m.Text.Doc.Letters(m.Span(match.Range{First: o.First, Last: end, Hit: o.Hit}))
	}
	m.Last = end
	return one(m, mention(m, match.Range{First: o.First, Last: end, Hit: o.Hit}, musnad.Person, p))
}

// ownerAt reads the institution, body, group or state at token i.
func ownerAt(m *match.Match, i, limit int) (p musnad.Party, end int, ok bool) {
	for _, r := range plain {
		switch r.ID {
		case "entity/body", "entity/institution", "entity/metonym", "entity/country", "entity/listed-person", "entity/office", "entity/media":
		default:
			continue
		}
		sub, found := match.At(m.Text, r.Seq, i, limit)
		if !found {
			continue
		}
		if got, why := asked(r, sub); why == "" {
			return got[0].Party, sub.Last, true
		}
	}
	return p, i, false
}

func listedPerson(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	if n.Hit.Features.Has(arabic.ShortForm) && !n.Hit.Exact {
		return nil, "a surname in another spelling"
	}
	if end := lineage(m.Text, n.Last, limitOf(m, n.Last)); end > n.Last {
		if n.Hit.Features.Has(arabic.ShortForm) {
			return nil, "another person of that name"
		}
		n.Last, m.Last = end, end
	}
	return one(m, asWritten(m, mention(m, n, musnad.Person, fromRow(n.Hit.Row)), n))
}

// asWritten calls the party by the letters of its name in the text.
func asWritten(m *match.Match, x musnad.Mention, name match.Range) musnad.Mention {
	x.Party.Name = letters(m, name)
	return x
}

func titledPerson(m *match.Match) ([]musnad.Mention, string) {
	title, _ := m.Get("title")
	n, _ := m.Get("name")
	if title.Hit.Features.Any(arabic.WithPronoun|arabic.Indefinite|arabic.WithKaf) || complementizer(m.Text, title.First) {
		return nil, "no title stands so before a name"
	}
	if h, ok := m.Text.FirstOf(n.First, officeKind); ok && h.Last > n.First+1 {
		return nil, "a title before an office"
	}
	if _, nisba := m.Text.FirstOf(n.First, nisbaKind); nisba && n.Last == n.First+1 && !title.Hit.Features.Has(arabic.WithArticle) {
		return nil, "a state's adjective rather than a name"
	}
	if h, ok := person(m.Text, n.First); ok && h.Last == n.Last {
		return one(m, asWritten(m, mention(m, whole(m, title.Hit), musnad.Person, fromRow(h.Row)), n))
	}
	p := musnad.Party{Name: m.Text.Doc.Letters(m.Span(n)), Source: "person"}
	p.Kind, p.Country = described(m.Text, title, n.First)
	return one(m, mention(m, whole(m, title.Hit), musnad.Person, p))
}

// unknownName reads a name that nothing announces: a given name that is no
// other word, and at least one more word of a name.
func unknownName(t *match.Text, i, limit int) int {
	given, strong := givenName(t, i)
	if !(given && (strong || filial(t, i+1))) && !isParticle(t, i) {
		return -1
	}
	end := nameAt(t, i, limit)
	if end < i+2 {
		return -1
	}
	return end
}

func unknownPerson(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	p := musnad.Party{Name: m.Text.Doc.Letters(m.Span(n)), Kind: "UNK", Source: "person"}
	return one(m, mention(m, n, musnad.Person, p))
}

func body(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	kind := musnad.Organisation
	if n.Hit.Row.Kind == "group" {
		kind = musnad.Group
	}
	return one(m, asWritten(m, mention(m, n, kind, fromRow(n.Hit.Row)), n))
}

func media(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	class, ok := m.Get("class")
	if ok {
		if h, listed := m.Text.FirstOf(class.First, mediaKinds); listed && h.Last >= n.Last {
			n, ok = match.Range{First: class.First, Last: h.Last, Hit: h}, false
			m.Last = h.Last
		}
	}
	if !ok && n.Hit.Row.Attr("class") != "" {
		return nil, "a common word that names a medium only after its class"
	}
	r := n
	if ok {
		r = match.Range{First: class.First, Last: n.Last, Hit: class.Hit}
	}
	x := mention(m, r, musnad.Media, fromRow(n.Hit.Row))
	return one(m, x)
}

func country(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	if _, ok := tanweenNisba(m.Text, n.First); ok {
		return nil, "an adjective with tanween that is spelled like the state"
	}
	x := mention(m, n, musnad.Country, fromRow(n.Hit.Row))
	if n.Hit.Row.Kind != "metonym" {
		x.Party.Name = letters(m, n)
	}
	x.Coordinate = coordinate(n.Hit.Row, "country")
	return one(m, x)
}
