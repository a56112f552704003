package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

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
		r.text.HitsOf(i, personKind, func(h match.Hit) bool {
			if h.Row.ID == id && h.Last <= e.Last {
				at := r.span(i, h.Last)
				at.Start += r.text.Written(i, h.Pro)
				if at.Len() > len(r.memory.names[id]) {
					r.memory.names[id] = r.doc.Letters(at)
				}
			}
			return true
		})
	}
}

// called is a party by the fullest name that the article gives it.
func (m *memory) called(p musnad.Party) musnad.Party {
	if name := m.names[p.ID]; p.ID != "" && name != "" {
		p.Name = name
	}
	return p
}
