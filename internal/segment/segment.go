// Package segment is stage 1: sections, sentences and tokens of an article,
// with every reading that the word lists allow for each token.
//
// It knows how the press lays a text out: headline, dateline, paragraphs, page
// furniture. It does not choose between readings.
package segment

import (
	"sync"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "segment"

// MaxTokens bounds the work of one document; what lies behind is not read, and
// the document says so.
const MaxTokens = 200_000

// Run fills Tokens, Words, Sections and Sentences.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	list := entries.Get().(*[]*lexicon.Entry)
	*list = tokenize(d, lex, (*list)[:0])
	phrases(d, lex, *list)
	entries.Put(list)
	sections(d, lex)
	sentences(d)
	match.Prepare(d, lex)
}

// entries are lists kept from one document to the next, for their memory; what
// they point to the lexicon keeps.
var entries = sync.Pool{New: func() any { return new([]*lexicon.Entry) }}

// tokenize cuts the text and looks every token up. It appends what the lists say
// of each.
func tokenize(d *musnad.Document, lex *lexicon.Lexicon, list []*lexicon.Entry) []*lexicon.Entry {
	var found lexicon.Found
	d.Tokens = make([]musnad.Token, 0, len(d.Text)/9+8)
	d.Words = make([]musnad.Listed, 0, len(d.Text)/perPhrase+2)
	for at := 0; ; {
		start, end, class := arabic.NextToken(d.Text, at)
		if start == end {
			return list
		}
		if len(d.Tokens) == MaxTokens {
			d.Flags = append(d.Flags, "truncated")
			d.Decline(stage, musnad.Span{Start: start, End: len(d.Text)}, "the text is longer than is read at once")
			return list
		}
		e := lex.Entry(arabic.Bare(d.Text[start:end]), class == arabic.WordToken, &found)
		d.Tokens = append(d.Tokens, musnad.Token{Span: musnad.Span{Start: start, End: end}, Kind: kinds[class], Form: &e.Form, Kinds: e.Kinds})
		list = append(list, e)
		at = end
	}
}

var kinds = [...]musnad.TokenKind{
	arabic.WordToken: musnad.Word, arabic.NumberToken: musnad.Number,
	arabic.LatinToken: musnad.Latin, arabic.PunctToken: musnad.Punct,
}

// perPhrase is how many bytes of news hold one phrase of the lists, roughly.
const perPhrase = 90

// phrases finds what begins at every token.
func phrases(d *musnad.Document, lex *lexicon.Lexicon, list []*lexicon.Entry) {
	var found lexicon.Found
	for i := range list {
		lex.Look(list[i:], &found)
		appendWords(d, i, found.Phrases)
	}
}

func appendWords(d *musnad.Document, i int, hits []lexicon.PhraseHit) {
	for _, h := range hits {
		first, last := &d.Tokens[i], &d.Tokens[i+h.Words-1]
		start := first.Start + proclitics(d.Text[first.Start:first.End], int(h.Pro))
		d.Words = append(d.Words, musnad.Listed{
			Span:  musnad.Span{Start: start, End: last.End},
			First: i, Last: i + h.Words, Row: h.Row, Features: uint32(h.Features),
		})
	}
}

// proclitics turns a length in bytes of a bare word into a length in bytes of
// the word as written.
func proclitics(written string, bare int) int {
	if bare == 0 {
		return 0
	}
	_, back := arabic.Fold(written, arabic.Exact)
	return back.Origin(bare)
}
