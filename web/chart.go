package web

import (
	"strconv"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// The measures of drawings of time, in their own units.
const (
	chartWidth  = 960.0
	chartLabels = 120.0 // of names beside the rows
	laneHeight  = 15.0
	rowGap      = 10.0
	tickHeight  = 26.0
	dotSize     = 11.0
	mostInRow   = 8 // bars above one another; what is more is drawn over the last
)

// bar is a happening along time.
type bar struct {
	x, y, width float64
	exact       bool // it was on one day, and is drawn as a dot
	rough       bool // the day is about, or uncertain
	status      string
	first, last calendar.Date
	title, href string
}

// chartRow is a type with its bars.
type chartRow struct {
	label     string
	y, height float64
	bars      []bar
}

// chart is happenings along time, a row for each type, from cooperation to force.
type chart struct {
	rows      []chartRow
	time      axis
	ticks     []tick
	height    float64
	undrawn   int // happenings that have no first or no last day
	labelLeft float64
}

// chartOf draws happenings.
func (p *Page) chartOf(list []ledger.Happening) *chart {
	c := &chart{}
	byType := map[musnad.Type][]bar{}
	for i := range list {
		h := &list[i]
		first, last, ok := boundsOf(h.Date)
		if !ok {
			c.undrawn++
			continue
		}
		if c.time.from.Month == 0 || first.Compare(c.time.from) < 0 {
			c.time.from = first
		}
		if last.Compare(c.time.to) > 0 {
			c.time.to = last
		}
		byType[h.Type] = append(byType[h.Type], bar{first: first, last: last, exact: first == last, rough: isRough(h.Date), status: p.statusOf(h),
			title: p.Summary(h) + p.statusWord(h), href: p.HappeningPath(h.ID)})
	}
	p.along(&c.time)
	if p.Lang == Arabic {
		c.labelLeft = chartWidth
	}
	for _, t := range musnad.Types {
		if bars := byType[t]; len(bars) > 0 {
			c.add(p.Label("type", string(t)), bars)
		}
	}
	if len(c.rows) > 0 {
		c.ticks = p.fineTicks(&c.time)
	}
	c.height += tickHeight
	return c
}

// statusWord says what state a happening has, where it did not simply happen.
func (p *Page) statusWord(h *ledger.Happening) string {
	if s := p.statusOf(h); s != string(musnad.Actual) {
		return p.T("list.comma") + p.T("status."+s)
	}
	return ""
}

func isRough(edtf string) bool {
	e, err := calendar.Parse(edtf)
	return err == nil && e.Qualifier() != 0
}

// along lays time beside the names of rows, with a day of room at either end.
func (p *Page) along(a *axis) {
	a.from, a.to = a.from.AddDays(-1), a.to.AddDays(1)
	a.rtl = p.Lang == Arabic
	a.start, a.size = chartLabels, chartWidth-chartLabels
	if a.rtl {
		a.start = 0
	}
}

// add puts bars into a row, in lanes so that none covers another.
func (c *chart) add(label string, bars []bar) {
	row := chartRow{label: label, y: c.height}
	var ends []float64 // where each lane is free, counted along time
	for _, b := range bars {
		b.x, b.width = c.time.stretch(b.first, b.last)
		if b.exact || b.width < dotSize {
			b.x, b.width = b.x+b.width/2-dotSize/2, dotSize
		}
		begin := b.x
		if c.time.rtl {
			begin = chartWidth - b.x - b.width
		}
		lane := 0
		for lane < len(ends) && lane < mostInRow-1 && ends[lane] > begin {
			lane++
		}
		if lane == len(ends) {
			ends = append(ends, 0)
		}
		ends[lane] = begin + b.width + 2
		b.y = c.height + rowGap/2 + float64(lane)*laneHeight + (laneHeight-dotSize)/2
		row.bars = append(row.bars, b)
	}
	row.height = float64(len(ends))*laneHeight + rowGap
	c.height += row.height
	c.rows = append(c.rows, row)
}

// class says how a bar is drawn: what did not happen is hollow.
func (b *bar) class() string {
	s := "bar " + b.status
	if b.exact {
		s += " exact"
	}
	if b.rough {
		s += " rough"
	}
	return s
}

func box(width, height float64) string { return "0 0 " + px(width) + " " + px(height) }

// score is a sum of intensities in words: one decimal, without a sign, as above and
// below a line say it.
func (p *Page) score(x float64) string {
	return p.figures(strconv.FormatFloat(max(x, -x), 'f', 1, 64))
}
