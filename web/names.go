package web

import (
	"strings"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// Names are what word lists know of names that articles write in Arabic.
type Names interface {
	// Name is how the row of an id is called; empty where it is not known.
	Name(id string) (arabic, english string)
	// English writes an Arabic name in Latin letters: a guess, for reading.
	English(name string) string
	// Countries are the ISO 3166-1 alpha-3 codes of which there are names.
	Countries() []string
}

// english is the English name of a listed id; empty where none is known.
func (p *Page) english(id string) string {
	if p.Lists == nil || id == "" {
		return ""
	}
	_, english := p.Lists.Name(id)
	return english
}

// countryName is the name of a country in the page's language, or its code.
func (p *Page) countryName(code string) (name string, known bool) {
	if p.Lists == nil || code == "" {
		return code, false
	}
	arabic, english := p.Lists.Name(strings.ToLower(code))
	if p.Lang == Arabic {
		name = firstOf(arabic, english)
	} else {
		name = firstOf(english, arabic)
	}
	return firstOf(name, code), name != ""
}

// country is the same in one string.
func (p *Page) country(code string) string {
	name, _ := p.countryName(code)
	return name
}

// placeIn is a place's name for a page: on an English one the English name, or else
// the Arabic one in Latin letters, which is a guess.
func (p *Page) placeIn(arabic, english, id string) (name string, guessed bool) {
	if p.Lang == Arabic {
		return arabic, false
	}
	if english = firstOf(english, p.english(id)); english != "" || p.Lists == nil {
		return firstOf(english, arabic), false
	}
	latin := p.Lists.English(arabic)
	return firstOf(latin, arabic), latin != ""
}

// place shows a place: a guess has the Arabic name beside it.
func (p *Page) place(arabic, english, id string) templ.Component {
	name, guessed := p.placeIn(arabic, english, id)
	switch {
	case guessed:
		return inOrder(Own(name), raw(" ("), Words(arabic), raw(")"))
	case name == arabic:
		return Words(name)
	}
	return Own(name)
}

// Spot shows the place of a happening.
func (p *Page) Spot(s *ledger.Spot) templ.Component { return p.place(s.Name, "", s.ID) }

// glossed is a party's gloss on an English page that has its name in Arabic; else
// empty.
func (p *Page) glossed(v *ledger.Voice) string {
	if _, arabic := p.nameOf(v); arabic && p.Lang == English {
		return p.gloss(v)
	}
	return ""
}

// gloss says in the page's language of what country and kind somebody is; empty if
// neither is known.
func (p *Page) gloss(v *ledger.Voice) string {
	var parts []string
	if v.Country != "" {
		parts = append(parts, p.country(v.Country))
	}
	if v.Kind != "" && v.Kind != "UNK" {
		parts = append(parts, p.Label("kind", v.Kind))
	}
	return p.seq(parts...)
}
