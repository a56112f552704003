package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// memory is who was spoken of: for elided subjects, pronouns and words that
// refer back.
type memory struct {
	now    []musnad.Party       // subject of the latest verb of this sentence
	gender arabic.Features      // of that verb
	before []musnad.Party       // main subject of the sentence before
	main   []musnad.Party       // main subject of this sentence
	ahead  []musnad.Party       // first subject that is named in this sentence, wherever it stands
	recent []musnad.Party       // parties in the order in which they were last seen, latest last
	kinds  []musnad.MentionKind // of recent
	pairs  []pair               // the two sides of events, in the order in which they were first seen
}

// sentence begins a new sentence.
func (m *memory) sentence() {
	if len(m.main) > 0 {
		m.before = m.main
	}
	m.now, m.main, m.ahead = nil, nil, nil
}

const keepRecent = 12

// saw notes an entity.
func (m *memory) saw(e *musnad.Mention) {
	if e.Kind == musnad.Reference || e.Kind == musnad.Media || e.Kind == musnad.Place || !e.Party.Known() {
		return
	}
	for i, p := range m.recent {
		if same(p, e.Party) {
			m.recent = append(m.recent[:i], m.recent[i+1:]...)
			m.kinds = append(m.kinds[:i], m.kinds[i+1:]...)
			break
		}
	}
	if len(m.recent) == keepRecent {
		m.recent, m.kinds = slices.Delete(m.recent, 0, 1), slices.Delete(m.kinds, 0, 1)
	}
	m.recent, m.kinds = append(m.recent, e.Party), append(m.kinds, e.Kind)
}

// subject notes who a verb's subject is.
func (m *memory) subject(ps []musnad.Party, f arabic.Features) {
	if len(ps) == 0 {
		return
	}
	m.now, m.gender = ps, f&(arabic.Masculine|arabic.Feminine)
	if m.main == nil {
		m.main = ps
	}
}

// current is who an elided subject means: the subject of this sentence, or of
// the one before.
func (m *memory) current() []musnad.Party {
	switch {
	case len(m.now) > 0:
		return m.now
	case len(m.main) > 0:
		return m.main
	case len(m.ahead) > 0:
		return m.ahead
	}
	return m.before
}

// meant is who the elided subject of a verb with these features means: who it
// agrees with, of those who current goes through, else current.
func (m *memory) meant(f arabic.Features) []musnad.Party {
	for _, ps := range [][]musnad.Party{m.now, m.main, m.ahead, m.before} {
		if len(ps) > 0 && conform(ps, f) {
			return ps
		}
	}
	if ps := m.current(); len(ps) == 0 || !onlyPlural(f) {
		return ps
	}
	for i := len(m.recent) - 1; i >= 0; i-- {
		if m.kinds[i] == musnad.Group {
			return m.recent[i : i+1]
		}
	}
	return m.current()
}

// speaking is who a participle that goes on with a sentence is said of (مطالبا): the
// subject of the verb before, or the main subject where that is no single one.
func (m *memory) speaking(f arabic.Features) []musnad.Party {
	if f.Any(arabic.Plural|arabic.DualNumber) || len(m.now) > 0 && single(m.now) || len(m.main) == 0 || !single(m.main) {
		return m.current()
	}
	return m.main
}

// single reports whether it is people or bodies with a name, and no crowd.
func single(ps []musnad.Party) bool {
	return !slices.ContainsFunc(ps, func(p musnad.Party) bool {
		return p.Kind == "CVL" || p.Kind == "REF" || p.Kind == "UAF" || p.Kind == "UNK" && p.Source != "person"
	})
}

// conform reports whether a verb's number may be that of a subject named before
// it: a verb in the plural is said of no single person.
func conform(ps []musnad.Party, f arabic.Features) bool {
	one := len(ps) == 1 && (ps[0].Source == "person" || ps[0].Source == "official")
	return !one || !onlyPlural(f)
}

func onlyPlural(f arabic.Features) bool {
	return f.Any(arabic.Plural|arabic.DualNumber) && !f.Any(arabic.Singular|arabic.FirstPerson)
}

// sides notes the two sides of an event.
func (m *memory) sides(a, b []musnad.Party) {
	ps := distinct(append(append([]musnad.Party{}, a...), b...))
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
			if a, b := m.recent[j], m.recent[i]; a.Country != b.Country {
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
		if agrees(pronoun, m.kinds[i]) {
			return m.recent[i : i+1]
		}
	}
	return nil
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

func distinct(ps []musnad.Party) []musnad.Party {
	out := make([]musnad.Party, 0, len(ps))
	for _, p := range ps {
		found := false
		for _, q := range out {
			found = found || same(p, q)
		}
		if !found {
			out = append(out, p)
		}
	}
	return out
}
