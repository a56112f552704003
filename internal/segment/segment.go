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
	r := rooms.Get().(*room)
	r.cuts = tokenize(d, r.cuts[:0])
	r.entries = lex.Entries(r.entries[:0], r.cuts, &r.found)
	for i, e := range r.entries {
		d.Tokens[i].Form, d.Tokens[i].Kinds = &e.Form, e.Kinds
	}
	phrases(d, lex, r)
	clear(r.cuts)
	rooms.Put(r)
	sections(d, lex)
	sentences(d)
	match.Prepare(d, lex)
}

// room is memory kept from one document to the next.
type room struct {
	cuts    []lexicon.Cut
	entries []*lexicon.Entry // what they point to the lexicon keeps
	found   lexicon.Found
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// tokenize cuts the text and appends what to look up.
func tokenize(d *musnad.Document, cuts []lexicon.Cut) []lexicon.Cut {
	d.Tokens = make([]musnad.Token, 0, len(d.Text)/9+8)
	for at := 0; ; {
		start, end, class := arabic.NextToken(d.Text, at)
		if start == end {
			return cuts
		}
		if len(d.Tokens) == MaxTokens {
			d.Flags = append(d.Flags, "truncated")
			d.Decline(stage, musnad.Span{Start: start, End: len(d.Text)}, "the text is longer than is read at once")
			return cuts
		}
		d.Tokens = append(d.Tokens, musnad.Token{Span: musnad.Span{Start: start, End: end}, Kind: kinds[class]})
		cuts = append(cuts, lexicon.Cut{Bare: arabic.Bare(d.Text[start:end]), Word: class == arabic.WordToken})
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
func phrases(d *musnad.Document, lex *lexicon.Lexicon, r *room) {
	d.Words = make([]musnad.Listed, 0, len(d.Text)/perPhrase+2)
	for i := range r.entries {
		lex.Look(r.entries[i:], &r.found)
		appendWords(d, i, r.found.Phrases)
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
