package quote

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	agentKind                   = match.Kinds("agent")
	attributionKind             = match.Kinds("attribution")
	formerKind                  = match.Kinds("former")
	givenKind                   = match.Kinds("given")
	givenParticleKinds          = match.Kinds("given", "particle")
	mediaAgencyKinds            = match.Kinds("media", "agency")
	mediaclassKind              = match.Kinds("mediaclass")
	mediaclassSourceKinds       = match.Kinds("mediaclass", "source")
	namenounMediaclassKinds     = match.Kinds("namenoun", "mediaclass")
	negFutureKinds              = match.Kinds("neg", "future")
	nisbaKind                   = match.Kinds("nisba")
	officeTitleAgentSourceKinds = match.Kinds("office", "title", "agent", "source")
	organKind                   = match.Kinds("organ")
	personKind                  = match.Kinds("person")
	quantityKind                = match.Kinds("quantity")
	sourceMediaclassKinds       = match.Kinds("source", "mediaclass")
	sourceadjKind               = match.Kinds("sourceadj")
	sourceadjNisbaFormerKinds   = match.Kinds("sourceadj", "nisba", "former")
	sourceadjNisbaKinds         = match.Kinds("sourceadj", "nisba")
	statementKind               = match.Kinds("statement")
	titleKind                   = match.Kinds("title")
	tagKinds                    = match.Kinds("comp", "relative", "prep", "conj", "neg", "future", "demonstrative", "pronoun", "function", "deictic", "weekday", "month", "attribution")
)
