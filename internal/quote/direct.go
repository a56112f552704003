package quote

import (
	"github.com/musnad/musnad"
)

// minWords is how many words a quotation has at least; fewer are a name or a
// word held at a distance.
const minWords = 4

// candidate is a stretch in quotation marks.
type candidate struct {
	pair  *pair
	sent  int
	first int // token of the sentence's start
}

// quoteRule finds who speaks a quotation. It reports whether it decides.
type quoteRule struct {
	id   string
	find func(r *reader, c candidate) (x *extra, ok bool)
}

// quoteRules in the order in which they are tried.
var quoteRules = []quoteRule{
	{"quote/continued", (*reader).continuedQuote},
	{"quote/governed", (*reader).governedQuote},
	{"quote/before-verb", (*reader).quoteBeforeVerb},
	{"quote/clause", (*reader).clauseQuote},
	{"quote/subject", (*reader).subjectQuote},
	{"quote/goes-on", (*reader).quoteGoesOn},
	{"quote/unattributed", func(*reader, candidate) (*extra, bool) { return nil, true }},
}

// quotations reads the direct quotations, in reading order.
func (r *reader) quotations() {
	for k := range r.marks.pairs {
		p := &r.marks.pairs[k]
		c := candidate{pair: p, sent: r.doc.SentenceAt(r.doc.Tokens[p.open].Start)}
		if why := r.noQuotation(c); why != "" {
			r.doc.Decline(stage, r.pairSpan(p), why)
			continue
		}
		r.begin(c.sent)
		c.first = r.first
		for _, q := range quoteRules {
			if x, ok := q.find(r, c); ok {
				r.quote(c, q.id, x)
				break
			}
		}
	}
}

func (r *reader) quote(c candidate, id string, x *extra) {
	q := musnad.Quote{Span: r.pairSpan(c.pair), Rule: id, Continue: c.pair.continued}
	if x != nil {
		q.Speaker = x.party
		if x.speech >= 0 {
			q.Speaker, q.Verb = r.doc.Speech[x.speech].Speaker, r.doc.Speech[x.speech].Verb
		}
		if x.capital {
			q.Speaker = r.ofCapital(q.Speaker)
		}
	}
	r.spoken = x
	r.doc.Quotes = append(r.doc.Quotes, q)
}

// ofCapital is the state that is called by its capital, under its own name where
// the article has that.
func (r *reader) ofCapital(p musnad.Party) musnad.Party {
	for k := range r.doc.Entities {
		e := &r.doc.Entities[k]
		if e.Kind == musnad.Country && e.Party.Country == p.Country && e.Row >= 0 && r.lex.Row(e.Row).Kind == "country" {
			p.ID, p.Name = e.Party.ID, swallowed(r.doc.Text[:e.Start], r.doc.Letters(e.Span))
			return p
		}
	}
	return p
}

func (r *reader) pairSpan(p *pair) musnad.Span {
	if p.after <= p.first {
		return r.doc.Tokens[p.open].Span
	}
	return r.span(p.first, p.after)
}

// words counts the words between two marks.
func (r *reader) words(p *pair) int {
	n := 0
	for i := p.first; i < p.after; i++ {
		if r.doc.Tokens[i].Kind != musnad.Punct {
			n++
		}
	}
	return n
}

// noQuotation says why a stretch in quotation marks is no quotation.
func (r *reader) noQuotation(c candidate) string {
	switch {
	case c.sent < 0:
		return "outside the text"
	case r.doc.Sentences[c.sent].Section == musnad.Furniture:
		return "page furniture"
	case r.words(c.pair) < minWords:
		return "fewer than four words in quotation marks"
	case c.pair.depth > 0:
		return "inside another quotation"
	case r.isName(c.pair):
		return "a name in quotation marks"
	}
	return ""
}

// isName reports whether a word that announces a name stands before the marks.
func (r *reader) isName(p *pair) bool {
	i := p.open - 1
	if i < 0 || r.doc.Tokens[i].Kind == musnad.Punct {
		return false
	}
	if !r.text.Has(i, namenounMediaclassKinds) || r.words(p) > maxTitle {
		return false
	}
	for j := p.first; j < p.after; j++ {
		if r.tags[j] == verb || r.tags[j] == comp {
			return false
		}
	}
	return true
}

// maxTitle is how many words a name or title in quotation marks may have.
const maxTitle = 9
