package event

import (
	"slices"
	"strings"

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
	read, end := v.appendArgs(buf[:0], i) // not into args: what is returned would not stay on the stack
	if next := v.otherSide(read, end); next > 0 {
		read, end = v.appendArgs(read, next)
	}
	return v.room.args.Keep(read), end
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
			if v.sideBehind(i, args) {
				a, ok := v.phrase(i+1, limit)
				if !ok {
					return args, i
				}
				a.where, a.bare = lexicon.Bayna, false
				args, i = append(args, a), a.last
				continue
			}
			if !v.goesOn(i+1, len(args)) && !v.object(i+1, args) {
				return args, i
			}
			i++
		case bracket, inside, particle, number, orConj:
			i++
		case when:
			t := &v.doc.Times[v.times[i-v.first]]
			if v.counted(t) {
				return args, i // what follows is said of the other happening: بعد يوم من اجتماع
			}
			i = t.Last
		case prep:
			if v.share(i) {
				if a, ok := v.phrase(i, limit); ok {
					args, i = append(args, a), a.last
					continue
				}
			}
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
			a.last = v.adjectives(a, limit)
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
		found = h.Exact && !h.Features.Any(arabic.IsVerb|arabic.IsActiveParticiple|arabic.IsPassiveParticiple) && v.lex.Names(h.Row.Index)
		return !found
	})
	return found
}

// participle reports whether token i is an active participle with tanween or in the
// feminine, the press's way to go on: مشيرا, مطالبا.
func (v *view) participle(i int) bool {
	if v.tag(i) != noun {
		return false
	}
	tok := &v.doc.Tokens[i]
	goes := false
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		switch {
		case !tok.Fits(a):
		case f.Has(arabic.IsActiveParticiple):
			goes = goes || f.Has(arabic.Indefinite) || v.goingOn(i, f)
		case f.Has(arabic.IsNoun|arabic.Indefinite) && !f.Has(arabic.IsPassiveParticiple) && v.objectOf(i):
			return false // يهاجمون موقعا
		}
	}
	return goes
}

// objectOf reports whether token i stands right behind a verb, and so is its object
// before it is anything that goes on with the sentence.
func (v *view) objectOf(i int) bool { return i > v.first && v.tag(i-1) == verb }

// goingOn reports whether an active participle in the feminine singular at token i,
// whose tanween no letter shows, goes on with the sentence: behind a comma, or و and
// with a preposition or أن behind it. قالت الوزارة ...، مشيدة بالجهود ومؤكدة أن.
func (v *view) goingOn(i int, f arabic.Features) bool {
	if !f.Has(arabic.Feminine|arabic.Singular) || f.Any(arabic.WithArticle|arabic.WithPronoun|arabic.Prepositional) || !strings.HasSuffix(v.doc.Tokens[i].Bare, feminineMark) {
		return false
	}
	if v.isMasdar(i) && !v.asks(i) {
		return false // مصادقة: ratifying, or the act of it
	}
	if !f.Has(arabic.WithWaw) {
		return v.tag(i-1) == comma
	}
	t := v.tag(i + 1)
	return t == prep || t == comp || i+1 < v.last && v.pro[i+1-v.first] != 0
}

// asks reports whether the word at token i is of a verb that asks for something.
func (v *view) asks(i int) bool {
	return slices.ContainsFunc(v.doc.Tokens[i].Analyses, func(a musnad.Analysis) bool {
		f := v.lex.Frames(a.Row)
		return len(f) > 0 && f[0].Type == string(musnad.Request)
	})
}

// feminineMark ends a noun or adjective in the feminine.
const feminineMark = "ة"
