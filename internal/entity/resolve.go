package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// resolve leads definite offices and institutions that name no owner back to
// the latest mention of the same that does, and gives the rest the state that
// the article speaks of most.
func resolve(d *musnad.Document, lex *lexicon.Lexicon) {
	r := resolver{doc: d, lex: lex, byRow: map[int32]musnad.Party{}, byName: map[string]musnad.Party{}, count: map[string]int{}}
	r.countStates()
	for i := range d.Entities {
		r.mention(&d.Entities[i])
	}
}

type resolver struct {
	doc    *musnad.Document
	lex    *lexicon.Lexicon
	byRow  map[int32]musnad.Party  // office or institution row to its latest party with an owner
	byName map[string]musnad.Party // fullest party by name
	count  map[string]int          // how often each state is spoken of
}

// countStates counts every mention that belongs to a state; media belong to
// none here.
func (r *resolver) countStates() {
	for i := range r.doc.Entities {
		x := &r.doc.Entities[i]
		if x.Party.Country != "" && x.Kind != musnad.Media {
			r.count[x.Party.Country]++
		}
	}
}

// home is the state spoken of most; empty where two are level.
func (r *resolver) home() string {
	best, second, name := 0, 0, ""
	for c, n := range r.count {
		switch {
		case n > best:
			best, second, name = n, best, c
		case n > second:
			second = n
		}
	}
	if best == second {
		return ""
	}
	return name
}

func (r *resolver) mention(x *musnad.Mention) {
	if x.Kind == musnad.Reference || x.Kind == musnad.Media {
		return
	}
	owned := x.Party.Country != "" || x.Party.Kind == "IGO" || x.Party.ID != ""
	switch {
	case owned && x.Row >= 0:
		r.byRow[x.Row] = x.Party
	case !owned && x.Kind == musnad.Person:
		r.person(x)
	case !owned && x.Row >= 0:
		r.unowned(x)
	}
	if x.Kind == musnad.Person && x.Party.Country != "" {
		r.byName[arabic.FoldBare(x.Party.Name)] = x.Party
	}
}

// person gives an unlisted name the state that an earlier mention gave it.
func (r *resolver) person(x *musnad.Mention) {
	if p, ok := r.byName[arabic.FoldBare(x.Party.Name)]; ok {
		x.Party.Country, x.Party.Kind = p.Country, p.Kind
	}
}

// unowned decides whose a bare office, institution or crowd is.
func (r *resolver) unowned(x *musnad.Mention) {
	f := arabic.Features(x.Features)
	if f.Has(arabic.WithPronoun) {
		return
	}
	if p, ok := r.byRow[x.Row]; ok {
		at, name := x.Party.At, x.Party.Name
		x.Party = p
		x.Party.At = at
		if x.Kind != musnad.Office && x.Kind != musnad.Person {
			x.Party.Name = name
		}
		return
	}
	if stateless(x.Party.Kind) {
		return
	}
	x.Party.Country = r.home()
	x.Value = x.Party.Country
}

// stateless kinds are not those of a state unless the text says so.
func stateless(kind string) bool {
	switch kind {
	case "IGO", "NGO", "REB", "UAF", "UNK", "REF", "JRN", "BUS", "REL":
		return true
	}
	return false
}
