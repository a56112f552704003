package event

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	grammarKinds    = match.Kinds("prep", "comp", "conj", "relative", "neg", "future", "demonstrative", "pronoun", "function", "modal", "condition")
	accidentKinds   = match.Kinds("accident", "weather")
	agentphraseKind = match.Kinds("agentphrase")
	futureadjKind   = match.Kinds("futureadj")
	happenings      = match.Kinds("verb", "frame")
	locativeKind    = match.Kinds("locative")
	heads           = match.Kinds("quantity", "agent", "number")
	mediationKind   = match.Kinds("mediation")
	metaphorKind    = match.Kinds("metaphor")
	nisbaKind       = match.Kinds("nisba")
	pronounKind     = match.Kinds("pronoun")
	prepKind        = match.Kinds("prep")
	quantityKind    = match.Kinds("quantity", "number")
	sportKind       = match.Kinds("sport")
	statusKinds     = match.Kinds("neg", "deny", "cancel", "fail", "plan", "future", "offer", "condition", "modal")
)
