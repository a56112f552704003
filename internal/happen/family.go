package happen

import "github.com/musnad/musnad"

// Family is a set of types by which outlets tell one kind of happening.
type Family string

// The families. What is done by saying stands alone, type by type: who condemns
// and demands does two things.
const (
	Meeting Family = "meeting" // CONSULT, and what may be told of one: COOPERATE
	Force   Family = "force"   // ASSAULT, COERCE by seizing
)

// FamilyOf is the family of an event.
func FamilyOf(e *musnad.ReadingEvent) Family {
	switch {
	case e.Type == musnad.Consult || e.Type == musnad.Cooperate:
		return Meeting
	case e.Type == musnad.Assault || seizes(e):
		return Force
	}
	return Family(e.Type)
}

func seizes(e *musnad.ReadingEvent) bool {
	return e.Type == musnad.Coerce && musnad.Text(e.Mode) == "seize"
}

// means groups modes that outlets confuse. Of two groups, one happening has only
// one; a mode without a group goes with any.
var means = map[string]string{
	"explosives": "bomb", "suicide-attack": "bomb",
	"aerial": "air", "drone": "air",
	"abduct": "abduct", "sexual": "sexual", "torture": "torture", "crowd-control": "crowd",
	"phone": "phone", "visit": "visit",
	"withdraw": "withdraw", "release": "release", "disarm": "disarm", "ceasefire": "ceasefire", "access": "access", "resign": "resign",
	"arrest": "arrest", "deport": "deport", "curfew": "curfew", "censor": "censor", "cyber": "cyber",
	"strike": "strike", "hunger": "hunger", "boycott": "boycott",
	"expel": "expel", "convict": "convict",
	"troops": "troops", "weapons": "weapons",
}

// apartModes reports whether two modes of one family can't be of one happening.
func apartModes(a, b string) bool {
	x, y := means[a], means[b]
	return x != "" && y != "" && x != y
}

// alone are the deeds that are told by their name: who tells of another one hardly
// means them.
var alone = map[string]bool{"abduct": true, "sexual": true, "torture": true}
