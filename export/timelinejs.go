package export

import (
	"html"
	"strings"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

type slideDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type slideText struct {
	Headline string `json:"headline"` // HTML
	Text     string `json:"text"`     // HTML
}

type slide struct {
	ID      string     `json:"unique_id"`
	Start   slideDate  `json:"start_date"`
	End     *slideDate `json:"end_date,omitempty"`
	Display string     `json:"display_date"` // EDTF, so that an uncertain date is shown as one
	Group   string     `json:"group"`
	Text    slideText  `json:"text"`
}

// timelinejs is the JSON of TimelineJS 3. Its texts are HTML: what comes from
// articles is escaped.
func (j *job) timelinejs() error {
	a, err := newArray(j.w, `{"events":[`, `]}`)
	if err != nil {
		return err
	}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		from, to, _, ok := days(h.Date)
		if !ok {
			j.leave("it has no first and last day")
			continue
		}
		row, err := j.happeningRow(h)
		if err != nil {
			return err
		}
		s := slide{ID: h.ID, Start: slideDay(from), Display: h.Date, Group: string(h.Type),
			Text: slideText{html.EscapeString(headline(h)), slideHTML(row)}}
		if to != from {
			end := slideDay(to)
			s.End = &end
		}
		if err := a.add(s); err != nil {
			return err
		}
		j.sum.Written++
	}
	return a.close()
}

func slideDay(d calendar.Date) slideDate {
	return slideDate{Year: d.Year, Month: d.Month, Day: d.Day}
}

// slideHTML is what is known of a happening, in paragraphs, with links to its
// articles.
func slideHTML(r *happeningRow) string {
	var b strings.Builder
	for line := range strings.Lines(described(r)) {
		b.WriteString("<p>" + html.EscapeString(strings.TrimSuffix(line, "\n")) + "</p>")
	}
	var seen []string
	for i := range r.Reports {
		x := &r.Reports[i]
		if u := webAddress(x.URL); u != "" && len(addOnce(seen, u)) > len(seen) {
			seen = append(seen, u)
			b.WriteString(`<p><a href="` + html.EscapeString(u) + `" rel="noopener noreferrer">` + html.EscapeString(articleName(x)) + `</a></p>`)
		}
	}
	return b.String()
}

func articleName(r *ledger.Report) string {
	if r.Outlet != "" {
		return r.Outlet + " – " + r.Title
	}
	return r.Title
}
