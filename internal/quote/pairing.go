package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// pairMarks pairs the marks of every paragraph. Their form says little: the
// press turns « and » round, spaces them and forgets them. So the room on both
// sides decides first, then the form, then what is open.
func pairMarks(d *musnad.Document) marks {
	p := pairer{doc: d}
	p.out = marks{side: make([]int8, len(d.Tokens)), pair: make([]int32, len(d.Tokens))}
	for s := 0; s < len(d.Sentences); {
		e := s
		for e < len(d.Sentences) && d.Sentences[e].Paragraph == d.Sentences[s].Paragraph {
			e++
		}
		p.paragraph(d.Sentences[s].First, d.Sentences[e-1].Last)
		s = e
	}
	p.abandon(0)
	p.out.lay()
	return p.out
}

type pairer struct {
	doc   *musnad.Document
	out   marks
	stack []opened
	carry bool // the next mark goes on with the quotation of the paragraph before
}

// opened is a pair that waits for its closing mark.
type opened struct {
	mark
	pair int
}

func (p *pairer) paragraph(first, last int) {
	ms := p.collect(first, last)
	if len(p.stack) > 0 && !p.carried(ms, first) {
		p.abandon(0)
	}
	for k := range ms {
		p.take(ms, k)
	}
	p.abandon(1)
}

// carried reports whether a quotation that is still open goes on in this
// paragraph: it begins with an opening mark of its own, or a closing mark comes
// before any other.
func (p *pairer) carried(ms []mark, first int) bool {
	if len(ms) == 0 {
		return false
	}
	if ms[0].token == first && !ms[0].single && (ms[0].opens() || ms[0].way > 0) {
		k := p.pop()
		p.out.pairs[k.pair].after, p.out.pairs[k.pair].goesOn = first, true
		p.carry = true
		return true
	}
	return ms[0].closes() && !ms[0].single
}

// take gives mark k of its paragraph a side.
func (p *pairer) take(ms []mark, k int) {
	m := ms[k]
	switch {
	case m.single:
		p.takeSingle(ms, k)
	case p.carry:
		p.carry = false
		p.push(m)
		p.out.pairs[len(p.out.pairs)-1].continued = true
	case len(p.stack) == 0 && (m.closes() || !m.opens() && m.way < 0 && !answered(ms[k+1:])):
		// A closing mark that nothing opened.
	case len(p.stack) == 0:
		p.push(m)
	case m.opens() || m.way > 0 && !m.closes() && !p.beforeMark(m):
		if len(p.stack) == maxDepth || !p.nested(ms[k+1:]) {
			p.breakOff(m.token)
		}
		p.push(m)
	default:
		p.close(m)
	}
}

// answered reports whether the next mark is none that opens, so that a spaced
// mark before it may be one that does: the press turns » round.
func answered(rest []mark) bool { return len(rest) > 0 && !rest[0].opens() }

// takeSingle pairs an apostrophe that opens with the next that closes.
func (p *pairer) takeSingle(ms []mark, k int) {
	m := ms[k]
	if n := len(p.stack); n > 0 && p.stack[n-1].single {
		if m.closes() {
			p.close(m)
		}
		return
	}
	for _, later := range ms[k+1 : min(len(ms), k+1+maxLook)] {
		if !later.single {
			continue
		}
		if later.closes() && m.opens() {
			p.push(m)
		}
		return
	}
}

// beforeMark reports whether a spaced mark stands before another mark of
// punctuation or a line's end, so that it closes whatever its form.
func (p *pairer) beforeMark(m mark) bool {
	next := m.token + m.width
	if next >= len(p.doc.Tokens) || p.newline(next) {
		return true
	}
	return p.doc.Tokens[next].Kind == musnad.Punct
}

func (p *pairer) newline(i int) bool {
	return strings.Contains(p.doc.Text[p.doc.Tokens[i-1].End:p.doc.Tokens[i].Start], "\n")
}

// maxDepth is how many quotations may stand in one another.
const maxDepth = 4

// maxLook is how many marks are looked at ahead.
const maxLook = 24

// nested reports whether an opening mark inside an open quotation opens
// another: then closing marks for both follow.
func (p *pairer) nested(rest []mark) bool {
	depth := len(p.stack) + 1
	for _, m := range rest[:min(len(rest), maxLook)] {
		switch {
		case m.single:
		case m.opens():
			depth++
		default:
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

func (p *pairer) push(m mark) {
	p.out.side[m.token] = 1
	p.out.pair[m.token] = int32(len(p.out.pairs))
	first := m.token + m.width
	p.stack = append(p.stack, opened{m, len(p.out.pairs)})
	p.out.pairs = append(p.out.pairs, pair{open: m.token, first: first, after: first, depth: len(p.stack) - 1})
}

func (p *pairer) pop() opened {
	n := len(p.stack) - 1
	o := p.stack[n]
	p.stack = p.stack[:n]
	return o
}

func (p *pairer) close(m mark) {
	o := p.pop()
	p.out.side[m.token] = -1
	p.out.pair[m.token] = int32(o.pair)
	p.out.pairs[o.pair].after, p.out.pairs[o.pair].closed = m.token, true
}

// breakOff ends a quotation that nothing closed before token i opens another:
// at the end of its sentence, or at the last comma before that token.
func (p *pairer) breakOff(i int) {
	o := p.pop()
	end := min(p.sentenceEnd(o.token), i)
	if end == i {
		for j := i - 1; j > o.token; j-- {
			if mark := p.doc.Tokens[j].Bare; mark == "،" || mark == "," {
				end = j
				break
			}
		}
	}
	p.out.pairs[o.pair].after = end
}

// abandon ends the pairs above depth that nothing closed, at the end of their
// sentence.
func (p *pairer) abandon(depth int) {
	for len(p.stack) > depth {
		o := p.pop()
		p.out.pairs[o.pair].after = p.sentenceEnd(o.token)
	}
}

func (p *pairer) sentenceEnd(i int) int {
	if s := p.doc.SentenceAt(p.doc.Tokens[i].Start); s >= 0 {
		return p.doc.Sentences[s].Last
	}
	return i + 1
}

// collect finds the marks of tokens [first,last).
func (p *pairer) collect(first, last int) []mark {
	var out []mark
	for i := first; i < last; i++ {
		m, ok := p.markAt(i, last)
		if !ok {
			continue
		}
		out = append(out, m)
		i += m.width - 1
	}
	return out
}

func (p *pairer) markAt(i, last int) (mark, bool) {
	tok := &p.doc.Tokens[i]
	if tok.Kind != musnad.Punct {
		return mark{}, false
	}
	m := mark{token: i, width: 1}
	switch tok.Bare {
	case `"`, "″", "＂":
	case "“", "«", "„", "‹":
		m.way = 1
	case "”", "»", "›":
		m.way = -1
	case "'", "‘", "’", "‛", "`", "´":
		m.single = true
		if i+1 < last && p.doc.Tokens[i+1].Bare == tok.Bare && p.doc.Tokens[i+1].Start == tok.End {
			m.single, m.width = false, 2
		}
	default:
		return mark{}, false
	}
	m.before, m.after = p.roomBefore(i), p.roomAfter(i+m.width-1)
	return m, !m.single || m.opens() || m.closes()
}

func (p *pairer) roomBefore(i int) bool {
	start := p.doc.Tokens[i].Start
	c, _ := utf8.DecodeLastRuneInString(p.doc.Text[:start])
	if i == 0 || unicode.IsSpace(c) || strings.ContainsRune("([{:-–ـ", c) || arabic.IsInvisible(c) {
		return true
	}
	prev := &p.doc.Tokens[i-1]
	return prev.End == start && prev.Kind == musnad.Word && len(prev.Bare) == 2
}

func (p *pairer) roomAfter(i int) bool {
	c, _ := utf8.DecodeRuneInString(p.doc.Text[p.doc.Tokens[i].End:])
	return c == utf8.RuneError || !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("([{…", c)
}
