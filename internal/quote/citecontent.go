package quote

// citedContent is the text that a citation governs: what follows it at the head
// of a sentence, else the sentence up to it. A source without a name behind a
// medium that speaks in the sentence governs what the medium says.
func (r *reader) citedContent(i, last int, value string, v voice) [2]int {
	if r.headOfSentence(i) {
		at := r.behindApposition(last)
		for r.tag(at) == comma || r.tag(at) == comp || r.tag(at) == particle || r.tag(at) == colon || r.isThen(at) {
			at++
		}
		return [2]int{at, r.trim(at, r.last)}
	}
	if x := r.saying(i); x != nil && (value == "from" || v.class == anonymous) {
		if c, ok := r.passedOn(x, last); ok {
			return c
		}
	}
	if next := r.tag(last); next == comp || next == comma && r.tag(last+1) == comp {
		return [2]int{r.first, r.trim(r.first, r.last)}
	}
	return [2]int{r.clauseBefore(i), last}
}

// appositionReach is how many words may tell more of a source.
const appositionReach = 12

// behindApposition passes a definite adjective or participle with its words
// behind a source, up to the comma: وفقا لقناة المنار المقربة من الحزب،.
func (r *reader) behindApposition(last int) int {
	if r.tag(last) != word || !hasArticle(r.doc.Tokens[last].Bare) {
		return last
	}
	for j := last + 1; j < min(r.last, last+appositionReach); j++ {
		switch r.tag(j) {
		case comma, comp:
			return j
		case verb, conj, relative, stop, colon:
			return last
		}
	}
	return last
}

// passedOn is what an act says whose source is cited inside it; token last is
// behind the source.
func (r *reader) passedOn(x *extra, last int) (content [2]int, ok bool) {
	if x.last > x.first {
		return [2]int{x.first, x.last}, true
	}
	s, ok := r.complement(last, act{row: x.row, first: x.verb, last: last})
	if !ok {
		return content, false
	}
	x.first, x.last = s.first, r.contentEnd(s)
	r.doc.Speech[x.speech].Content = r.span(x.first, x.last)
	return [2]int{x.first, x.last}, true
}

// clauseBefore is where the text that a trailing citation governs begins: the
// sentence, or the place where the last citation before it ended.
func (r *reader) clauseBefore(i int) int {
	start := r.first
	for _, x := range r.actsAt(max(r.first, i-clauseReach), i) {
		if x.row.Kind == "attribution" && x.row.Value != "hear" {
			start = max(start, x.last)
		}
	}
	for start < i && (r.tag(start) == comma || r.tag(start) == particle || r.tag(start) == stop) {
		start++
	}
	return min(start, i)
}

// isThen reports whether token i is فإن or فقد, which follow a citation.
func (r *reader) isThen(i int) bool {
	return i < r.last && thens[r.doc.Tokens[i].Folded]
}

var thens = map[string]bool{
	"فان":   true,
	"فانه":  true,
	"فانها": true,
	"فقد":   true,
}

// headOfSentence reports whether token i is the first word of its sentence, or
// the second behind a small word or mark.
func (r *reader) headOfSentence(i int) bool {
	if i-r.first > 1 {
		return false
	}
	return i == r.first || r.tags[r.first] == particle || r.tags[r.first] == bracket || r.tags[r.first] == opening
}

// saying is the latest act of a medium in this sentence, before token i, whose
// words a source stands behind; nil if there is none.
func (r *reader) saying(i int) *extra {
	before := r.actsAt(max(r.first, i-clauseReach), i)
	for k := len(before) - 1; k >= 0; k-- {
		if x := before[k]; x.class == medium && x.row.Kind == "saying" {
			return x
		}
	}
	return nil
}

// citeEnds ends what was said before where a citation closes it.
func (r *reader) citeEnds(i, last int, content [2]int) {
	if content[0] < i && content[1] <= last {
		r.cut(i)
	}
}
