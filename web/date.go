package web

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad/calendar"
)

// date is an EDTF value in words: "11 June 2024", "June 2024", "from 10 to 12 June
// 2024", "11 June, of an unknown year". What is no such value comes back as it is.
func (p *Page) date(edtf string) string {
	e, err := calendar.Parse(edtf)
	if err != nil {
		return edtf
	}
	return p.figures(p.value(e))
}

func (p *Page) value(e calendar.EDTF) string {
	if !e.IsInterval() {
		return p.qualified(e, p.single(e))
	}
	from, to := e.From(), e.To()
	switch {
	case from.IsZero() && to.IsZero():
		return e.String()
	case from.IsZero():
		return p.fill("date.until", p.value(to))
	case to.IsZero():
		return p.fill("date.since", p.value(from))
	}
	return p.fill("date.range", p.value(from), p.value(to))
}

// fill puts texts where {0}, {1} … stand in a text of the interface.
func (p *Page) fill(key string, with ...string) string {
	s := p.T(key)
	for i, w := range with {
		s = strings.ReplaceAll(s, "{"+strconv.Itoa(i)+"}", w)
	}
	return s
}

func (p *Page) qualified(e calendar.EDTF, s string) string {
	switch q := e.Qualifier(); {
	case q&calendar.Approximate != 0:
		return p.fill("date.about", s)
	case q&calendar.Uncertain != 0:
		return p.fill("date.uncertain", s)
	}
	return s
}

func (p *Page) single(e calendar.EDTF) string {
	if d, ok := e.Exact(); ok && p.Settings.Calendar == Hijri {
		if h, _, ok := d.Hijri(); ok {
			return p.hijri(h) + " " + p.fill("date.gregorian", p.gregorian(d.Year, d.Month, d.Day))
		}
	}
	if e.Precision() >= calendar.Decade {
		return p.decade(e)
	}
	return p.gregorian(e.Fields())
}

func (p *Page) hijri(h calendar.HijriDate) string {
	return strconv.Itoa(h.Day) + " " + p.month(calendar.Hijri, h.Month) + " " + strconv.Itoa(h.Year) + " " + p.T("date.ah")
}

func (p *Page) decade(e calendar.EDTF) string {
	year, _, _ := e.Fields()
	if e.Precision() == calendar.Century {
		return p.fill("date.century", strconv.Itoa(year/100+1))
	}
	return p.fill("date.decade", strconv.Itoa(year))
}

// gregorian writes what is specified of a day; 0 or calendar.Unspecified is what is
// not.
func (p *Page) gregorian(year, month, day int) string {
	var parts []string
	if day > 0 {
		parts = append(parts, strconv.Itoa(day))
	}
	if month > 0 {
		parts = append(parts, p.month(p.tradition(), month))
	}
	if year >= 0 {
		parts = append(parts, strconv.Itoa(year))
	} else {
		parts = append(parts, p.T("date.no-year"))
	}
	return strings.Join(parts, " ")
}

var traditions = map[CalendarName]calendar.Tradition{Egyptian: calendar.Egyptian, Maghrebi: calendar.Maghrebi}

func (p *Page) tradition() calendar.Tradition {
	if t, ok := traditions[p.Settings.Calendar]; ok {
		return t
	}
	return calendar.Levantine
}

func (p *Page) month(t calendar.Tradition, n int) string {
	if p.Lang == Arabic {
		return t.MonthName(n)
	}
	if t == calendar.Hijri {
		return p.T("hijri." + strconv.Itoa(n))
	}
	return p.T("month." + strconv.Itoa(n))
}

// weekday is the day of the week of a value that names one day; else empty.
func (p *Page) weekday(edtf string) string {
	e, err := calendar.Parse(edtf)
	if err != nil {
		return ""
	}
	if d, ok := e.Exact(); ok {
		return p.T("weekday." + strconv.Itoa(int(d.Weekday())))
	}
	return ""
}

// day is a value with its weekday, where it is one day.
func (p *Page) day(edtf string) string {
	if w := p.weekday(edtf); w != "" {
		return p.seq(w, p.date(edtf))
	}
	return p.date(edtf)
}
