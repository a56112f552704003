package quote

import (
	"sort"
)

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
	r.actsOf(c, func(x *extra) {
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
	if y, ok := r.nextAct(c); ok && y.class != medium && y.row.Kind == "attribution" {
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
	return (x.row.Kind == "saying" || x.row.Value == "document" || x.row.Value == "from") && r.doc.Speech[x.speech].Rule != toldRule
}

// actsOf calls f for the acts around the candidate in its sentence, not in it:
// nobody speaks a quotation by a verb of it.
func (r *reader) actsOf(c candidate, f func(*extra)) {
	for _, x := range r.actsAt(max(r.first, c.pair.open-endReach), min(r.last, c.pair.open+endReach)) {
		if !r.doc.Speech[x.speech].Verb.Overlaps(r.pairSpan(c.pair)) {
			f(x)
		}
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
	r.actsOf(c, func(x *extra) { found = found || x.verb < c.pair.open && r.speaks(x) })
	return found
}

func (r *reader) nextAct(c candidate) (*extra, bool) {
	end := c.pair.after + 1
	last := end + 3
	if s := r.doc.SentenceAt(r.doc.Tokens[min(c.pair.after, len(r.doc.Tokens)-1)].Start); s >= 0 {
		last = min(last, r.doc.Sentences[s].Last)
	}
	for _, x := range r.actsAt(end, last) {
		covers := x.first <= c.pair.open && c.pair.open < x.last
		if covers && r.doc.Speech[x.speech].Rule != toldRule {
			return x, true
		}
	}
	return nil, false
}

// clauseQuote is spoken by the latest act before it in its sentence.
func (r *reader) clauseQuote(c candidate) (*extra, bool) {
	var best *extra
	r.actsOf(c, func(x *extra) {
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
	for n := 0; n < lookBack && k >= 0 && list[k].sent == c.sent; n, k = n+1, k-1 {
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
