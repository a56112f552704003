package entity

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	agentKind     = match.Kinds("agent")
	asideKinds    = match.Kinds("prep", "locative", "agentphrase")
	compKinds     = match.Kinds("comp", "except")
	countKinds    = match.Kinds("number", "quantity")
	firstNames    = match.Kinds("person", "given")
	formerKind    = match.Kinds("former")
	groupKinds    = match.Kinds("group", "body")
	givenKind     = match.Kinds("given")
	happenings    = match.Kinds("verb", "frame")
	leadKinds     = match.Kinds("prep", "locative", "placepart")
	mediaKinds    = match.Kinds("media", "agency")
	memberKind    = match.Kinds("membership")
	nameKinds     = match.Kinds("country", "capital", "metonym", "body", "group", "place", "media", "agency")
	nisbaKind     = match.Kinds("nisba")
	notField      = match.Kinds("nisba", "country", "capital", "metonym", "body", "group", "person", "office", "agent", "organ", "former", "title", "relative", "refer")
	officeKind    = match.Kinds("office")
	organKind     = match.Kinds("organ")
	ownerKinds    = match.Kinds("nisba", "country", "capital", "metonym", "body", "group", "place", "organ")
	partKind      = match.Kinds("placepart")
	particleKind  = match.Kinds("particle")
	parties       = match.Kinds("agent", "organ", "office")
	personKind    = match.Kinds("person")
	placeNounKind = match.Kinds("placenoun")
	nameHeadKinds = match.Kinds("namehead", "particle")
	cityKinds     = match.Kinds("place", "capital")
	prepKind      = match.Kinds("prep")
	titleKind     = match.Kinds("title")
)
