package attribution

import "github.com/musnad/musnad"

// composer goes through the acts of saying sentence by sentence.
type composer struct {
	doc  *musnad.Document
	sent int
	from int // the acts of the sentence: [from,to)
	to   int

	past    []told  // chains of the sentences before, latest last
	made    []links // for each act of the sentence
	byVerb  map[musnad.Span][]musnad.Source
	current []told
}

// told is a chain and the sentence it was made in.
type told struct {
	sources []musnad.Source
	sent    int
}

// maxCarry is how many sentences on a chain may be carried.
const maxCarry = 2

// sentence makes the chains of the acts [from,to), which stand in one sentence.
func (c *composer) sentence(sent, from, to int) {
	c.sent, c.from, c.to, c.current = sent, from, to, nil
	c.made = make([]links, to-from)
	for len(c.past) > 0 && sent-c.past[0].sent > maxCarry {
		c.past = c.past[1:]
	}
	for k := from; k < to; k++ {
		for i := range rules {
			if rules[i].fits(c, k) {
				c.chain(k, rules[i].id)
				break
			}
		}
	}
	c.past = append(c.past, c.current...)
	c.past = c.past[max(0, len(c.past)-window):]
}

// chain makes the chain of act k: the acts in whose text it lies, and itself.
// Where its speaker spoke in an earlier sentence through others, those stand
// before, and govern the sentence itself.
func (c *composer) chain(k int, id string) {
	s := &c.doc.Speech[k]
	sources := c.links(k).all
	if p := c.carried(k); len(p) > 0 && c.parent(k) < 0 {
		c.add(musnad.Chain{Span: c.reach(k), Sources: p, Rule: "attribution/carried"})
	}
	if !s.Content.Empty() {
		c.byVerb[s.Verb] = sources
		if !c.goesOn(k) {
			c.add(musnad.Chain{Span: s.Content, Sources: sources, Rule: id})
		}
	}
	if !cites(s) {
		c.current = append(c.current, told{c.links(k).spoken, c.sent})
	}
}

// goesOn reports whether a later act governs the same text from inside, so that
// its chain is the whole one.
func (c *composer) goesOn(k int) bool {
	for j := k + 1; j < min(c.to, k+window); j++ {
		if c.doc.Speech[j].Content == c.doc.Speech[k].Content {
			return true
		}
	}
	return false
}

// links are the sources of an act, and those of them that were no citations:
// these govern their own sentence only. They are kept, because an act is asked
// for once for each that lies in it.
type links struct {
	known  bool
	parent int
	all    []musnad.Source
	spoken []musnad.Source
}

// links finds the links of act k.
func (c *composer) links(k int) *links {
	x := &c.made[k-c.from]
	if x.known {
		return x
	}
	*x = links{known: true, parent: c.findParent(k)}
	if x.parent >= 0 {
		p := c.links(x.parent)
		x.all, x.spoken = p.all, p.spoken
	} else {
		x.all = c.carried(k)
		x.spoken = x.all
	}
	s := &c.doc.Speech[k]
	own := source(s, c.doc)
	x.all = appendSource(x.all, own)
	if !cites(s) {
		x.spoken = appendSource(x.spoken, own)
	}
	return x
}

// parent is the act in whose text act k lies, -1 if there is none.
func (c *composer) parent(k int) int { return c.links(k).parent }

// cites reports whether an act is a citation beside the clause, which governs
// its own sentence only.
func cites(s *musnad.Speech) bool { return s.Rule == "quote/cited" || s.Rule == "quote/cited-clause" }

// reach is the text from act k to the end of what is said, or of the sentence
// where nothing is.
func (c *composer) reach(k int) musnad.Span {
	out := musnad.Span{Start: place(&c.doc.Speech[k]), End: c.doc.Speech[k].Content.End}
	if out.Empty() && c.sent >= 0 {
		out.End = c.doc.Sentences[c.sent].End
	}
	return out
}

func (c *composer) add(x musnad.Chain) { c.doc.Chains = append(c.doc.Chains, x) }

// window is how many acts before and behind one may govern it, and how many
// chains are remembered.
const window = 32

// findParent looks for the smallest act of the sentence in whose text act k
// lies. Of two that govern the same text the later lies in the earlier.
func (c *composer) findParent(k int) int {
	s := &c.doc.Speech[k]
	at := s.Content
	if at.Empty() {
		at = s.Verb
	}
	best := -1
	for j := max(c.from, k-window); j < min(c.to, k+window); j++ {
		o := &c.doc.Speech[j]
		if j == k || o.Content.Empty() || !o.Content.Contains(at) || o.Content == at && j > k {
			continue
		}
		if best < 0 || o.Content.Len() <= c.doc.Speech[best].Content.Len() {
			best = j
		}
	}
	return best
}

// source is the link that an act makes.
func source(s *musnad.Speech, d *musnad.Document) musnad.Source {
	return musnad.Source{Party: s.Speaker, Verb: d.Letters(s.Verb), VerbAt: s.Verb, Stance: s.Stance}
}

// maxLinks is how long a chain may be; what would make it longer is the nesting
// of a text that is no news.
const maxLinks = 12

// appendSource adds a link, unless the same party is in the chain.
func appendSource(list []musnad.Source, x musnad.Source) []musnad.Source {
	for _, y := range list {
		if same(x.Party, y.Party) {
			return list
		}
	}
	if len(list) == maxLinks {
		return list
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
	return c.parent(k) < 0 && len(c.carried(k)) > 0
}

// carried is what stood before the speaker of act k where he spoke last.
func (c *composer) carried(k int) []musnad.Source {
	p := c.doc.Speech[k].Speaker
	if !p.Known() || cites(&c.doc.Speech[k]) {
		return nil
	}
	for j := len(c.past) - 1; j >= 0; j-- {
		for n := len(c.past[j].sources) - 1; n >= 0; n-- {
			if same(c.past[j].sources[n].Party, p) {
				return passing(c.past[j].sources[:n])
			}
		}
	}
	return nil
}

// passing is the sources through which a speaker spoke, if all of them pass on
// what others say: media, and who is not named. Whom another party once quoted
// does not speak through that party again.
func passing(outer []musnad.Source) []musnad.Source {
	for i := range outer {
		switch outer[i].Source {
		case "media", "agency", "unnamed", "document", "witness":
		default:
			return nil
		}
	}
	return outer
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
