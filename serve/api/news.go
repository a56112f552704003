package api

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

// mostNews is how many happenings a delivery has.
const mostNews = 100

// news is the body of a delivery.
type news struct {
	Schema     string             `json:"schema"`
	Search     watch.Search       `json:"search"`
	Since      int64              `json:"since"` // the entry behind which this is
	Upto       int64              `json:"upto"`
	More       bool               `json:"more"` // there are more than these: ask for them
	Happenings []ledger.Happening `json:"happenings"`
}

// News says what is new in a saved search: happenings that came, or that changed
// while the search finds them, the latest first.
func News(l *ledger.Ledger) watch.News {
	return func(ctx context.Context, s watch.Search, since int64) (body []byte, upto int64, err error) {
		if upto, err = l.Last(ctx); err != nil || upto <= since {
			return nil, upto, err
		}
		n := news{Schema: "musnad/news/1", Search: s, Since: since}
		err = l.View(ctx, func(snap *ledger.Snapshot) (err error) {
			if n.Upto, _, err = snap.Last(); err != nil {
				return err
			}
			for h, err := range snap.Happenings(ledger.List{Query: s.Query, Order: ledger.ByNews, Limit: mostNews + 1}) {
				if err != nil {
					return err
				}
				if h.Changed <= since {
					break
				}
				h.Reports = nil
				n.Happenings = append(n.Happenings, *h)
			}
			return nil
		})
		if err != nil || len(n.Happenings) == 0 {
			return nil, max(n.Upto, upto), err
		}
		if n.More = len(n.Happenings) > mostNews; n.More {
			n.Happenings = n.Happenings[:mostNews]
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		err = enc.Encode(n)
		return b.Bytes(), n.Upto, err
	}
}
