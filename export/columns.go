package export

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// column is a column of a table. Numbers are ours, and need no making safe.
type column[T any] struct {
	name   string
	number bool
	value  func(*T) string
}

func words[T any](name string, f func(*T) string) column[T]   { return column[T]{name, false, f} }
func figures[T any](name string, f func(*T) string) column[T] { return column[T]{name, true, f} }

// happeningRow is a happening with what its cells need.
type happeningRow struct {
	*ledger.Happening
	flags                []string
	first, last, fine    string // days
	byReview, onReview   string
	corrected            []Correction
	publishedBy, article []string
}

func (j *job) happeningRow(h *ledger.Happening) (*happeningRow, error) {
	r := &happeningRow{Happening: h, corrected: corrections(h)}
	r.byReview, r.onReview = reviewer(h)
	a, b, fine, ok := days(h.Date)
	if r.fine = fine; ok {
		r.first, r.last = a.String(), b.String()
	}
	for i := range h.Reports {
		r.publishedBy = addOnce(r.publishedBy, h.Reports[i].PublishedBy)
		r.article = addOnce(r.article, h.Reports[i].Article)
	}
	var err error
	r.flags, err = j.allFlags(h)
	return r, err
}

func addOnce(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	if s == "" {
		return list
	}
	return append(list, s)
}

// happeningColumns are the columns of a table of happenings.
var happeningColumns = concat(
	[]column[happeningRow]{
		words("id", func(r *happeningRow) string { return r.ID }),
		words("type", func(r *happeningRow) string { return string(r.Type) }),
		words("mode", func(r *happeningRow) string { return r.Mode }),
		words("status", func(r *happeningRow) string { return statusOf(r.Happening) }),
		words("date", func(r *happeningRow) string { return r.Date }),
		words("date_first", func(r *happeningRow) string { return r.first }),
		words("date_last", func(r *happeningRow) string { return r.last }),
		words("date_precision", func(r *happeningRow) string { return r.fine }),
	},
	voiceColumns("actor", func(r *happeningRow) []ledger.Voice { return r.Actor }),
	voiceColumns("recipient", func(r *happeningRow) []ledger.Voice { return r.Recipient }),
	voiceColumns("mediator", func(r *happeningRow) []ledger.Voice { return r.Mediator }),
	spotColumns(),
	[]column[happeningRow]{
		figures("dead", func(r *happeningRow) string { return first(r.Dead) }),
		figures("injured", func(r *happeningRow) string { return first(r.Injured) }),
		figures("arrested", func(r *happeningRow) string { return first(r.Arrested) }),
		figures("articles", func(r *happeningRow) string { return strconv.Itoa(r.Articles) }),
		figures("outlets", func(r *happeningRow) string { return strconv.Itoa(r.Outlets) }),
		figures("origins", func(r *happeningRow) string { return strconv.Itoa(len(r.Origins)) }),
		words("sources", func(r *happeningRow) string { return joined(r.Origins, origin) }),
		words("disagreements", func(r *happeningRow) string { return disagreements(r.Happening) }),
		words("article_ids", func(r *happeningRow) string { return strings.Join(r.article, separator) }),
		words("evidence", func(r *happeningRow) string { return joined(r.Reports, reference) }),
		words("evidence_letters", func(r *happeningRow) string {
			return joined(r.Reports, func(x *ledger.Report) string { return x.Event.Trigger })
		}),
		words("clause", func(r *happeningRow) string { return firstClause(r.Happening) }),
		words("published_by", func(r *happeningRow) string { return strings.Join(r.publishedBy, separator) }),
		words("flags", func(r *happeningRow) string { return strings.Join(r.flags, separator) }),
		words("review", func(r *happeningRow) string { return r.Review }),
		words("reviewed_by", func(r *happeningRow) string { return r.byReview }),
		words("review_decision", func(r *happeningRow) string { return r.onReview }),
		words("corrected", func(r *happeningRow) string {
			return joined(r.corrected, func(c *Correction) string { return c.Field })
		}),
		words("corrected_by", func(r *happeningRow) string { return joined(r.corrected, func(c *Correction) string { return c.By }) }),
		words("correction_decision", func(r *happeningRow) string {
			return joined(r.corrected, func(c *Correction) string { return c.Decision })
		}),
		words("correction_evidence", func(r *happeningRow) string {
			return joined(r.corrected, func(c *Correction) string { return c.Evidence })
		}),
		figures("entry_born", func(r *happeningRow) string { return strconv.FormatInt(r.Born, 10) }),
		figures("entry_changed", func(r *happeningRow) string { return strconv.FormatInt(r.Changed, 10) }),
	},
)

func concat[T any](lists ...[]T) (out []T) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func firstClause(h *ledger.Happening) string {
	if len(h.Reports) == 0 {
		return ""
	}
	return h.Reports[0].Event.Clause
}

func voiceColumns(role string, of func(*happeningRow) []ledger.Voice) []column[happeningRow] {
	each := func(suffix string, f func(*ledger.Voice) string) column[happeningRow] {
		return words(role+suffix, func(r *happeningRow) string { return joined(of(r), f) })
	}
	return []column[happeningRow]{
		each("", func(v *ledger.Voice) string { return v.Name }),
		each("_en", func(v *ledger.Voice) string { return v.English }),
		each("_country", func(v *ledger.Voice) string { return v.Country }),
		each("_kind", func(v *ledger.Voice) string { return v.Kind }),
		each("_id", func(v *ledger.Voice) string { return v.Party.ID }),
	}
}

func spotColumns() []column[happeningRow] {
	of := func(f func(*ledger.Spot) string) func(*happeningRow) string {
		return func(r *happeningRow) string {
			if r.Place == nil {
				return ""
			}
			return f(r.Place)
		}
	}
	return []column[happeningRow]{
		words("place", of(func(p *ledger.Spot) string { return p.Name })),
		words("place_country", of(func(p *ledger.Spot) string { return p.Country })),
		words("place_precision", of(func(p *ledger.Spot) string { return p.Precision })),
		words("place_id", of(func(p *ledger.Spot) string { return p.ID })),
		figures("latitude", of(func(p *ledger.Spot) string { return coordinate(p, p.Lat) })),
		figures("longitude", of(func(p *ledger.Spot) string { return coordinate(p, p.Lon) })),
	}
}

// located reports whether a place has a point that means the place: a country and
// an area without bounds have none.
func located(p *ledger.Spot) bool {
	if p == nil || p.Lat == 0 && p.Lon == 0 {
		return false
	}
	return pointed(p.Precision)
}

func pointed(precision string) bool {
	return precision == "site" || precision == "city" || precision == "region"
}

func coordinate(p *ledger.Spot, x float64) string {
	if !located(p) {
		return ""
	}
	return degrees(x)
}

// reportRow is a report with what its cells need.
type reportRow struct {
	*ledger.Report
	h                                *ledger.Happening
	anchor                           string
	flags                            []string
	dateLetters, statusLetters, spot string
}

func (j *job) reportRow(h *ledger.Happening, r *ledger.Report) (*reportRow, error) {
	out := &reportRow{Report: r, h: h}
	var err error
	if out.anchor, err = j.anchor(r); err != nil {
		return nil, err
	}
	if out.flags, err = j.flags(r); err != nil {
		return nil, err
	}
	if out.dateLetters, err = j.letters(r, r.Event.Evidence.Date); err != nil {
		return nil, err
	}
	if out.statusLetters, err = j.letters(r, r.Event.Evidence.Status); err != nil {
		return nil, err
	}
	if p := r.Event.Place; p != nil {
		out.spot, err = j.letters(r, p.At)
	}
	return out, err
}

// reportColumns are the columns of a table of reports.
var reportColumns = concat(
	[]column[reportRow]{
		words("happening", func(r *reportRow) string { return r.h.ID }),
		words("article", func(r *reportRow) string { return r.Article }),
		figures("version", func(r *reportRow) string { return strconv.Itoa(r.Version) }),
		words("trigger_at", func(r *reportRow) string { return span(&r.At) }),
		words("trigger", func(r *reportRow) string { return r.Event.Trigger }),
		words("clause_at", func(r *reportRow) string { return span(r.Event.Evidence.Clause) }),
		words("clause", func(r *reportRow) string { return r.Event.Clause }),
		words("outlet", func(r *reportRow) string { return r.Outlet }),
		words("title", func(r *reportRow) string { return r.Title }),
		words("url", func(r *reportRow) string { return r.URL }),
		words("published", func(r *reportRow) string { return r.Published }),
		words("published_by", func(r *reportRow) string { return r.PublishedBy }),
		words("day_of_writing_by", func(r *reportRow) string { return r.anchor }),
		words("copy_of", func(r *reportRow) string { return r.CopyOf }),
		words("words_sha256", func(r *reportRow) string { return r.Words }),
		words("engine", func(r *reportRow) string { return r.Engine }),
		words("type", func(r *reportRow) string { return string(r.Event.Type) }),
		words("mode", func(r *reportRow) string { return musnad.Text(r.Event.Mode) }),
		words("status", func(r *reportRow) string { return string(r.Event.Status) }),
		words("status_at", func(r *reportRow) string { return span(r.Event.Evidence.Status) }),
		words("status_letters", func(r *reportRow) string { return r.statusLetters }),
		words("date", func(r *reportRow) string { return musnad.Text(r.Event.Date) }),
		words("date_at", func(r *reportRow) string { return span(r.Event.Evidence.Date) }),
		words("date_letters", func(r *reportRow) string { return r.dateLetters }),
	},
	partyColumns("actor", func(r *reportRow) []musnad.ReadingParty { return r.Event.Actor }),
	partyColumns("recipient", func(r *reportRow) []musnad.ReadingParty { return r.Event.Recipient }),
	partyColumns("mediator", func(r *reportRow) []musnad.ReadingParty { return r.Event.Mediator }),
	placeColumns(),
	[]column[reportRow]{
		words("sources", func(r *reportRow) string { return joined(r.Event.Sources, link) }),
		words("sources_at", func(r *reportRow) string {
			return joined(r.Event.Sources, func(s *musnad.ReadingSource) string { return span(s.At) })
		}),
		figures("dead", func(r *reportRow) string { return number(r.Event.Size.Dead) }),
		figures("injured", func(r *reportRow) string { return number(r.Event.Size.Injured) }),
		figures("arrested", func(r *reportRow) string { return number(r.Event.Size.Arrested) }),
		words("contexts", func(r *reportRow) string { return strings.Join(r.Event.Contexts, separator) }),
		figures("intensity", func(r *reportRow) string { return degrees(r.Event.Intensity) }),
		words("rules", func(r *reportRow) string { return strings.Join(r.Event.Rules, separator) }),
		words("joined_because", func(r *reportRow) string { return joined(r.Reasons, reason) }),
		words("flags", func(r *reportRow) string { return strings.Join(r.flags, separator) }),
		words("review", func(r *reportRow) string { return r.h.Review }),
	},
)

// link is one link of a chain of sources, from the speaker nearest to the newspaper.
func link(s *musnad.ReadingSource) string {
	out := s.Kind
	if s.Name != nil {
		out += ": " + *s.Name
	}
	if s.Stance != "" {
		out += " (" + s.Stance + ")"
	}
	return out
}

func reason(r *ledger.Reason) string {
	if r.Value == "" {
		return r.Kind
	}
	return r.Kind + ": " + r.Value
}

func partyColumns(role string, of func(*reportRow) []musnad.ReadingParty) []column[reportRow] {
	each := func(suffix string, f func(*musnad.ReadingParty) string) column[reportRow] {
		return words(role+suffix, func(r *reportRow) string { return joined(of(r), f) })
	}
	return []column[reportRow]{
		each("", func(p *musnad.ReadingParty) string { return musnad.Text(p.Name) }),
		each("_en", func(p *musnad.ReadingParty) string { return musnad.Text(p.English) }),
		each("_country", func(p *musnad.ReadingParty) string { return musnad.Text(p.Country) }),
		each("_kind", func(p *musnad.ReadingParty) string { return p.Kind }),
		each("_id", func(p *musnad.ReadingParty) string { return musnad.Text(p.ID) }),
		each("_at", func(p *musnad.ReadingParty) string { return span(p.At) }),
	}
}

func placeColumns() []column[reportRow] {
	of := func(f func(*musnad.ReadingPlace) string) func(*reportRow) string {
		return func(r *reportRow) string {
			if r.Event.Place == nil {
				return ""
			}
			return f(r.Event.Place)
		}
	}
	point := func(f func(*musnad.ReadingPlace) *float64) func(*reportRow) string {
		return of(func(p *musnad.ReadingPlace) string {
			if x := f(p); x != nil && pointed(musnad.Text(p.Precision)) {
				return degrees(*x)
			}
			return ""
		})
	}
	return []column[reportRow]{
		words("place", of(func(p *musnad.ReadingPlace) string { return p.Name })),
		words("place_country", of(func(p *musnad.ReadingPlace) string { return musnad.Text(p.Country) })),
		words("place_precision", of(func(p *musnad.ReadingPlace) string { return musnad.Text(p.Precision) })),
		words("place_id", of(func(p *musnad.ReadingPlace) string { return musnad.Text(p.ID) })),
		words("place_at", of(func(p *musnad.ReadingPlace) string { return span(p.At) })),
		words("place_letters", func(r *reportRow) string { return r.spot }),
		figures("latitude", point(func(p *musnad.ReadingPlace) *float64 { return p.Lat })),
		figures("longitude", point(func(p *musnad.ReadingPlace) *float64 { return p.Lon })),
	}
}

// table gives each row as cells in the order of the columns.
func (j *job) table(row func(cells []cell) error) error {
	if j.o.Rows == Reports {
		return j.reportTable(row)
	}
	return j.happeningTable(row)
}

// cell is a value of a table.
type cell struct {
	text   string
	number bool
}

func heads[T any](columns []column[T]) (out []string) {
	for _, c := range columns {
		out = append(out, c.name)
	}
	return out
}

func cells[T any](columns []column[T], row *T) []cell {
	out := make([]cell, len(columns))
	for i, c := range columns {
		out[i] = cell{c.value(row), c.number}
	}
	return out
}

func (j *job) happeningTable(row func([]cell) error) error {
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		r, err := j.happeningRow(h)
		if err != nil {
			return fmt.Errorf("happening %s: %w", h.ID, err)
		}
		if err := row(cells(happeningColumns, r)); err != nil {
			return err
		}
		j.sum.Written++
	}
	return nil
}

func (j *job) reportTable(row func([]cell) error) error {
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		for i := range h.Reports {
			r, err := j.reportRow(h, &h.Reports[i])
			if err != nil {
				return fmt.Errorf("happening %s: %w", h.ID, err)
			}
			if err := row(cells(reportColumns, r)); err != nil {
				return err
			}
			j.sum.Written++
		}
	}
	return nil
}

func (j *job) heads() []string {
	if j.o.Rows == Reports {
		return heads(reportColumns)
	}
	return heads(happeningColumns)
}
