package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const tollRule = "event/toll"

// count is how many people a word counts, and how they fared.
type count struct {
	fate string // dead injured arrested, the values of the list of tolls
	n    int
	at   int // the word's token
}

// tolls gives the events of a sentence, which are those from index from on, the
// numbers of dead, injured and arrested that it tells. A sentence that only tells
// what an attack cost gives its numbers to the attack told before it.
func (r *reader) tolls(v *view, from int) {
	for i := v.first; i < v.last; i++ {
		if v.tag(i) != verb && v.tag(i) != noun && v.tag(i) != entity && v.tag(i) != inside {
			continue
		}
		if c, ok := r.countAt(v, i); ok {
			if e := r.costly(v, from, c); e != nil {
				c.give(&e.Size)
				if !slices.Contains(e.Rules, tollRule) {
					e.Rules = append(e.Rules, tollRule)
				}
			}
		}
	}
}

// give notes the count where none of its kind is noted.
func (c count) give(s *musnad.Size) {
	switch {
	case c.fate == "dead" && s.Dead < 0:
		s.Dead = c.n
	case c.fate == "injured" && s.Injured < 0:
		s.Injured = c.n
	case c.fate == "arrested" && s.Arrested < 0:
		s.Arrested = c.n
	}
}

// costly is the event to which a count belongs: that of its own word, or the
// latest before it that may have such a toll, or the first behind it.
func (r *reader) costly(v *view, from int, c count) *musnad.EventMention {
	at := r.doc.Tokens[c.at].Start
	var best *musnad.EventMention
	for i := from; i < len(r.doc.EventMentions); i++ {
		e := &r.doc.EventMentions[i]
		switch {
		case !c.fits(e.Type) || e.Status != musnad.Actual:
		case e.Trigger.Start <= at && at < e.Trigger.End:
			return e
		case best == nil || e.Trigger.Start <= at:
			best = e
		}
	}
	if best != nil || from == 0 || len(r.doc.EventMentions) > from {
		return best
	}
	if e := &r.doc.EventMentions[from-1]; e.Type == musnad.Assault && e.Sentence == v.sent-1 && c.fate != "arrested" {
		return e
	}
	return nil
}

// fits reports whether an event of the type may have such a toll.
func (c count) fits(t musnad.Type) bool {
	if c.fate == "arrested" {
		return t == musnad.Coerce || t == musnad.Protest
	}
	return t == musnad.Assault || t == musnad.Protest
}

// countAt reads the word of a toll at token i with its number.
func (r *reader) countAt(v *view, i int) (c count, ok bool) {
	if v.tag(i) == verb {
		fate, end := r.tollVerb(v, i)
		n := r.countBehind(v, end)
		return count{fate, n, i}, fate != "" && n > 0
	}
	h, ok := r.text.FirstOf(i, tollKind)
	if !ok || !h.Exact || h.Features.Has(arabic.IsVerb) {
		return c, false
	}
	n := r.countBefore(v, i)
	switch {
	case n > 0:
	case h.Features.Has(arabic.DualNumber):
		n = 2
	case h.Features.Has(arabic.WithArticle):
		n = r.risenTo(v, h.Last)
	default:
		n = r.countBehind(v, h.Last)
	}
	return count{h.Row.Value, n, i}, n > 0
}

// tollVerb is how those fared of whom the verb at token i tells, and the token
// behind the verb's own words.
func (r *reader) tollVerb(v *view, i int) (fate string, end int) {
	for _, row := range v.verbRows(i) {
		for _, t := range r.lex.Tags(row) {
			if t.Kind != "toll" {
				continue
			}
			if end = r.wornInTurn(v, i+1, t.RestIDs); end > 0 {
				return t.Value, end
			}
		}
	}
	return "", -1
}

// wornInTurn finds words one behind the other, the first not far from token i;
// it returns the token behind the last, or -1.
func (r *reader) wornInTurn(v *view, i int, ids []int32) int {
	for _, id := range ids {
		found := -1
		for j := i; j < min(v.last, i+tollReach) && found < 0; j++ {
			for _, w := range r.doc.Tokens[j].Worn {
				if w == id {
					found = j
				}
			}
		}
		if found < 0 {
			return -1
		}
		i = found + 1
	}
	return i
}

// tollReach is how many tokens may stand between a word of a toll and its
// number: ما لا يقل عن, أكثر من.
const tollReach = 4

// countBehind reads the number of people from token i on; two or one where the
// noun that follows at once is dual, or one person.
func (r *reader) countBehind(v *view, i int) int {
	if i < 0 {
		return 0
	}
	if n := r.fewPeople(v, i); n > 0 {
		return n
	}
	for k, left := i, tollReach; k < v.last && left >= 0; k++ {
		if n, end := r.number(v, k); end > 0 {
			if r.countable(v, end) {
				return n
			}
			return 0
		}
		switch v.tag(k) {
		case verb, comp, stop, comma, when, clauseConj:
			return 0
		case entity: // the doer, or the first of the victims
		case inside:
		default:
			left--
		}
	}
	return 0
}

// fewPeople counts the people of a dual, or one unnamed person: مقتل جنديين,
// إصابة شاب.
func (r *reader) fewPeople(v *view, i int) int {
	h, ok := r.text.FirstOf(i, agentKind)
	if !ok || !h.Exact || i >= v.last || h.Features.Any(arabic.WithArticle|arabic.WithPronoun) {
		return 0
	}
	switch {
	case h.Features.Has(arabic.DualNumber):
		return 2
	case h.Features.Has(arabic.Singular) && v.tag(i+1) != number:
		return 1
	}
	return 0
}

// countBefore reads the number that ends before token i.
func (r *reader) countBefore(v *view, i int) int {
	for j := max(v.first, i-tollReach); j < i; j++ {
		if n, end := r.number(v, j); end == i && v.times[j-v.first] < 0 { // مايو 2009 مقتل جندي
			return n
		}
	}
	return 0
}

// risenTo reads what a toll has come to: ارتفع عدد القتلى إلى 12.
func (r *reader) risenTo(v *view, i int) int {
	for k := i; k < min(v.last, i+2); k++ {
		if v.tag(k) == prep && v.preps[k-v.first] == lexicon.Ila {
			n, _ := r.number(v, k+1)
			return n
		}
	}
	return 0
}

// number reads a number in digits or words at token i.
func (r *reader) number(v *view, i int) (n, end int) {
	if i >= v.last {
		return 0, -1
	}
	if t := &r.doc.Tokens[i]; t.Kind == musnad.Number {
		n, ok := arabic.ParseInt(t.Bare)
		if !ok || n > maxToll {
			return 0, -1
		}
		return n, i + 1
	}
	return match.CardinalWords(r.text, i, v.last)
}

// maxToll is the greatest toll believed of one happening.
const maxToll = 999_999

// countable reports whether people may be counted by the number before token i: no
// unit of time or measure stands there.
func (r *reader) countable(v *view, i int) bool {
	switch v.tag(i) {
	case noun, entity, inside, prep, stop, comma, bracket:
	default:
		return false
	}
	unit := r.text.Has(i, unitKind)
	return !unit
}
