package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// post is an office of one state or body, as it is held or was held.
type post struct {
	row    int32
	of     string
	former bool
}

// bearer is a person whom the article names, and the mention's first token.
type bearer struct {
	first int
	party musnad.Party
}

// collectBearers notes who is named with which office, and every listed person.
func (r *resolver) collectBearers() {
	for i := range r.doc.Entities {
		x := &r.doc.Entities[i]
		if x.Kind != musnad.Person || x.Party.Name == "" {
			continue
		}
		b := bearer{x.First, x.Party}
		if x.Party.ID != "" {
			r.listed = append(r.listed, b)
		}
		if p, ok := r.postOf(x); ok {
			r.bearers[p] = append(r.bearers[p], b)
		}
	}
}

// postOf is the post that a mention of an office names; ok is false for several
// holders, and for an office of nobody known.
func (r *resolver) postOf(x *musnad.Mention) (post, bool) {
	if x.Row < 0 || arabic.Features(x.Features).Any(arabic.Plural|arabic.DualNumber) {
		return post{}, false
	}
	row := r.lex.Row(x.Row)
	of := x.Party.Country
	if of == "" {
		of = row.Attr("body")
	}
	if row.Kind != "office" || of == "" {
		return post{}, false
	}
	return post{x.Row, of, r.former(x)}, true
}

// former reports whether an office is said to be held no longer, inside the
// mention or right behind it.
func (r *resolver) former(x *musnad.Mention) bool {
	for i := x.First; i <= x.Last && i < len(r.doc.Tokens); i++ {
		tok := &r.doc.Tokens[i]
		for k := range tok.Analyses {
			row := r.lex.Row(tok.Analyses[k].Row)
			if row.Kind == "former" && row.Value == "former" && tok.Fits(&tok.Analyses[k]) {
				return true
			}
		}
	}
	return false
}

// holder is the person whom an office without a name means: one whom the
// article names with the same office, before it or else behind it; or a listed
// person of the article who held the office on the day it was written.
func (r *resolver) holder(x *musnad.Mention) (musnad.Party, bool) {
	p, ok := r.postOf(x)
	if !ok || !r.definite(x) {
		return musnad.Party{}, false
	}
	if b, ok := nearest(r.bearers[p], x.First); ok {
		return b, true
	}
	if p.former {
		return musnad.Party{}, false
	}
	office := r.lex.Row(x.Row)
	for _, id := range []string{office.ID, office.Attr("as")} {
		if b, ok := nearest(r.inOffice(id, p.of), x.First); ok {
			return b, true
		}
	}
	return musnad.Party{}, false
}

// inOffice are the article's listed people who held an office on its day.
func (r *resolver) inOffice(office, of string) (out []bearer) {
	for _, b := range r.listed {
		if r.held(office, of, b.party.ID) {
			out = append(out, b)
		}
	}
	return out
}

// held reports whether a listed person held an office of a state or body on
// the day that the article was written.
func (r *resolver) held(office, of, person string) bool {
	day := r.doc.Anchor.EDTF
	if day == "" || office == "" {
		return false
	}
	for _, h := range r.lex.Holders(office, of) {
		if h.Person == person && reaches(h.From, day) && reaches(day, h.To) {
			return true
		}
	}
	return false
}

// reaches reports whether EDTF value a begins no later than b, as far as both
// are precise; an open or unknown end reaches everywhere.
func reaches(a, b string) bool {
	n := min(len(a), len(b))
	return a == ".." || b == ".." || a[:n] <= b[:n]
}

// nearest is the last of those before token i, or else the first behind it.
func nearest(list []bearer, i int) (p musnad.Party, ok bool) {
	for _, b := range list {
		if b.first >= i && ok {
			break
		}
		p, ok = b.party, true
	}
	return p, ok
}

// definite reports whether an office is one certain holder's: a word of it has
// the article, or it ends in the name of whose it is.
func (r *resolver) definite(x *musnad.Mention) bool {
	for i := x.First; i < x.Last; i++ {
		if bare := r.doc.Tokens[i].Bare; hasArticle(bare) || strings.HasPrefix(bare, "لل") {
			return true
		}
	}
	last := &r.doc.Tokens[x.Last-1]
	for k := range last.Analyses {
		if arabic.Features(last.Analyses[k].Features).Has(arabic.IsName) {
			return true
		}
	}
	return false
}

// call names an office by its holder.
func call(x *musnad.Mention, p musnad.Party) {
	at := x.Party.At
	x.Party = p
	x.Party.At = at
}

// noteHead remembers who holds an office under its first noun: a foreign minister
// is "the minister" later on.
func (r *resolver) noteHead(x *musnad.Mention) {
	row := r.lex.Row(x.Row)
	if row.Kind != "office" || len(row.Forms) == 0 || arabic.Features(x.Features).Any(arabic.Plural|arabic.DualNumber) {
		return
	}
	head, _, _ := strings.Cut(row.Forms[0].Text, " ")
	r.byHead[arabic.FoldBare(strings.TrimPrefix(head, theArticle))] = x.Party
}

// bare leads an office that stands alone, with the article, to its holder: the
// latest of the same office; a listed person of the article who held it for
// his state on that day; the latest whose office begins with the noun, but for
// "the president", who is none of a government or a council.
func (r *resolver) bare(x *musnad.Mention) bool {
	f := arabic.Features(x.Features)
	if !f.Has(arabic.WithArticle) || f.Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	p, ok := r.byRow[x.Row]
	if !ok {
		p, ok = r.inOfficeBefore(x)
	}
	row := r.lex.Row(x.Row)
	if !ok && row.ID != presidentID {
		p, ok = r.byHead[arabic.FoldBare(strings.TrimPrefix(arabic.Bare(r.doc.Letters(x.Span)), theArticle))]
	}
	if ok {
		call(x, p)
	}
	return ok
}

const presidentID = "office.president"

// inOfficeBefore is the latest listed person before a bare office who held it
// for his own state.
func (r *resolver) inOfficeBefore(x *musnad.Mention) (musnad.Party, bool) {
	id := r.lex.Row(x.Row).ID
	for i := len(r.listed) - 1; i >= 0; i-- {
		b := r.listed[i]
		if b.first < x.First && r.held(id, b.party.Country, b.party.ID) {
			return b.party, true
		}
	}
	return musnad.Party{}, false
}

// homonyms leads a listed person's short name to the person of that name whom
// the article names in full, if it never names the listed one so.
func (r *resolver) homonyms() {
	d := r.doc
	for i := range d.Entities {
		x := &d.Entities[i]
		if x.Kind != musnad.Person || x.Party.ID == "" || !arabic.Features(x.Features).Has(arabic.ShortForm) {
			continue
		}
		if p, ok := r.fullName(x); ok {
			call(x, p)
			x.Value = p.Country
		}
	}
}

// fullName is the latest unlisted person, before x or else behind it, whose name
// of several words ends as x is written.
func (r *resolver) fullName(x *musnad.Mention) (p musnad.Party, ok bool) {
	short := " " + arabic.FoldBare(r.doc.Letters(x.Span))
	for i := range r.doc.Entities {
		q := &r.doc.Entities[i]
		if q.Kind != musnad.Person || q.Party.Source != "person" {
			continue
		}
		if q.Party.ID == x.Party.ID && !arabic.Features(q.Features).Has(arabic.ShortForm) {
			return p, false
		}
		if q.Party.ID == "" && (!ok || q.Start < x.Start) && strings.HasSuffix(arabic.FoldBare(q.Party.Name), short) {
			p, ok = q.Party, true
		}
	}
	return p, ok
}

// southSudan became a state on 2011-07-09; its people before were of Sudan.
const southSudan, sudan, independence = "SSD", "SDN", "2011-07-09"

// beforeIndependence gives people and groups the state that was theirs when the
// article was written.
func (r *resolver) beforeIndependence() {
	day := r.doc.Anchor.EDTF
	if day == "" || reaches(independence, day) {
		return
	}
	for i := range r.doc.Entities {
		if x := &r.doc.Entities[i]; x.Party.Country == southSudan && x.Kind != musnad.Country && x.Kind != musnad.Place {
			x.Party.Country, x.Value = sudan, sudan
		}
	}
}
