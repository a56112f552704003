package entity

import (
	"strings"

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
// titles, names; for duals and plurals several, joined by و or set off by commas.
func holders(t *match.Text, i, limit int, many bool) (out []held, end int) {
	h, end := holder(t, i, limit, i)
	out = append(out, h)
	for many && end < limit {
		i := end
		if isComma(t, i) && i+1 < limit {
			i++
		}
		next, e := holder(t, i, limit, i)
		switch {
		case !next.hasOf && (next.name.Last == 0 || h.hasOf && h.name.Last == 0):
			return out, inTurn(t, out, end, limit)
		case !joined(t, i) && (i == end || !next.hasOf):
			return out, end
		}
		out, end = append(out, next), e
	}
	return out, inTurn(t, out, end, limit)
}

// inTurn gives the names that follow all states to their holders in turn:
// وزيرا الخارجية المصري والأردني، فلان وفلان.
func inTurn(t *match.Text, list []held, end, limit int) int {
	last := len(list) - 1
	if last == 0 {
		return end
	}
	for k, h := range list {
		if !h.hasOf || h.name.Last > 0 != (k == last) {
			return end
		}
	}
	names := []match.Range{list[last].name}
	i := end
	for len(names) <= last && i < limit {
		n, ok := joinedName(t, i, limit)
		if !ok {
			return end
		}
		names, i = append(names, n), n.Last
	}
	for k := range list {
		list[k].name = names[k]
	}
	list[last].last = list[last].of.last
	return i
}

func isComma(t *match.Text, i int) bool {
	bare := t.Doc.Tokens[i].Bare
	return bare == "،" || bare == ","
}

// joinedName reads a name to which و is glued.
func joinedName(t *match.Text, i, limit int) (r match.Range, ok bool) {
	t.HitsOf(i, firstNames, func(h match.Hit) bool {
		if !h.Features.Has(arabic.WithWaw) || h.Pro != len(waw) || h.Last > limit {
			return true
		}
		r, ok = match.Range{First: i, Last: h.Last, Hit: h}, true
		return h.Row.Kind != "person"
	})
	for ok && r.Hit.Row.Kind != "person" && r.Last < limit && r.Last-i < maxName && nameWord(t, i, r.Last) {
		r.Last++
	}
	return r, ok && (r.Last > i+1 || r.Hit.Row.Kind == "person")
}

// joined reports whether token i begins with the conjunction و.
func joined(t *match.Text, i int) bool {
	found := t.Doc.Tokens[i].Bare == waw
	t.HitsOf(i, everyKind, func(h match.Hit) bool {
		found = found || h.Features.Has(arabic.WithWaw)
		return !found
	})
	return found
}

func holder(t *match.Text, i, limit, first int) (held, int) {
	h := held{first: first, last: i}
	i = skipEach(t, skipAdjectives(t, portfolio(t, i, limit), limit), limit)
	if q, ok := ownerOf(t, i, limit, first); ok {
		h.of, h.hasOf, h.last = q, true, q.last
		i = skipAdjectives(t, q.last, limit)
	}
	n, ok := nameAfter(t, i, limit)
	if !ok && i == first && i < limit {
		n, ok = joinedName(t, i, limit)
	}
	if ok {
		h.name, h.last = n, n.Last
	}
	return h, h.last
}

// maxPortfolio is how many words a minister's field may have beyond what the
// list knows of it: وزيرة التنمية الاقتصادية والتعاون.
const maxPortfolio = 4

// portfolio passes the rest of an office's field, if whose it is or who holds it
// stands behind.
func portfolio(t *match.Text, i, limit int) int {
	if i == 0 || !hasArticle(t.Doc.Tokens[i-1].Bare) {
		return i
	}
	j := i
	for j < limit && j < i+maxPortfolio && fieldWord(t, j) {
		j++
	}
	if j == i || j >= limit {
		return i
	}
	q, owner := qualifierAt(t, j, limit)
	if owner && q.hit.Row.Kind != "organ" {
		return j
	}
	given, _ := givenName(t, j)
	h, known := person(t, j)
	if given && nameAt(t, j, limit) > j+1 || known && h.Pro == 0 {
		return j
	}
	return i
}

// fieldWord reports whether token j may be a word of a minister's field: it has
// the article, alone or behind و, and is neither a party nor of a state.
func fieldWord(t *match.Text, j int) bool {
	bare := strings.TrimPrefix(t.Doc.Tokens[j].Bare, waw)
	if !hasArticle(bare) {
		return false
	}
	other := t.Has(j, notField)
	return !other
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
	if i+1 < limit && isComma(t, i) {
		return setOff(t, skipTitle(t, i+1, limit), limit)
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
	if h, ok := person(t, i); ok && (h.Last == end || h.Last < end && !h.Features.Has(arabic.ShortForm)) {
		r.Hit = h
	}
	return r, true
}

// setOff reads a name behind the comma at token i-1: a listed person, or two
// words of a name at least that end where another mark or the sentence does.
func setOff(t *match.Text, i, limit int) (match.Range, bool) {
	if h, ok := person(t, i); ok && h.Last <= limit && h.Pro == 0 {
		return match.Range{First: i, Last: h.Last, Hit: h}, true
	}
	end := nameAt(t, i, limit)
	if end < i+2 {
		return match.Range{}, false
	}
	given, _ := givenName(t, i)
	if !given && (!closed(t, end) || strings.HasPrefix(t.Doc.Tokens[i].Bare, waw)) {
		return match.Range{}, false
	}
	return match.Range{First: i, Last: end}, true
}
