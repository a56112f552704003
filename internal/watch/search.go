package watch

import (
	"context"

	"github.com/musnad/musnad/internal/store"
)

// mostSearches is how many searches may be saved.
const mostSearches = 1000

// Search is a saved search.
type Search struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"` // as lists of happenings have it
	By    string `json:"by"`    // who saved it
	Made  string `json:"made"`  // RFC 3339
}

const searchColumns = `id, name, query, maker, made`

func scanSearch(row scan) (s Search, err error) {
	var made int64
	err = row(&s.ID, &s.Name, &s.Query, &s.By, &made)
	s.Made = stamp(made)
	return s, err
}

// AddSearch saves a search by its name and query, and returns it with its id. It
// fails with ErrFull where there are a thousand.
func (w *Watch) AddSearch(ctx context.Context, s Search) (Search, error) {
	s.ID = newID("q")
	made := w.now().UnixMilli()
	s.Made = stamp(made)
	return s, w.db.Update(ctx, func(tx *store.Tx) error {
		if err := room(tx, "search", mostSearches); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO search (`+searchColumns+`) VALUES (?, ?, ?, ?, ?)`, s.ID, s.Name, s.Query, s.By, made)
		return err
	})
}

// Searches are all saved searches, by name.
func (w *Watch) Searches(ctx context.Context) ([]Search, error) {
	return list(ctx, w, scanSearch, `SELECT `+searchColumns+` FROM search ORDER BY name, id`)
}

// Search is a saved search; ErrNotFound if there is none of that id.
func (w *Watch) Search(ctx context.Context, id string) (Search, error) {
	return first(ctx, w, scanSearch, `SELECT `+searchColumns+` FROM search WHERE id = ?`, id)
}

// RemoveSearch removes a search, with its webhooks if they may go; ErrHooked if there
// are some that may not, and ErrNotFound if there is none of that id.
func (w *Watch) RemoveSearch(ctx context.Context, id string, hooks bool) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		var n int
		if err := tx.QueryRow(`SELECT count(*) FROM hook WHERE search = ?`, id).Scan(&n); err != nil {
			return err
		}
		if n > 0 && !hooks {
			return ErrHooked
		}
		return exec(tx, id,
			`DELETE FROM delivery WHERE hook IN (SELECT id FROM hook WHERE search = ?)`,
			`DELETE FROM hook WHERE search = ?`,
			`DELETE FROM search WHERE id = ?`)
	})
}
