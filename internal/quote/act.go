package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// act is a word that the lists call one of saying.
type act struct {
	row   *lexicon.Row // of saying or attribution
	first int
	last  int // token after the word and what belongs to it
	feats arabic.Features
	pro   int    // bytes of the bare word that are proclitics
	enc   string // its pronoun, folded
	limit int    // token before which what is said begins
}

func (a act) is(attr string) bool { return a.row.Attr(attr) != "" }

// actAt finds the word of saying at token i that is of one of the kinds of
// word; exact spellings first, and of two readings of a verb the past (تحدث is
// "he spoke" before "she tells").
func (r *reader) actAt(i int, kind arabic.Features) (act, bool) {
	if i >= r.last || !r.sayers[i] || r.tags[i] == entity || r.tags[i] == inside {
		return act{}, false
	}
	tok := &r.doc.Tokens[i]
	var best act
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		if !f.Any(kind) || !sayable(f) {
			continue
		}
		if best.row != nil && (!f.Has(arabic.PastTense) || !a.Exact && tok.Analyses[0].Exact) {
			continue
		}
		if x, ok := r.tagged(i, a, f); ok {
			if !f.Has(arabic.IsVerb|arabic.PresentTense) || f.Has(arabic.PastTense) {
				return x, true
			}
			best = x
		}
	}
	return best, best.row != nil
}

// mayBeSaying reports whether a list calls a reading of a word one of saying.
func (r *reader) mayBeSaying(tok *musnad.Token) bool {
	for k := range tok.Analyses {
		if r.lex.OfSaying(tok.Analyses[k].Row) {
			return true
		}
	}
	return false
}

func ofSaying(row *lexicon.Row) bool { return row.Kind == "saying" || row.Kind == "attribution" }

// sayable excludes commands, and persons that the text does not tell of.
func sayable(f arabic.Features) bool {
	if f.Has(arabic.IsVerb) {
		return f.Has(arabic.ThirdPerson) && !f.Has(arabic.ImperativeMood) && (f.Has(arabic.ActiveVoice) || !f.Has(arabic.PassiveVoice))
	}
	return true
}

func (r *reader) tagged(i int, a *musnad.Analysis, f arabic.Features) (act, bool) {
	best, found := act{}, false
	for _, t := range r.lex.Tags(a.Row) {
		if !ofSaying(t.Row) {
			continue
		}
		last, ok := r.rest(i, t.Rest)
		if !ok || found && last <= best.last {
			continue
		}
		x := act{row: t.Row, first: i, last: last, feats: f, pro: int(a.Pro), limit: r.relativeEnd(i)}
		if a.Enc > 0 {
			x.enc = tail(r.doc.Tokens[i].Folded, int(a.Enc))
		}
		best, found = x, true
	}
	return best, found
}

// restReach is how many tokens behind a verb its other words may begin.
const restReach = 8

// rest finds the words that must follow a verb, in their order, and returns
// the token after the verb where none must follow it at once.
func (r *reader) rest(i int, words []string) (last int, ok bool) {
	at, last := i+1, i+1
	for _, w := range words {
		j := at
		for j < r.last && j < i+restReach && r.tags[j] != stop && r.tags[j] != comp && !r.lex.Wears(r.doc.Tokens[j].Folded, w) {
			j++
		}
		if j >= r.last || j >= i+restReach || !r.lex.Wears(r.doc.Tokens[j].Folded, w) {
			return 0, false
		}
		if j == last {
			last = j + 1
		}
		at = j + 1
		if len(w) == 2 {
			at = j
		}
	}
	return last, true
}

// relativeEnd is where the clause of token i ends, if that is a relative clause
// set off by commas: "الذي كان يتحدث أمس،"; else the end of the sentence.
func (r *reader) relativeEnd(i int) int {
	j := i - 1
	for r.tag(j) == particle || r.auxiliary(j) {
		j--
	}
	if r.tag(j) != relative || r.tag(j-1) != comma {
		return r.last
	}
	for k := i + 1; k < min(r.last, i+clauseReach); k++ {
		if r.tag(k) == comma {
			return k
		}
	}
	return r.last
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }
