package store

import (
	"context"
	"fmt"
	"time"
)

// Update runs f in a transaction that may write. One Update runs at a time in
// all processes; others wait until ctx ends. It returns nil only when
// everything f wrote is on disk; if f returns an error, or panics, nothing is
// written. If the disk or the server fails, the ledger takes no more writes
// until it is opened again, and this and every later Update says so with
// ErrReadOnly. Do not call Update inside f.
func (db *DB) Update(ctx context.Context, f func(*Tx) error) error {
	select {
	case db.turn <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("store: waiting for another to write: %w", ctx.Err())
	}
	defer func() { <-db.turn }()
	if err := db.ReadOnly(); err != nil {
		return err
	}
	s, err := db.beginWrite(ctx)
	if err != nil {
		return err
	}
	return db.runWrite(newWriteTx(ctx, db, s), f)
}

func newWriteTx(ctx context.Context, db *DB, s *session) *Tx {
	return &Tx{ctx: ctx, db: db, session: s, write: true,
		blobs:   waiting{into: blobsInto, columns: 4, end: " ON CONFLICT (hash) DO NOTHING"},
		entries: waiting{into: entriesInto, columns: 8}}
}

func (db *DB) runWrite(tx *Tx, f func(*Tx) error) error {
	done := false
	defer func() {
		tx.ended = true
		if !done {
			tx.closeRows()
			db.rollback(tx.session)
		}
	}()
	err := f(tx)
	if err == nil {
		err = tx.ready()
	}
	for _, e := range []error{err, tx.err} {
		if diskError(e) {
			return db.fail(e, "nothing of the last write is kept")
		}
	}
	if err != nil {
		return err
	}
	// Once it is asked for, a commit is not broken off: its end would be unknown.
	err = tx.session.control(context.WithoutCancel(tx.ctx), "COMMIT")
	done = err == nil
	if err != nil && !refused(err) {
		return db.fail(err, "whether the last write is kept is unknown")
	}
	return err
}

// ready says why a transaction can't be committed, though f is content.
func (tx *Tx) ready() error {
	if tx.err != nil {
		return fmt.Errorf("store: a statement failed and everything with it: %w", tx.err)
	}
	if rows := tx.unread(); rows != nil {
		return rows
	}
	if err := tx.ctx.Err(); err != nil {
		return err
	}
	return tx.insertWaiting()
}

// View runs f in a transaction that reads: f sees the ledger as it was at one
// moment, whatever is written meanwhile.
func (db *DB) View(ctx context.Context, f func(*Tx) error) error {
	s, err := db.beginRead(ctx)
	if err != nil {
		return err
	}
	tx := &Tx{ctx: ctx, db: db, session: s}
	defer func() {
		tx.ended = true
		tx.closeRows()
		if s.control(context.WithoutCancel(ctx), "ROLLBACK") != nil {
			s.close()
			return
		}
		db.readers.give(s)
	}()
	err = f(tx)
	if postgresClass(err) != "" {
		s.forget() // a statement may have been prepared on tables that are no more
	}
	return err
}

func (db *DB) beginRead(ctx context.Context) (*session, error) {
	begin := "BEGIN"
	if db.dialect == Postgres {
		begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	}
	if s := db.readers.take(); s != nil {
		if s.control(ctx, begin) == nil {
			return s, nil
		}
		s.close() // the server may have closed it; a new one tells
	}
	s, err := newSession(ctx, db.dialect, db.read)
	if err != nil {
		return nil, db.opening(err)
	}
	if err := s.control(ctx, begin); err != nil {
		s.close()
		return nil, db.opening(err)
	}
	return s, nil
}

func (db *DB) beginWrite(ctx context.Context) (*session, error) {
	begin := "BEGIN IMMEDIATE"
	if db.dialect == Postgres {
		// Each statement sees what is committed when it begins, so what follows
		// the lock sees all that the writer before wrote.
		begin = fmt.Sprintf("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(%d)", db.lock)
	}
	if db.writer != nil {
		if db.writer.control(ctx, begin) == nil {
			return db.writer, nil
		}
		db.dropWriter() // the server may have closed it; a new one tells
	}
	s, err := newSession(ctx, db.dialect, db.write)
	if err != nil {
		return nil, db.opening(err)
	}
	db.writer = s
	err = s.control(ctx, begin)
	if err == nil {
		return s, nil
	}
	db.dropWriter()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("store: waiting for another program to write: %w", ctx.Err())
	}
	return nil, db.opening(err)
}

func (db *DB) opening(err error) error {
	return fmt.Errorf("store: %s: %w", db.name, err)
}

func (db *DB) rollback(s *session) {
	err := s.control(context.Background(), "ROLLBACK")
	if db.failed.Load() != nil && db.dialect == SQLite {
		// The connection stays: were it the last one and closed, the next would
		// read the log anew, and in it a commit that was never synced.
		return
	}
	if err != nil {
		db.dropWriter()
		return
	}
	s.forget() // a statement may have been prepared on tables that are no more
}

func (db *DB) dropWriter() {
	db.writer.close()
	db.writer = nil
}

type failure struct {
	at   time.Time
	err  error
	last string // what became of the last write
}

// fail makes the ledger read-only for good: what a failing disk has kept is
// unknown, and trying again can lose what was thought safe.
func (db *DB) fail(err error, last string) error {
	db.failed.CompareAndSwap(nil, &failure{db.now(), err, last})
	return db.ReadOnly()
}

// ReadOnly is nil while the ledger takes writes, and else an error that is
// ErrReadOnly and says what failed, when, and what to do.
func (db *DB) ReadOnly() error {
	f := db.failed.Load()
	if f == nil {
		return nil
	}
	return fmt.Errorf("store: %s is %w since %s: %w; %s: mend the cause, open the ledger again and run musnad verify",
		db.name, ErrReadOnly, f.at.UTC().Format(timeFormat), f.err, f.last)
}
