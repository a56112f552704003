package attribution

import (
	"sort"

	"github.com/musnad/musnad"
)

// composer goes through the acts of saying sentence by sentence.
type composer struct {
	doc  *musnad.Document
	sent int
	from int // the acts of the sentence: [from,to)
	to   int

	before  []musnad.Source // what stands before the speaker of the act, carried from an earlier sentence
	past    []told          // chains of the sentences before, latest last
	byVerb  map[musnad.Span][]musnad.Source
	current []told
}

// told is a chain and the sentence it was made in.
type told struct {
	sources []musnad.Source
	sent    int
}

// reach is how many sentences on a chain may be carried.
const reach = 3

func (c *composer) sentence(sent, from, to int) {
	c.sent, c.from, c.to, c.current = sent, from, to, nil
	for k := from; k < to; k++ {
		for i := range rules {
			if rules[i].fits(c, k) {
				c.chain(k, rules[i].id)
				break
			}
		}
	}
	c.past = append(c.past, c.current...)
	for len(c.past) > 0 && sent-c.past[0].sent > reach {
		c.past = c.past[1:]
	}
}

// chain makes the chain of act k: the acts in whose text it lies, and itself.
// Where its speaker spoke in an earlier sentence through others, those stand
// before, and govern the sentence itself.
func (c *composer) chain(k int, id string) {
	s := &c.doc.Speech[k]
	sources := c.around(k)
	if len(sources) == 0 {
		sources = c.carried(k)
		if len(sources) > 0 {
			c.add(musnad.Chain{Span: c.sentenceSpan(), Sources: sources, Rule: "attribution/carried"})
		}
	}
	sources = appendSource(sources, source(s, c.doc))
	if s.Content.Empty() {
		c.remember(sources)
		return
	}
	c.add(musnad.Chain{Span: s.Content, Sources: sources, Rule: id})
	c.remember(sources)
	if c.byVerb == nil {
		c.byVerb = map[musnad.Span][]musnad.Source{}
	}
	c.byVerb[s.Verb] = sources
}

func (c *composer) add(x musnad.Chain) { c.doc.Chains = append(c.doc.Chains, x) }

func (c *composer) remember(sources []musnad.Source) {
	c.current = append(c.current, told{sources, c.sent})
}

func (c *composer) sentenceSpan() musnad.Span {
	if c.sent < 0 {
		return musnad.Span{}
	}
	return c.doc.Sentences[c.sent].Span
}

// around are the sources of the acts of the sentence in whose text act k lies,
// the widest first; of two as wide, the earlier.
func (c *composer) around(k int) []musnad.Source {
	s := &c.doc.Speech[k]
	at := s.Content
	if at.Empty() {
		at = s.Verb
	}
	var outer []int
	for j := c.from; j < c.to; j++ {
		o := &c.doc.Speech[j]
		if j != k && !o.Content.Empty() && o.Content.Contains(at) && (o.Content != at || j < k) {
			outer = append(outer, j)
		}
	}
	sort.SliceStable(outer, func(a, b int) bool {
		return c.doc.Speech[outer[a]].Content.Len() > c.doc.Speech[outer[b]].Content.Len()
	})
	var out []musnad.Source
	for _, j := range outer {
		out = appendSource(out, source(&c.doc.Speech[j], c.doc))
	}
	return out
}

func source(s *musnad.Speech, d *musnad.Document) musnad.Source {
	return musnad.Source{Party: s.Speaker, Verb: d.Letters(s.Verb), VerbAt: s.Verb, Stance: s.Stance}
}

// appendSource adds a link, unless the same party is in the chain.
func appendSource(list []musnad.Source, x musnad.Source) []musnad.Source {
	for _, y := range list {
		if same(x.Party, y.Party) {
			return list
		}
	}
	return append(list[:len(list):len(list)], x)
}

// same reports whether two parties are one source.
func same(a, b musnad.Party) bool {
	if a.ID != "" || b.ID != "" {
		return a.ID == b.ID
	}
	return a.Name == b.Name && a.Source == b.Source
}

// carries reports whether the speaker of act k spoke in an earlier sentence
// through somebody else, and no act of this sentence governs it.
func (c *composer) carries(k int) bool {
	return len(c.around(k)) == 0 && len(c.carried(k)) > 0
}

// carried is what stood before the speaker of act k where he spoke last.
func (c *composer) carried(k int) []musnad.Source {
	p := c.doc.Speech[k].Speaker
	if !p.Known() {
		return nil
	}
	for j := len(c.past) - 1; j >= 0; j-- {
		for n := len(c.past[j].sources) - 1; n >= 0; n-- {
			if same(c.past[j].sources[n].Party, p) {
				return c.past[j].sources[:n]
			}
		}
	}
	return nil
}

const quotationRule = "attribution/quotation"

// quotations gives a quotation that runs over the end of its sentence the
// chain of the act that speaks it.
func (c *composer) quotations() {
	for i := range c.doc.Quotes {
		q := &c.doc.Quotes[i]
		sources, ok := c.byVerb[q.Verb]
		if !ok || q.Verb.Empty() || c.governed(q.Span, sources) {
			continue
		}
		c.add(musnad.Chain{Span: q.Span, Sources: sources, Rule: quotationRule})
	}
}

// governed reports whether the quotation ends in the sentence of its verb.
func (c *composer) governed(q musnad.Span, sources []musnad.Source) bool {
	at := sources[len(sources)-1].VerbAt
	return c.doc.SentenceAt(q.End-1) == c.doc.SentenceAt(at.Start)
}
