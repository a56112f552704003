package main

import (
	"strings"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
)

// heldOffice is an office that the word lists know a person to have held.
type heldOffice struct {
	Office string `json:"office"` // as the lists call it
	Of     string `json:"of"`     // three letters of a country, or the name of a body
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"` // ".." in office when the list was made
	ID     string `json:"id"`           // of the row
}

// withOffices is an entity with what the word lists know of it.
type withOffices struct {
	*ledger.Entity
	Offices []heldOffice `json:"offices,omitempty"`
}

// offices are those of an entity and of all that a person said are the same.
func offices(lex *lexicon.Lexicon, e *ledger.Entity) (out []heldOffice) {
	for _, id := range append([]string{e.ID}, e.Same...) {
		for _, h := range lex.Offices(id) {
			out = append(out, heldOffice{Office: nameOf(lex, h.Office), Of: nameOf(lex, h.Of), From: h.From, To: h.To, ID: h.ID})
		}
	}
	return out
}

// nameOf is what the lists call a row; a code that is no row stands for itself.
func nameOf(lex *lexicon.Lexicon, id string) string {
	if row := lex.ByID(id); row != nil {
		return row.Name()
	}
	return id
}

func printOffices(s *streams, list []heldOffice) {
	p := &happeningPrinter{s: s}
	for _, o := range list {
		of, name := o.Of, o.Office
		if len(of) != len("TUR") || strings.ToUpper(of) != of {
			of, name = "", name+" "+o.Of
		}
		p.fact("office", strings.TrimSpace(of+" "+period(o.From, o.To)), name)
	}
}

// period is from when to when.
func period(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "..":
		return from + " on"
	}
	return from + " to " + to
}
