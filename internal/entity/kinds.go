package entity

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	countKinds   = match.Kinds("number", "quantity")
	formerKind   = match.Kinds("former")
	givenKind    = match.Kinds("given")
	happenings   = match.Kinds("verb", "frame")
	mediaKinds   = match.Kinds("media", "agency")
	nameKinds    = match.Kinds("country", "capital", "metonym", "body", "group", "place", "media", "agency")
	organKind    = match.Kinds("organ")
	ownerKinds   = match.Kinds("nisba", "country", "capital", "metonym", "body", "group")
	partKind     = match.Kinds("placepart")
	particleKind = match.Kinds("particle")
	parties      = match.Kinds("agent", "organ", "office")
	personKind   = match.Kinds("person")
	titleKind    = match.Kinds("title")
)
