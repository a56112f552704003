package export

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

//go:embed acled.tsv
var acledTable string

// acledRow maps what fits its first five fields to the last three.
type acledRow struct{ kind, mode, actor, recipient, toll, disorder, event, sub string }

var acledRows = readACLED(acledTable)

func readACLED(table string) (rows []acledRow) {
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, acledRow{f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]})
	}
	return rows
}

// Kinds of parties, as PLOVER's sectors.
var (
	armedKinds    = []string{"MIL", "COP", "SPY", "REB", "UAF"}
	civilianKinds = []string{"CVL", "JRN", "MED", "REF", "NGO", "IGO", "BUS", "REL", "OPP", "PTY", "LEG", "JUD", "GOV"}
)

// interOf says in ACLED's words what a party is; empty where that would be a guess.
var interOf = map[string]string{
	"MIL": "State forces", "COP": "State forces", "SPY": "State forces", "REB": "Rebel group",
	"CVL": "Civilians", "JRN": "Civilians", "MED": "Civilians", "REF": "Civilians", "NGO": "Civilians", "BUS": "Civilians", "REL": "Civilians",
}

var acledColumns = []string{"event_id", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
	"actor1", "inter1", "actor2", "inter2", "iso", "country", "location", "latitude", "longitude", "geo_precision",
	"source", "source_scale", "notes", "fatalities", "timestamp", "musnad_date", "musnad_evidence", "musnad_flags", "musnad_review", "musnad_corrected"}

// acled is a table of ACLED's shape. It is not ACLED's data: actors are as articles
// name them, and nobody of ACLED has coded it.
func (j *job) acled() error {
	c, err := j.newCSV(acledColumns)
	if err != nil {
		return err
	}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		row, err := j.acledRow(h)
		if err != nil {
			return err
		}
		if row == nil {
			continue
		}
		if err := c.row(row); err != nil {
			return err
		}
		j.sum.Written++
	}
	return c.w.Flush()
}

func (j *job) acledRow(h *ledger.Happening) ([]cell, error) {
	m := mapping(h)
	day, precise := acledDay(h.Date)
	where := acledWhere(h.Place)
	switch {
	case h.Status != musnad.Actual:
		j.leave("it is not actual: " + statusOf(h))
		return nil, nil
	case m == nil:
		j.leave("no type of ACLED's fits: " + strings.TrimSuffix(string(h.Type)+"/"+h.Mode, "/"))
		return nil, nil
	case precise == 0:
		j.leave("its date is not known to a month")
		return nil, nil
	case where == 0:
		j.leave("its place is not known to a region")
		return nil, nil
	}
	row, err := j.happeningRow(h)
	if err != nil {
		return nil, err
	}
	written, err := j.s.Written(h.Changed)
	if err != nil {
		return nil, err
	}
	iso, country := countryOf(h.Place.Country)
	t := func(s string) cell { return cell{s, false} }
	n := func(s string) cell { return cell{s, true} }
	dead := first(h.Dead)
	if dead == "" {
		dead = "0" // ACLED's way of saying that none is reported
	}
	return []cell{t(h.ID), t(day.String()), n(strconv.Itoa(day.Year)), n(strconv.Itoa(precise)), t(m.disorder), t(m.event), t(m.sub),
		t(names(h.Actor)), t(inter(h, h.Actor, m)), t(names(h.Recipient)), t(inter(h, h.Recipient, nil)),
		n(iso), t(country), t(h.Place.Name), n(degrees(h.Place.Lat)), n(degrees(h.Place.Lon)), n(strconv.Itoa(where)),
		t(outlets(h)), t(""), t(oneLine(firstClause(h))), n(dead), n(strconv.FormatInt(written.Unix(), 10)),
		t(h.Date), t(joined(h.Reports, reference)), t(strings.Join(row.flags, separator)), t(reviewed(row)),
		t(joined(row.corrected, func(c *Correction) string { return fmt.Sprintf("%s by %s (%s)", c.Field, c.By, c.Decision) }))}, nil
}

func reviewed(r *happeningRow) string {
	if r.byReview == "" {
		return ""
	}
	return fmt.Sprintf("%s by %s (%s)", r.Review, r.byReview, r.onReview)
}

// mapping is the first row that fits.
func mapping(h *ledger.Happening) *acledRow {
	for i := range acledRows {
		r := &acledRows[i]
		mode := r.mode == "any" || r.mode == h.Mode || r.mode == "-" && h.Mode == ""
		if r.kind == string(h.Type) && mode && sideFits(r.actor, h.Actor) && sideFits(r.recipient, h.Recipient) && (r.toll == "any" || calm(h)) {
			return r
		}
	}
	return nil
}

// sideFits reports whether all of a side, and somebody, is of a sort.
func sideFits(sort string, side []ledger.Voice) bool {
	kinds := armedKinds
	switch sort {
	case "any":
		return true
	case "civilian":
		kinds = civilianKinds
	}
	for i := range side {
		if !slices.Contains(kinds, side[i].Kind) {
			return false
		}
	}
	return len(side) > 0
}

func calm(h *ledger.Happening) bool {
	none := func(list []ledger.Said) bool { return first(list) == "" || first(list) == "0" }
	return none(h.Dead) && none(h.Injured)
}

func inter(h *ledger.Happening, side []ledger.Voice, m *acledRow) string {
	if m != nil && m.event == "Protests" {
		return "Protesters"
	}
	if m != nil && m.event == "Riots" {
		return "Rioters"
	}
	if len(side) == 0 {
		return ""
	}
	return interOf[side[0].Kind]
}

// acledDay is the day of an event, and how precise it is: 1 the day, 2 within a
// week, 3 within a month, of which it is the middle; 0 if it is not known so well.
func acledDay(edtf string) (calendar.Date, int) {
	a, b, _, ok := days(edtf)
	if !ok {
		return a, 0
	}
	n := b.DaysSince(a)
	switch {
	case n == 0:
		return a, 1
	case n < 7:
		return a.AddDays(n / 2), 2
	case n < 31:
		return a.AddDays(n / 2), 3
	}
	return a, 0
}

// acledWhere is how precise a place is: 1 it, 3 its region; 0 if it is not known so
// well.
func acledWhere(p *ledger.Spot) int {
	switch {
	case !located(p):
		return 0
	case p.Precision == "region":
		return 3
	}
	return 1
}

// countryOf is the ISO number and the English name of a country of three letters.
func countryOf(alpha3 string) (iso, english string) {
	r, err := language.ParseRegion(alpha3)
	if err != nil {
		return "", alpha3
	}
	if n := r.M49(); n > 0 {
		iso = strconv.Itoa(n)
	}
	return iso, display.English.Regions().Name(r)
}

func outlets(h *ledger.Happening) string {
	var out []string
	for i := range h.Reports {
		out = addOnce(out, h.Reports[i].Outlet)
	}
	return strings.Join(out, "; ")
}
