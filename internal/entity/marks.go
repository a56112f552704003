package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/ner"
)

// markOf says to the tagger what a mention is.
var markOf = map[musnad.MentionKind]ner.Mark{
	musnad.Person: ner.OfPerson, musnad.Office: ner.OfOffice, musnad.Organisation: ner.OfBody, musnad.Group: ner.OfBody,
	musnad.Country: ner.OfCountry, musnad.Place: ner.OfPlace, musnad.Media: ner.OfMedia,
}

// Marks says for each token what covers it: a mention of the rules, a time or a
// number, or nothing.
func Marks(d *musnad.Document) []ner.Mark {
	out := make([]ner.Mark, len(d.Tokens))
	for _, list := range [...][]musnad.Mention{d.Times, d.Entities} {
		for i := range list {
			mark(out, &list[i])
		}
	}
	return out
}

func mark(out []ner.Mark, x *musnad.Mention) {
	m, ok := markOf[x.Kind]
	if !ok {
		m = ner.OfOther
	}
	for i := x.First; i < x.Last; i++ {
		out[i] = m
	}
	out[x.First] |= ner.First
}
