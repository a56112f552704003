package ledger

import (
	"context"

	"github.com/musnad/musnad/internal/store"
)

// Outlet is who publishes articles.
type Outlet struct {
	Name       string `json:"name"` // as it was written first
	Articles   int    `json:"articles"`
	Copies     int    `json:"copies"`     // articles that are copies of another
	Happenings int    `json:"happenings"` // that its articles tell of
}

// Teller is the named far end of chains of sources.
type Teller struct {
	Name       string `json:"name"` // as it was written first
	Kind       string `json:"kind,omitempty"`
	Country    string `json:"country,omitempty"`
	Happenings int    `json:"happenings"` // that are known from it, whoever relays it
}

const ofTally = `coalesce((SELECT t.n FROM tallies t WHERE t.what = ? AND t.name = x.name), 0)`

// Outlets are the outlets of most articles, those first.
func (l *Ledger) Outlets(ctx context.Context, limit int) (out []Outlet, err error) {
	out = []Outlet{}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		return eachRow(tx, func(row scanner) error {
			var o Outlet
			err := row.Scan(&o.Name, &o.Articles, &o.Copies, &o.Happenings)
			out = append(out, o)
			return err
		}, `SELECT v.label, x.n, `+ofTally+`, `+ofTally+` FROM (SELECT name, n FROM tallies WHERE what = '`+tallyArticle+`' ORDER BY n DESC, name LIMIT ?) x
			JOIN voices v ON v.what = ? AND v.name = x.name ORDER BY x.n DESC, x.name`, tallyCopy, tallyOutlet, limit, tallyOutlet)
	})
	return out, err
}

// Origins are the named origins from which most happenings are known, those first.
func (l *Ledger) Origins(ctx context.Context, limit int) (out []Teller, err error) {
	out = []Teller{}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		return eachRow(tx, func(row scanner) error {
			var o Teller
			err := row.Scan(&o.Name, &o.Kind, &o.Country, &o.Happenings)
			out = append(out, o)
			return err
		}, `SELECT v.label, v.kind, v.country, x.n FROM (SELECT name, n FROM tallies WHERE what = '`+tallyOrigin+`' ORDER BY n DESC, name LIMIT ?) x
			JOIN voices v ON v.what = ? AND v.name = x.name ORDER BY x.n DESC, x.name`, limit, tallyOrigin)
	})
	return out, err
}
