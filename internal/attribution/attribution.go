// Package attribution is stage 5: on whose word each stretch of the text
// stands. It puts the acts of saying and citing that an earlier stage found one
// behind the other, from the source nearest to the outlet to the farthest.
//
// It knows how the texts that acts govern lie in one another, and who spoke
// before. It reads no words: who speaks and what is said it takes from the
// Document.
package attribution

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// Run fills Chains, sentence by sentence. Chains overlap: the smallest that
// contains a stretch says on whose word it stands. The outlet itself is in none.
func Run(d *musnad.Document, _ *lexicon.Lexicon) {
	c := composer{doc: d, byVerb: map[musnad.Span][]musnad.Source{}}
	for from := 0; from < len(d.Speech); {
		sent := d.SentenceAt(place(&d.Speech[from]))
		to := from + 1
		for to < len(d.Speech) && d.SentenceAt(place(&d.Speech[to])) == sent {
			to++
		}
		c.sentence(sent, from, to)
		from = to
	}
	c.quotations()
	c.lead()
}

// Rules are the ids of the stage's rules, in the order in which they are
// tried at an act of saying.
func Rules() []string {
	out := make([]string, 0, len(rules)+1)
	for _, x := range rules {
		out = append(out, x.id)
	}
	return append(out, quotationRule, leadRule)
}

// rule makes the chain of the text that an act governs. It reports whether the
// act is one of its kind.
type rule struct {
	id   string
	made []string // by which rules of the stage before
	test func(c *composer, k int) bool
}

// rules in the order in which they are tried.
var rules = []rule{
	{"attribution/told", []string{"quote/told"}, nil},
	{"attribution/cited", []string{"quote/cited", "quote/cited-clause"}, nil},
	{"attribution/document", []string{"quote/document"}, nil},
	{"attribution/relayed", []string{"quote/relayed", "quote/masdar"}, nil},
	{"attribution/headline", []string{"quote/headline"}, nil},
	{"attribution/carried", nil, (*composer).carries},
	{"attribution/said", nil, nil},
}

func (x *rule) fits(c *composer, k int) bool {
	if x.made == nil {
		return x.test == nil || x.test(c, k)
	}
	for _, id := range x.made {
		if c.doc.Speech[k].Rule == id {
			return true
		}
	}
	return false
}

// place is a byte inside an act: of its verb, or of what is said where a colon
// stands for the verb.
func place(s *musnad.Speech) int {
	if s.Verb.Empty() {
		return s.Content.Start
	}
	return s.Verb.Start
}
