// Package quote is stage 4: who says what. Every act of saying with its
// speaker and the text that is said, and the direct quotations.
//
// It knows verbs and phrases of saying, the nouns of sources, quotation marks
// and the order of the words around them; it remembers who spoke. It does not
// know events, nor how the sources of a text stand behind one another: that is
// the next stage's business.
package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

const stage = "quote"

// Run fills Speech, in reading order of the verbs, and Quotes, in reading
// order.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	r := newReader(d, lex)
	defer r.release()
	for s := range d.Sentences {
		switch d.Sentences[s].Section {
		case musnad.Furniture, musnad.Dateline:
			continue
		}
		r.sentence(s)
	}
	r.quotations()
}

// Rules are the ids of the stage's rules, in the order in which they are
// tried at a word, and after them those of quotations.
func Rules() []string {
	out := make([]string, 0, len(rules)+len(quoteRules))
	for _, x := range rules {
		out = append(out, x.id)
	}
	for _, x := range quoteRules {
		out = append(out, x.id)
	}
	return out
}

// rule tries to read an act of saying at token i. It returns the token at which
// the reading goes on, or 0 if it found none.
type rule struct {
	id   string
	read func(r *reader, i int) (next int)
	act  bool // it begins with a word of saying
}

// rules in the order in which they are tried at each word.
var rules = []rule{
	{"quote/headline", (*reader).headline, false},
	{"quote/cited-clause", (*reader).citedClause, false},
	{"quote/cited", (*reader).cited, false},
	{"quote/document", (*reader).document, true},
	{"quote/masdar", (*reader).masdar, true},
	{"quote/noun", (*reader).nounOfSaying, true},
	{"quote/relayed", (*reader).relayed, false},
	{"quote/verb-subject", (*reader).verbSubject, true},
	{"quote/subject-verb", (*reader).subjectVerb, true},
	{"quote/elided-subject", (*reader).elidedSubject, true},
	{"quote/participle", (*reader).participle, true},
	{toldRule, (*reader).told, false},
}

// sentence reads the acts of saying of one sentence, from its first word to
// its last.
func (r *reader) sentence(s int) {
	r.begin(s)
	for i := r.first; i < r.last; {
		r.witness(i)
		i = max(i+1, r.try(i))
	}
}

// try tries the rules at token i.
func (r *reader) try(i int) (next int) {
	list := elsewhere
	if r.sayers[i] {
		list = rules
	}
	for k := range list {
		r.rule = list[k].id
		if next := list[k].read(r, i); next > 0 {
			return next
		}
	}
	return 0
}

// elsewhere are the rules that are tried where no word of saying stands.
var elsewhere = func() (list []rule) {
	for _, x := range rules {
		if !x.act {
			list = append(list, x)
		}
	}
	return list
}()
