package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
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
	names  map[string]string       // the fullest name that the article gives a listed person, by id
}

// officeOf is an office of a state or body.
type officeOf struct {
	row           int32
	country, kind string
}

func officeKey(e *musnad.Mention) (officeOf, bool) {
	k := officeOf{e.Row, e.Party.Country, ""}
	if k.country == "" {
		k.kind = e.Party.Kind
	}
	return k, e.Row >= 0 && (k.country != "" || k.kind == "IGO")
}

func (m *memory) note(x record) {
	if !x.party.Known() && x.class == someone {
		return
	}
	m.list = append(m.list, x)
}

// learnPeople notes which person holds which office in this article, and what
// it calls the people that the lists know.
func (r *reader) learnPeople() {
	m, d := &r.memory, r.doc
	m.people, m.names, m.heads = map[officeOf]musnad.Party{}, map[string]string{}, map[string]musnad.Party{}
	for k := range d.Entities {
		r.learnName(&d.Entities[k])
	}
	for k := range d.Entities {
		e := &d.Entities[k]
		if key, ok := officeKey(e); ok && isPerson(e) {
			if _, known := m.people[key]; !known {
				m.people[key] = e.Party
			}
			r.learnHead(e)
		}
	}
}

// learnHead notes who holds an office that is called by its first word, unless
// several do.
func (r *reader) learnHead(e *musnad.Mention) {
	key := r.headKey(e)
	if old, ok := r.memory.heads[key]; ok && old.Name != e.Party.Name && (old.ID == "" || old.ID != e.Party.ID) {
		r.memory.heads[key] = musnad.Party{}
		return
	}
	r.memory.heads[key] = e.Party
}

// headKey is an office's first word without article and proclitics, with its
// state or standing.
func (r *reader) headKey(e *musnad.Mention) string {
	word := arabic.FoldBare(arabic.Bare(r.doc.Text[e.Start:r.doc.Tokens[e.First].End]))
	of := e.Party.Country
	if of == "" {
		of = e.Party.Kind
	}
	return strings.TrimPrefix(word, theArticle) + " " + of
}

// learnName notes the letters of a listed person's name, if they are more than
// those seen before.
func (r *reader) learnName(e *musnad.Mention) {
	id := e.Party.ID
	if e.Kind != musnad.Person || id == "" {
		return
	}
	for i := e.First; i < e.Last; i++ {
		r.text.Hits(i, func(h match.Hit) bool {
			if h.Row.ID == id && h.Last <= e.Last {
				at := r.span(i, h.Last)
				at.Start += h.Pro
				if at.Len() > len(r.memory.names[id]) {
					r.memory.names[id] = r.doc.Letters(at)
				}
			}
			return true
		}, "person")
	}
}

// called is a party by the fullest name that the article gives it.
func (m *memory) called(p musnad.Party) musnad.Party {
	if name := m.names[p.ID]; p.ID != "" && name != "" {
		p.Name = name
	}
	return p
}

// reach is how many sentences back an elided subject may have spoken.
const reach = 4

// elided is who a verb without a subject means: the latest who agrees with it.
// A verb that goes on with a speech means one who spoke, if there is one near.
func (m *memory) elided(f arabic.Features, sent int, more bool) (record, bool) {
	best, rank := record{}, 0
	for k := len(m.list) - 1; k >= 0; k-- {
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

// lookBack is how many records are searched for what a noun points back to.
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

// resolve leads a voice that points back to the one that is meant: the source,
// the newspaper, the statement, the official.
func (r *reader) resolve(v voice, e *musnad.Mention) voice {
	if e != nil && v.party.Source == "official" {
		key, _ := officeKey(e)
		if p, ok := r.memory.people[key]; ok {
			return v.as(voice{party: r.memory.called(p), feats: v.feats})
		}
		if p := r.memory.heads[r.headKey(e)]; p.Known() && e.Last <= e.First+2 && arabic.Features(e.Features).Has(arabic.WithArticle) {
			return v.as(voice{party: r.memory.called(p), feats: v.feats})
		}
	}
	if v.party.Source == "organisation" && v.party.ID == "" && v.last == v.first+1 && v.class == someone {
		return r.sameBody(v)
	}
	if !v.bare {
		return v
	}
	if old, ok := r.meant(v); ok {
		return v.as(old)
	}
	return v
}

// sameBody leads a bare noun of institution (الجيش) to the one that spoke before
// under a longer name that begins so.
func (r *reader) sameBody(v voice) voice {
	old, ok := r.memory.last(func(x *record) bool {
		p := x.party
		return x.spoke && p.Source == "organisation" && p.Country == v.party.Country && p.Kind == v.party.Kind &&
			strings.HasPrefix(p.Name, v.party.Name+" ")
	})
	if !ok {
		return v
	}
	return v.as(old)
}

// as is v with the party of another voice; it keeps its place.
func (v voice) as(old voice) voice {
	at := v.party.At
	v.party, v.class, v.of = old.party, old.class, old.of
	v.party.At = at
	return v
}

func (r *reader) meant(v voice) (voice, bool) {
	m := &r.memory
	switch v.class {
	case anonymous:
		single := v.head == sourceNoun && !v.feats.Has(arabic.Plural)
		if old, ok := m.last(func(x *record) bool {
			return x.class == anonymous && (x.head == v.head || single && x.spoke) && !x.bare
		}); ok {
			return old, true
		}
		if old, ok := m.last(func(x *record) bool {
			return x.spoke && x.class != medium && agreesLoosely(v.feats, x.feats)
		}); ok {
			return old, true
		}
		return m.last(func(x *record) bool { return x.spoke || x.named })
	case medium:
		if old, ok := m.last(func(x *record) bool { return x.class == medium && x.head == v.head && x.head != "" }); ok {
			return old, true
		}
		if old, ok := m.last(func(x *record) bool {
			return x.class == medium && (x.party.Source == "agency") == (v.party.Source == "agency")
		}); ok {
			return old, true
		}
		return m.last(func(x *record) bool { return x.class == medium && x.party.Source != "document" })
	case paper:
		if old, ok := m.last(func(x *record) bool { return x.class == paper && x.head == v.head }); ok {
			return old, true
		}
		if old, ok := m.last(func(x *record) bool { return x.spoke && x.class == someone && x.party.Source != "person" }); ok {
			return old, true
		}
		return m.last(func(x *record) bool { return x.class == someone && x.party.Source == "organisation" && !x.inner })
	}
	if r.honour(v.first) {
		return m.last(func(x *record) bool { return x.party.Source == "person" && !x.inner })
	}
	return m.last(func(x *record) bool {
		return x.spoke && (x.class == someone || x.class == anonymous) && agreesLoosely(v.feats, x.feats) &&
			(x.party.Source == "person" || x.party.Source == "official" || x.class == anonymous)
	})
}

// agreesLoosely is agrees without number, which the noun of a source varies; a
// broken plural goes with either gender.
func agreesLoosely(a, b arabic.Features) bool {
	const genders = arabic.Masculine | arabic.Feminine
	return !a.Any(genders) || !b.Any(genders) || a.Any(b&genders) || b.Has(arabic.Plural)
}
