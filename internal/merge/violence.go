package merge

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// modes reports whether two mentions may be of one mode. An attack of which the
// means are not told may be an airstrike; it is no abduction and no demolition.
func modes(a, b *musnad.EventMention) bool {
	if a.Mode == b.Mode {
		return true
	}
	if a.Mode != "" && b.Mode != "" || a.Mode == "phone" && b.Face || a.Face && b.Mode == "phone" {
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
	if a.Type != musnad.Assault || a.Type != b.Type || !dates(a.Date, b.Date) {
		return false
	}
	if b.Outcome && len(b.Actor) == 0 && b.Sentence-a.Sentence <= 1 {
		return true
	}
	if a.Sentence != b.Sentence || other(a, b) {
		return false
	}
	actors := meet(a.Actor, b.Actor) || len(a.Actor) == 0 || len(b.Actor) == 0
	victims := meet(a.Recipient, b.Recipient) || len(a.Recipient) == 0 || len(b.Recipient) == 0
	return actors && victims
}

// together reports whether two mentions tell, side by side, who fell in one attack:
// قتل أربعة شرطيين وأصيب ثلاثة مدنيين في هجوم. Nothing but و stands between them, and the
// first does not say by whom.
func together(d *musnad.Document, a, b *musnad.EventMention) bool {
	if a.Type != musnad.Assault || a.Type != b.Type || a.Sentence != b.Sentence || len(a.Actor) > 0 || len(a.Recipient)*len(b.Recipient) == 0 {
		return false
	}
	if b.Trigger.Start < a.Clause.End || !dates(a.Date, b.Date) || !fromHeadline(d, a.Place) && other(a, b) {
		return false
	}
	between := strings.TrimSpace(d.Text[a.Clause.End:b.Trigger.Start])
	return (between == "" || between == waw) && fell(b)
}

const waw = "و"

// fell reports whether a mention tells those who fell, and not who did it.
func fell(m *musnad.EventMention) bool {
	return m.Rules[0] == "event/passive" || m.Rules[0] == "event/masdar" || m.Rules[0] == "event/noun"
}

// fromHeadline reports whether a place is one that the headline names, which often
// says only roughly where.
func fromHeadline(d *musnad.Document, place *musnad.Mention) bool {
	if place == nil {
		return false
	}
	s := d.SentenceAt(place.Start)
	return s >= 0 && d.Sentences[s].Section == musnad.Headline
}

// lead reports whether the first sentence of the text tells the attack of the
// headline, of which each names other sides: "blast hits police bus", then "a bomb
// went off". A fight of two sides is not the attack of one.
func lead(d *musnad.Document, a, b *musnad.EventMention) bool {
	if a.Type != musnad.Assault || a.Type != b.Type || !headline(d, a) || headline(d, b) || b.Sentence > a.Sentence+1 || len(a.Actor) > 1 || len(b.Actor) > 1 {
		return false
	}
	return agree(a, b) && halfTold(a.Actor, b.Actor) && halfTold(a.Recipient, b.Recipient)
}

func halfTold(a, b []musnad.Party) bool { return len(a)*len(b) == 0 || meet(a, b) }

// claimed reports whether the later mention tells who says that he did what the other
// tells without its author: وأعلنت الحركة مسؤوليتها عن الهجوم.
func claimed(d *musnad.Document, a, b *musnad.EventMention) bool {
	if b.Type != musnad.Assault || a.Type != b.Type || len(b.Rules) < 2 || !claims(b.Rules[1]) || len(a.Actor) > 0 {
		return false
	}
	near := b.Sentence-a.Sentence <= claimReach || headline(d, a) || a.Sentence == firstOfBody(d)
	return near && agree(a, b) && len(b.Recipient) == 0
}

// claimReach is how many sentences behind an attack a claim of it may stand.
const claimReach = 2

// claims reports whether a frame is one of claiming an attack.
func claims(frame string) bool { return strings.HasPrefix(frame, "f.assault.claim") }

// other reports whether two mentions of a sentence tell two attacks: by other
// means, or at another place.
func other(a, b *musnad.EventMention) bool {
	if a.Mode != "" && b.Mode != "" && a.Mode != b.Mode {
		return true
	}
	return a.Place != nil && b.Place != nil && !places(a.Place, b.Place)
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

// victim reports whether two mentions tell what was done to one person, though
// only one of them says by whom: nobody is killed twice, and an arrest told
// in the passive is the one whose author is named.
func victim(a, b *musnad.EventMention) bool {
	if a.Type != musnad.Assault && a.Type != musnad.Coerce || len(a.Actor)*len(b.Actor) != 0 {
		return false
	}
	return slices.EqualFunc(a.Recipient, b.Recipient, samePerson) && len(a.Recipient) > 0 && agree(a, b)
}

// counted reports whether two mentions count the same people: 109 protesters
// arrested, and then 109 persons. Two or three may be others.
func counted(a, b *musnad.EventMention) bool {
	n, k := a.Size, b.Size
	same := n.Dead >= few && n.Dead == k.Dead || n.Injured >= few && n.Injured == k.Injured || n.Arrested >= few && n.Arrested == k.Arrested
	return same && agree(a, b) && (meet(a.Recipient, b.Recipient) || unlisted(a.Recipient) || unlisted(b.Recipient)) && (meet(a.Actor, b.Actor) || len(a.Actor)*len(b.Actor) == 0)
}

// few is the least count by which people are known again.
const few = 5

// unlisted reports whether the parties are people without a name of their own.
func unlisted(ps []musnad.Party) bool {
	for _, p := range ps {
		if p.ID != "" || p.Source == "person" {
			return false
		}
	}
	return true
}

// samePerson reports whether two parties are one person with a name: a group, a
// town or a government may be struck again.
func samePerson(p, q musnad.Party) bool {
	return p.Source == "person" && q.Source == "person" && (p.ID != "" && p.ID == q.ID || p.Name == q.Name)
}

// agree reports whether neither day nor place of two mentions contradict.
func agree(a, b *musnad.EventMention) bool {
	return dates(a.Date, b.Date) && (a.Place == nil || b.Place == nil || places(a.Place, b.Place))
}
