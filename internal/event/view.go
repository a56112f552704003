package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// tag is what a token does in its clause.
type tag uint8

const (
	noun       tag = iota // any word that may belong to a noun phrase
	verb                  // finite verb
	prep                  // preposition of its own
	comp                  // أن, إن
	clauseConj            // a conjunction that begins another clause
	orConj                // أو
	relative              // الذي
	comma
	stop     // a mark that ends a clause
	bracket  // quotation marks, brackets, dashes: passed over
	entity   // first token of an entity
	inside   // another token of an entity or phrase
	when     // first token of a time expression
	particle // negation, future, modal and other small words
	number
)

// view is a sentence as the readers of clauses see it.
type view struct {
	text  *match.Text
	doc   *musnad.Document
	lex   *lexicon.Lexicon
	room  *scratch
	sent  int
	first int // token of the sentence's start
	last  int // token after its end

	tags  []tag
	ents  []int32           // entity that covers the token, or -1
	times []int32           // time that covers the token, or -1
	preps []lexicon.Where   // for tokens tagged prep
	forms []musnad.Analysis // for tokens tagged verb: the reading chosen
	bytes [2]int            // of the sentence
	conj  []bool            // the token carries و or ف
	pro   []arabic.Features // proclitic preposition on a noun or entity
}

// noSlot is a preposition that no frame has a slot for.
const noSlot = lexicon.Where(255)

// afterSlot is a preposition without a slot that stands before what has happened:
// بعد, إثر.
const afterSlot = lexicon.Where(254)

func (r *reader) view(s int) *view {
	sent := &r.doc.Sentences[s]
	a, b := sent.First, sent.Last
	v := r.room.views.One()
	*v = view{text: r.text, doc: r.doc, lex: r.lex, room: r.room, sent: s, first: a, last: b,
		tags: r.room.tags[a:b], ents: r.room.ents[a:b], times: r.room.times[a:b], preps: r.room.preps[a:b],
		forms: r.room.forms[a:b], conj: r.room.conj[a:b], pro: r.room.pro[a:b],
		bytes: [2]int{sent.Start, sent.End}}
	r.lay(v)
	for i := v.first; i < v.last; i++ {
		v.tagToken(i)
	}
	return v
}

// lay puts entities and times over their tokens.
func (r *reader) lay(v *view) {
	for ; r.nextTime < len(r.doc.Times) && r.doc.Times[r.nextTime].First < v.last; r.nextTime++ {
		cover(v.times, v, &r.doc.Times[r.nextTime], r.nextTime)
	}
	for ; r.nextEntity < len(r.doc.Entities) && r.doc.Entities[r.nextEntity].First < v.last; r.nextEntity++ {
		cover(v.ents, v, &r.doc.Entities[r.nextEntity], r.nextEntity)
	}
}

func cover(over []int32, v *view, m *musnad.Mention, index int) {
	for i := max(m.First, v.first); i < min(m.Last, v.last); i++ {
		over[i-v.first] = int32(index)
	}
}

func (v *view) tag(i int) tag {
	if i < v.first || i >= v.last {
		return stop
	}
	return v.tags[i-v.first]
}

// entityAt is the entity that begins at token i, nil if none does.
func (v *view) entityAt(i int) *musnad.Mention {
	if v.tag(i) != entity {
		return nil
	}
	return &v.doc.Entities[v.ents[i-v.first]]
}

// covering is the entity that token i belongs to, nil if none.
func (v *view) covering(i int) *musnad.Mention {
	if i < v.first || i >= v.last || v.ents[i-v.first] < 0 {
		return nil
	}
	return &v.doc.Entities[v.ents[i-v.first]]
}

// definite reports whether token i begins with the article, or the name of a state,
// person, body or group.
func (v *view) definite(i int) bool {
	e := v.entityAt(i)
	return hasArticle(&v.doc.Tokens[i]) || e != nil && (e.Kind == musnad.Country || e.Kind == musnad.Person || e.Party.ID != "")
}

// effort reports whether token i is بجهود or its kin, which may also be what somebody
// praises.
func (v *view) effort(i int) bool {
	h, ok := v.text.FirstOf(i, mediationKind)
	return ok && h.Last == i+1 && h.Row.Value == "by" && strings.HasPrefix(v.doc.Tokens[i].Bare, withBeh)
}

const withBeh = "ب"

func (v *view) tagToken(i int) {
	k := i - v.first
	tok := &v.doc.Tokens[i]
	v.conj[k], v.pro[k] = match.Proclitics(tok)
	if v.pro[k] == 0 && v.effort(i) {
		v.pro[k] = arabic.WithBeh // بجهود stands in the lists as it is
	}
	if e := v.covering(i); e != nil {
		v.tags[k] = inside
		if e.First == i {
			v.tags[k] = entity
			v.conj[k], v.pro[k] = arabic.Glued(v.doc.Text[tok.Start:max(tok.Start, e.Start)])
		}
		return
	}
	if v.tags[k] == inside {
		return // a phrase of grammar that began before goes through it
	}
	if v.pro[k] == 0 {
		v.pro[k] = v.hidden(tok)
	}
	if t := v.times[k]; t >= 0 {
		v.tags[k] = inside
		if v.doc.Times[t].First == i {
			v.tags[k] = when
		}
		return
	}
	switch tok.Kind {
	case musnad.Punct:
		v.tags[k] = markTag(tok.Bare)
		return
	case musnad.Number:
		v.tags[k] = number
		return
	}
	v.tags[k] = v.wordTag(i)
}

func markTag(mark string) tag {
	switch mark {
	case "،", ",":
		return comma
	case ".", "!", "؟", "?", "؛", ";", ":", "…":
		return stop
	}
	return bracket
}

// wordTag decides what a word outside entities and times does.
func (v *view) wordTag(i int) tag {
	if t, ok := v.grammarTag(i); ok {
		return t
	}
	if a, ok := v.finite(i); ok {
		v.forms[i-v.first] = a
		v.conj[i-v.first] = arabic.Features(a.Features).Any(arabic.WithWaw | arabic.WithFeh)
		return verb
	}
	return noun
}

func (v *view) grammarTag(i int) (tag, bool) {
	if where, p := gluedPronoun(v.doc.Tokens[i].Bare); p != "" {
		v.preps[i-v.first] = where
		return prep, true
	}
	result, found := noun, false
	v.text.HitsOf(i, match.Grammar, func(h match.Hit) bool {
		if !h.Exact && h.Row.Kind != "comp" && h.Last == i+1 {
			return true
		}
		if h.Features.Has(arabic.WithFeh) && v.startsVerb(i) || h.Row.Kind == "prep" && v.expresses(i) {
			return true
		}
		result, found = v.kindTag(i, h)
		return !found
	})
	return result, found
}

// startsVerb reports whether the first letter of the word at token i may be one of a
// verb's own: فتحت is "she opened" before it is "then under".
func (v *view) startsVerb(i int) bool {
	return slices.ContainsFunc(v.doc.Tokens[i].Analyses, func(a musnad.Analysis) bool {
		f := arabic.Features(a.Features)
		return a.Exact && f.Has(arabic.IsVerb) && !f.Has(arabic.WithFeh)
	})
}

func (v *view) kindTag(i int, h match.Hit) (tag, bool) {
	switch h.Row.Kind {
	case "prep":
		if v.roughly(i, h) {
			return number, true
		}
		v.preps[i-v.first] = slotOf(h.Row.Value)
		v.through(i, h.Last)
		return prep, true
	case "comp":
		return comp, true
	case "conj":
		if h.Row.Value == "or" {
			return orConj, true
		}
		v.through(i, h.Last)
		return clauseConj, h.Row.Value == "clause"
	case "relative":
		return relative, true
	case "modal":
		if h.Row.Attr("noun") == "1" {
			return noun, false
		}
		v.through(i, h.Last)
		return particle, true
	case "neg", "future", "demonstrative", "pronoun", "function", "condition":
		if v.eachOf(i) || h.Features.Has(arabic.WithBeh|arabic.WithPronoun) { // بيانا is no يا
			return noun, false
		}
		v.through(i, h.Last)
		return particle, true
	}
	return noun, false
}

// roughly reports whether a preposition of direction stands before a number, and so is
// a part of it: نحو 950 is "about 950".
func (v *view) roughly(i int, h match.Hit) bool {
	if h.Row.Value != "tijah" || h.Last != i+1 || i+1 >= v.last || h.Features.Any(arabic.WithPronoun) {
		return false
	}
	return v.doc.Tokens[i+1].Kind == musnad.Number || v.text.Has(i+1, quantityKind)
}

// eachOf reports whether token i is a noun of quantity with من and a party behind it:
// كل من فرنسا وألمانيا.
func (v *view) eachOf(i int) bool {
	if i+2 >= v.last || v.ents[i+2-v.first] < 0 || v.doc.Tokens[i+1].Bare != "من" {
		return false
	}
	return v.covering(i+2).First == i+2 && v.text.Has(i, quantityKind)
}

// through marks the other tokens of a phrase.
func (v *view) through(i, last int) {
	for j := i + 1; j < last && j < v.last; j++ {
		if v.ents[j-v.first] < 0 && v.times[j-v.first] < 0 {
			v.tags[j-v.first] = inside
		}
	}
}

func slotOf(name string) lexicon.Where {
	switch name {
	case "maa":
		return lexicon.Maa
	case "bayna":
		return lexicon.Bayna
	case "ala":
		return lexicon.Ala
	case "ila":
		return lexicon.Ila
	case "min":
		return lexicon.Min
	case "an":
		return lexicon.An
	case "fi":
		return lexicon.Fi
	case "didd":
		return lexicon.Didd
	case "hawla":
		return lexicon.Hawla
	case "tijah":
		return lexicon.Tijah
	case "bihaqq":
		return lexicon.Bihaqq
	case "lada":
		return lexicon.Lada
	case "khilal":
		return lexicon.Khilal
	case "after":
		return afterSlot
	}
	return noSlot
}
