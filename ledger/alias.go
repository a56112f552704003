package ledger

import (
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/internal/store"
)

// What a happening is made of.
type (
	Voice  = happen.Voice  // a party with those who say that it took part
	Said   = happen.Said   // a value with those who say it
	Spot   = happen.Spot   // a place with those who say so
	Origin = happen.Origin // who a happening is known from
	Step   = happen.Step   // one turn in its life
	Reason = happen.Reason // what speaks for two events being one
)

// Fold says how a word came to answer one of a query.
type Fold = search.Fold

// The folds, the closest first.
const (
	AsWritten = search.AsWritten // the same letters and signs
	Spelling  = search.Spelling  // the same letters once what writers confuse is one letter
	Clitics   = search.Clitics   // the same word but for a conjunction, preposition or article
)

// Fault is something of the ledger that is no longer what was written.
type Fault = store.Fault
