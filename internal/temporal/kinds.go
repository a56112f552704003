package temporal

import "github.com/musnad/musnad/internal/match"

// The kinds of list that the stage asks for.
var (
	conjKind                        = match.Kinds("conj")
	countryNisbaCapitalPlaceKinds   = match.Kinds("country", "nisba", "capital", "place")
	deicticKind                     = match.Kinds("deictic")
	futurePlanFutureadjKinds        = match.Kinds("future", "plan", "futureadj")
	givenTitleKinds                 = match.Kinds("given", "title")
	mediaclassKind                  = match.Kinds("mediaclass")
	monthKind                       = match.Kinds("month")
	monthWeekdayOrdinalDeicticKinds = match.Kinds("month", "weekday", "ordinal", "deictic")
	namedKinds                      = match.Kinds("media", "agency", "body", "group", "organ", "person", "place")
	officeKinds                     = match.Kinds("office", "organ", "body", "agent")
	numberKind                      = match.Kinds("number")
	numberUnitTimephraseKinds       = match.Kinds("number", "unit", "timephrase")
	ordinalKind                     = match.Kinds("ordinal")
	ordinalNumberKinds              = match.Kinds("ordinal", "number")
	prepKind                        = match.Kinds("prep")
	timephraseKind                  = match.Kinds("timephrase")
	timewordKind                    = match.Kinds("timeword")
	unitKind                        = match.Kinds("unit")
	weekdayDeicticKinds             = match.Kinds("weekday", "deictic")
	weekdayKind                     = match.Kinds("weekday")
)
