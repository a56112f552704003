package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// readShortNames finds later mentions of people: the last word of a name that
// was given in full before, alone.
func readShortNames(t *match.Text) {
	d := t.Doc
	covered := coverage(d)
	known := map[string]musnad.Party{}
	var heads heads
	for i := range d.Tokens {
		if e := covered[i]; e >= 0 {
			remember(t, known, &d.Entities[e])
			heads.note(t, &d.Entities[e])
			continue
		}
		tok := &d.Tokens[i]
		if tok.Kind != musnad.Word {
			continue
		}
		if x, ok := heads.at(t, i, covered); ok {
			d.Entities = append(d.Entities, x)
			continue
		}
		if len(known) == 0 {
			continue
		}
		for _, pro := range shortProclitics {
			if len(tok.Folded) <= len(pro)+4 || tok.Folded[:len(pro)] != pro {
				continue
			}
			p, ok := known[tok.Folded[len(pro):]]
			if !ok || pro != "" && len(tok.Analyses) > 0 {
				continue
			}
			span := musnad.Span{Start: tok.Start + t.Written(i, len(pro)), End: tok.End}
			p.At = span
			d.Entities = append(d.Entities, musnad.Mention{Span: span, First: i, Last: i + 1, Kind: musnad.Person,
				Rule: "entity/short-name", Row: -1, Party: p, Value: p.Country, Features: procliticBits[pro]})
			break
		}
	}
}

var shortProclitics = []string{"", "و", "ل", "ب", "ف"}

var procliticBits = map[string]uint32{"و": uint32(arabic.WithWaw), "ل": uint32(arabic.WithLam), "ب": uint32(arabic.WithBeh), "ف": uint32(arabic.WithFeh)}

// coverage gives for each token the entity that covers it, or -1.
func coverage(d *musnad.Document) []int32 {
	out := make([]int32, len(d.Tokens))
	for i := range out {
		out[i] = -1
	}
	for e := range d.Entities {
		for i := d.Entities[e].First; i < d.Entities[e].Last; i++ {
			out[i] = int32(e)
		}
	}
	return out
}

// remember notes the last word of a person's full name, unless it is a word with
// another meaning or two people share it.
func remember(t *match.Text, known map[string]musnad.Party, x *musnad.Mention) {
	if x.Kind != musnad.Person || x.Party.Source != "person" {
		return
	}
	i := x.Last - 1
	tok := &t.Doc.Tokens[i]
	if x.Last-x.First < 2 || len(tok.Bare) <= 4 || otherMeaning(t, i) && !hasArticle(tok.Bare) {
		return
	}
	if p, ok := known[tok.Folded]; ok && p.Name != x.Party.Name && len(p.Name) >= len(x.Party.Name) {
		return
	}
	known[tok.Folded] = x.Party
}
