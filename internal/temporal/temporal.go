// Package temporal is stage 2: time expressions, their values, and the day the
// article was written.
//
// It works in four steps. The rules of [dateRules], [dayRules] and
// [lengthRules] read expressions; those of [composeRules] put them together
// ("since the end of last year"). Only then the day of writing is decided, as
// it may have to be inferred from what was read, and last every expression gets
// its value. It does not know events: which happening a time belongs to is the
// event stage's question.
package temporal

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "temporal"

var rules = slices.Concat(dateRules, dayRules, lengthRules)

// Rules are the ids of the stage's rules, in their order.
func Rules() []string {
	ids := match.IDs(rules)
	for _, layer := range composeRules {
		ids = append(ids, match.IDs(layer)...)
	}
	return ids
}

// Run fills Times and Anchor.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	t := match.New(d, lex)
	exprs := read(t)
	exprs = compose(t, exprs)
	a := decide(d, exprs)
	d.Anchor = a
	d.Times = value(d, exprs, a)
}

// ruleSet is rules, ready to run.
var ruleSet = match.Compile(rules)

// read runs the rules that read words.
func read(t *match.Text) []expr {
	var exprs []expr
	match.Run(t, stage, ruleSet, func(rule string, m *match.Match, e expr) {
		exprs = append(exprs, placed(rule, m, e))
	})
	return exprs
}

// placed gives an expression its rule and its place, which is the whole match
// unless it named its own tokens.
func placed(rule string, m *match.Match, e expr) expr {
	e.rule = rule
	if e.last == 0 {
		e.first, e.last = m.First, m.Last
	}
	toks := m.Text.Doc.Tokens
	e.span = musnad.Span{Start: toks[e.first].Start + proclitics(m.Text, e.first), End: toks[e.last-1].End}
	return e
}

// timeSet are the kinds of row that an expression may begin with.
var timeSet = match.Kinds("deictic", "month", "number", "ordinal", "prep", "timephrase", "timeword", "unit", "weekday")

// proclitics is how many bytes of the token, as written, are glued on before
// the word of time.
func proclitics(t *match.Text, i int) int {
	h, ok := t.FirstOf(i, timeSet)
	if !ok || h.Pro == 0 {
		return 0
	}
	return t.Written(i, h.Pro)
}
