// Package temporal is stage 2.
package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// Run fills the stage's fields.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {}

// Rules are the ids of the stage's rules, in their order.
func Rules() []string { return nil }
