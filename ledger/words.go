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

// indexed puts the words of an article's latest version into the index, in place
// of those that it had.
func (w *writer) indexed(v *Version, text []byte, seq int64) error {
	if v.N > 1 {
		if err := w.exec(`DELETE FROM words WHERE rowid = (SELECT seq FROM versions WHERE article = ? AND n = ?)`, v.Article, v.N-1); err != nil {
			return err
		}
	}
	if w.tx.Dialect() == store.SQLite {
		return w.exec(`INSERT INTO words (rowid, text) VALUES (?, ?)`, seq, string(text))
	}
	return w.exec(`INSERT INTO words (rowid, text) VALUES (?, CAST(? AS tsvector))`, seq, vectorOf(string(text)))
}

// The limits of PostgreSQL on one term, in bytes, and on the place of a word.
const (
	longestTerm = 2046
	lastPlace   = 16383
)

// vectorOf is the text of a tsvector with the terms of a text at their places.
// Words behind the last place that PostgreSQL counts stand there all together.
func vectorOf(text string) string {
	var b strings.Builder
	place := 0
	search.Words(text, func(w *search.Word) bool {
		w.Terms(func(term string, first bool) {
			if first && place < lastPlace {
				place++
			}
			if len(term) > longestTerm {
				return
			}
			b.WriteString(quoteTerm(term))
			b.WriteByte(':')
			b.WriteString(strconv.Itoa(place))
			b.WriteByte(' ')
		})
		return true
	})
	return b.String()
}

// quoteTerm writes a term as PostgreSQL reads it.
func quoteTerm(term string) string {
	return "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(term) + "'"
}

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
	parts := make([]string, len(t.Phrase))
	for i, p := range t.Phrase {
		list := search.Alternatives(p, t.Exact)
		for k := range list {
			list[k] = quoteTerm(list[k])
		}
		parts[i] = "(" + strings.Join(list, " | ") + ")"
	}
	return "(" + strings.Join(parts, " <-> ") + ")"
}
