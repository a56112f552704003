package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// tag is what a token does.
type tag uint8

const (
	word   tag = iota // any word that may belong to a noun phrase
	entity            // first token of an entity
	inside            // another token of an entity or phrase
	when              // a word of time
	verb              // finite verb
	comp              // أن, إن
	relative
	conj // begins another clause
	prep
	particle
	number
	comma
	colon
	stop
	opening // quotation mark
	closing
	bracket // and other brackets, dashes
)

func (r *reader) tagToken(i int) {
	tok := &r.doc.Tokens[i]
	switch {
	case r.marks.of(i) > 0:
		r.tags[i] = opening
	case r.marks.of(i) < 0:
		r.tags[i] = closing
	case r.tags[i] != word:
	case tok.Kind == musnad.Punct:
		r.tags[i] = markTag(tok.Bare)
		if r.tags[i] == colon && r.ofTime(i) {
			r.tags[i] = inside
		}
	case tok.Kind == musnad.Number:
		r.tags[i] = number
	case r.tags[i] == word:
		r.tagWord(i)
	}
}

// ofTime reports whether the colon at token i stands between hours and minutes.
func (r *reader) ofTime(i int) bool {
	return i > 0 && i+1 < len(r.doc.Tokens) && r.doc.Tokens[i-1].Kind == musnad.Number && r.doc.Tokens[i+1].Kind == musnad.Number
}

func markTag(mark string) tag {
	switch mark {
	case "،", ",":
		return comma
	case ":":
		return colon
	case ".", "!", "؟", "?", "؛", ";", "…":
		return stop
	}
	return bracket
}

func (r *reader) tagWord(i int) {
	found, loose := false, r.looselySpelled(i)
	r.text.HitsOf(i, tagKinds, func(h match.Hit) bool {
		if !h.Exact && !loose && !(h.Row.Kind == "comp" && isAn(r.doc.Tokens[i].Folded)) {
			return true
		}
		t := kindTag(h)
		if t == comp && !isAn(r.doc.Tokens[i].Folded) {
			t = conj // لأن, كأن
		}
		if t == word || t == conj && r.ala(i, h.Last) {
			return true
		}
		r.tags[i], found = t, true
		r.tagAsking(i, h)
		for j := i + 1; j < h.Last; j++ {
			if r.tags[j] == word && r.marks.of(j) == 0 {
				r.tags[j] = inside
				if t == conj {
					r.tags[j] = conj
				}
			}
		}
		return false
	})
	if !found && !r.text.Has(i, quantityKind) && r.finite(i) {
		r.tags[i] = verb
	}
}

// tagAsking makes the word before عدم الكشف عن اسمه, which asks for it, part of
// the phrase: طلب, مفضلا, شريطة.
func (r *reader) tagAsking(i int, h match.Hit) {
	if h.Row.Value != "unnamed" || i == 0 || r.doc.Tokens[i].Folded != lackOf {
		return
	}
	if t := r.tags[i-1]; t == verb || t == word {
		r.tags[i-1] = particle
	}
}

const lackOf = "عدم"

// isAn reports whether a folded word is أن or إن, with بـ, و or فـ and a pronoun.
func isAn(folded string) bool {
	for _, p := range ans {
		if strings.HasPrefix(folded, p) {
			return true
		}
	}
	return false
}

var ans = []string{
	"ان",
	"بان",
	"وان",
	"فان",
	"وبان",
}

// looselySpelled reports whether no list spells token i as it stands: papers
// that leave hamzas out.
func (r *reader) looselySpelled(i int) bool {
	as := r.doc.Tokens[i].Analyses
	return len(as) > 0 && !as[0].Exact
}

// ala reports whether على أن follows as a preposition and a complementizer:
// شدد على أن. The lists also know it as a conjunction.
func (r *reader) ala(i, last int) bool {
	return last == i+2 && r.doc.Tokens[i].Folded == "علي"
}

func kindTag(h match.Hit) tag {
	switch h.Row.Kind {
	case "comp":
		return comp
	case "relative":
		return relative
	case "prep":
		return prep
	case "attribution":
		switch h.Row.Value {
		case "by", "from", "mouth":
			return prep
		case "clause":
			return conj
		case "unnamed", "same":
			return particle
		}
		return word
	case "conj":
		if h.Row.Value == "clause" {
			return conj
		}
		return particle
	case "deictic", "weekday", "month":
		return when
	}
	return particle
}

// finite decides whether a word is a finite verb. An unvocalised word is often
// also a noun: then what stands before it decides.
func (r *reader) finite(i int) bool {
	tok := &r.doc.Tokens[i]
	verbal, nominal, exact := false, false, false
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		if exact && !a.Exact {
			break
		}
		exact = exact || a.Exact
		if f.Has(arabic.IsMasdar|arabic.Indefinite) && !r.startsSentence(i) {
			return false
		}
		verbal = verbal || f.Has(arabic.IsVerb) && !f.Has(arabic.ImperativeMood)
		nominal = nominal || match.NounOf(tok, a)
	}
	return verbal && (!nominal || r.verbPosition(i))
}

// verbPosition reports whether a word that may be verb or noun stands where a
// verb is expected.
func (r *reader) verbPosition(i int) bool {
	if i == 0 || r.startsSentence(i) {
		return true
	}
	switch r.tags[i-1] {
	case comp, relative, conj, comma, colon, stop, particle, opening, closing, when:
		return true
	case prep, verb, number:
		return false
	}
	conj, _ := r.proclitics(i)
	return conj || r.ents[i-1] >= 0
}

func (r *reader) startsSentence(i int) bool {
	s := r.doc.SentenceAt(r.doc.Tokens[i].Start)
	return s >= 0 && r.doc.Sentences[s].First == i
}

// tag is the tag of token i, stop outside the sentence.
func (r *reader) tag(i int) tag {
	if i < r.first || i >= r.last {
		return stop
	}
	return r.tags[i]
}
