package ledger

import (
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"github.com/musnad/musnad/internal/search"
)

// registerWords teaches a connection to SQLite the tokenizer of the index of
// words. A ledger's index therefore opens only in this program; its other tables
// open anywhere.
func registerWords(c *sqlite3.Conn) error {
	return fts5.RegisterCustom(c, func(api *fts5.API) error {
		return api.CreateTokenizer("musnad", func([]string) (fts5.Tokenizer, error) { return tokenizer{}, nil })
	})
}

type tokenizer struct{}

// Tokenize cuts what termsOf made into its terms, or gives the alternatives of the
// words of a query; those behind the first of a word stand at its place.
func (tokenizer) Tokenize(flags fts5.TokenizeFlag, text, _ string, token fts5.TokenCallback) (err error) {
	if flags&fts5.TOKENIZE_QUERY != 0 {
		return tokenizeQuery(text, token)
	}
	eachTerm(text, func(term string, first bool, start, end int) bool {
		err = token(placed(first), term, start, end)
		return err == nil
	})
	return err
}

func tokenizeQuery(text string, token fts5.TokenCallback) error {
	at := 0
	for word := range strings.SplitSeq(text, " ") {
		bare, exact := strings.CutPrefix(word, search.ExactMark)
		for i, alternative := range search.Alternatives(bare, exact) {
			if err := token(placed(i == 0), alternative, at, at+len(word)); err != nil {
				return err
			}
		}
		at += len(word) + 1
	}
	return nil
}

func placed(first bool) fts5.TokenFlag {
	if first {
		return 0
	}
	return fts5.TOKEN_COLOCATED
}
