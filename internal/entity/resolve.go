package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// resolve leads definite offices and institutions that name no owner back to
// the latest mention of the same that does, and gives the rest the state that
// the article speaks of most.
func resolve(d *musnad.Document, lex *lexicon.Lexicon, text *match.Text) {
	r := resolver{doc: d, lex: lex, text: text, rows: map[int32]int{}, byRow: map[int32]musnad.Party{}, byName: map[string]musnad.Party{}, byHead: map[string]musnad.Party{}, byTail: map[string]musnad.Party{}, count: map[string]int{}, bearers: map[post][]bearer{}}
	r.homonyms()
	r.beforeIndependence()
	r.countStates()
	r.collectBearers()
	kept := d.Entities[:0]
	for i := range d.Entities {
		x := d.Entities[i]
		r.homonym(&x)
		if x.Rule == againRule && !r.again(&x, kept) {
			d.Decline(stage, x.Span, "a noun of place, and nothing before it is meant")
			continue
		}
		if x.Kind == musnad.Place {
			r.place(&x, i, kept)
		}
		if r.mention(&x, kept) {
			kept = append(kept, x)
			continue
		}
		d.Decline(stage, x.Span, "a noun that refers back, and nothing before it is meant")
	}
	d.Entities = kept
	fullest(d)
}

// fullest calls every listed person by the longest of the names that
// the article gives it.
func fullest(d *musnad.Document) {
	longest := map[string]string{}
	for i := range d.Entities {
		if x := &d.Entities[i]; x.Kind == musnad.Person && x.Party.ID != "" && len(x.Party.Name) > len(longest[x.Party.ID]) {
			longest[x.Party.ID] = x.Party.Name
		}
	}
	for i := range d.Entities {
		x := &d.Entities[i]
		if x.Kind == musnad.Person && x.Party.ID != "" {
			x.Party.Name = longest[x.Party.ID]
		}
	}
}

type resolver struct {
	doc    *musnad.Document
	lex    *lexicon.Lexicon
	text   *match.Text
	byRow  map[int32]musnad.Party  // office or institution row to its latest party with an owner
	byHead map[string]musnad.Party // first noun of an office to the latest party that holds such a one
	byName map[string]musnad.Party // fullest party by name
	byTail map[string]musnad.Party // people by all words of the name but the first; nobody where two share them
	count  map[string]int          // how often each state is spoken of
	rows   map[int32]int           // how often each listed place or capital is

	bearers map[post][]bearer // people whom the article names with an office, in reading order
	listed  []bearer          // listed people of the article, in reading order
}

// countStates counts every mention that belongs to a state; media belong to
// none here.
func (r *resolver) countStates() {
	for i := range r.doc.Entities {
		x := &r.doc.Entities[i]
		if x.Party.Country != "" && x.Kind != musnad.Media {
			r.count[x.Party.Country]++
			if x.Kind == musnad.Place || x.Kind == musnad.Country {
				r.rows[x.Row]++
			}
		}
	}
}

// home is the state spoken of most; empty where two are level.
func (r *resolver) home() string {
	best, second, name := 0, 0, ""
	for c, n := range r.count {
		switch {
		case n > best:
			best, second, name = n, best, c
		case n > second:
			second = n
		}
	}
	if best == second {
		return ""
	}
	return name
}

// mention resolves one mention; before are those that stand before it. It
// returns false for a noun that means nobody.
func (r *resolver) mention(x *musnad.Mention, before []musnad.Mention) bool {
	if x.Kind == musnad.Reference || x.Kind == musnad.Media || x.Kind == musnad.Place {
		return true
	}
	r.owner(x, before)
	if x.Kind == musnad.Office {
		if p, ok := r.holder(x); ok {
			call(x, p)
		}
	}
	owned := x.Party.Country != "" || x.Party.Kind == "IGO" || x.Party.ID != ""
	switch {
	case owned && x.Row >= 0:
		r.byRow[x.Row] = x.Party
		r.noteHead(x)
	case !owned && x.Kind == musnad.Person:
		r.person(x)
		if x.Row >= 0 && x.Party.Country == "" && !stateless(x.Party.Kind) {
			x.Party.Country = r.home()
			x.Value = x.Party.Country
		}
	case !owned && x.Row >= 0 && r.ofOrgan(x):
		x.Party.Country = r.home()
		x.Value = x.Party.Country
	case !owned && x.Row >= 0 && r.weak(x):
		return x.Kind == musnad.Office && r.bare(x) || x.Kind != musnad.Office && r.back(x, before)
	case !owned && x.Kind == musnad.Office && r.bare(x):
	case !owned && x.Row >= 0:
		r.unowned(x, before)
	}
	if x.Kind == musnad.Person && x.Party.Country != "" {
		r.byName[arabic.FoldBare(x.Party.Name)] = x.Party
		r.noteTail(x)
	}
	return true
}

// weak reports whether the mention is a common noun that needs an owner.
// People who are counted, or of whom an indefinite noun tells for the first
// time, need none.
func (r *resolver) weak(x *musnad.Mention) bool {
	f := arabic.Features(x.Features)
	row := r.lex.Row(x.Row)
	if row.Attr("weak") == "" || f.Has(arabic.WithPronoun) || x.Kind == musnad.Person || x.Rule == assemblyRule {
		return false
	}
	return row.Kind != "agent" || f.Has(arabic.WithArticle) && !numbered(r.text, x.First)
}

// ofOrgan reports whether a common noun is annexed to an organ that is a state's own by
// its name, so that it means somebody without its state: قوات الجيش الوطني.
func (r *resolver) ofOrgan(x *musnad.Mention) bool {
	if len(x.From) != 1 || !r.weak(x) || stateless(x.Party.Kind) {
		return false
	}
	h, ok := r.text.FirstOf(r.doc.TokenAt(x.From[0].Start), organKind)
	return ok && h.Exact && h.Row.Attr("weak") == "" && musnad.Party{Kind: h.Row.Value}.State() && h.Last == x.Last
}

// back leads "the party", "the movement", "the ministry" to the latest mention
// that is called so: one whose letters, or whose list row's names, have the noun.
func (r *resolver) back(x *musnad.Mention, before []musnad.Mention) bool {
	if r.told(x) {
		return false
	}
	noun := arabic.FoldBare(strings.TrimPrefix(arabic.Bare(r.doc.Letters(x.Span)), theArticle))
	for i := len(before) - 1; i >= 0; i-- {
		b := &before[i]
		if b.Kind == musnad.Person || b.Kind == musnad.Place || b.Party.Country == "" && b.Party.ID == "" && b.Party.Kind != "IGO" {
			continue
		}
		if !called(b, r.doc.Letters(b.Span), noun) && !r.rowCalled(b.Party.ID, noun) {
			continue
		}
		at := x.Party.At
		x.Party = b.Party
		x.Party.At = at
		return true
	}
	return false
}

// told reports whether an adjective behind a mention that names no owner says
// which one it is: القوات الأجنبية are others than the forces told of.
func (r *resolver) told(x *musnad.Mention) bool {
	i := x.Last
	if i == x.First || i >= len(r.doc.Tokens) || !adjectiveAt(r.text, i, true) {
		return false
	}
	bare := r.doc.Tokens[i].Bare
	return nisbaLike(r.text, i) || strings.HasSuffix(bare, "يين") || strings.HasSuffix(bare, "يون")
}

// owner leads the institution that owns a mention back to the body meant:
// "leaders of the movement" are those of the movement spoken of.
func (r *resolver) owner(x *musnad.Mention, before []musnad.Mention) {
	if len(x.From) != 1 || x.Party.Country != "" || x.Party.ID != "" || x.Kind == musnad.Place {
		return
	}
	of := musnad.Mention{Span: x.From[0]}
	if !r.back(&of, before) {
		return
	}
	x.Party.Country, x.Value = of.Party.Country, of.Party.Country
	x.Party.Kind = standing(x.Party.Kind, of.Party)
}

func called(b *musnad.Mention, letters, noun string) bool {
	if b.Kind != musnad.Organisation && b.Kind != musnad.Group {
		return false
	}
	rest, ok := strings.CutPrefix(arabic.FoldBare(strings.TrimPrefix(arabic.Bare(letters), theArticle)), noun)
	rest = strings.TrimPrefix(rest, "ا") // وفدا من
	return ok && (rest == "" || rest[0] == ' ')
}

func (r *resolver) rowCalled(id, noun string) bool {
	row := r.lex.ByID(id)
	if row == nil || row.Kind != "group" && row.Kind != "body" {
		return false
	}
	for _, f := range row.Forms {
		if text := strings.TrimPrefix(f.Text, theArticle); arabic.HasFoldedPrefix(text, noun) && strings.HasPrefix(text[len(noun):], " ") {
			return true
		}
	}
	return false
}

// person gives an unlisted name the state that an earlier mention gave it.
func (r *resolver) person(x *musnad.Mention) {
	name := arabic.FoldBare(x.Party.Name)
	if p, ok := r.byName[name]; ok {
		x.Party.Country, x.Party.Kind = p.Country, p.Kind
		return
	}
	if p := r.byTail[name]; p.Name != "" {
		p.At = x.Party.At
		x.Party, x.Value = p, p.Country
	}
}

// noteTail notes a person by the name without its first word, where that is of
// several words too: عبد العاطي, أبو مرزوق, بن سلمان.
func (r *resolver) noteTail(x *musnad.Mention) {
	_, tail, _ := strings.Cut(arabic.FoldBare(x.Party.Name), " ")
	if x.Party.Source != "person" || !strings.Contains(tail, " ") {
		return
	}
	if old, ok := r.byTail[tail]; ok && old.Name != x.Party.Name && (old.ID == "" || old.ID != x.Party.ID) {
		r.byTail[tail] = musnad.Party{}
		return
	}
	r.byTail[tail] = x.Party
}

// unowned decides whose a bare office, institution or crowd is.
func (r *resolver) unowned(x *musnad.Mention, before []musnad.Mention) {
	f := arabic.Features(x.Features)
	if f.Has(arabic.WithPronoun) {
		return
	}
	if x.Party.Kind == "REB" && f.Has(arabic.WithArticle) && r.rebels(x, before) {
		return
	}
	if p, ok := r.byRow[x.Row]; ok {
		at, name := x.Party.At, x.Party.Name
		x.Party = p
		x.Party.At = at
		if x.Kind != musnad.Office && x.Kind != musnad.Person {
			x.Party.Name = name
		}
		return
	}
	if stateless(x.Party.Kind) {
		return
	}
	x.Party.Country = r.home()
	x.Value = x.Party.Country
}

// rebels leads "the rebels" to the latest armed group.
func (r *resolver) rebels(x *musnad.Mention, before []musnad.Mention) bool {
	if r.told(x) {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		if p := before[i].Party; p.Kind == "REB" && p.ID != "" && before[i].Kind == musnad.Group {
			at := x.Party.At
			x.Party = p
			x.Party.At = at
			return true
		}
	}
	return false
}

// stateless kinds are not those of a state unless the text says so.
func stateless(kind string) bool {
	switch kind {
	case "IGO", "NGO", "REB", "UAF", "UNK", "REF", "JRN", "BUS", "REL":
		return true
	}
	return false
}
