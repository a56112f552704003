package accounts

import (
	"path/filepath"
	"testing"

	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/internal/store"
)

// eachStore runs a test beside a new ledger on both databases.
func eachStore(t *testing.T, test func(t *testing.T, address string)) {
	make := func(t *testing.T, address string) string {
		db, err := store.Create(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		return address
	}
	t.Run("SQLite", func(t *testing.T) { test(t, make(t, filepath.Join(t.TempDir(), "ledger"))) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, make(t, pgtest.Address(t))) })
}

func TestOpen(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		for range 2 {
			a, err := Open(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
