package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
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

// dateline takes a date that stands before the first sentence, or opens it
// behind the name of a place. Its year may be missing.
func dateline(d *musnad.Document, exprs []expr) (a musnad.Anchor, ok bool) {
	v := valuer{exprs: exprs}
	for i := range exprs {
		e := &exprs[i]
		if e.op != opDate || e.day == 0 || e.n > 0 || !opensText(d, e) {
			continue
		}
		if val := v.date(e); val.Precision() == calendar.Day {
			return musnad.Anchor{EDTF: val.String(), Basis: musnad.BasisDateline, At: e.span}, true
		}
	}
	return a, false
}

// maxPlace is how many tokens the name of the place before a date may have.
const maxPlace = 4

// opensText reports whether an expression belongs to a dateline.
func opensText(d *musnad.Document, e *expr) bool {
	i := d.SentenceAt(e.span.Start)
	if i < 0 {
		return false
	}
	s := &d.Sentences[i]
	switch {
	case s.Section == musnad.Dateline:
		return true
	case s.Section != musnad.Body || i > 0 && d.Sentences[i-1].Section == musnad.Body || e.first-s.First > maxPlace:
		return false
	}
	for _, tok := range d.Tokens[s.First:e.first] {
		if !placeName(tok) {
			return false
		}
	}
	return e.year > 0 && e.first > s.First
}

// placeName reports whether a token may be part of a place's name: a name, or
// no word of the lists.
func placeName(tok musnad.Token) bool {
	for _, a := range tok.Analyses {
		if arabic.Features(a.Features).Has(arabic.IsName) {
			return true
		}
	}
	return len(tok.Analyses) == 0
}
