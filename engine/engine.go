// Package engine is the ordered list of stages. Start reading here.
//
// It is pure: an article goes in, a Document comes out; no clock, network,
// file or global state, and the same article gives the same Document on any
// day and machine. An Engine is safe for concurrent use.
package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/attribution"
	"github.com/musnad/musnad/internal/entity"
	"github.com/musnad/musnad/internal/event"
	"github.com/musnad/musnad/internal/merge"
	"github.com/musnad/musnad/internal/quote"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/internal/temporal"
	"github.com/musnad/musnad/lexicon"
)

// Release is the engine's version without the lists' hash.
const Release = "0.1.0"

// stages run in this order. Each reads the Document and appends to its own
// fields.
var stages = []struct {
	name string
	run  func(*musnad.Document, *lexicon.Lexicon)
}{
	{"segment", segment.Run},
	{"temporal", temporal.Run},
	{"entity", entity.Run},
	{"quote", quote.Run},
	{"attribution", attribution.Run},
	{"event", event.Run},
	{"merge", merge.Run},
}

// Rules are the ids of every rule that has a case file, in the order in which
// stages and rules run.
func Rules() []string {
	return slices.Concat(temporal.Rules(), entity.Rules(), quote.Rules(), attribution.Rules(), event.Rules(), merge.Rules())
}

// Engine reads articles with one lexicon.
type Engine struct{ lex *lexicon.Lexicon }

// New makes an engine.
func New(lex *lexicon.Lexicon) *Engine { return &Engine{lex} }

// Version names the program's release and the word lists it reads with.
func (e *Engine) Version() string { return Release + "+" + e.lex.Version() }

// Lexicon is the word lists that it reads by.
func (e *Engine) Lexicon() *lexicon.Lexicon { return e.lex }

// ErrEmpty is returned for an article without a letter.
var ErrEmpty = errors.New("the article has no text; give it a title or a text")

// Parts cuts a token of a document that the engine read as Universal
// Dependencies does: proclitics one by one, the stem with its article, the
// pronoun. They touch and cover the token; one part is the whole token.
func (e *Engine) Parts(d *musnad.Document, t *musnad.Token) []musnad.Span {
	return segment.Parts(d, t)
}

// Read reads one article. Broken UTF-8 is replaced and flagged. The error says
// what is wrong with the article's fields and how to mend it.
func (e *Engine) Read(a musnad.Article) (*musnad.Document, error) {
	return e.ReadWatched(a, func(string, *musnad.Document) {})
}

// ReadWatched is Read, and calls watch after each stage with the stage's name.
func (e *Engine) ReadWatched(a musnad.Article, watch func(stage string, d *musnad.Document)) (*musnad.Document, error) {
	d, err := prepare(a)
	if err != nil {
		return nil, err
	}
	for _, s := range stages {
		s.run(d, e.lex)
		watch(s.name, d)
	}
	return d, nil
}

func prepare(a musnad.Article) (*musnad.Document, error) {
	if strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Text) == "" {
		return nil, ErrEmpty
	}
	if a.Published != "" {
		if _, err := calendar.Parse(a.Published); err != nil {
			return nil, fmt.Errorf("published: %w", err)
		}
	}
	d := &musnad.Document{}
	if !utf8.ValidString(a.Title) || !utf8.ValidString(a.Text) {
		d.Flags = append(d.Flags, "invalid-utf8")
		a.Title = strings.ToValidUTF8(a.Title, "\uFFFD")
		a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	}
	d.Article = a
	d.Text = a.Title + "\n" + a.Text
	return d, nil
}
