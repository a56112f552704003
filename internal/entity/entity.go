// Package entity is stage 3: who and where. People with their offices and
// states, bodies, groups, institutions, crowds, countries and places; words that
// refer back are marked, and definite offices and later short names are led
// back to the full mention.
//
// It knows how the press names people ("وزير الخارجية التركي هاكان فيدان") in
// every order, and the word lists. It does not know events: what "the two
// sides" are is decided where the event is read.
package entity

import (
	"slices"
	"sort"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "entity"

// perEntity is how many tokens news has for each entity, about.
const perEntity = 6

// ruleSet is rules, ready to run.
var ruleSet = match.Compile(rules)

// Run fills Entities, sorted by place, none overlapping another.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	t := match.New(d, lex)
	byRule(t)
	readShortNames(t)
	readTagged(t)
	sort.SliceStable(d.Entities, func(i, j int) bool { return d.Entities[i].Start < d.Entities[j].Start })
	chain(d, lex)
	appose(d, lex)
	resolve(d, lex, t)
}

// ByRule fills Entities with what the ordered rules read, in their order of
// place: what the tagger learns from.
func ByRule(d *musnad.Document, lex *lexicon.Lexicon) { byRule(match.New(d, lex)) }

func byRule(t *match.Text) {
	d := t.Doc
	d.Entities = make([]musnad.Mention, 0, len(d.Tokens)/perEntity+1)
	match.Run(t, stage, ruleSet, func(rule string, m *match.Match, found []musnad.Mention) {
		if n := len(d.Entities); n == 0 || &found[0] != &d.Entities[n-1] {
			d.Entities = append(d.Entities, found...)
		}
		for i := len(d.Entities) - len(found); i < len(d.Entities); i++ {
			d.Entities[i].Rule = rule
		}
	})
}

type rule = match.Rule[[]musnad.Mention]

// one is a rule's result of a single mention, as almost all are: it stands in
// its place in the document at once, so that no memory is made for it alone.
func one(m *match.Match, x musnad.Mention) ([]musnad.Mention, string) {
	d := m.Text.Doc
	d.Entities = append(d.Entities, x)
	return d.Entities[len(d.Entities)-1:], ""
}

// asked is what a rule makes of a match for another rule, with nothing of it left
// in the document.
func asked(r rule, m *match.Match) ([]musnad.Mention, string) {
	d := m.Text.Doc
	kept := len(d.Entities)
	found, why := r.Make(m)
	found = slices.Clone(found)
	d.Entities = d.Entities[:kept]
	return found, why
}

// mention makes a mention of the tokens of a range.
func mention(m *match.Match, r match.Range, kind musnad.MentionKind, p musnad.Party) musnad.Mention {
	span := m.Span(r)
	p.At = span
	x := musnad.Mention{Span: span, First: r.First, Last: r.Last, Kind: kind, Row: -1, Party: p, Value: p.Country}
	if r.Hit.Row != nil {
		x.Row, x.Features = r.Hit.Row.Index, uint32(r.Hit.Features)
	}
	return x
}

// letters are the letters of a range as a name: the article, whose alef is not
// written after ل, is given back (للأمم المتحدة: الأمم المتحدة).
func letters(m *match.Match, r match.Range) string {
	s := m.Text.Doc.Letters(m.Span(r))
	if r.Hit.Row != nil && r.Hit.Features.Has(arabic.WithLam|arabic.WithArticle) && strings.HasPrefix(s, "ل") {
		return "ا" + s
	}
	return s
}

// whole is the range of the match, which begins with the hit.
func whole(m *match.Match, h match.Hit) match.Range {
	return match.Range{First: m.First, Last: m.Last, Hit: h}
}

// Rules are the ids of the stage's rules, in their order.
func Rules() []string { return append(match.IDs(rules), "entity/short-name", headRule, taggedRule) }
