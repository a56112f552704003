package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// memory is who was spoken of: for elided subjects, pronouns and words that
// refer back.
type memory struct {
	now    told   // subject of the latest verb of this sentence
	before told   // main subject of the sentence before
	main   told   // main subject of this sentence
	ahead  told   // first subject that is named in this sentence, wherever it stands
	recent []seen // parties in the order in which they were last seen, latest last
	sent   int    // sentences begun
	pairs  []pair // the two sides of events, in the order in which they were first seen
}

// seen is a party with what the words for it tell.
type seen struct {
	party    musnad.Party
	kind     musnad.MentionKind
	features arabic.Features
	sent     int // the sentence, counted from one
}

// many reports whether it is people in the plural, which may be spelled like the dual.
func (s *seen) many() bool {
	head, _, _ := strings.Cut(s.party.Name, " ")
	return s.kind == musnad.Group && (s.party.ID != "" || s.features.Has(arabic.Plural) || s.features.Has(arabic.DualNumber) && strings.HasSuffix(head, "ين"))
}

const keepRecent = 12

// saw notes an entity.
func (m *memory) saw(e *musnad.Mention) {
	if e.Kind == musnad.Reference || e.Kind == musnad.Media || e.Kind == musnad.Place || !e.Party.Known() {
		return
	}
	m.recent = slices.DeleteFunc(m.recent, func(s seen) bool { return same(s.party, e.Party) })
	if len(m.recent) == keepRecent {
		m.recent = slices.Delete(m.recent, 0, 1)
	}
	if m.recent == nil {
		m.recent = make([]seen, 0, keepRecent)
	}
	m.recent = append(m.recent, seen{e.Party, e.Kind, arabic.Features(e.Features), m.sent})
}

// sides notes the two sides of an event.
func (m *memory) sides(a, b []musnad.Party) {
	if len(a)+len(b) < 2 {
		return
	}
	ps := distinct(slices.Concat(a, b))
	if len(ps) != 2 {
		return
	}
	for i := range m.pairs {
		if p := &m.pairs[i]; alike(p.a, ps[0]) && alike(p.b, ps[1]) || alike(p.a, ps[1]) && alike(p.b, ps[0]) {
			p.times++
			return
		}
	}
	m.pairs = append(m.pairs, pair{ps[0], ps[1], 1})
}

// pair is two sides and how often an event had them.
type pair struct {
	a, b  musnad.Party
	times int
}

// two is who "the two sides" are: the sides of most events so far, the latest of
// several; or the two parties of different states that were seen last.
func (m *memory) two() []musnad.Party {
	best := -1
	for i := range m.pairs {
		if best < 0 || m.pairs[i].times >= m.pairs[best].times {
			best = i
		}
	}
	if best >= 0 {
		return []musnad.Party{m.pairs[best].a, m.pairs[best].b}
	}
	for i := len(m.recent) - 1; i > 0; i-- {
		for j := i - 1; j >= 0; j-- {
			if a, b := m.recent[j].party, m.recent[i].party; a.Country != b.Country {
				return []musnad.Party{a, b}
			}
		}
	}
	return nil
}

// owner is who a pronoun on a noun means: the subject, if the pronoun agrees
// with it, else the latest party that it agrees with.
func (m *memory) owner(pronoun string) []musnad.Party {
	plural := pronoun == "هم" || pronoun == "هما"
	if s := m.current(); len(s) > 1 == plural && len(s) > 0 && pronoun != "ها" {
		return s
	}
	for i := len(m.recent) - 1; i >= 0; i-- {
		if s := &m.recent[i]; agrees(pronoun, s.kind) {
			return []musnad.Party{s.party}
		}
	}
	return nil
}

// person is the person or office seen last.
func (m *memory) person() []musnad.Party {
	for i := len(m.recent) - 1; i >= 0; i-- {
		if s := &m.recent[i]; s.kind == musnad.Person || s.kind == musnad.Office {
			return []musnad.Party{s.party}
		}
	}
	return nil
}

// suits reports whether a pronoun that is an object may stand for the party. Of people
// and of women it says more than a pronoun on a noun does.
func (s *seen) suits(pronoun string) bool {
	person := s.kind == musnad.Person || s.kind == musnad.Office
	woman := s.features.Has(arabic.Feminine) && !s.features.Has(arabic.Masculine)
	switch pronoun {
	case "هم":
		return s.many()
	case "هما":
		return dual(s.features)
	case "ها":
		return person && woman || agrees(pronoun, s.kind)
	case "ه":
		return !woman && (person || s.kind == musnad.Group && !s.many() && !dual(s.features))
	}
	return agrees(pronoun, s.kind)
}

// agrees reports whether a pronoun may stand for a kind of party: states and
// bodies are feminine more often than not, people in the news are men more
// often than not.
func agrees(pronoun string, kind musnad.MentionKind) bool {
	switch pronoun {
	case "ه":
		return kind == musnad.Person || kind == musnad.Office
	case "ها":
		return kind == musnad.Country || kind == musnad.Organisation || kind == musnad.Group
	case "هم":
		return kind == musnad.Group
	}
	return true
}

// same reports whether two parties are one: same listed row, or same name.
func same(a, b musnad.Party) bool {
	if a.ID != "" || b.ID != "" {
		return a.ID == b.ID
	}
	return a.Name == b.Name && a.Country == b.Country
}

// distinct is ps with each party once, in the memory of ps; who appends to it
// gets memory of their own.
func distinct(ps []musnad.Party) []musnad.Party {
	out := ps[:0]
	for i := range ps {
		if !slices.ContainsFunc(out, func(q musnad.Party) bool { return same(ps[i], q) }) {
			out = append(out, ps[i])
		}
	}
	return slices.Clip(out)
}
