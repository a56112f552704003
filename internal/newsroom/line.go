package newsroom

import (
	"strconv"
	"strings"
	"unicode"
)

// line is a sentence or a headline, cut into what stays and what is exchanged.
type line []piece

// piece is a word to exchange, or letters that stay.
type piece struct {
	kind   kind
	text   string // that stay; of a slot, what stands before the word: clitics
	suffix string // of an adjective
	id     int    // which country, town, person; the number itself, the month, the day of the week
	day    int    // of a month
}

type kind uint8

const (
	stays kind = iota
	country
	adjective
	capital
	town
	person
	family // of a person, alone
	weekday
	month // with the day before it
	year
	number
)

// mostWords is how many words a name has at most.
const mostWords = 4

// cut finds the words of a text that can be exchanged.
func (w *words) cut(text string) (out line) {
	spans := wordSpans(text)
	from := 0
	for i := 0; i < len(spans); {
		p, n := w.at(text, spans[i:])
		if n == 0 {
			i++
			continue
		}
		if s := text[from:spans[i][0]]; s != "" {
			out = append(out, piece{text: s})
		}
		out = append(out, p)
		i += n
		from = spans[i-1][1]
	}
	return append(out, piece{text: text[from:]})
}

// wordSpans are the bytes of each run of letters or digits.
func wordSpans(text string) (out [][2]int) {
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			out, start = append(out, [2]int{start, i}), -1
		}
	}
	return out
}

// at is what begins with the first of some words, and of how many it is; the
// longest wins.
func (w *words) at(text string, spans [][2]int) (piece, int) {
	for n := min(mostWords, len(spans)); n > 0; n-- {
		phrase := text[spans[0][0]:spans[n-1][1]]
		if p, ok := w.slot(phrase); ok {
			return p, n
		}
	}
	return piece{}, 0
}

func (w *words) slot(phrase string) (piece, bool) {
	if p, ok := w.figure(phrase); ok {
		return p, true
	}
	for _, before := range clitics {
		rest, ok := strings.CutPrefix(phrase, before.cut)
		if !ok {
			continue
		}
		rest = before.put + rest
		if p, ok := w.names[rest]; ok {
			p.text = strings.TrimSuffix(before.cut, contracted(before.put))
			return p, true
		}
		if p, ok := w.adjectiveOf(rest); ok {
			p.text = before.cut
			return p, true
		}
	}
	return piece{}, false
}

// clitics that may stand before a name: what is cut off, and what of it belongs to
// the name.
var clitics = []struct{ cut, put string }{
	{"", ""}, {"و", ""}, {"ف", ""}, {"ب", ""}, {"ل", ""}, {"ك", ""}, {"وب", ""}, {"ول", ""},
	{"لل", article}, {"ولل", article}, {"لل", ""}, {"ولل", ""},
	{article, ""}, {"و" + article, ""}, {"ب" + article, ""},
}

const article = "ال"

// contracted is what the article leaves behind ل.
func contracted(put string) string {
	if put == article {
		return "ل"
	}
	return ""
}

var endings = []string{"", "ة", "ين", "ون", "ان", "تين", "تان"}

func (w *words) adjectiveOf(word string) (piece, bool) {
	for _, e := range endings {
		if base, ok := strings.CutSuffix(word, e); ok {
			if id, ok := w.adjectives[base]; ok {
				return piece{kind: adjective, id: id, suffix: e}, true
			}
		}
	}
	return piece{}, false
}

// figure is a number: a year, a day with its month, or a count.
func (w *words) figure(phrase string) (piece, bool) {
	first, rest, more := strings.Cut(phrase, " ")
	n, err := strconv.Atoi(first)
	if err != nil {
		return piece{}, false
	}
	if m, ok := w.months[rest]; more && ok && n >= 1 && n <= 31 {
		return piece{kind: month, id: m, day: n}, true
	}
	switch {
	case more:
		return piece{}, false
	case n > 1900 && n < 2100:
		return piece{kind: year, id: n}, true
	case n > 31 && n < 1000: // a smaller one may be a day
		return piece{kind: number, id: n}, true
	}
	return piece{}, false
}

// write puts a cast into a line.
func (l line) write(c *cast) string {
	var b strings.Builder
	for i := range l {
		p := &l[i]
		if p.kind == stays {
			b.WriteString(p.text)
			continue
		}
		join(&b, p.text, c.word(p))
		b.WriteString(p.suffix)
	}
	return b.String()
}

// join writes a clitic and a word: ل and the article are one.
func join(b *strings.Builder, clitic, word string) {
	if strings.HasSuffix(clitic, "ل") && !strings.HasSuffix(clitic, article) && !strings.HasSuffix(clitic, "لل") {
		if rest, ok := strings.CutPrefix(word, article); ok {
			b.WriteString(clitic + "ل" + rest)
			return
		}
	}
	b.WriteString(clitic + word)
}
