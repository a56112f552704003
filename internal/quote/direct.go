package quote

import (
	"sort"

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
	}
	r.spoken = x
	r.doc.Quotes = append(r.doc.Quotes, q)
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
	if _, ok := r.text.First(i, "namenoun", "mediaclass"); !ok || r.words(p) > maxTitle {
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

// continuedQuote goes on from the paragraph before.
func (r *reader) continuedQuote(c candidate) (*extra, bool) {
	if !c.pair.continued || len(r.doc.Quotes) == 0 {
		return nil, false
	}
	return r.spoken, true
}

// governedQuote is spoken by the act in whose content it stands, the innermost.
func (r *reader) governedQuote(c candidate) (*extra, bool) {
	var best *extra
	r.actsOf(func(x *extra) {
		if !r.speaks(x) || x.first > c.pair.first || x.last <= c.pair.open || x.last <= x.first {
			return
		}
		if best == nil || closer(x, best) {
			best = x
		}
	})
	if best == nil {
		return nil, false
	}
	if x := r.issuerBehind(c, best); x != nil {
		return x, true
	}
	return best, true
}

// issuerBehind is the source of a statement that is cited behind a quotation
// whose own verb is no verb of saying, or that a country speaks: أدانت الدولة
// "…"، وفق بيان الوزارة.
func (r *reader) issuerBehind(c candidate, x *extra) *extra {
	if x.row.Attr("act") == "" && !x.state {
		return nil
	}
	if y, ok := r.nextAct(c); ok && y.class != medium && y.row != nil && y.row.Kind == "attribution" {
		return y
	}
	return nil
}

// closer reports whether act x governs a quotation rather than act y: the inner
// one, unless it is told by the outer. In "he said that they asked for …" the
// words are his.
func closer(x, y *extra) bool {
	if x.last-x.first > y.last-y.first {
		return isTold(y) && !isTold(x)
	}
	return !isTold(x) || isTold(y)
}

// isTold reports whether an act is one that others tell of: an act of its own, or
// what reports or nameless sources say.
func isTold(x *extra) bool {
	switch x.party.Source {
	case "unnamed", "media", "agency":
		return x.row.Value != "from" && !x.relayed
	}
	return x.row.Attr("act") != ""
}

// speaks reports whether an act is one of saying, and not of citing or
// carrying.
func (r *reader) speaks(x *extra) bool {
	return x.row != nil && (x.row.Kind == "saying" || x.row.Value == "document" || x.row.Value == "from") && r.doc.Speech[x.speech].Rule != "quote/told"
}

// actsOf calls f for the acts of the sentence.
func (r *reader) actsOf(f func(*extra)) {
	for _, x := range r.actsAt(r.first, r.last) {
		f(x)
	}
}

// actsAt are the acts whose verb is one of the tokens [first,last).
func (r *reader) actsAt(first, last int) (out []*extra) {
	k := sort.Search(len(r.acts), func(k int) bool { return r.acts[k].verb >= first })
	for ; k < len(r.acts) && r.acts[k].verb < last; k++ {
		out = append(out, &r.acts[k])
	}
	return out
}

// quoteBeforeVerb is spoken by the act or source that follows it: "…"، قال
// الوزير; "…"، بحسب الوكالة.
func (r *reader) quoteBeforeVerb(c candidate) (*extra, bool) {
	if c.pair.open-c.first > 1 && r.anyAct(c) {
		return nil, false
	}
	return r.nextAct(c)
}

func (r *reader) anyAct(c candidate) bool {
	found := false
	r.actsOf(func(x *extra) { found = found || x.verb < c.pair.open && r.speaks(x) })
	return found
}

func (r *reader) nextAct(c candidate) (*extra, bool) {
	end := c.pair.after + 1
	last := end + 3
	if s := r.doc.SentenceAt(r.doc.Tokens[min(c.pair.after, len(r.doc.Tokens)-1)].Start); s >= 0 {
		last = min(last, r.doc.Sentences[s].Last)
	}
	for _, x := range r.actsAt(end, last) {
		if r.doc.Speech[x.speech].Rule != "quote/told" {
			return x, true
		}
	}
	return nil, false
}

// clauseQuote is spoken by the latest act before it in its sentence.
func (r *reader) clauseQuote(c candidate) (*extra, bool) {
	var best *extra
	r.actsOf(func(x *extra) {
		if r.speaks(x) && x.verb < c.pair.open && (best == nil || x.verb >= best.verb) {
			best = x
		}
	})
	return best, best != nil
}

// subjectQuote is spoken by the subject of the clause, whatever it does:
// ناقشت الحكومة "…".
func (r *reader) subjectQuote(c candidate) (*extra, bool) {
	list := r.memory.list
	k := sort.Search(len(list), func(k int) bool { return list[k].sent > c.sent }) - 1
	for ; k >= 0 && list[k].sent == c.sent; k-- {
		if x := &list[k]; x.first < c.pair.open && !x.inner {
			return &extra{voice: x.voice, speech: -1}, true
		}
	}
	return nil, false
}

// quoteGoesOn begins its sentence and goes on from the quotation or act of
// saying before.
func (r *reader) quoteGoesOn(c candidate) (*extra, bool) {
	if c.pair.open-c.first > 1 {
		return nil, false
	}
	before := r.actsAt(r.doc.Sentences[max(0, c.sent-reach)].First, c.first)
	for k := len(before) - 1; k >= 0; k-- {
		if r.speaks(before[k]) {
			return before[k], true
		}
	}
	return nil, false
}
