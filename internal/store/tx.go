package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Tx is a transaction: what Update and View hand to their function, valid
// until that returns, for one goroutine.
//
// Queries are of the SQL that both databases know, with ? for arguments. The
// rows of one query must be read to the end or closed before the next
// statement.
type Tx struct {
	ctx     context.Context
	db      *DB
	session *session
	write   bool
	ended   bool
	err     error // the first statement that failed, in Update

	rows  *sql.Rows // of the last Query
	query string

	head *Entry // the last entry, once it is known, in Update

	blobs, entries waiting
	waitingBytes   int
}

var (
	errEnded = errors.New("store: the transaction has ended")
	errView  = errors.New("store: this transaction only reads; write within Update")
)

// Dialect is the database under the ledger.
func (tx *Tx) Dialect() Dialect { return tx.db.dialect }

// Context is what Update or View was called with.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Exec runs a statement. LastInsertId works on SQLite only.
func (tx *Tx) Exec(query string, args ...any) (sql.Result, error) {
	st, err := tx.prepare(query, args)
	if err != nil {
		return nil, err
	}
	res, err := st.ExecContext(tx.ctx, args...)
	return res, tx.note(query, err)
}

// Query runs a query that returns rows.
func (tx *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	st, err := tx.prepare(query, args)
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(tx.ctx, args...)
	if err != nil {
		return nil, tx.note(query, err)
	}
	tx.rows, tx.query = rows, query
	return rows, nil
}

// QueryRow runs a query that returns at most one row. Scan it at once.
func (tx *Tx) QueryRow(query string, args ...any) *sql.Row {
	st, err := tx.prepare(query, args)
	if err != nil {
		return failedRow(err)
	}
	return st.QueryRowContext(tx.ctx, args...)
}

func (tx *Tx) prepare(query string, args []any) (*sql.Stmt, error) {
	if tx.db.dialect == Postgres && !areTexts(args) {
		return nil, tx.note(query, ErrText)
	}
	switch {
	case tx.ended:
		return nil, errEnded
	case tx.err != nil:
		return nil, fmt.Errorf("store: an earlier statement failed: %w", tx.err)
	}
	if err := tx.unread(); err != nil {
		return nil, err
	}
	if tx.someWait(query) {
		if err := tx.insertWaiting(); err != nil {
			return nil, err
		}
	}
	st, err := tx.session.prepare(tx.ctx, query)
	return st, tx.note(query, err)
}

// areTexts reports whether PostgreSQL can take all strings among arguments: it has no
// text with a zero byte, nor with bytes that are no UTF-8.
func areTexts(args []any) bool {
	for _, x := range args {
		if s, ok := x.(string); ok && (strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s)) {
			return false
		}
	}
	return true
}

// note keeps the first failure of a transaction that writes: what follows it
// would be lost on one database and kept on the other.
func (tx *Tx) note(query string, err error) error {
	if err == nil {
		return nil
	}
	err = fmt.Errorf("store: %s: %w", firstLine(query), explain(err))
	if tx.write && tx.err == nil {
		tx.err = err
	}
	return err
}

func firstLine(query string) string {
	for i, c := range query {
		if c == '\n' || i > 80 {
			return query[:i] + " …"
		}
	}
	return query
}

// unread says that rows are still open. One connection of PostgreSQL can't run
// another statement then, and on SQLite the same query would be begun anew.
func (tx *Tx) unread() error {
	if tx.rows == nil {
		return nil
	}
	if _, err := tx.rows.Columns(); err != nil {
		tx.rows = nil // closed
		return nil
	}
	return fmt.Errorf("store: the rows of %q are still open; read them to the end or close them before the next statement", firstLine(tx.query))
}

func (tx *Tx) closeRows() {
	if tx.rows != nil {
		tx.rows.Close()
		tx.rows = nil
	}
}

// failedRow is a row whose Scan returns err.
func failedRow(err error) *sql.Row {
	db := sql.OpenDB(failedConnector{err})
	defer db.Close()
	return db.QueryRow("")
}

type failedConnector struct{ err error }

func (c failedConnector) Connect(context.Context) (driver.Conn, error) { return nil, c.err }
func (c failedConnector) Driver() driver.Driver                        { return nil }
