package ledger

import "github.com/musnad/musnad/internal/happen"

// What a happening is made of.
type (
	Voice  = happen.Voice  // a party with those who say that it took part
	Said   = happen.Said   // a value with those who say it
	Spot   = happen.Spot   // a place with those who say so
	Origin = happen.Origin // who a happening is known from
	Step   = happen.Step   // one turn in its life
	Reason = happen.Reason // what speaks for two events being one
)
