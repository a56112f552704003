package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// told is a subject, and the gender of the verb that it was told with; unknown where
// the text names somebody who is no party.
type told struct {
	parties []musnad.Party
	gender  arabic.Features
	unknown bool
}

// sentence begins a new sentence.
func (m *memory) sentence() {
	if len(m.main.parties) > 0 {
		m.before = m.main
	}
	m.now, m.main, m.ahead = told{}, told{}, told{}
	m.sent++
}

// subject notes who a verb's subject is.
func (m *memory) subject(c *clause) {
	if len(c.subject) == 0 {
		if c.unlisted {
			m.now = told{gender: genderOf(c.features), unknown: true}
		}
		return
	}
	m.now = told{parties: c.subject, gender: genderOf(c.mayAgree())}
	if m.main.parties == nil {
		m.main = m.now
	}
}

// genderOf is the gender that a form is of; nothing where it may be of either.
func genderOf(f arabic.Features) arabic.Features {
	g := f & (arabic.Masculine | arabic.Feminine)
	if g == arabic.Masculine|arabic.Feminine {
		return 0
	}
	return g
}

// current is who an elided subject means: the subject of this sentence, or of
// the one before.
func (m *memory) current() []musnad.Party {
	for _, t := range m.turns() {
		if len(t.parties) > 0 {
			return t.parties
		}
	}
	return nil
}

// here is who this sentence is about as far as it says so itself.
func (m *memory) here() []musnad.Party {
	turns := m.turns()
	for _, t := range turns[:len(turns)-1] {
		if len(t.parties) > 0 {
			return t.parties
		}
	}
	return nil
}

// turns are the subjects that a verb without one may go on with, likeliest first.
func (m *memory) turns() [4]told { return [4]told{m.now, m.main, m.ahead, m.before} }

// meant is who the elided subject of a verb with these features means: who it
// agrees with, of those who current goes through, else current; many are the
// latest people told of.
func (m *memory) meant(f arabic.Features) []musnad.Party {
	turns := m.turns()
	for k := range turns {
		if k == len(turns)-1 && onlyPlural(f) && len(m.crowd(m.sent)) > 0 {
			break // of those who are told of in this sentence rather than in the one before
		}
		if t := &turns[k]; len(t.parties) > 0 && t.conforms(f) {
			return t.parties
		}
	}
	if !onlyPlural(f) {
		return nil
	}
	return m.crowd(0)
}

// crowd is the people that were told of last, in a sentence from the given one on.
func (m *memory) crowd(from int) []musnad.Party {
	for i := len(m.recent) - 1; i >= 0 && m.recent[i].sent >= from; i-- {
		if m.recent[i].many() {
			return []musnad.Party{m.recent[i].party}
		}
	}
	return nil
}

// speaking is who a participle that goes on with a sentence is said of (مطالبا): the
// subject of the verb before, or the main subject where that is no single one or of
// the other gender.
func (m *memory) speaking(f arabic.Features) []musnad.Party {
	if f.Any(arabic.Plural | arabic.DualNumber) {
		return m.current()
	}
	for _, t := range [...]told{m.now, m.main} {
		if len(t.parties) > 0 && single(t.parties) && t.conforms(f) {
			return t.parties
		}
	}
	return m.current()
}

// single reports whether it is people or bodies with a name, and no crowd.
func single(ps []musnad.Party) bool {
	return !slices.ContainsFunc(ps, func(p musnad.Party) bool {
		return p.Kind == "CVL" || p.Kind == "REF" || p.Kind == "UAF" || p.Kind == "UNK" && p.Source != "person"
	})
}

// conforms reports whether a verb may have a subject told before: a verb in the
// plural is said of no single person or medium, one in the singular only of whom
// its gender was told of.
func (t *told) conforms(f arabic.Features) bool {
	if onlyPlural(f) {
		return len(t.parties) != 1 || !one(t.parties[0]) && (t.gender != arabic.Feminine || crowd(t.parties[0]))
	}
	g := genderOf(f)
	return g == 0 || t.gender == 0 || g == t.gender
}

// one reports whether a party is a single person, a state, a listed body or a
// medium.
func one(p musnad.Party) bool {
	switch p.Source {
	case "person", "official", "media", "agency":
		return true
	}
	return p.BareState() || strings.HasPrefix(p.ID, "body.")
}

// crowd reports whether a party may be people, armed or not.
func crowd(p musnad.Party) bool {
	switch p.Kind {
	case "CVL", "REF", "UAF", "REB", "UNK":
		return true
	}
	return false
}

func onlyPlural(f arabic.Features) bool {
	return f.Any(arabic.Plural|arabic.DualNumber) && !f.Any(arabic.Singular|arabic.FirstPerson)
}
