package merge

import "github.com/musnad/musnad"

// modes reports whether two mentions may be of one mode. An attack of which the
// means are not told may be an airstrike; it is no abduction and no demolition.
func modes(a, b *musnad.EventMention) bool {
	if a.Mode == b.Mode {
		return true
	}
	if a.Mode != "" && b.Mode != "" {
		return false
	}
	switch a.Mode + b.Mode {
	case "abduct", "torture", "sexual", "destroy", "beat":
		return false
	}
	return true
}

// toll reports whether one of two mentions tells the violence and the other its
// victims: one attack, and not one for each. They stand in one sentence, or the
// later says that its casualties are what came of it (أسفر عن مقتل).
func toll(a, b *musnad.EventMention) bool {
	if a.Type != musnad.Assault || a.Type != b.Type || a.Status != b.Status || !dates(a.Date, b.Date) {
		return false
	}
	if b.Outcome && len(b.Actor) == 0 && b.Sentence-a.Sentence <= 1 {
		return true
	}
	if a.Sentence != b.Sentence {
		return false
	}
	actors := meet(a.Actor, b.Actor) || len(a.Actor) == 0 || len(b.Actor) == 0
	victims := meet(a.Recipient, b.Recipient) || len(a.Recipient) == 0 || len(b.Recipient) == 0
	return actors && victims
}

// crowd reports whether the parties are unnamed people: the protesters of an
// article are one crowd.
func crowd(ps []musnad.Party) bool {
	for _, p := range ps {
		if p.Kind != "CVL" && p.Kind != "OPP" || p.ID != "" || p.Source == "person" {
			return false
		}
	}
	return true
}
