package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

var postgresTables = []string{
	`CREATE TABLE store_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
	`CREATE TABLE store_entry (seq BIGINT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, prev BYTEA NOT NULL, hash BYTEA NOT NULL,
		codec INTEGER NOT NULL, size INTEGER NOT NULL, body BYTEA NOT NULL)`,
	`CREATE INDEX store_entry_kind ON store_entry (kind, seq)`,
	`CREATE TABLE store_blob (hash BYTEA PRIMARY KEY, codec INTEGER NOT NULL, size INTEGER NOT NULL, data BYTEA NOT NULL)`,
	// Bytes come compressed already.
	`ALTER TABLE store_entry ALTER COLUMN body SET STORAGE EXTERNAL`,
	`ALTER TABLE store_blob ALTER COLUMN data SET STORAGE EXTERNAL`,
	`CREATE TABLE store_projection (name TEXT PRIMARY KEY, version BIGINT NOT NULL, ddl TEXT NOT NULL, built INTEGER NOT NULL, objects TEXT NOT NULL)`,
	`CREATE FUNCTION store_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'entries and blobs are never changed or deleted'; END $$`,
	// No program can fork the chain or leave a gap in it, whatever it believes the last entry to be.
	`CREATE FUNCTION store_chain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		IF NEW.prev IS DISTINCT FROM coalesce((SELECT hash FROM store_entry WHERE seq = NEW.seq - 1), CASE NEW.seq WHEN 1 THEN decode(repeat('00', 32), 'hex') END)
		THEN RAISE EXCEPTION 'an entry must continue the one before it'; END IF;
		RETURN NEW; END $$`,
	`CREATE TRIGGER store_entry_chain BEFORE INSERT ON store_entry FOR EACH ROW EXECUTE FUNCTION store_chain()`,
	`CREATE TRIGGER store_entry_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON store_entry FOR EACH STATEMENT EXECUTE FUNCTION store_keep()`,
	`CREATE TRIGGER store_blob_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON store_blob FOR EACH STATEMENT EXECUTE FUNCTION store_keep()`,
}

const defaultSchema = "musnad"

func isPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// A server is where a ledger lies in PostgreSQL.
type server struct {
	config *pgx.ConnConfig
	schema string
	name   string // for people
}

var schemaName = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

func parseServer(address string) (server, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return server{}, fmt.Errorf("store: %w", err) // pgx leaves passwords out
	}
	s := server{config: config, schema: config.RuntimeParams["search_path"]}
	if s.schema == "" {
		s.schema = defaultSchema
	}
	if !schemaName.MatchString(s.schema) {
		return server{}, fmt.Errorf("store: search_path=%s; want one schema, of a-z, 0-9 and _, a letter first", s.schema)
	}
	config.RuntimeParams["synchronous_commit"] = "on"
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "musnad"
	}
	return s.in(s.schema), nil
}

// in is another schema of the same server.
func (s server) in(schema string) server {
	s.config = s.config.Copy()
	s.schema = schema
	s.config.RuntimeParams["search_path"] = schema
	s.name = fmt.Sprintf("schema %s of postgres://%s:%d/%s", schema, s.config.Host, s.config.Port, s.config.Database)
	return s
}

func (s server) connect(o options) *DB {
	db := newDB(Postgres, s.name, o)
	db.write, db.read = stdlib.OpenDB(*s.config), stdlib.OpenDB(*s.config)
	db.read.SetMaxOpenConns(maxReaders)
	sum := sha256.Sum256([]byte("musnad ledger " + s.schema))
	db.lock = int64(binary.BigEndian.Uint64(sum[:]) >> 1)
	return db
}

func openPostgres(ctx context.Context, address string, o options) (*DB, error) {
	s, err := parseServer(address)
	if err != nil {
		return nil, err
	}
	db := s.connect(o)
	if err := db.findPostgres(ctx, s.schema); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func (db *DB) findPostgres(ctx context.Context, schema string) error {
	var found bool
	err := db.View(ctx, func(tx *Tx) error {
		return tx.QueryRow("SELECT to_regclass(?) IS NOT NULL", schema+".store_meta").Scan(&found)
	})
	switch {
	case err != nil:
		return err
	case !found:
		return noLedger(db.name)
	}
	return db.checkFormat(ctx)
}

// warnPostgres lists settings of the server under which what it acknowledges,
// or what it reads, can be wrong.
func (tx *Tx) warnPostgres() ([]string, error) {
	var list []string
	for _, s := range []struct{ name, why string }{
		{"fsync", "what is acknowledged is lost if the machine stops"},
		{"full_page_writes", "a page that was half written when the machine stopped stays so"},
		{"data_checksums", "damage on the disk is found in entries and blobs only; pg_checksums --enable turns them on"},
	} {
		var value string
		if err := tx.QueryRow("SELECT current_setting(?)", s.name).Scan(&value); err != nil {
			return nil, err
		}
		if value != "on" {
			list = append(list, fmt.Sprintf("the server runs with %s=%s: %s", s.name, value, s.why))
		}
	}
	return list, nil
}

func preparePostgres(ctx context.Context, address string, o options) (*DB, error) {
	s, err := parseServer(address)
	if err != nil {
		return nil, err
	}
	db := s.connect(o)
	if err := db.Update(ctx, func(tx *Tx) error { return makePostgres(tx, s) }); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func makePostgres(tx *Tx, s server) error {
	if err := makeSchema(tx, s.schema); err != nil {
		return fmt.Errorf("%w; ask the database's owner for a schema, and name it by search_path", err)
	}
	var some sql.NullString
	if err := tx.QueryRow("SELECT min(c.relname::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?", s.schema).Scan(&some); err != nil {
		return err
	}
	switch {
	case strings.HasPrefix(some.String, "store_"):
		return fmt.Errorf("store: %s is %w: it holds a ledger; open it, or name another schema by search_path", s.name, ErrExists)
	case some.Valid:
		return fmt.Errorf("store: %s is %w: it holds %s; name another schema by search_path", s.name, ErrExists, some.String)
	}
	for _, ddl := range postgresTables {
		if _, err := tx.Exec(ddl); err != nil {
			return err
		}
	}
	return nil
}

// makeSchema makes a schema that is not there: a role may own one and not be
// allowed to make any.
func makeSchema(tx *Tx, schema string) error {
	var found bool
	if err := tx.QueryRow("SELECT to_regnamespace(?) IS NOT NULL", schema).Scan(&found); err != nil || found {
		return err
	}
	_, err := tx.Exec("CREATE SCHEMA " + schema)
	return err
}

// controlPostgres runs statements in one round trip. A COMMIT that PostgreSQL
// turns into a rollback is no error to it; here it is one.
func controlPostgres(ctx context.Context, conn *sql.Conn, text string) error {
	return conn.Raw(func(c any) error {
		results, err := c.(*stdlib.Conn).Conn().PgConn().Exec(ctx, text).ReadAll()
		if err != nil {
			return err
		}
		if n := len(results); text == "COMMIT" && n > 0 && results[n-1].CommandTag.String() == "ROLLBACK" {
			return errAborted
		}
		return nil
	})
}

var errAborted = errors.New("store: a statement failed, and PostgreSQL rolled the transaction back")

// postgresClass is the first two letters of the code of PostgreSQL's error:
// https://www.postgresql.org/docs/15/errcodes-appendix.html
func postgresClass(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) && len(e.Code) == 5 {
		return e.Code[:2]
	}
	return ""
}
