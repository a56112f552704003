package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/musnad/musnad/internal/pgtest"
)

// hangUp ends the connections that a ledger has to the server, as a restart of
// it does.
func hangUp(t *testing.T, address string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), strings.ReplaceAll(address, "victim", "hangman"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(t.Context(), "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'victim' AND pid <> pg_backend_pid()")
	if err != nil {
		t.Fatal(err)
	}
}

// TestServerHangsUp: a connection that is lost between transactions is made
// anew; one that is lost within takes its transaction with it, and the next
// goes on.
func TestServerHangsUp(t *testing.T) {
	address := pgtest.Address(t) + "&application_name=victim"
	db := create(t, address)
	add(t, db, "article", "one")
	hangUp(t, address)
	add(t, db, "article", "two")
	hangUp(t, address)
	if got := bodies(t, db, 1); got != "1 article one\n2 article two" {
		t.Errorf("got\n%s", got)
	}
	err := db.Update(t.Context(), func(tx *Tx) error {
		if _, err := tx.Append("article", []byte("lost")); err != nil {
			t.Fatal(err)
		}
		hangUp(t, address)
		_, err := tx.Append("article", []byte("lost"))
		return errors.Join(err, tx.insertWaiting())
	})
	if err == nil || errors.Is(err, ErrReadOnly) {
		t.Errorf("the connection was lost before a commit: %v", err)
	}
	add(t, db, "article", "three")
	wantSound(t, db)
}

// TestServerHangsUpAtCommit: then it is unknown whether the transaction was
// kept, and nothing more is written.
func TestServerHangsUpAtCommit(t *testing.T) {
	address := pgtest.Address(t) + "&application_name=victim"
	db := create(t, address)
	err := db.Update(t.Context(), func(tx *Tx) error {
		_, err := tx.Append("article", []byte("one"))
		err = errors.Join(err, tx.insertWaiting())
		hangUp(t, address)
		return err
	})
	wantError(t, err, ErrReadOnly, "whether the last write is kept is unknown")
	wantError(t, db.Update(t.Context(), func(*Tx) error { return nil }), ErrReadOnly)
	if got := bodies(t, db, 1); got != "" {
		t.Errorf("got\n%s", got)
	}
	db = open(t, address)
	add(t, db, "article", "again")
	wantSound(t, db)
}

// TestServerHidesNothing: PostgreSQL answers COMMIT with a rollback where a row
// that nobody looked at was an error.
func TestServerHidesNothing(t *testing.T) {
	db := create(t, pgtest.Address(t))
	err := db.Update(t.Context(), func(tx *Tx) error {
		if _, err := tx.Append("article", []byte("one")); err != nil {
			return err
		}
		var n int
		err := tx.insertWaiting()
		tx.QueryRow("SELECT 1 / (? - 1)", 1).Scan(&n)
		return err
	})
	if !errors.Is(err, errAborted) {
		t.Errorf("it was rolled back, and the error is %v", err)
	}
	add(t, db, "article", "one")
}

func TestServerAddress(t *testing.T) {
	_, err := Open(t.Context(), "postgres://somebody:secret@127.0.0.1:1/none?search_path=a,b")
	if err == nil || !strings.Contains(err.Error(), "want one schema") {
		t.Errorf("two schemas: %v", err)
	}
	_, err = Open(t.Context(), "postgres://somebody:secret@127.0.0.1:1/none?connect_timeout=2")
	if err == nil || strings.Contains(fmt.Sprint(err), "secret") {
		t.Errorf("no server: %v", err)
	}
	warnings, err := create(t, pgtest.Address(t)).Warnings(t.Context())
	if err != nil || len(warnings) == 0 || !strings.Contains(warnings[0], "fsync=off") {
		t.Errorf("a server that does not sync: %q %v", warnings, err)
	}
}

// TestTexts: what PostgreSQL can keep as no text is told apart from its faults.
func TestTexts(t *testing.T) {
	db := create(t, pgtest.Address(t))
	for _, bad := range []string{"\x00", "a\x00b", "\xff", "\xd9"} {
		err := db.View(t.Context(), func(tx *Tx) error {
			var n int
			return tx.QueryRow("SELECT count(*) FROM store_entry WHERE kind = ?", bad).Scan(&n)
		})
		wantError(t, err, ErrText)
		err = db.Update(t.Context(), func(tx *Tx) error {
			_, err := tx.Exec("DELETE FROM store_entry WHERE kind = ?", bad)
			return err
		})
		wantError(t, err, ErrText)
	}
}
