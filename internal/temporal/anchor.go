package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// decide finds the day of writing: as given, or from the dateline, or as far as
// the article's own dates support it.
func decide(d *musnad.Document, exprs []expr) musnad.Anchor {
	if e, err := calendar.Parse(d.Article.Published); err == nil {
		if a, ok := printedLater(e, exprs); ok {
			return a
		}
		return musnad.Anchor{EDTF: e.From().String(), Basis: musnad.BasisPublished}
	}
	if a, ok := dateline(d, exprs); ok {
		return a
	}
	return infer(exprs)
}

// maxDelay is how many days after its writing an article may be printed.
const maxDelay = 2

// printedLater corrects the day of publication where every "today, Friday" of
// the text says that it was written some days before.
func printedLater(published calendar.EDTF, exprs []expr) (a musnad.Anchor, ok bool) {
	day, exact := published.Exact()
	if !exact {
		return a, false
	}
	delay := 0
	for i := range exprs {
		e := &exprs[i]
		if e.op != opDay || e.weekday == 0 {
			continue
		}
		n := int(day.AddDays(e.n).Weekday()-e.weekday+7) % 7
		if n == 0 || n > maxDelay || delay > 0 && n != delay {
			return a, false
		}
		delay, a.At = n, e.span
	}
	a.EDTF, a.Basis = day.AddDays(-delay).String(), musnad.BasisInferred
	return a, delay > 0
}

// dateline takes a whole date that stands before the first sentence.
func dateline(d *musnad.Document, exprs []expr) (a musnad.Anchor, ok bool) {
	for i := range exprs {
		e := &exprs[i]
		s := d.SentenceAt(e.span.Start)
		if s < 0 || d.Sentences[s].Section != musnad.Dateline || e.op != opDate || e.year == 0 {
			continue
		}
		v := valuer{exprs: exprs}
		if val := v.date(e); val.Precision() == calendar.Day && !val.IsInterval() {
			return musnad.Anchor{EDTF: val.String(), Basis: musnad.BasisDateline, At: e.span}, true
		}
	}
	return a, false
}
