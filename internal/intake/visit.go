package intake

import (
	"context"
	"encoding/json"
	"time"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/ledger"
)

// Visit asks a source for what is new, hands that to keep, and then notes the
// visit: if the program stops between the two, the next visit brings the same
// again, and what is known stays as it is. A source that fails is no error: its
// health says why. An error of keep ends the visit without a note.
func Visit(ctx context.Context, l *ledger.Ledger, f *gather.Fetcher, x *ledger.SourceState, keep func([]gather.Item) error) (gather.Health, error) {
	var state gather.State
	if len(x.State) > 0 {
		if err := json.Unmarshal(x.State, &state); err != nil {
			state = gather.State{} // it only costs a fetch
		}
	}
	items, next, health, err := f.Gather(ctx, gather.Source{ID: x.ID, URL: x.URL, Kind: x.Kind, Title: x.Title, Zone: x.Zone, Follow: x.Follow}, state)
	if err != nil {
		return health, err
	}
	if err := keep(items); err != nil {
		return health, err
	}
	data, err := json.Marshal(next)
	if err != nil {
		return health, err
	}
	return health, l.Fetched(ctx, fetchOf(&health), health.Copy, data)
}

// fetchOf is a visit as the ledger keeps it.
func fetchOf(h *gather.Health) ledger.Fetch {
	f := ledger.Fetch{Source: h.Source, At: h.At.UTC().Format(time.RFC3339), State: h.State, Reason: h.Reason, Line: h.String(), Listed: h.Listed, New: h.New, Flags: h.Flags}
	for _, m := range h.Missed {
		f.Missed = append(f.Missed, m.URL+": "+m.Reason)
	}
	return f
}

// AtOnce is how many articles are kept in one transaction, and so are on the disk
// with one fsync.
const AtOnce = 256

// Keep reads articles of a source one after the other and keeps them. Those that
// cannot be read are passed over: why stands in failed, one line each.
func Keep(ctx context.Context, l *ledger.Ledger, e *engine.Engine, source string, items []gather.Item) (kept int, failed []string, err error) {
	var batch []ledger.Read
	for i := range items {
		if err := ctx.Err(); err != nil {
			return kept, failed, err
		}
		read, err := Read(e, &items[i], source)
		if err != nil {
			failed = append(failed, items[i].From+": "+err.Error())
		} else {
			batch = append(batch, read)
		}
		if len(batch) == AtOnce || i == len(items)-1 && len(batch) > 0 {
			if _, err := l.Add(ctx, batch); err != nil {
				return kept, failed, err
			}
			kept += len(batch)
			batch = batch[:0]
		}
	}
	return kept, failed, nil
}
