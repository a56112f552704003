package entity

import (
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// namedBehind reads the name of an office's holder, or of a described person,
// behind a phrase that says to whom he is sent or where he serves: السفير الأميركي لدى
// دمشق فلان, القيادي في حركة حماس فلان. in tells whether في may begin the phrase: a president in
// some city and the name behind are two people.
func namedBehind(t *match.Text, i, limit int, in bool) (n match.Range, of qualifier, ok bool) {
	of, end := complement(t, i, limit, in)
	if end == i {
		return n, of, false
	}
	n, ok = nameAfter(t, end, limit)
	if !ok || n.Hit.Row != nil && n.Hit.Features.Has(arabic.ShortForm) || n.Hit.Row == nil && !looksNamed(t, n) {
		return n, of, false
	}
	return n, of, true
}

// complement passes a preposition and whose or where it leads: a state, a place,
// a body, an institution with its adjectives, or people behind ل.
func complement(t *match.Text, i, limit int, in bool) (of qualifier, end int) {
	if i >= limit {
		return of, i
	}
	if h, ok := t.FirstOf(i, agentKind); ok && h.Features.Has(arabic.WithLam|arabic.Plural) {
		return of, h.Last
	}
	j := i
	switch t.Doc.Tokens[i].Folded {
	case "الي", "لدي", "عن":
		j++
	case "في":
		if !in {
			return of, i
		}
		j++
	}
	q, ok := qualifierAt(t, j, limit)
	if b, within := qualifierIn(t, i, limit, arabic.WithBeh); in && within && b.group {
		return b, description(t, b.last, limit)
	}
	if !ok || q.hit.Row.Kind == "nisba" || q.hit.Features.Has(arabic.WithWaw) || j == i && !q.hit.Features.Has(arabic.WithLam) {
		return of, i
	}
	return q, description(t, q.last, limit)
}
