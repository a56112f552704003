package event

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// nearOwner is how many tokens before a noun with a pronoun the party may end
// that it belongs to before all others: الوزير فلان في زيارته.
const nearOwner = 3

// ownerOf is who the pronoun on the noun at token i means.
func (r *reader) ownerOf(v *view, i int, pronoun string) []musnad.Party {
	for j := i - 1; j >= v.first && j >= i-nearOwner; j-- {
		if e := v.covering(j); e != nil && agrees(pronoun, e.Kind) {
			if ps := r.whom(e); len(ps) == 1 {
				return ps
			}
		}
		if v.tag(j) == stop || v.tag(j) == verb {
			break
		}
	}
	return r.memory.owner(pronoun)
}

// onPreposition is the enclitic of the preposition at token i: معه.
func (v *view) onPreposition(i int) string {
	if _, p := gluedPronoun(v.doc.Tokens[i].Bare); p != "" {
		return p
	}
	h, ok := v.text.FirstOf(i, prepKind)
	if !ok || h.Enc == 0 || h.Last != i+1 {
		return ""
	}
	bare := v.doc.Tokens[i].Bare
	return bare[len(bare)-h.Enc:]
}

// gluedPronoun takes a word that is nothing but a preposition of one letter and a
// pronoun of the third person apart: بها, وله.
func gluedPronoun(bare string) (lexicon.Where, string) {
	if len(bare) > longestGlued {
		return noSlot, ""
	}
	w := strings.TrimPrefix(bare, "و")
	if len(w) < 4 || !slices.Contains(thirdPerson, w[2:]) {
		return noSlot, ""
	}
	switch w[:2] {
	case "ب":
		return lexicon.Bi, w[2:]
	case "ل":
		return lexicon.Li, w[2:]
	}
	return noSlot, ""
}

// longestGlued is how many bytes ولهما has.
const longestGlued = 10

var thirdPerson = []string{"ه", "ها", "هم", "هما", "هن"}

// pronoun is the enclitic of the word at token i.
func (v *view) pronoun(i int) string {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; a.Enc > 0 && tok.Fits(a) && int(a.Enc) <= len(tok.Bare) {
			return tok.Bare[len(tok.Bare)-int(a.Enc):]
		}
	}
	return ""
}

func (r *reader) nisbaAt(i int) (musnad.Party, bool) {
	h, ok := r.text.FirstOf(i, nisbaKind)
	if !ok {
		return musnad.Party{}, false
	}
	p := musnad.Party{Country: h.Row.Value, Kind: "GOV", At: r.doc.Tokens[i].Span}
	if p.Country == "" {
		return p, false
	}
	p.Name = r.countryName(p.Country)
	p.ID = strings.ToLower(p.Country)
	return p, true
}

func (r *reader) countryName(alpha3 string) string {
	if row := r.lex.ByID(strings.ToLower(alpha3)); row != nil {
		return row.Name()
	}
	return alpha3
}

// parties are whom an argument's entities mean.
func (r *reader) parties(v *view, a arg) []musnad.Party {
	if a.pronoun != "" {
		if a.where == lexicon.Maa {
			return r.memory.owner(a.pronoun)
		}
		return nil
	}
	var out []musnad.Party
	var before *musnad.Mention
	for _, e := range v.entities(a) {
		if n := len(out); n > 0 && before.Last == e.First && ownerless(e) {
			out = append(out, r.ownedBy(e, out[n-1:])) // صالح وقواته
		} else {
			out = r.appendWhom(out, e)
		}
		before = e
	}
	return distinct(out)
}

// ownerless reports whether a mention with a pronoun does not say itself whose it is.
func ownerless(e *musnad.Mention) bool {
	return e.Kind != musnad.Reference && arabic.Features(e.Features).Has(arabic.WithPronoun) && e.Party.Country == "" && e.Party.ID == ""
}

// landRule is the rule of places that are only said to be of a state, which is meant
// by them.
const landRule = "entity/land"

// whom resolves one entity to the parties meant.
func (r *reader) whom(e *musnad.Mention) []musnad.Party { return r.appendWhom(nil, e) }

// appendWhom adds the parties that an entity means.
func (r *reader) appendWhom(out []musnad.Party, e *musnad.Mention) []musnad.Party {
	switch e.Kind {
	case musnad.Place:
		if e.Rule == landRule {
			return append(out, r.stateAt(e)) // هجمات ضد الأراضي التركية
		}
		return out
	case musnad.Reference:
		return append(out, r.referent(e)...)
	case musnad.Country:
		p := e.Party
		if row := r.rowOf(e); row != nil && row.Kind == "capital" {
			p.Name, p.ID = r.countryName(p.Country), strings.ToLower(p.Country)
		}
		return append(out, p)
	}
	if ownerless(e) && !(e.Party.Kind == "IGO" && r.isKind(e.First, referKind)) { // نظراءه في مجلس التعاون are the council's
		return append(out, r.owned(e))
	}
	return append(out, e.Party)
}

// owned is an institution or crowd with a pronoun: "its forces" are those of
// whoever the pronoun means, and an armed group's men are the group.
func (r *reader) owned(e *musnad.Mention) musnad.Party {
	word := r.doc.Tokens[e.Last-1].Bare
	for _, enclitic := range arabic.Pronouns {
		if strings.HasSuffix(word, enclitic) {
			return r.ownedBy(e, r.memory.owner(enclitic))
		}
	}
	return e.Party
}

// ownedBy is an institution or crowd of whoever owns it, if that is one.
func (r *reader) ownedBy(e *musnad.Mention, o []musnad.Party) musnad.Party {
	p := e.Party
	switch {
	case len(o) != 1:
	case r.allies(e):
		if !o[0].State() {
			p.Country, p.Kind = o[0].Country, cmp.Or(o[0].Kind, p.Kind)
		}
	case o[0].ID != "" && o[0].Source != "person" && !o[0].State() && (p.State() || p.Kind == "UNK"):
		at := p.At
		p = o[0]
		p.At = at
	default:
		p.Country = o[0].Country
		if !o[0].State() && o[0].Kind != "" && p.State() {
			p.Kind = o[0].Kind
		}
	}
	return p
}

func (r *reader) rowOf(m *musnad.Mention) *lexicon.Row {
	if m.Row < 0 {
		return nil
	}
	return r.lex.Row(m.Row)
}

// referent is who a word that refers back means; nobody where the text does not
// decide it.
func (r *reader) referent(e *musnad.Mention) []musnad.Party {
	f := arabic.Features(e.Features)
	switch {
	case e.Value == "counterpart":
		return r.counterparts(e)
	case e.Value == "states" && f.Has(arabic.WithPronoun):
		return r.stateOf(r.memory.current(), e.Span)
	case f.Has(arabic.DualNumber):
		return r.memory.two()
	}
	return nil
}

// stateOf is the state of the first party: "his country".
func (r *reader) stateOf(ps []musnad.Party, at musnad.Span) []musnad.Party {
	if len(ps) == 0 || ps[0].Country == "" {
		return nil
	}
	c := ps[0].Country
	return []musnad.Party{{Name: r.countryName(c), Country: c, Kind: "GOV", ID: strings.ToLower(c), At: at}}
}

// counterparts are the body or state that counterparts without a state of their own are
// said to serve: نظراءه في دول المجلس.
func (r *reader) counterparts(e *musnad.Mention) []musnad.Party {
	i := e.Last
	if i+1 >= len(r.doc.Tokens) {
		return nil
	}
	if w := r.doc.Tokens[i].Bare; w != "في" && w != "من" {
		return nil
	}
	k, ok := r.beginning(i + 1)
	if !ok && slices.Contains(statesOf, r.doc.Tokens[i+1].Folded) {
		k, ok = r.beginning(i + 2) // نظراءه في دول المجلس
	}
	if !ok || r.doc.Entities[k].Kind == musnad.Place || r.doc.Entities[k].Kind == musnad.Reference {
		return nil
	}
	return r.whom(&r.doc.Entities[k])
}

// beginning is the index of the entity whose first token is i.
func (r *reader) beginning(i int) (k int, ok bool) {
	return slices.BinarySearchFunc(r.doc.Entities, i, func(m musnad.Mention, first int) int { return m.First - first })
}

// statesOf are words for the states of a body.
var statesOf = []string{
	"دول",
	"بلدان",
}

// allies reports whether a mention means the allies of somebody, who are others than he.
func (r *reader) allies(e *musnad.Mention) bool {
	row := r.rowOf(e)
	return row != nil && row.ID == alliesID
}

const alliesID = "agent.allies"
