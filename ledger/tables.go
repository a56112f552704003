package ledger

import (
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// projectionVersion grows whenever the tables, or what apply writes into them,
// change: an older ledger's are then made anew when it is opened.
const projectionVersion = 14

// schema are the tables of the projection, as both stores take them; BYTES,
// ROWLESS and the index of words differ. A table that is ROWLESS is its own index on
// SQLite, half the writing where rows are short.
var schema = []string{
	`CREATE TABLE articles (id TEXT PRIMARY KEY, latest BIGINT NOT NULL, published TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, copy_of TEXT NOT NULL, seq BIGINT NOT NULL)`,
	`CREATE INDEX articles_copy ON articles (copy_of)`,
	`CREATE TABLE versions (article TEXT NOT NULL, n BIGINT NOT NULL, body TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (article, n))`,
	`CREATE UNIQUE INDEX versions_seq ON versions (seq)`,
	`CREATE TABLE signatures (stretch BIGINT NOT NULL, article TEXT NOT NULL, root TEXT NOT NULL, seq BIGINT NOT NULL, signature BYTES NOT NULL, PRIMARY KEY (stretch, article)) ROWLESS`,
	`CREATE TABLE readings (article TEXT NOT NULL, n BIGINT NOT NULL, engine TEXT NOT NULL, reading TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (article, n, engine)) ROWLESS`,
	`CREATE TABLE reports (article TEXT NOT NULL, n BIGINT NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL, happening TEXT NOT NULL, engine TEXT NOT NULL, event TEXT NOT NULL, reasons TEXT NOT NULL, score DOUBLE PRECISION NOT NULL, moved TEXT NOT NULL, flags TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (article, n, first, last))`,
	`CREATE INDEX reports_flags ON reports (happening, flags) WHERE flags <> ''`,
	`CREATE INDEX reports_happening ON reports (happening)`,
	`CREATE TABLE happenings (id TEXT PRIMARY KEY, merged TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, day_first TEXT NOT NULL, day_last TEXT NOT NULL, day TEXT NOT NULL, lasting BIGINT NOT NULL, country TEXT NOT NULL, place TEXT NOT NULL, spot TEXT NOT NULL, reports BIGINT NOT NULL, articles BIGINT NOT NULL, origins BIGINT NOT NULL, review TEXT NOT NULL, born BIGINT NOT NULL, changed BIGINT NOT NULL, summary BYTES NOT NULL, resolved TEXT NOT NULL)`,
	// Those by day begin with what is asked for; day_last is there to leave out, without a look at the row, what ended before.
	`CREATE INDEX happenings_day ON happenings (day, id, day_last, type, spot)`,
	`CREATE INDEX happenings_type ON happenings (type, day, id, day_last)`,
	`CREATE INDEX happenings_status ON happenings (status, day, id, day_last)`,
	`CREATE INDEX happenings_country ON happenings (country, day, id, day_last) WHERE country <> ''`,
	`CREATE INDEX happenings_place ON happenings (place, day, id, day_last) WHERE place <> ''`,
	`CREATE INDEX happenings_lasting ON happenings (day_last, day, id) WHERE lasting = 1`,
	`CREATE INDEX happenings_review ON happenings (review) WHERE review <> ''`,
	`CREATE INDEX happenings_origins ON happenings (origins DESC, articles DESC, id)`,
	`CREATE INDEX happenings_merged ON happenings (merged) WHERE merged <> ''`,
	`CREATE INDEX happenings_changed ON happenings (changed DESC, id)`,
	`CREATE TABLE blocks (block BIGINT NOT NULL, happening TEXT NOT NULL, changed BIGINT NOT NULL, PRIMARY KEY (block, happening)) ROWLESS`,
	`CREATE TABLE roles (entity TEXT NOT NULL, day TEXT NOT NULL, happening TEXT NOT NULL, role TEXT NOT NULL, until TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (entity, day, happening, role)) ROWLESS`,
	`CREATE INDEX roles_happening ON roles (happening, entity)`,
	`CREATE TABLE tellers (what TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL, happening TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (what, name, day, happening)) ROWLESS`,
	`CREATE INDEX tellers_happening ON tellers (happening, what, name)`,
	`CREATE TABLE labels (what TEXT NOT NULL, word TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (what, word, name)) ROWLESS`,
	`CREATE TABLE voices (what TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (what, name)) ROWLESS`,
	`CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, lat DOUBLE PRECISION NOT NULL, lon DOUBLE PRECISION NOT NULL, detail TEXT NOT NULL) ROWLESS`,
	`CREATE TABLE tallies (what TEXT NOT NULL, name TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (what, name)) ROWLESS`,
	`CREATE INDEX tallies_most ON tallies (what, n DESC, name) WHERE what = 'entity' OR what = 'article' OR what = 'origin'`,
	`CREATE INDEX tallies_none ON tallies (n) WHERE n = 0`,
	`CREATE TABLE names (name TEXT NOT NULL, entity TEXT NOT NULL, written TEXT NOT NULL, times BIGINT NOT NULL, PRIMARY KEY (name, entity, written)) ROWLESS`,
	`CREATE TABLE name_words (word TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (word, entity)) ROWLESS`,
	`CREATE INDEX names_entity ON names (entity)`,
	`CREATE TABLE entities (id TEXT PRIMARY KEY, canonical TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, english TEXT NOT NULL) ROWLESS`,
	`CREATE INDEX entities_canonical ON entities (canonical)`,
	`CREATE INDEX entities_same ON entities (canonical) WHERE canonical <> id`,
	`CREATE INDEX entities_country ON entities (country, id)`,
	`CREATE TABLE sources (id TEXT PRIMARY KEY, url TEXT NOT NULL, body TEXT NOT NULL, last TEXT NOT NULL, good TEXT NOT NULL, removed BIGINT NOT NULL, seq BIGINT NOT NULL)`,
	`CREATE TABLE decisions (id TEXT PRIMARY KEY, happening TEXT NOT NULL, body TEXT NOT NULL, undone TEXT NOT NULL, seq BIGINT NOT NULL)`,
	`CREATE INDEX decisions_happening ON decisions (happening)`,
}

// tableNames are the tables of schema, in its order.
var tableNames = func() (names []string) {
	for _, s := range schema {
		if rest, ok := strings.CutPrefix(s, "CREATE TABLE "); ok {
			name, _, _ := strings.Cut(rest, " ")
			names = append(names, name)
		}
	}
	return names
}()

// textOf is the type of text: letters are ordered by their numbers on both stores,
// and not as the language of a server would, so that what is first of a list, and
// what a list leaves out, is the same everywhere.
var textOf = map[store.Dialect]string{store.SQLite: `TEXT`, store.Postgres: `TEXT COLLATE "C"`}

var bytesOf = map[store.Dialect]string{store.SQLite: `BLOB`, store.Postgres: `BYTEA`}

var rowlessOf = map[store.Dialect]string{store.SQLite: ` WITHOUT ROWID`, store.Postgres: ``}

func tables() map[store.Dialect][]string {
	out := map[store.Dialect][]string{}
	for d, words := range wordTables {
		types := strings.NewReplacer(` BYTES`, ` `+bytesOf[d], ` TEXT`, ` `+textOf[d], ` ROWLESS`, rowlessOf[d])
		for _, s := range schema {
			out[d] = append(out[d], types.Replace(s))
		}
		out[d] = append(out[d], words...)
	}
	return out
}

func clearTables(tx *store.Tx) error {
	for _, t := range append([]string{"words"}, tableNames...) {
		if _, err := tx.Exec("DELETE FROM " + t); err != nil {
			return err
		}
	}
	return nil
}
