package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Query is what is asked: terms, all of which an article must have, and fields.
type Query struct {
	Terms  []Term
	Fields map[string][]string // by the names of FieldNames
}

// Term is one word or phrase.
type Term struct {
	Phrase []string // its words, as they were written in the query
	Exact  bool     // only what is written the same
	Not    bool     // an article must not have it
}

// FieldNames are the operators that ask for fields of happenings.
var FieldNames = []string{"actor", "recipient", "mediator", "party", "type", "status", "place", "country", "source", "outlet", "from", "to", "review", "id"}

// Parse reads a query: words, "phrases in quotes", -not, exact:word,
// exact:"phrase", and fields as actor:word or actor:"some words". An error names
// the place, in code points from 1, and the remedy.
func Parse(s string) (Query, error) {
	p := &parser{text: s}
	q := Query{Fields: map[string][]string{}}
	for p.space(); p.rest() != ""; p.space() {
		if err := p.one(&q); err != nil {
			return Query{}, err
		}
	}
	return q, nil
}

type parser struct {
	text string
	at   int // bytes
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) space() {
	p.at += len(p.rest()) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

func (p *parser) fail(format string, args ...any) error {
	return fmt.Errorf("query, letter %d: %s", utf8.RuneCountInString(p.text[:p.at])+1, fmt.Sprintf(format, args...))
}

// one reads a term or a field.
func (p *parser) one(q *Query) error {
	var t Term
	if rest, ok := strings.CutPrefix(p.rest(), "-"); ok && rest != "" && !unicode.IsSpace(first(rest)) {
		t.Not = true
		p.at++
	}
	begin := p.at
	name, field := p.name()
	if field && name != "exact" {
		if t.Not {
			return p.fail("a field cannot be excluded with -: ask for what it should be")
		}
		if !slices.Contains(FieldNames, name) {
			p.at = begin
			return p.fail("there is no field %q; use %s, or exact:", name, strings.Join(FieldNames, ": ")+":")
		}
		value, err := p.value()
		if err != nil {
			return err
		}
		q.Fields[name] = append(q.Fields[name], value)
		return nil
	}
	t.Exact = field
	value, err := p.value()
	if err != nil {
		return err
	}
	Words(value, func(w *Word) bool {
		t.Phrase = append(t.Phrase, w.Exact)
		return true
	})
	if len(t.Phrase) > 0 {
		q.Terms = append(q.Terms, t)
	}
	return nil
}

// name reads a Latin word before a colon.
func (p *parser) name() (name string, ok bool) {
	n := strings.IndexFunc(p.rest(), func(r rune) bool { return r < 'a' || r > 'z' })
	if n <= 0 || p.rest()[n] != ':' {
		return "", false
	}
	name = p.rest()[:n]
	p.at += n + 1
	return name, true
}

// value reads a word, or words in quotes of any kind.
func (p *parser) value() (string, error) {
	if close, n := quoteAt(p.rest()); n > 0 {
		open := p.at
		p.at += n
		end := strings.Index(p.rest(), close)
		if end < 0 {
			p.at = open
			return "", p.fail("the quotation mark is not closed; close it, or leave it out")
		}
		v := p.rest()[:end]
		p.at += end + len(close)
		return v, nil
	}
	end := strings.IndexFunc(p.rest(), unicode.IsSpace)
	if end < 0 {
		end = len(p.rest())
	}
	v := p.rest()[:end]
	if v == "" {
		return "", p.fail("nothing stands behind the colon; write the word next to it")
	}
	p.at += end
	return v, nil
}

var quotes = []struct{ open, close string }{{`"`, `"`}, {"\u00AB", "\u00BB"}, {"\u201C", "\u201D"}}

func quoteAt(s string) (close string, n int) {
	for _, q := range quotes {
		if strings.HasPrefix(s, q.open) {
			return q.close, len(q.open)
		}
	}
	return "", 0
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
