package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// arg is one noun phrase beside a trigger.
type arg struct {
	where lexicon.Where // Subject and Object are decided by the reader; noSlot after a preposition without a slot
	bare  bool          // no preposition
	head  bool          // its entities are heads of the phrase, not inside it
	ents  []int32       // entities, in reading order
	first int           // tokens [first,last)
	last  int

	pronoun string // on a preposition: معه
}

// maxReach is how many tokens behind a trigger its arguments may begin.
const maxReach = 40

// rightArgs reads the noun phrases from token i to the end of the clause.
// It returns the token at which the clause ends.
func (v *view) rightArgs(i int) (args []arg, end int) {
	var buf [8]arg
	args, end = v.appendArgs(buf[:0], i)
	return v.room.keep(args), end
}

func (v *view) appendArgs(args []arg, i int) (out []arg, end int) {
	limit := min(v.last, i+maxReach)
	for i < limit {
		switch v.tag(i) {
		case comp, relative, stop, verb:
			return args, i
		case clauseConj:
			return args, i
		case comma:
			if next := v.apposition(i, args); next > 0 {
				i = next
				continue
			}
			if !v.goesOn(i+1, len(args)) && !v.object(i+1, args) {
				return args, i
			}
			i++
		case bracket, inside, particle, number, orConj:
			i++
		case when:
			i = v.doc.Times[v.times[i-v.first]].Last
		case prep:
			where := v.preps[i-v.first]
			if p := v.onPreposition(i); p != "" {
				args = append(args, arg{where: where, head: true, first: i, last: i + 1, pronoun: p})
				i++
				continue
			}
			a, ok := v.phrase(i+1, limit)
			if !ok {
				i++
				continue
			}
			if int(where) >= lexicon.Slots && v.happening(a.first) {
				return args, i
			}
			a.where, a.bare = where, false
			args, i = append(args, a), a.last
		default:
			a, ok := v.phrase(i, limit)
			if !ok {
				i++
				continue
			}
			args, i = append(args, a), a.last
		}
	}
	return args, i
}

// maxApposition is how many words may stand between the commas that set an
// apposition off.
const maxApposition = 14

// apposition passes a phrase between the comma at token i and the next, which
// tells more of the first argument: دعا فلان، المتحدث باسم الحزب، الحكومة إلى. It
// returns the token after the second comma, or 0.
func (v *view) apposition(i int, args []arg) int {
	if len(args) != 1 || !args[0].bare || args[0].last != i {
		return 0
	}
	if t := v.tag(i + 1); t != entity && t != noun || v.conj[i+1-v.first] || v.participle(i+1) {
		return 0
	}
	for j := i + 2; j < v.last && j <= i+maxApposition; j++ {
		switch v.tag(j) {
		case comma:
			if t := v.tag(j + 1); (t == entity || t == noun || t == prep) && !v.participle(j+1) {
				return j + 1
			}
			return 0
		case verb, stop, comp, clauseConj:
			return 0
		}
	}
	return 0
}

// happening reports whether the phrase at token i is headed by a masdar or noun
// of happening, within two words: what follows it belongs to that.
func (v *view) happening(i int) bool {
	for j := i; j < v.last && j < i+3; j++ {
		if v.happeningAt(j) {
			return true
		}
	}
	return false
}

// happeningAt reports whether token i is a masdar or noun of happening.
func (v *view) happeningAt(i int) bool {
	found := false
	v.text.HitsOf(i, happenings, func(h match.Hit) bool {
		found = h.Exact && !h.Features.Any(arabic.IsVerb|arabic.IsActiveParticiple|arabic.IsPassiveParticiple) && len(v.lex.Frames(h.Row.Index)) > 0
		return !found
	})
	return found
}

// object reports whether the phrase at token i, behind a comma, may be the object
// that is still missing: one bare phrase has been read, and after it a time or a
// phrase with a preposition, which the comma closes. استقبل الملك في جدة، وزير الخارجية.
func (v *view) object(i int, args []arg) bool {
	comma := i - 1
	for v.tag(i) == bracket {
		i++
	}
	if v.tag(i) != entity && v.tag(i) != noun || v.conj[i-v.first] || v.pro[i-v.first] != 0 || v.participle(i) {
		return false
	}
	bare := 0
	for k := range args {
		if args[k].bare {
			bare++
		}
	}
	if bare != 1 || !args[0].bare || args[len(args)-1].bare && args[0].last == comma {
		return false
	}
	a, ok := v.phrase(i, v.last)
	return ok && len(a.ents) > 0 && v.tag(a.last) != verb
}

// goesOn reports whether the clause goes on behind a comma at token i: with a
// preposition or a time, or with a phrase while nothing has been read yet.
func (v *view) goesOn(i, read int) bool {
	switch v.tag(i) {
	case prep, when:
		return true
	case entity, noun:
		if v.conj[min(i, v.last-1)-v.first] || v.participle(i) {
			return false
		}
		return read == 0 || v.pro[i-v.first] != 0
	case bracket:
		return true
	}
	return false
}

// participle reports whether token i is an active participle with tanween, the
// press's way to go on: مشيرا, مطالبا.
func (v *view) participle(i int) bool {
	if v.tag(i) != noun {
		return false
	}
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if arabic.Features(a.Features).Has(arabic.IsActiveParticiple|arabic.Indefinite) && tok.Fits(a) {
			return true
		}
	}
	return false
}

// phrase reads one noun phrase at token i: its head, what is annexed to it, and
// the phrases joined to it by و.
func (v *view) phrase(i, limit int) (arg, bool) {
	for i < limit && (v.tag(i) == bracket || v.tag(i) == particle || v.tag(i) == inside || v.tag(i) == number) {
		i++
	}
	if i >= limit {
		return arg{}, false
	}
	a := arg{first: i, last: i, head: true, bare: true, where: noSlot}
	if pro := v.pro[i-v.first]; pro != 0 {
		a.where, a.bare = proclitic(pro), false
	}
	if v.tag(i) == noun && v.participle(i) {
		return arg{}, false
	}
	a.head = v.headAt(i)
	a.last = v.member(i, limit, &a)
	if a.last == i {
		return arg{}, false
	}
	for {
		at := v.trailing(a.last, limit)
		if at >= limit || !v.joins(at) {
			return a, true
		}
		next := v.member(at, limit, &a)
		if next == at {
			return a, true
		}
		a.last = next
	}
}

// maxTrailing is how many words may follow an entity before the و that joins the
// next: شباب المدينة وتنظيم الدولة.
const maxTrailing = 4

// trailing passes adjectives and genitives behind an entity, if a joined phrase
// follows them; else it stays.
func (v *view) trailing(i, limit int) int {
	for j := i; j < limit && j <= i+maxTrailing; j++ {
		switch v.tag(j) {
		case noun, entity:
			if v.joins(j) {
				return j
			}
			if v.tag(j) == entity || v.pro[j-v.first] != 0 || v.participle(j) {
				return i
			}
		case bracket, number:
		default:
			return i
		}
	}
	return i
}

func proclitic(pro arabic.Features) lexicon.Where {
	switch {
	case pro.Has(arabic.WithBeh):
		return lexicon.Bi
	case pro.Has(arabic.WithLam):
		return lexicon.Li
	}
	return noSlot
}

// headAt reports whether the phrase at token i is headed by an entity, or by a
// noun of quantity before one.
func (v *view) headAt(i int) bool {
	for i < v.last {
		switch v.tag(i) {
		case entity:
			return true
		case noun:
			h, ok := v.text.FirstOf(i, heads)
			if !ok {
				return false
			}
			i = h.Last
			for i < v.last && h.Row.Kind == "agent" && v.tag(i) == noun {
				i++
			}
		case number, bracket, particle, inside:
			i++
		case prep: // عدد من
			i++
		default:
			return false
		}
	}
	return false
}

// member reads one member of a phrase: an entity, or a common noun with its
// adjectives and genitives, until an entity closes it or something else begins.
func (v *view) member(i, limit int, a *arg) int {
	start := i
	for i < limit {
		switch v.tag(i) {
		case entity:
			if i > start && v.conj[i-v.first] {
				return i
			}
			if i > start && v.pro[i-v.first] != 0 {
				return i
			}
			a.ents = append(a.ents, v.ents[i-v.first])
			return v.offices(v.entityAt(i))
		case noun:
			if i > start && (v.conj[i-v.first] || v.pro[i-v.first] != 0 || v.participle(i)) {
				return i
			}
			i++
		case number, bracket:
			i++
		case prep:
			if i == start || !v.quantified(i) {
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// offices passes the offices that follow a person in apposition: الأمير فلان ولي
// العهد وزير الدفاع. An office of another state is somebody else.
func (v *view) offices(e *musnad.Mention) int {
	last := e.Last
	if e.Kind != musnad.Person {
		return last
	}
	for {
		o := v.entityAt(last)
		if o == nil || o.Kind != musnad.Office || v.conj[last-v.first] || v.pro[last-v.first] != 0 {
			return last
		}
		if o.Party.Country != "" && o.Party.Country != e.Party.Country {
			return last
		}
		last = o.Last
	}
}

// quantified reports whether the من at token i belongs to a noun of quantity or
// of people: عدد من الجنود, مسؤولون من القوات التركية.
func (v *view) quantified(i int) bool {
	if v.preps[i-v.first] != lexicon.Min && v.preps[i-v.first] != lexicon.Fi || v.partaking(i-1) {
		return false
	}
	for j := i - 1; j >= v.first && j >= i-3 && v.tag(j) == noun; j-- {
		if h, ok := v.text.FirstOf(j, heads); ok {
			return h.Row.Kind == "agent" || v.preps[i-v.first] == lexicon.Min
		}
	}
	return false
}

// partaking reports whether token i is a participle in the sound plural, whose own
// preposition follows: القادة المشاركين في القمة.
func (v *view) partaking(i int) bool {
	if v.tag(i) != noun || !v.nominal(i-1) {
		return false
	}
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		f := arabic.Features(tok.Analyses[k].Features)
		if f.Has(arabic.Plural) && f.Any(arabic.IsActiveParticiple|arabic.IsPassiveParticiple) && tok.Fits(&tok.Analyses[k]) {
			return true
		}
	}
	return false
}

func (v *view) nominal(i int) bool {
	return v.tag(i) == noun || v.tag(i) == entity || v.tag(i) == inside
}

// joins reports whether token i goes on with the phrase before it: و and a
// noun or entity without a preposition of its own, or a comma inside a list.
func (v *view) joins(i int) bool {
	switch v.tag(i) {
	case entity:
		return v.conj[i-v.first] && v.pro[i-v.first] == 0
	case noun:
		if v.doc.Tokens[i].Bare == "و" {
			return true
		}
		return v.conj[i-v.first] && v.pro[i-v.first] == 0 && !v.participle(i)
	}
	return false
}

// entities are the mentions of an argument.
func (v *view) entities(a arg) []*musnad.Mention {
	out := make([]*musnad.Mention, 0, len(a.ents))
	for _, e := range a.ents {
		out = append(out, &v.doc.Entities[e])
	}
	return out
}
