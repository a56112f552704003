package event

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	accidentKinds   = match.Kinds("accident", "weather")
	agentKind       = match.Kinds("agent")
	agentphraseKind = match.Kinds("agentphrase")
	conjKind        = match.Kinds("conj")
	dutyKinds       = match.Kinds("modal", "prep")
	exceptKind      = match.Kinds("except")
	futureKind      = match.Kinds("future")
	futureadjKind   = match.Kinds("futureadj")
	happenings      = match.Kinds("verb", "frame")
	heads           = match.Kinds("quantity", "agent", "number")
	locativeKind    = match.Kinds("locative")
	mediationKind   = match.Kinds("mediation")
	metaphorKind    = match.Kinds("metaphor")
	modalKind       = match.Kinds("modal")
	negKind         = match.Kinds("neg")
	nisbaKind       = match.Kinds("nisba")
	organKind       = match.Kinds("organ")
	placenounKind   = match.Kinds("placenoun")
	prepKind        = match.Kinds("prep")
	peopleKinds     = match.Kinds("agent", "office")
	pronounKind     = match.Kinds("pronoun")
	quantityKind    = match.Kinds("quantity", "number")
	sportKind       = match.Kinds("sport")
	statusKinds     = match.Kinds("neg", "deny", "cancel", "fail", "plan", "future", "offer", "condition", "modal")
	titleKind       = match.Kinds("title")
	tollKind        = match.Kinds("toll")
	unitKind        = match.Kinds("unit")
)
