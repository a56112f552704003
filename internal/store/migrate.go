package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Migrate makes the tables of a projection, something made from the entries
// that can be made again. If they are there in an older version, or made by
// other statements, they are dropped and made anew. rebuild says that they
// must be filled from the entries: it stays true, whatever happens, until
// Built is called for the name in the transaction that fills them. A version
// that is newer than this one is left alone, with ErrNewer.
//
// The statements may make tables, indexes, views and triggers, and fill
// tables with what is constant.
func (db *DB) Migrate(ctx context.Context, name string, version int, ddl map[Dialect][]string) (rebuild bool, err error) {
	statements, ok := ddl[db.dialect]
	if !ok {
		return false, fmt.Errorf("store: projection %s has no statements for %v", name, db.dialect)
	}
	p := projection{name: name, version: version, ddl: digest(statements)}
	if done, rebuild, err := db.migrated(ctx, p); done || err != nil {
		return rebuild, err
	}
	err = db.Update(ctx, func(tx *Tx) error {
		rebuild, err = tx.migrate(p, statements)
		return err
	})
	db.readers.drain() // what they have prepared is of the old tables
	return rebuild, err
}

// Drop drops the tables of a projection; Migrate makes them anew.
func (db *DB) Drop(ctx context.Context, name string) error {
	err := db.Update(ctx, func(tx *Tx) error {
		old, err := tx.projection(name)
		if err != nil || old == nil {
			return err
		}
		return tx.drop(*old)
	})
	db.readers.drain()
	return err
}

// Built notes that the tables of a projection hold what the entries say.
func (tx *Tx) Built(name string) error {
	res, err := tx.Exec("UPDATE store_projection SET built = 1 WHERE name = ?", name)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fmt.Errorf("store: there is no projection %s; call Migrate first", name))
	}
	return nil
}

type projection struct {
	name    string
	version int
	ddl     string // digest of the statements
	built   bool
	objects []object
}

// An object is something that statements made: kind is table, view or trigger.
type object struct{ Kind, Name string }

func digest(statements []string) string {
	sum := sha256.Sum256([]byte(strings.Join(statements, ";\n")))
	return hex.EncodeToString(sum[:8])
}

// migrated says that there is nothing to do. It needs no turn to write.
func (db *DB) migrated(ctx context.Context, p projection) (done, rebuild bool, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		old, err := tx.projection(p.name)
		if err != nil || old == nil {
			return err
		}
		done, rebuild = old.same(p), !old.built
		return old.newer(p)
	})
	return done, rebuild, err
}

func (p *projection) same(other projection) bool {
	return p.version == other.version && p.ddl == other.ddl
}

func (p *projection) newer(than projection) error {
	if p.version > than.version {
		return fmt.Errorf("store: the tables of %s were %w: they have version %d and this program knows up to %d; install a newer musnad", p.name, ErrNewer, p.version, than.version)
	}
	return nil
}

func (tx *Tx) projection(name string) (*projection, error) {
	p := projection{name: name}
	var objects string
	err := tx.QueryRow("SELECT version, ddl, built, objects FROM store_projection WHERE name = ?", name).Scan(&p.version, &p.ddl, &p.built, &objects)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &p, json.Unmarshal([]byte(objects), &p.objects)
}

func (tx *Tx) migrate(p projection, statements []string) (rebuild bool, err error) {
	old, err := tx.projection(p.name)
	switch {
	case err != nil:
		return false, err
	case old != nil && old.same(p): // another program was quicker
		return !old.built, nil
	case old != nil:
		if err := errors.Join(old.newer(p), tx.drop(*old)); err != nil {
			return false, err
		}
	}
	if p.objects, err = tx.make(statements); err != nil {
		return false, err
	}
	head, err := tx.last()
	if err != nil {
		return false, err
	}
	p.built = head.Seq == 0
	return !p.built, tx.insertProjection(p)
}

func (tx *Tx) insertProjection(p projection) error {
	objects, err := json.Marshal(p.objects)
	if err != nil {
		return err
	}
	built := 0
	if p.built {
		built = 1
	}
	_, err = tx.Exec("INSERT INTO store_projection (name, version, ddl, built, objects) VALUES (?, ?, ?, ?, ?)", p.name, p.version, p.ddl, built, string(objects))
	return err
}

// make runs statements and returns what they made, in the order in which it
// can be dropped: what stands on others first.
func (tx *Tx) make(statements []string) ([]object, error) {
	before, err := tx.objects()
	if err != nil {
		return nil, err
	}
	for _, s := range statements {
		if _, err := tx.Exec(s); err != nil {
			return nil, err
		}
	}
	after, err := tx.objects()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after, func(o object) bool { return slices.Contains(before, o) }), nil
}

// objects lists what is in the database but indexes, which go with their
// tables, and tables that a virtual table keeps for itself.
func (tx *Tx) objects() ([]object, error) {
	query := `SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger') AND substr(name, 1, 7) <> 'sqlite_'
		AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
		ORDER BY type = 'table', type = 'view', name`
	if tx.db.dialect == Postgres {
		query = `SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END, c.relname::text
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY c.relkind IN ('r', 'p'), c.relname`
	}
	rows, err := tx.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []object
	for rows.Next() {
		var o object
		if err := rows.Scan(&o.Kind, &o.Name); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

func (tx *Tx) drop(p projection) error {
	tx.session.forget() // an open statement would hold its table
	cascade := ""
	if tx.db.dialect == Postgres {
		cascade = " CASCADE"
	}
	for _, o := range p.objects {
		name := `"` + strings.ReplaceAll(o.Name, `"`, `""`) + `"`
		if _, err := tx.Exec("DROP " + strings.ToUpper(o.Kind) + " IF EXISTS " + name + cascade); err != nil {
			return err
		}
	}
	_, err := tx.Exec("DELETE FROM store_projection WHERE name = ?", p.name)
	return err
}
