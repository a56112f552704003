package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// apposedName reads a name that no list knows before a comma and an office:
// جوليا بيرغمان، المتحدثة باسم الوزارة. A verb or a particle must stand before it, so that none of
// its own words is one.
func apposedName(t *match.Text, i, limit int) int {
	given, _ := givenName(t, i)
	if i == 0 || !given && len(t.Doc.Tokens[i].Analyses) > 0 || !verbal(&t.Doc.Tokens[i-1]) {
		return -1
	}
	end := nameAt(t, i, limit)
	if end < i+2 || end+1 >= limit || !isComma(t, end) {
		return -1
	}
	h, ok := t.FirstOf(end+1, parties)
	if !ok || h.Features.Any(arabic.Prepositional|arabic.WithWaw|arabic.WithPronoun|arabic.Plural|arabic.DualNumber) || h.Row.Kind == "organ" {
		return -1
	}
	return end
}

// verbal reports whether the best reading of a word is a verb or a particle.
func verbal(tok *musnad.Token) bool {
	a := tok.Best()
	return a != nil && arabic.Features(a.Features).Any(arabic.IsVerb|arabic.IsParticle)
}

// appose joins a person whom no list knows to the office that follows behind a
// mark: the office gives the person's state and standing, the person the
// office's name.
func appose(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := 0; i+1 < len(d.Entities); i++ {
		x, y := &d.Entities[i], &d.Entities[i+1]
		if bothOffices(x, y) && lex.Row(x.Row).Attr("abroad") != "" {
			call(x, y.Party)
			continue
		}
		if x.Kind != musnad.Person || x.Party.ID != "" || y.Kind != musnad.Office && y.Kind != musnad.Group && y.Party.Source != "official" {
			continue
		}
		f := arabic.Features(y.Features)
		if y.First != x.Last+1 || !setsOff(&d.Tokens[x.Last]) || f.Any(arabic.Prepositional|arabic.WithWaw|arabic.Plural|arabic.DualNumber) {
			continue
		}
		if x.Party.Country == "" {
			x.Party.Country, x.Value = y.Party.Country, y.Party.Country
		}
		if x.Party.Kind == "UNK" || x.Party.Kind == "" {
			x.Party.Kind = y.Party.Kind
		}
		at := y.Party.At
		y.Party = x.Party
		y.Party.At = at
	}
}

// setsOff reports whether a mark sets off an apposition.
func setsOff(tok *musnad.Token) bool {
	switch tok.Bare {
	case "،", ",", "-", "–", "(":
		return true
	}
	return false
}

// bothOffices reports whether two offices joined by و are held by the one whose
// name follows the second, as those of people sent abroad are: المبعوث الخاص
// ورئيس البعثة فلان.
func bothOffices(x, y *musnad.Mention) bool {
	return x.Kind == musnad.Office && x.Party.Country == "" && x.Party.ID == "" && y.First == x.Last &&
		y.Kind == musnad.Person && y.Row >= 0 && arabic.Features(y.Features).Has(arabic.WithWaw) &&
		!arabic.Features(x.Features|y.Features).Any(arabic.Plural|arabic.DualNumber)
}
