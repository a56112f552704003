package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// fromRow is the party that a row of a name list stands for.
func fromRow(r *lexicon.Row) musnad.Party {
	p := musnad.Party{Name: r.Name(), ID: r.ID, English: r.Attr("en")}
	switch r.Kind {
	case "country", "capital", "metonym", "nisba":
		p.Country, p.Kind = r.Value, "GOV"
		if k := r.Attr("kind"); k != "" {
			p.Kind = k
		}
	default:
		p.Country, p.Kind = r.Attr("country"), r.Value
	}
	switch r.Kind {
	case "person":
		p.Source = "person"
	case "media", "agency":
		p.Country, p.Kind, p.Source = r.Value, "JRN", r.Kind
	default:
		p.Source = "organisation"
	}
	return p
}

// qualifier is what follows an office, institution or crowd and says whose it
// is.
type qualifier struct {
	party musnad.Party // country and kind; Name only for bodies, groups and institutions
	hit   match.Hit
	last  int // token after it
	group bool
}

// qualifierAt reads whose it is at token i: a nisba, a country or capital in the
// genitive or after ل, a body, a group, an institution of a state.
func qualifierAt(t *match.Text, i, limit int) (q qualifier, ok bool) {
	return qualifierIn(t, i, limit, 0)
}

// qualifierIn is qualifierAt where the preposition pro must be glued to whose it
// is: القيادي بحركة حماس.
func qualifierIn(t *match.Text, i, limit int, pro arabic.Features) (q qualifier, ok bool) {
	t.HitsOf(i, ownerKinds, func(h match.Hit) bool {
		if h.Last > limit || h.Features&(arabic.WithBeh|arabic.WithKaf|arabic.WithFeh) != pro {
			return true
		}
		switch h.Row.Kind {
		case "nisba":
			if h.Features.Any(arabic.WithLam | arabic.WithPronoun) {
				return true
			}
			q, ok = qualifier{nisbaParty(h.Row), h, h.Last, false}, true
		case "country", "capital", "metonym":
			q, ok = qualifier{fromRow(h.Row), h, h.Last, false}, true
		case "body", "group":
			q, ok = qualifier{fromRow(h.Row), h, h.Last, true}, true
		case "place":
			q, ok = qualifier{placeParty(h.Row), h, h.Last, false}, h.Row.Value != "" && h.Row.Value != "-"
		case "organ":
			if h.Exact && h.Features.Any(arabic.WithArticle) && !h.Features.Any(arabic.WithPronoun|arabic.WithWaw) {
				q, ok = organOwner(t, h, limit), true
			}
		}
		return !ok
	})
	return q, ok
}

// organOwner is an institution as owner, with the state that its own adjective
// gives; without one the article decides which institution it is.
func organOwner(t *match.Text, h match.Hit, limit int) qualifier {
	q := qualifier{musnad.Party{Kind: h.Row.Value, Country: h.Row.Attr("country")}, h, h.Last, true}
	i := h.Last
	n, ok := t.FirstOf(i, nisbaKind)
	if !ok && i < limit && adjectiveAt(t, i, true) {
		n, ok = t.FirstOf(i+1, nisbaKind)
	}
	if ok && n.Last <= limit && n.Features.Has(arabic.WithArticle) && !n.Features.Any(arabic.WithWaw|arabic.Prepositional) {
		of := nisbaParty(n.Row)
		q.party.Country, q.party.Kind, q.last = of.Country, standing(q.party.Kind, of), n.Last
	}
	return q
}

// ownedBy notes the institution that owns a mention, so that it can be led back.
func ownedBy(m *match.Match, x musnad.Mention, q qualifier) musnad.Mention {
	if q.hit.Row.Kind == "organ" && q.party.Country == "" {
		x.From = append(x.From, m.Span(match.Range{First: q.hit.First, Last: q.hit.Last, Hit: q.hit}))
	}
	return x
}

// nisbaParty is the state, or the body (أممي), that an adjective belongs to.
func nisbaParty(r *lexicon.Row) musnad.Party {
	p := musnad.Party{Country: r.Value, Kind: "GOV"}
	if body := r.Attr("body"); body != "" {
		p = musnad.Party{Kind: "IGO", ID: body}
	}
	return p
}

// maxTitles is how many titles or adjectives may follow one another.
const maxTitles = 5

// skipAdjectives passes former, current and other adjectives of an office.
func skipAdjectives(t *match.Text, i, limit int) int {
	for limit = min(limit, i+maxTitles); i < limit; {
		h, ok := t.FirstOf(i, formerKind)
		if !ok || h.Last > limit || h.Features.Any(arabic.WithWaw|arabic.Prepositional) {
			return i
		}
		i = h.Last
	}
	return i
}

// skipTitle passes titles before a name: السيد, الدكتور, الفريق أول.
func skipTitle(t *match.Text, i, limit int) int {
	for limit = min(limit, i+maxTitles); i < limit; {
		h, ok := t.FirstOf(i, titleKind)
		if !ok || h.Last > limit || h.Features.Any(arabic.WithWaw|arabic.Prepositional) {
			return i
		}
		i = h.Last
	}
	return i
}

// standing joins an office's kind with whose it is: an officer of an armed
// group or a body is that group's or body's.
func standing(office string, q musnad.Party) string {
	switch q.Kind {
	case "", "GOV":
		return office
	}
	if office == "GOV" || office == "UNK" || office == "REB" && q.Kind == "NGO" || q.Kind == "REB" || q.Kind == "PTY" || q.Kind == "IGO" || q.Kind == "OPP" {
		return q.Kind
	}
	return office
}
