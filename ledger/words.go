package ledger

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/internal/store"
)

// The index of words has one row for each article: its latest version's words, by
// the terms of package search. On SQLite it is a table of FTS5 whose tokenizer is
// that package; on PostgreSQL the same terms are written as a tsvector.
var wordTables = map[store.Dialect][]string{
	store.SQLite: {`CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, tokenize='musnad', detail='full')`},
	store.Postgres: {
		`CREATE TABLE words (rowid BIGINT PRIMARY KEY, text TSVECTOR NOT NULL)`,
		`CREATE INDEX words_text ON words USING gin (text)`,
	},
}

// indexed is an article whose latest version's words go into the index.
type indexed struct {
	article string
	n       int
	terms   string // as termsOf has them
	seq     int64  // of the version
}

// flushWords writes the words that were gathered, in place of those that the
// articles had. They come after each other, as SQLite's index writes what it has
// gathered before any other statement that may fail in its middle.
func (w *writer) flushWords() error {
	rows := rowWriter{w: w, into: `words (rowid, text)`, columns: 2}
	if w.tx.Dialect() == store.Postgres {
		rows.row = `(?, CAST(? AS tsvector))`
	}
	for i := range w.indexed {
		x := &w.indexed[i]
		if x.n > 1 {
			if err := rows.flush(); err != nil {
				return err
			}
			if err := w.exec(`DELETE FROM words WHERE rowid = (SELECT seq FROM versions WHERE article = ? AND n = ?)`, x.article, x.n-1); err != nil {
				return err
			}
		}
		text := x.terms
		if w.tx.Dialect() == store.Postgres {
			text = vectorOf(text)
		}
		if err := rows.add(x.seq, text); err != nil {
			return err
		}
	}
	w.indexed = nil
	return rows.flush()
}

// What stands before each term in what termsOf makes: the first of a word, and
// others at its place.
const (
	firstTerm = '\x1e'
	moreTerm  = '\x1f'
)

// termsOf are the terms of a text as both stores' indexes take them: to find them
// is most of the work, and needs no transaction.
func termsOf(text string) string {
	b := make([]byte, 0, 8*len(text))
	search.Words(text, func(w *search.Word) bool {
		w.Terms(func(term string, first bool) {
			mark := byte(moreTerm)
			if first {
				mark = firstTerm
			}
			b = append(append(b, mark), term...)
		})
		return true
	})
	return string(b)
}

// eachTerm calls yield with each term of what termsOf made, with its place, until it
// returns false.
func eachTerm(terms string, yield func(term string, first bool, start, end int) bool) {
	for at := 0; at < len(terms); {
		end := at + 1
		for end < len(terms) && terms[end] != firstTerm && terms[end] != moreTerm {
			end++
		}
		if !yield(terms[at+1:end], terms[at] == firstTerm, at+1, end) {
			return
		}
		at = end
	}
}

// The limits of PostgreSQL on one term, in bytes, and on the place of a word.
const (
	longestTerm = 2046
	lastPlace   = 16383
)

// vectorOf is the text of a tsvector with terms that termsOf made at their places.
// Words behind the last place that PostgreSQL counts stand there all together.
func vectorOf(terms string) string {
	b := make([]byte, 0, 2*len(terms))
	place := 0
	eachTerm(terms, func(term string, first bool, _, _ int) bool {
		if first && place < lastPlace {
			place++
		}
		if len(term) <= longestTerm {
			b = append(append(b, quoteTerm(term)...), ':')
			b = append(strconv.AppendInt(b, int64(place), 10), ' ')
		}
		return true
	})
	return string(b)
}

// quoteTerm writes a term as PostgreSQL reads it.
func quoteTerm(term string) string {
	return "'" + termQuotes.Replace(term) + "'"
}

var termQuotes = strings.NewReplacer(`'`, `''`, `\`, `\\`)

// matchOf is the condition of a query's terms in the language of the store's
// index; empty if nothing is asked that an article must have.
func matchOf(q *search.Query, d store.Dialect) string {
	var must, not []string
	for i := range q.Terms {
		t := &q.Terms[i]
		m := phraseOf(t, d)
		if t.Not {
			not = append(not, m)
		} else {
			must = append(must, m)
		}
	}
	if len(must) == 0 {
		return ""
	}
	if d == store.SQLite {
		out := strings.Join(must, " AND ")
		for _, m := range not {
			out = "(" + out + ") NOT " + m
		}
		return out
	}
	for _, m := range not {
		must = append(must, "!"+m)
	}
	return strings.Join(must, " & ")
}

// looseOf is a condition of PostgreSQL that a query's terms meet wherever their words
// stand: what its index can tell by itself.
func looseOf(q *search.Query) string {
	var must []string
	for i := range q.Terms {
		switch t := &q.Terms[i]; {
		case !t.Not:
			must = append(must, wordsOf(t, " & "))
		case len(t.Phrase) == 1:
			must = append(must, "!"+wordsOf(t, " & "))
		}
	}
	return strings.Join(must, " & ")
}

// anyOfExcluded is the condition that any of the words is there that a query
// excludes; empty if it excludes none.
func anyOfExcluded(q *search.Query, d store.Dialect) string {
	var any []string
	for i := range q.Terms {
		if t := &q.Terms[i]; t.Not {
			any = append(any, phraseOf(t, d))
		}
	}
	if d == store.SQLite {
		return strings.Join(any, " OR ")
	}
	return strings.Join(any, " | ")
}

// phraseOf is one term: for FTS5 a string that its tokenizer cuts into the
// alternatives of each word, for PostgreSQL the alternatives themselves.
func phraseOf(t *search.Term, d store.Dialect) string {
	if d == store.SQLite {
		words := t.Phrase
		if t.Exact {
			words = make([]string, len(t.Phrase))
			for i, p := range t.Phrase {
				words[i] = search.ExactMark + p
			}
		}
		return `"` + strings.ReplaceAll(strings.Join(words, " "), `"`, `""`) + `"`
	}
	return wordsOf(t, " <-> ")
}

// wordsOf are the words of a term for PostgreSQL, each with its alternatives.
func wordsOf(t *search.Term, between string) string {
	parts := make([]string, len(t.Phrase))
	for i, p := range t.Phrase {
		list := search.Alternatives(p, t.Exact)
		for k := range list {
			list[k] = quoteTerm(list[k])
		}
		parts[i] = "(" + strings.Join(list, " | ") + ")"
	}
	return "(" + strings.Join(parts, between) + ")"
}
