package main

import (
	"os"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/entity"
	"github.com/musnad/musnad/internal/ner"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/internal/temporal"
	"github.com/musnad/musnad/lexicon"
)

// name is an annotated name by its bytes in the text.
type name struct {
	musnad.Span
	class ner.Class
}

// sample is a sentence of a corpus.
type sample struct {
	text  strings.Builder
	words int
	names []name
}

// longEnough is how many words a sentence has before a mark may end it.
const longEnough = 4

// corpus reads a file of lines "token TAG"; sentences end at blank lines and at
// full stops.
func corpus(path string) ([]*sample, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []*sample
	s := &sample{}
	flush := func() {
		if s.words > 0 {
			out = append(out, s)
		}
		s = &sample{}
	}
	for l := range strings.Lines(string(data)) {
		cells := strings.Fields(clean(l))
		if len(cells) < 2 {
			flush()
			continue
		}
		s.add(cells[0], cells[len(cells)-1])
		if strings.ContainsAny(cells[0], ".؟!") && len(cells[0]) <= 2 && s.words > longEnough {
			flush()
		}
	}
	flush()
	return out, nil
}

// clean takes out byte order marks and other signs that nobody sees.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFEFF || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E {
			return -1
		}
		return r
	}, s)
}

func (s *sample) add(word, tag string) {
	start := s.text.Len()
	s.text.WriteString(word)
	end := s.text.Len()
	s.text.WriteByte(' ')
	s.words++
	c := classOf(tag)
	if c == ner.None {
		return
	}
	if n := len(s.names); strings.HasPrefix(tag, "I") && n > 0 && s.names[n-1].End == start-1 && s.names[n-1].class == c {
		s.names[n-1].End = end
		return
	}
	s.names = append(s.names, name{musnad.Span{Start: start, End: end}, c})
}

func classOf(tag string) ner.Class {
	switch {
	case strings.HasSuffix(tag, "PERS"), strings.HasSuffix(tag, "PER"):
		return ner.Person
	case strings.HasSuffix(tag, "LOC"):
		return ner.Place
	case strings.HasSuffix(tag, "ORG"):
		return ner.Organisation
	}
	return ner.None
}

// line is a sentence as the engine cuts it: features and the right tag of each
// token.
type line struct {
	features [][]uint64
	gold     []uint8
}

// lines reads a sample up to the rules of people and places.
func lines(s *sample, lex *lexicon.Lexicon) (out []line) {
	d := &musnad.Document{Text: "\n" + s.text.String()}
	d.Article.Text = s.text.String()
	segment.Run(d, lex)
	temporal.Run(d, lex)
	entity.ByRule(d, lex)
	marks := entity.Marks(d)
	gold := goldTags(d, s)
	for i := range d.Sentences {
		x := &d.Sentences[i]
		if x.First < x.Last {
			out = append(out, line{ner.FeaturesOf(d, marks, x), gold[x.First:x.Last]})
		}
	}
	return out
}

// goldTags are the right tags of a document's tokens; its text has one byte, the
// end of the empty title, before the sample's.
func goldTags(d *musnad.Document, s *sample) []uint8 {
	out := make([]uint8, len(d.Tokens))
	n := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		for n < len(s.names) && s.names[n].End+1 <= t.Start {
			n++
		}
		if n < len(s.names) && s.names[n].Start+1 < t.End {
			first := i == 0 || d.Tokens[i-1].End <= s.names[n].Start+1
			out[i] = ner.TagOf(s.names[n].class, first)
		}
	}
	return out
}
