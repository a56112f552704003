package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// record is somebody who was the subject of a verb.
type record struct {
	voice
	sent  int
	spoke bool // of a verb of saying
	inner bool // inside what somebody else says
	named bool // only cited or told, not the subject of a verb
}

// memory is who spoke and who acted, for elided subjects and for nouns that
// point back.
type memory struct {
	list   []record // oldest first
	people map[officeOf]musnad.Party
	heads  map[string]musnad.Party // by the first word of the office, and the state; unknown where there are several
	titles []title
	names  map[string]string // the fullest name that the article gives a listed person, by id
}

func (m *memory) note(x record) {
	if !x.party.Known() && x.class == someone {
		return
	}
	m.list = append(m.list, x)
}

// reach is how many sentences back an elided subject may have spoken.
const reach = 4

// elided is who a verb without a subject means: the latest who agrees with it.
// A verb that goes on with a speech means one who spoke, if there is one near.
func (m *memory) elided(f arabic.Features, sent int, more bool) (record, bool) {
	best, rank := record{}, 0
	for k := len(m.list) - 1; k >= max(0, len(m.list)-lookBack); k-- {
		x := m.list[k]
		if sent-x.sent > reach {
			break
		}
		if x.named || !agrees(f, x.feats) || x.inner && x.sent != sent {
			continue
		}
		if n := x.rank(f, more); n > rank {
			best, rank = x, n
		}
		if rank == bestRank {
			break
		}
	}
	return best, rank > 0
}

const bestRank = 4

// rank is how well a record that agrees suits: who is outside what others say
// before who is inside, who surely agrees before who may, and who spoke where
// somebody goes on speaking.
func (x *record) rank(f arabic.Features, more bool) int {
	const genders = arabic.Masculine | arabic.Feminine
	sure := x.feats.Any(genders) || !f.Any(genders) || x.party.Source == "person" && f.Has(arabic.Masculine)
	switch {
	case x.inner:
		return 1
	case !sure:
		return 2
	case more && !x.spoke:
		return 3
	}
	return bestRank
}

// agrees reports whether a verb form may have a subject of that gender and
// number; what is not known agrees.
func agrees(f, subject arabic.Features) bool {
	const genders, numbers = arabic.Masculine | arabic.Feminine, arabic.Singular | arabic.DualNumber | arabic.Plural
	if f.Any(genders) && subject.Any(genders) && !f.Any(subject&genders) {
		return false
	}
	return !f.Any(numbers) || !subject.Any(numbers) || f.Any(subject&numbers)
}

// agreesLoosely is agrees without number, which the noun of a source varies; a
// broken plural goes with either gender.
func agreesLoosely(a, b arabic.Features) bool {
	const genders = arabic.Masculine | arabic.Feminine
	return !a.Any(genders) || !b.Any(genders) || a.Any(b&genders) || b.Has(arabic.Plural)
}

// withVerb joins what a verb before its subject shows of it: the gender. A
// plural whose verb is feminine is one of things, and goes on as one.
func withVerb(noun, verb arabic.Features) arabic.Features {
	const genders = arabic.Masculine | arabic.Feminine
	if verb.Any(genders) {
		noun = noun&^genders | verb&genders
	}
	if noun.Has(arabic.Feminine|arabic.Plural) && verb.Has(arabic.Singular) {
		noun = noun&^arabic.Plural | arabic.Singular
	}
	return noun
}

// lookBack is how many records are searched.
const lookBack = 64

// last is the latest record that passes the test.
func (m *memory) last(test func(*record) bool) (voice, bool) {
	for k := len(m.list) - 1; k >= max(0, len(m.list)-lookBack); k-- {
		if test(&m.list[k]) {
			return m.list[k].voice, true
		}
	}
	return voice{}, false
}
