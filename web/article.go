package web

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// ArticleView is a version of an article with what its page needs besides.
type ArticleView struct {
	ledger.Text
	Asked *Span          // the letters that the address asks for
	Diff  []ledger.Piece // how the version before became this one; nil if it is not shown
	From  int            // the version before
}

// whole is what positions point into.
func (a *ArticleView) whole() string { return a.Title + "\n" + a.Text.Text }

// marks are the letters of the evidence of all events.
func (a *ArticleView) marks() (out []Span) {
	if a.Reading == nil {
		return nil
	}
	for i := range a.Reading.Events {
		for _, f := range lettersIn(&a.Reading.Events[i]) {
			if f.field != "clause" {
				out = append(out, f.at)
			}
		}
	}
	return out
}

// lettersField is a field of an event with its letters.
type lettersField struct {
	field string
	value string
	at    Span
}

// lettersIn are the fields of an event that point at letters, in their order in the
// text.
func lettersIn(e *musnad.ReadingEvent) (out []lettersField) {
	add := func(field, value string, at *[2]int) {
		if at != nil {
			out = append(out, lettersField{field, value, Span(*at)})
		}
	}
	add("trigger", e.Trigger, e.Evidence.Trigger)
	for _, role := range []struct {
		field string
		list  []musnad.ReadingParty
	}{{"actor", e.Actor}, {"recipient", e.Recipient}, {"mediator", e.Mediator}} {
		for i := range role.list {
			add(role.field, musnad.Text(role.list[i].Name), role.list[i].At)
		}
	}
	add("date", musnad.Text(e.Date), e.Evidence.Date)
	if e.Place != nil {
		add("place", e.Place.Name, e.Place.At)
	}
	for i := range e.Sources {
		add("source", musnad.Text(e.Sources[i].Name), e.Sources[i].At)
	}
	add("status", string(e.Status), e.Evidence.Status)
	return out
}

// happeningOf is the happening that an event of the article tells of; empty if its
// reading is not in the ledger's happenings.
func (a *ArticleView) happeningOf(e *musnad.ReadingEvent) string {
	if e.Evidence.Trigger == nil {
		return ""
	}
	for _, x := range a.Happenings {
		if x.At == *e.Evidence.Trigger {
			return x.Happening
		}
	}
	return ""
}

// events are the article's events in the order of their letters.
func (a *ArticleView) events() (out []*musnad.ReadingEvent) {
	if a.Reading == nil {
		return nil
	}
	for i := range a.Reading.Events {
		out = append(out, &a.Reading.Events[i])
	}
	slices.SortStableFunc(out, func(x, y *musnad.ReadingEvent) int { return cmp.Compare(start(x), start(y)) })
	return out
}

func start(e *musnad.ReadingEvent) int {
	if e.Evidence.Trigger == nil {
		return 0
	}
	return e.Evidence.Trigger[0]
}

// letters are the letters of a span of the article.
func (a *ArticleView) letters(at *[2]int) string {
	runes := []rune(a.whole())
	if at == nil || at[0] < 0 || at[1] > len(runes) || at[0] > at[1] {
		return ""
	}
	return string(runes[at[0]:at[1]])
}
