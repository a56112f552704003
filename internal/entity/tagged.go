package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/internal/ner"
)

// leastMargin is how sure the tagger must be of a name, for each class: measured
// on news that the weights were not learnt from. Places are not taken from it:
// the lists have most, and what is left are names of clubs.
var leastMargin = [...]int32{ner.Person: 30, ner.Place: 0, ner.Organisation: 60}

// leastAlone is how sure it must be of a person of one word whom the article never
// names by more.
const leastAlone = 80

// taggedRule is the rule of names that no list knows and nothing announces.
const taggedRule = "entity/tagged"

// readTagged adds the names that the tagger finds where the rules found nothing,
// and lets a person whom they knew by a part of the name have all of it.
func readTagged(t *match.Text) {
	d := t.Doc
	marks := Marks(d)
	covered := coverage(d)
	behind := -1
	ner.Find(d, marks, func(s ner.Span) {
		if s.Class == ner.Place || s.Margin < leastMargin[s.Class] {
			return
		}
		first, last := uncovered(marks, s.First, s.Last)
		switch {
		case first == last:
		case first == s.First && last == s.Last:
			addTagged(t, s, s.First > 0 && (marks[s.First-1]&^ner.First == ner.OfPerson || s.First == behind))
			behind = s.Last
		case s.Class == ner.Person && first > s.First:
			growEnd(d, covered[first-1], first, last)
		case s.Class == ner.Person:
			growStart(d, covered[last], first, last)
		}
	})
}

// uncovered is the first run of tokens between first and last that the rules
// have not read; it is empty if there are none.
func uncovered(marks []ner.Mark, first, last int) (int, int) {
	for first < last && marks[first] != ner.Free {
		first++
	}
	end := first
	for end < last && marks[end] == ner.Free {
		end++
	}
	return first, end
}

// addTagged adds a name as a mention of its class.
func addTagged(t *match.Text, s ner.Span, afterName bool) {
	d := t.Doc
	pro, features := glued(t, s.First, afterName)
	span := musnad.Span{Start: d.Tokens[s.First].Start + t.Written(s.First, pro), End: d.Tokens[s.Last-1].End}
	x := musnad.Mention{Span: span, First: s.First, Last: s.Last, Rule: taggedRule, Row: -1, Features: features}
	x.Party = musnad.Party{Name: d.Letters(span), At: span}
	if s.Class == ner.Person {
		if !callTagged(d, &x, s.Margin) {
			return
		}
	} else {
		x.Kind, x.Party.Kind, x.Party.Source = musnad.Organisation, bodyKind(t, s.First), "organisation"
	}
	d.Entities = append(d.Entities, x)
}

// callTagged says who a tagged person is. One word is a part of a name that the
// article has elsewhere, or must be surer than more words are, and without ال, which
// begins nouns and nisbas too.
func callTagged(d *musnad.Document, x *musnad.Mention, margin int32) bool {
	x.Kind = musnad.Person
	if x.Last-x.First == 1 {
		if p, ok := sharesName(d, arabic.FoldBare(x.Party.Name)); ok {
			p.At = x.Span
			x.Party, x.Value = p, p.Country
			return true
		}
		if margin < leastAlone || hasArticle(x.Party.Name) {
			return false
		}
	}
	x.Party.Kind, x.Party.Source = "UNK", "person"
	return true
}

// sharesName is the first person of the article whose name of several words ends,
// or else begins, with a word.
func sharesName(d *musnad.Document, word string) (p musnad.Party, ok bool) {
	for i := range d.Entities {
		x := &d.Entities[i]
		if x.Kind != musnad.Person || x.Party.Source != "person" {
			continue
		}
		name := arabic.FoldBare(x.Party.Name)
		switch {
		case strings.HasSuffix(name, " "+word):
			return x.Party, true
		case !ok && strings.HasPrefix(name, word+" "):
			p, ok = x.Party, true
		}
	}
	return p, ok
}

// bodyKind is what the first word of a body's name says that it is.
func bodyKind(t *match.Text, i int) string {
	if h, ok := t.FirstOf(i, organKind); ok {
		return h.Row.Value
	}
	return "UNK"
}

// glued is how many bytes of a word are certainly proclitics: those before the
// article, those of a name that a list knows without them, and و behind a name.
func glued(t *match.Text, i int, afterName bool) (pro int, features uint32) {
	tok := &t.Doc.Tokens[i]
	for _, p := range shortProclitics[1:] {
		if rest, ok := strings.CutPrefix(tok.Bare, p); ok && strings.HasPrefix(rest, theArticle) && len(rest) > len(theArticle)+4 {
			return len(p), procliticBits[p]
		}
	}
	if h, ok := t.FirstOf(i, firstNames); ok && h.Pro > 0 {
		return h.Pro, uint32(h.Features)
	}
	if rest, ok := strings.CutPrefix(tok.Bare, waw); ok && len(rest) > 4 {
		if best := tok.Best(); best == nil && afterName || best != nil && best.Pro > 0 {
			return len(waw), procliticBits[waw]
		}
	}
	return 0, 0
}

// growEnd gives a person whose name was read the words that go on with it.
func growEnd(d *musnad.Document, e int32, first, last int) {
	if e < 0 || d.Entities[e].Kind != musnad.Person || d.Entities[e].Last != first || d.Entities[e].Party.ID != "" {
		return
	}
	x := &d.Entities[e]
	if !strings.HasSuffix(d.Letters(x.Span), x.Party.Name) {
		return
	}
	start := x.End - len(x.Party.Name)
	x.Last, x.End = last, d.Tokens[last-1].End
	x.Party.Name, x.Party.At = d.Text[start:x.End], x.Span
}

// growStart gives a person of whom a surname was read the names before it: it is
// another person of that surname, or spelled as no list has it.
func growStart(d *musnad.Document, e int32, first, last int) {
	if e < 0 || d.Entities[e].Kind != musnad.Person || d.Entities[e].First != last {
		return
	}
	x := &d.Entities[e]
	if f := arabic.Features(x.Features); x.Row >= 0 && !f.Has(arabic.ShortForm) || f.Any(arabic.Prepositional|arabic.WithWaw) {
		return
	}
	x.First, x.Start = first, d.Tokens[first].Start
	x.Row, x.Features, x.Value, x.Rule = -1, 0, "", taggedRule
	x.Party = musnad.Party{Name: d.Letters(x.Span), Kind: "UNK", Source: "person", At: x.Span}
}
