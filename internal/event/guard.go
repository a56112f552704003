package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// check applies the frame's guards.
func (rl *roles) check() string {
	e := rl.e
	e.Actor, e.Recipient = oneEach(e.Actor), oneEach(e.Recipient)
	if e.Type.Symmetric() {
		e.Recipient = without(e.Recipient, e.Actor)
		rl.organiser()
		rl.complete()
	} else if !rl.c.passive {
		rl.toOthers()
	}
	rl.following()
	rl.concluded()
	rl.joined()
	rl.warned()
	rl.benefactor()
	rl.ofThose()
	rl.promised()
	rl.aimed()
	rl.means()
	if rl.f.Said {
		if why := rl.charge(); why != "" {
			return why
		}
	}
	if rl.f.Vow {
		if why := rl.vow(); why != "" {
			return why
		}
	}
	if rl.claims() {
		rl.r.addressee(rl.c, e)
	}
	if why := rl.missing(); why != "" {
		return why
	}
	if rl.f.Past && rl.ongoing() {
		return "a state of affairs rather than a deed"
	}
	if why := rl.misplaced(); why != "" {
		return why
	}
	if rl.f.Weak && rl.c.elided {
		return "a common word, and its subject is not in the clause"
	}
	return ""
}

// claims reports whether a party accuses by what it says behind أن, so that its
// content names the accused: زعم أن الحكومة. A medium only reports.
func (rl *roles) claims() bool {
	c, e := rl.c, rl.e
	return e.Type == musnad.Accuse && !rl.f.Human && c.verb && c.view.tag(c.end) == comp && len(e.Actor) > 0 && e.Actor[0].Kind != "JRN"
}

// missing is which party or place that the frame needs was not found.
func (rl *roles) missing() string {
	e := rl.e
	for _, need := range rl.f.Needs {
		switch {
		case need == lexicon.Actor && len(e.Actor) == 0 && !rl.announced():
			return "no actor was found"
		case need == lexicon.Recipient && len(e.Recipient) == 0:
			return "no recipient was found"
		case need == lexicon.Mediator && len(e.Mediator) == 0:
			return "no mediator was found"
		case need == lexicon.Place && !rl.spot:
			return "no place was found"
		}
	}
	return ""
}

// misplaced is why those who were found do no such thing, or have no such thing
// done to them.
func (rl *roles) misplaced() string {
	e := rl.e
	switch civil := slices.ContainsFunc(e.Actor, civilian); {
	case rl.f.Thing && rl.guest():
		return "a guest who is greeted"
	case rl.f.Force && slices.ContainsFunc(e.Actor, speaker):
		return "a person of office attacks with words"
	case rl.f.Words && slices.ContainsFunc(e.Actor, armed):
		return "forces attack with arms"
	case e.Type == musnad.Consult && rl.c.belongings():
		return "something that belongs to them comes, and not they"
	case rl.f.Power && civil:
		return "who did it is no power"
	case rl.f.People && !civil && !rl.c.counted(e):
		return "who did it is not of the people"
	case e.Type == musnad.Consult && (slices.ContainsFunc(e.Actor, outlet) || slices.ContainsFunc(e.Recipient, outlet)):
		return "an interview"
	case e.Type == musnad.Consult && rl.c.owned:
		return "what is somebody's arrives, and not he himself"
	case e.Type == musnad.Consult && !rl.c.announced && privately(e.Actor) && privately(e.Recipient):
		return "people and companies among themselves"
	case e.Type == musnad.Consult && rl.f.Slot(lexicon.Subject) == lexicon.Actor && e.Mode == "visit" && travellers(e.Actor):
		return "people who travel on their own account"
	}
	return ""
}

// belongings reports whether the subject is a thing that belongs to somebody: وصلت
// طائرة تابعة للصليب الأحمر.
func (c *clause) belongings() bool {
	s := c.subjectArg
	return s != nil && len(s.ents) > 0 && c.view.belongs(c.view.entities(*s)[0].First)
}

// civilian reports whether a party is neither a state or anything of it, nor an
// alliance, an armed group or a party.
func civilian(p musnad.Party) bool {
	switch p.Kind {
	case "GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "REB", "UAF", "IGO", "":
		return false
	}
	return true
}

// outlet reports whether a party is a newspaper, station or agency.
func outlet(p musnad.Party) bool {
	return p.Kind == "JRN" && (p.Source == "media" || p.Source == "agency")
}

// privately reports whether all parties are people or companies of no office.
func privately(ps []musnad.Party) bool {
	return !slices.ContainsFunc(ps, func(p musnad.Party) bool {
		return p.Kind != "BUS" && p.Kind != "CVL" && p.Kind != "MED" || p.Source == "person"
	})
}

// travellers reports whether all parties are unnamed people of no office.
func travellers(ps []musnad.Party) bool {
	for _, p := range ps {
		if p.Kind != "CVL" && p.Kind != "REF" || p.Source == "person" {
			return false
		}
	}
	return len(ps) > 0
}

// ongoing reports whether a verb tells what is so rather than what was done: the
// present outside the headline, or a participle. المدينة التي يسيطر عليها المتمردون.
func (rl *roles) ongoing() bool {
	c := rl.c
	return c.participle || c.verb && c.features.Has(arabic.PresentTense) && !c.features.Has(arabic.WithSeen) && !rl.r.inHeadline(rl.e)
}

// armed reports whether a party is an army, an armed group or a state as such.
func armed(p musnad.Party) bool {
	switch p.Kind {
	case "MIL", "COP", "REB", "UAF":
		return p.Source != "person"
	}
	return p.BareState()
}

// speaker reports whether a party is a named person of a state or party.
func speaker(p musnad.Party) bool {
	return p.Source == "person" && (p.State() || p.Kind == "PTY" || p.Kind == "OPP" || p.Kind == "IGO" || p.Kind == "JRN")
}
