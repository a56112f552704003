package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// title is what the article calls a person by office: the first two words of
// it, as titleKey has them, and the holder.
type title struct {
	key    string
	holder musnad.Party
}

// maxTitles is how many titles of one article are kept.
const maxTitles = 64

// learnTitles notes who is called what where office and name stand beside each
// other ("the envoy to Yemen, so-and-so"; "so-and-so, director of the agency,").
func (r *reader) learnTitles() {
	s := -1
	for k := range r.doc.Entities {
		e := &r.doc.Entities[k]
		if x := r.doc.SentenceAt(e.Start); x != s && x >= 0 {
			s = x
			r.begin(s)
		}
		switch {
		case s < 0:
		case e.Kind == musnad.Person && e.Party.Source == "person":
			r.learnApposition(e.Last, r.memory.called(e.Party))
		case e.Kind == musnad.Office:
			r.learnHolder(e)
		}
	}
}

// learnHolder notes the person whose name stands behind an office, or who the
// lists say held it at some time, where the article names him.
func (r *reader) learnHolder(e *musnad.Mention) {
	if v, ok := r.entityVoice(e, r.last); ok && v.party.Source == "person" {
		r.noteHolder(e, v.party)
		r.noteTitle(e.First, v.party)
		return
	}
	key, ok := officeKey(e)
	if _, known := r.memory.people[key]; !ok || known || e.Party.ID != "" || e.Party.Country == "" || !r.current(e) {
		return
	}
	for _, h := range r.lex.Holders(r.lex.Row(e.Row).ID, e.Party.Country) {
		if name := r.memory.names[h.Person]; name != "" {
			r.memory.people[key] = musnad.Party{Name: name, ID: h.Person, Country: e.Party.Country, Kind: e.Party.Kind, Source: "person"}
		}
	}
}

// current reports whether no adjective says that the office is a former one.
func (r *reader) current(e *musnad.Mention) bool {
	for i := e.First; i <= e.Last && i < r.last; i++ {
		if r.text.Has(i, formerKind) {
			return false
		}
	}
	return true
}

// noteHolder keeps who is named for an office, unless several are.
func (r *reader) noteHolder(e *musnad.Mention, p musnad.Party) {
	key, ok := officeKey(e)
	if !ok || p.ID == "" && !strings.Contains(p.Name, " ") {
		return
	}
	old, known := r.memory.people[key]
	switch {
	case !known:
		r.memory.people[key] = p
	case old.Name != p.Name && (old.ID == "" || old.ID != p.ID):
		r.memory.people[key] = musnad.Party{}
	}
}

// learnApposition reads the office behind the comma at token at, which follows
// a person's name.
func (r *reader) learnApposition(at int, p musnad.Party) {
	i := at + 1
	if r.tag(at) != comma || i >= r.last {
		return
	}
	o := r.entityAt(i)
	if o == nil && r.tag(i) != word || !r.plain(i) || o != nil && isPerson(o) {
		return
	}
	if o != nil && o.Kind == musnad.Office {
		r.noteHolder(o, p)
	}
	r.noteTitle(i, p)
}

// noteTitle notes the title that begins at token i.
func (r *reader) noteTitle(i int, p musnad.Party) {
	if key := r.titleKey(i); key != "" && len(r.memory.titles) < maxTitles {
		r.memory.titles = append(r.memory.titles, title{key, p})
	}
}

// titled is the person whose title begins with the two words at token i. The
// latest wins, unless two persons bear it.
func (r *reader) titled(i int) (musnad.Party, bool) {
	key, found := r.titleKey(i), musnad.Party{}
	for k := range r.memory.titles {
		t := &r.memory.titles[k]
		if key == "" || t.key != key {
			continue
		}
		if found.Known() && found.Name != t.holder.Name {
			return musnad.Party{}, false
		}
		found = t.holder
	}
	return found, found.Known()
}

// titleKey is the two words at token i, folded and without proclitics; empty
// where they are no definite phrase. An adjective takes one word more: many may be
// called النائبة الجمهورية.
func (r *reader) titleKey(i int) string {
	if i+1 >= r.last {
		return ""
	}
	a, b := arabic.FoldBare(r.stem(i)), arabic.FoldBare(r.stem(i+1))
	switch {
	case !strings.HasPrefix(b, theArticle) || len(a) <= 4 || len(b) <= 4:
		return ""
	case !strings.HasPrefix(a, theArticle):
		return a + " " + b
	case i+2 < r.last:
		return a + " " + b + " " + r.doc.Tokens[i+2].Folded
	}
	return ""
}

// stem is the bare letters of token i without its proclitics.
func (r *reader) stem(i int) string {
	tok := &r.doc.Tokens[i]
	if a := tok.Best(); a != nil {
		return tok.Bare[a.Pro:]
	}
	return tok.Bare
}
