package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// chain joins the offices of one person that stand side by side with nothing
// between: نائب رئيس مجلس الوزراء وزير الخارجية فلان, فلان نائب رئيس مجلس الوزراء وزير الخارجية. Two bare offices
// are otherwise two people, so one of them must be such as is held beside another.
func chain(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := len(d.Entities) - 2; i >= 0; i-- {
		x, y := &d.Entities[i], &d.Entities[i+1]
		if x.Kind == musnad.Office && sideBySide(x, y) && (beside(lex, x) || beside(lex, y)) {
			join(x, y)
		}
	}
	joined := -1
	for i := 0; i+1 < len(d.Entities); i++ {
		x, y := &d.Entities[i], &d.Entities[i+1]
		if x.Kind != musnad.Person || y.Kind != musnad.Office || !sideBySide(x, y) {
			continue
		}
		if beside(lex, y) || besideNext(d, lex, i+1) || joined == i && beside(lex, x) {
			join(y, x)
			joined = i + 1
		}
	}
}

// join makes one mention mean the party of another.
func join(x, of *musnad.Mention) {
	call(x, of.Party)
	x.Kind, x.Value = of.Kind, of.Value
}

// besideNext reports whether the office behind the mention at i touches it and is
// held beside another.
func besideNext(d *musnad.Document, lex *lexicon.Lexicon, i int) bool {
	return i+1 < len(d.Entities) && sideBySide(&d.Entities[i], &d.Entities[i+1]) && beside(lex, &d.Entities[i+1])
}

// sideBySide reports whether two mentions of one person each touch, and name no
// two states.
func sideBySide(x, y *musnad.Mention) bool {
	const apart = arabic.Prepositional | arabic.WithWaw | arabic.WithFeh | arabic.Plural | arabic.DualNumber | arabic.WithPronoun
	if y.First != x.Last || arabic.Features(y.Features).Any(apart) || arabic.Features(x.Features).Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	return x.Party.Country == "" || y.Party.Country == "" || x.Party.Country == y.Party.Country
}

// beside reports whether a mention is of an office that its holder has beside
// another, as the list says.
func beside(lex *lexicon.Lexicon, x *musnad.Mention) bool {
	if x.Kind != musnad.Office && x.Kind != musnad.Person || x.Row < 0 {
		return false
	}
	row := lex.Row(x.Row)
	return row.Kind == "office" && row.Attr("beside") != ""
}
