// Package samples has the articles with which the program shows what a ledger
// does: a plan and the meeting that came of it, an agency's text that two outlets
// print, an attack whose dead are counted differently, a visit of which nobody
// tells whether it took place, talks that one side denies.
//
// They were invented for it, the outlets as well: nothing in them is a fact.
package samples

import (
	_ "embed" // the articles
)

// Lines are the articles, as JSON Lines.
//
//go:embed articles.jsonl
var Lines []byte

// Today is a day after all of them, YYYY-MM-DD: seen from it, one plan is overdue.
const Today = "2026-04-01"
