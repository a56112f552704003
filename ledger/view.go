package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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
	Flags     []string   `json:"flags,omitempty"` // of its articles: copy, degraded, inferred-date, truncated …
	Born      int64      `json:"born"`            // the entry that founded it
	Changed   int64      `json:"changed"`         // the entry that changed it last
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

// columns are those of a happening's row that scanHappening reads. The last says
// whether there are decisions on it, or on what became part of it.
const columns = `h.id, h.resolved, h.review, h.born, h.changed, CASE WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.happening = h.id)
	OR EXISTS (SELECT 1 FROM happenings p WHERE p.merged = h.id AND p.merged <> '') THEN 1 ELSE 0 END`

type scanner interface{ Scan(into ...any) error }

// scanHappening reads a row of columns; touched says whether it has decisions.
func scanHappening(row scanner) (h Happening, touched bool, err error) {
	var resolved string
	var n int
	if err := row.Scan(&h.ID, &resolved, &h.Review, &h.Born, &h.Changed, &n); err != nil {
		return h, false, err
	}
	if err := json.Unmarshal([]byte(resolved), &h.Resolved); err != nil {
		return h, false, fmt.Errorf("happening %s: %w; run musnad doctor --rebuild", h.ID, err)
	}
	return h, n > 0, nil
}

// decided puts what people decided in the place of what was read.
func (h *Happening) decided(q querier) (err error) {
	h.Decisions, err = decisionsWithin(q, h.ID)
	for i := range h.Decisions {
		if d := &h.Decisions[i]; err == nil && d.Op == Correct && d.Undone == "" {
			err = h.correct(d)
		}
	}
	return err
}

// marks are the flags of a version as a report's row has them.
func (v *Version) marks() string {
	out := v.Flags
	if v.CopyOf != "" {
		out = append(slices.Clone(out), FlagCopy)
	}
	return strings.Join(out, " ")
}

// mostAsked is how many happenings are asked for in one query.
const mostAsked = 500

// addFlags adds to happenings what is to be known of their articles.
func addFlags(q querier, list []Happening) error {
	byID := map[string]*Happening{}
	for part := range slices.Chunk(list, mostAsked) {
		clear(byID)
		ids := make([]any, len(part))
		for i := range part {
			ids[i], byID[part[i].ID] = part[i].ID, &part[i]
		}
		if err := eachRow(q, func(row scanner) error {
			var id, marks string
			err := row.Scan(&id, &marks)
			byID[id].Flags = append(byID[id].Flags, strings.Fields(marks)...)
			return err
		}, `SELECT DISTINCT happening, flags FROM reports WHERE flags <> '' AND happening IN (`+marks(len(ids))+`)`, ids...); err != nil {
			return err
		}
		for _, h := range byID {
			slices.Sort(h.Flags)
			h.Flags = slices.Compact(h.Flags)
		}
	}
	return nil
}
