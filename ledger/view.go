package ledger

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
)

// Happening is what the ledger says of one happening: what its sources say
// together, with what people corrected put in its place.
type Happening struct {
	ID string `json:"id"`
	happen.Resolved
	Review    string     `json:"review,omitempty"`    // accept, reject or flag: the last word of a person
	Corrected []string   `json:"corrected,omitempty"` // the fields that a person corrected
	Decisions []Decision `json:"decisions,omitempty"`
	Reports   []Report   `json:"reports,omitempty"`
	Born      int64      `json:"born"`    // the entry that founded it
	Changed   int64      `json:"changed"` // the entry that changed it last
	From      string     `json:"redirected_from,omitempty"`
}

// Report is one event of an article that tells of a happening.
type Report struct {
	happen.Ref
	Title       string               `json:"title"`
	Outlet      string               `json:"outlet,omitempty"`
	URL         string               `json:"url,omitempty"`
	Published   string               `json:"published,omitempty"`
	PublishedBy string               `json:"published_by,omitempty"`
	CopyOf      string               `json:"copy_of,omitempty"`
	Engine      string               `json:"engine"`
	Flags       []string             `json:"flags,omitempty"`
	Words       string               `json:"words"`             // SHA-256 of what positions point into
	Reasons     []happen.Reason      `json:"reasons,omitempty"` // why it joined
	Event       *musnad.ReadingEvent `json:"event"`
}

// columns are those of a happening's row that scanHappening reads.
const columns = `h.id, h.resolved, h.review, h.born, h.changed`

type scanner interface{ Scan(into ...any) error }

func scanHappening(row scanner) (h Happening, err error) {
	var resolved string
	if err := row.Scan(&h.ID, &resolved, &h.Review, &h.Born, &h.Changed); err != nil {
		return h, err
	}
	if err := json.Unmarshal([]byte(resolved), &h.Resolved); err != nil {
		return h, fmt.Errorf("happening %s: %w; run musnad doctor", h.ID, err)
	}
	return h, nil
}

// decided puts what people decided in the place of what was read.
func (h *Happening) decided(q querier) error {
	rows, err := q.Query(`SELECT id FROM happenings WHERE merged = ?`, h.ID)
	if err != nil {
		return err
	}
	ids := []string{h.ID}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			rows.Close()
			return err
		}
		ids = append(ids, id)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	for _, id := range ids {
		list, err := decisionsOf(q, id)
		if err != nil {
			return err
		}
		h.Decisions = append(h.Decisions, list...)
	}
	slices.SortStableFunc(h.Decisions, func(a, b Decision) int { return compareIDs(a.ID, b.ID) })
	for i := range h.Decisions {
		if d := &h.Decisions[i]; d.Op == Correct && d.Undone == "" {
			if err := h.correct(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// compareIDs orders ids of decisions by the numbers in them.
func compareIDs(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return slices.Compare([]byte(a), []byte(b))
}
