package web

import (
	"strings"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// PlotsView is a timeline as drawings.
type PlotsView struct {
	List      []ledger.Happening // those of the page
	Intensity *Intensity         // of all that answer the query
}

// column is a month of the drawing of intensity.
type column struct {
	x, width             float64
	upY, up, downY, down float64
	month                *Month
	title                string
}

const (
	intensityHeight = 170.0
	columnGap       = 0.18 // of a month's width
	widestColumn    = 34.0
)

// columns is intensity, month by month.
type columns struct {
	list        []column
	ticks       []tick
	time        axis
	zero        float64 // where nothing is
	top, bottom float64 // sums at the upper and the lower end
	labelX      float64
	height      float64
}

func (p *Page) columnsOf(v *Intensity) *columns {
	n := len(v.Months)
	c := &columns{height: intensityHeight + tickHeight, labelX: chartLabels - 12}
	c.time = axis{from: v.Months[0].First, to: v.Months[n-1].First.AddMonths(1).AddDays(-1), rtl: p.Lang == Arabic, start: chartLabels, size: chartWidth - chartLabels}
	if c.time.rtl {
		c.time.start, c.labelX = 0, chartWidth-chartLabels+12
	}
	for i := range v.Months {
		c.top, c.bottom = max(c.top, v.Months[i].Up), min(c.bottom, v.Months[i].Down)
	}
	scale := (intensityHeight - 20) / max(c.top-c.bottom, 1)
	c.zero = 10 + c.top*scale
	for i := range v.Months {
		m := &v.Months[i]
		x, w := c.time.stretch(m.First, m.First.AddMonths(1).AddDays(-1))
		wide := min(w*(1-columnGap), widestColumn)
		c.list = append(c.list, column{x: x + (w-wide)/2, width: wide, up: m.Up * scale, upY: c.zero - m.Up*scale, down: -m.Down * scale, downY: c.zero, month: m, title: p.monthTitle(m)})
	}
	c.ticks = p.ticks(&c.time)
	return c
}

// monthTitle says what a month's column stands for.
func (p *Page) monthTitle(m *Month) string {
	return p.fill("plots.month", p.date(m.name()), p.countIn("happenings", m.Happenings), p.score(m.Up), p.score(m.Down))
}

// countIn is a count with what is counted, as a text.
func (p *Page) countIn(key string, n int) string {
	text := p.Lang.counted(key, n)
	before, k, after := hole(text, 1)
	if k < 0 {
		return text
	}
	return before + p.number(n) + after
}

// middle is where the middle of a month is.
func (a *axis) middle(d calendar.Date) float64 {
	x, w := a.stretch(d, d.AddMonths(1).AddDays(-1))
	return x + w/2
}

// What the island draws the same from.
type (
	plotsData struct {
		RTL       bool        `json:"rtl"`
		Rows      []string    `json:"rows"`
		Bars      []plotBar   `json:"bars"`
		BarTicks  []plotTick  `json:"barTicks"`
		Months    []plotMonth `json:"months"`
		MonthTick []plotTick  `json:"monthTicks"`
		Up        string      `json:"up"`
		Down      string      `json:"down"`
	}
	plotBar struct {
		Row   string `json:"row"`
		From  string `json:"from"`
		To    string `json:"to"`
		Lane  int    `json:"lane"`
		Exact bool   `json:"exact"`
		Class string `json:"class"`
		Title string `json:"title"`
		Href  string `json:"href"`
	}
	plotMonth struct {
		From  string  `json:"from"`
		To    string  `json:"to"`
		Up    float64 `json:"up"`
		Down  float64 `json:"down"`
		Title string  `json:"title"`
	}
	plotTick struct {
		At    string `json:"at"`
		Label string `json:"label"`
	}
)

func plotTicks(list []tick) []plotTick {
	out := make([]plotTick, len(list))
	for i, t := range list {
		out[i] = plotTick{t.day.String(), t.label}
	}
	return out
}

func (p *Page) plotsData(c *chart, v *Intensity, k *columns) *plotsData {
	d := &plotsData{RTL: p.Lang == Arabic, Up: p.T("plots.up"), Down: p.T("plots.down"), BarTicks: plotTicks(c.ticks)}
	for _, row := range c.rows {
		d.Rows = append(d.Rows, row.label)
		for _, b := range row.bars {
			d.Bars = append(d.Bars, plotBar{Row: row.label, From: b.first.String(), To: b.last.AddDays(1).String(), Exact: b.exact, Class: b.class(), Title: b.title, Href: b.href})
		}
	}
	if k != nil {
		d.MonthTick = plotTicks(k.ticks)
		for i := range v.Months {
			m := &v.Months[i]
			d.Months = append(d.Months, plotMonth{m.First.String(), m.First.AddMonths(1).String(), m.Up, m.Down, k.list[i].title})
		}
	}
	return d
}

// MostCounted is how many happenings a drawing counts at most: those that changed
// last.
const MostCounted = 1500

// someColumns is the drawing of intensity; nil if there is nothing to draw.
func (p *Page) someColumns(v *Intensity) *columns {
	if v == nil || len(v.Months) == 0 {
		return nil
	}
	return p.columnsOf(v)
}

// wideMark reports whether a mark of the legend is a bar and no dot.
func wideMark(class string) bool { return !strings.Contains(class, "exact") }
