package ledger

import (
	"maps"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
)

// lanes are the rows under which a happening is found in the order of days: who
// takes part in it, in roles, and on whose word it is known, in tellers. A table that
// is ordered by key and day gives the first happenings of a key without looking at
// the others, however many there are.
//
// A role's key is an entity, a country's three letters, or two countries in their
// order with a plus between, whose role is empty.
type lanes struct {
	day, until, typ, status string             // of the happening, as its row has them
	roles                   map[[2]string]bool // key and role
	tellers                 map[[2]string]bool // what and name
}

// undated is the day of what has none: behind all days.
const undated = "~"

// longSpan is how many days are between the first and the last day of a happening at
// most that is looked for among those that began before a day.
const longSpan = 31

// mostPaired is how many countries of one happening are paired; one of more stands
// under crowd instead.
const (
	mostPaired = 24
	crowd      = "+"
)

func newLanes() *lanes {
	return &lanes{roles: map[[2]string]bool{}, tellers: map[[2]string]bool{}}
}

// lanesOf are the lanes of a happening, as people corrected it.
func lanesOf(h *Happening, r *row, reports []happen.Report) (*lanes, error) {
	l := newLanes()
	l.day, l.until, l.typ, l.status = r.day, r.last, r.typ, r.status
	corrected, err := h.recast()
	if err != nil {
		return nil, err
	}
	for i := range reports {
		partiesOf(reports[i].Event, func(role string, p *musnad.ReadingParty) {
			if _, ok := corrected[role]; !ok {
				l.cast(role, p)
			}
		})
		l.told(&reports[i])
	}
	for role, list := range corrected {
		for i := range list {
			l.cast(role, &list[i])
		}
	}
	l.pair()
	return l, nil
}

// recast are the parties of the roles that people corrected.
func (h *Happening) recast() (map[string][]musnad.ReadingParty, error) {
	out := map[string][]musnad.ReadingParty{}
	for i := range h.Decisions {
		d := &h.Decisions[i]
		if d.Op != Correct || d.Undone != "" || !slices.Contains(roleNames, d.Field) {
			continue
		}
		list, err := correctedParties(d)
		if err != nil {
			return nil, err
		}
		out[d.Field] = list
	}
	return out, nil
}

// cast notes who has a role.
func (l *lanes) cast(role string, p *musnad.ReadingParty) {
	if id := entityOf(p); id != "" {
		l.roles[[2]string{id, role}] = true
	}
	if c := musnad.Text(p.Country); isCountry(c) {
		l.roles[[2]string{strings.ToUpper(c), role}] = true
	}
}

// pair notes which countries take part together.
func (l *lanes) pair() {
	var list []string
	for row := range l.roles {
		if isCountryKey(row[0]) && !slices.Contains(list, row[0]) {
			list = append(list, row[0])
		}
	}
	if len(list) > mostPaired {
		l.roles[[2]string{crowd, ""}] = true
		return
	}
	slices.Sort(list)
	for i, a := range list {
		for _, b := range list[i+1:] {
			l.roles[[2]string{pairKey(a, b), ""}] = true
		}
	}
}

// isCountryKey reports whether a key of roles is that of a country.
func isCountryKey(key string) bool { return isCountry(key) && strings.ToUpper(key) == key }

// pairKey is the key of two countries.
func pairKey(a, b string) string { return min(a, b) + "+" + max(a, b) }

// told notes on whose word a report is known: the outlet, everybody in the chain,
// and the far end of it.
func (l *lanes) told(r *happen.Report) {
	l.teller("outlet", r.Outlet)
	for i := range r.Event.Sources {
		l.teller("source", musnad.Text(r.Event.Sources[i].Name))
	}
	if s := farEnd(r.Event); s != nil {
		l.teller("origin", musnad.Text(s.Name))
	}
}

func (l *lanes) teller(what, name string) {
	if name != "" {
		l.tellers[[2]string{what, foldName(name)}] = true
	}
}

// farEnd is the named end of a chain; nil if there is none.
func farEnd(e *musnad.ReadingEvent) *musnad.ReadingSource {
	n := len(e.Sources)
	if n == 0 || musnad.Text(e.Sources[n-1].Name) == "" || e.Sources[n-1].Kind == "unnamed" {
		return nil
	}
	return &e.Sources[n-1]
}

// relane brings the rows of a happening to what they should be, and counts.
func (w *writer) relane(h *happening, now *lanes) error {
	before := h.lanes
	if before == nil {
		before = newLanes()
		if h.stored {
			if err := w.loadLanes(h.id, before); err != nil {
				return err
			}
		}
	}
	h.lanes = now
	elsewhere := before.day != now.day || before.until != now.until
	if err := w.leaveLanes(`roles`, `entity = ? AND role = ?`, h.id, before.roles, now.roles, elsewhere || before.typ != now.typ || before.status != now.status, func(row [2]string) error {
		return w.addRoles.add(row[0], now.day, h.id, row[1], now.until, now.typ, now.status)
	}); err != nil {
		return err
	}
	if err := w.leaveLanes(`tellers`, `what = ? AND name = ?`, h.id, before.tellers, now.tellers, elsewhere, func(row [2]string) error {
		return w.addTellers.add(row[0], row[1], now.day, h.id, now.until)
	}); err != nil {
		return err
	}
	w.tallyLanes(before, -1)
	w.tallyLanes(now, 1)
	return nil
}

// leaveLanes deletes the rows that should not be there, all of them if the
// happening stands elsewhere now, and adds those that should.
func (w *writer) leaveLanes(table, is, id string, before, now map[[2]string]bool, elsewhere bool, add func([2]string) error) error {
	if elsewhere && len(before) > 0 {
		if err := w.exec(`DELETE FROM `+table+` WHERE happening = ?`, id); err != nil {
			return err
		}
		before = nil
	}
	for row := range before {
		if now[row] {
			continue
		}
		if err := w.exec(`DELETE FROM `+table+` WHERE happening = ? AND `+is, id, row[0], row[1]); err != nil {
			return err
		}
	}
	for _, row := range slices.SortedFunc(maps.Keys(now), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		if before[row] {
			continue
		}
		if err := add(row); err != nil {
			return err
		}
	}
	return nil
}

// loadLanes reads the rows that a happening has.
func (w *writer) loadLanes(id string, l *lanes) error {
	if err := w.tx.QueryRow(`SELECT day, day_last, type, status FROM happenings WHERE id = ?`, id).Scan(&l.day, &l.until, &l.typ, &l.status); err != nil {
		return err
	}
	err := eachRow(w.tx, func(s scanner) error {
		var row [2]string
		err := s.Scan(&row[0], &row[1])
		l.roles[row] = true
		return err
	}, `SELECT entity, role FROM roles WHERE happening = ?`, id)
	if err != nil {
		return err
	}
	return eachRow(w.tx, func(s scanner) error {
		var row [2]string
		err := s.Scan(&row[0], &row[1])
		l.tellers[row] = true
		return err
	}, `SELECT what, name FROM tellers WHERE happening = ?`, id)
}
