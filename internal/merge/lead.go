package merge

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

const leadRule = "merge/lead-day"

// leadDays gives happenings at the head of the article the day of its news: the paper
// of the next morning tells all of it as of yesterday. In the first sentence that
// is the day of the next one, if it says none; in the second, that of the first.
func leadDays(d *musnad.Document) {
	lead := firstOfBody(d)
	if lead < 0 {
		return
	}
	own := freshIn(d, lead)
	for i := range d.Events {
		e := &d.Events[i]
		if e.Date != "" || e.Status != musnad.Actual || e.Anaphoric && e.Type != musnad.Consult {
			continue
		}
		day, at := own, earliest(d, e)
		switch {
		case at == lead && own == nil:
			day = freshIn(d, lead+1)
		case at > lead+1, !onThatDay(e.Type), e.Type == musnad.Consult && annexed(d, e.Trigger):
			continue
		}
		if day != nil {
			e.Date, e.DateAt = day.Value, day.Span
			e.Rules = append(e.Rules, leadRule)
		}
	}
}

// earliest is the first sentence of the body that tells an event, or its headline if
// no other does.
func earliest(d *musnad.Document, e *musnad.Event) int {
	first := e.Sentence
	for _, m := range e.Mentions {
		if s := d.SentenceAt(m.Start); s >= 0 && s < first && d.Sentences[s].Section == musnad.Body {
			first = s
		}
	}
	return first
}

// onThatDay reports whether what an article tells behind its news in one breath is
// mostly of the same day: attacks, arrests, protests, and talks at which the news
// was made.
func onThatDay(t musnad.Type) bool {
	return t == musnad.Assault || t == musnad.Coerce || t == musnad.Protest || t == musnad.Consult
}

// annexed reports whether a masdar or noun of happening stands right before a trigger:
// in "efforts to revive talks" no talks are told.
func annexed(d *musnad.Document, trigger musnad.Span) bool {
	i := d.TokenAt(trigger.Start) - 1
	if i < 0 {
		return false
	}
	b := d.Tokens[i].Best()
	return b != nil && arabic.Features(b.Features).Has(arabic.IsMasdar) && !arabic.Features(b.Features).Any(arabic.WithPronoun|arabic.WithArticle)
}

// freshIn is the first time of a sentence, if it is a day and that of writing or one
// of the last before it; else nil.
func freshIn(d *musnad.Document, sentence int) *musnad.Mention {
	if sentence >= len(d.Sentences) {
		return nil
	}
	s := &d.Sentences[sentence]
	for i := range d.Times {
		t := &d.Times[i]
		if t.First < s.First || t.Kind != musnad.Time {
			continue
		}
		if t.First < s.Last && fresh(d, t.Value) {
			return t
		}
		return nil
	}
	return nil
}

// firstOfBody is the first sentence of the body, or -1.
func firstOfBody(d *musnad.Document) int {
	for i := range d.Sentences {
		if d.Sentences[i].Section == musnad.Body {
			return i
		}
	}
	return -1
}

// maxFresh is how many days old news is.
const maxFresh = 2

// fresh reports whether a day is that of writing or one of the last before it.
func fresh(d *musnad.Document, edtf string) bool {
	v, now, ok := toldOn(d, edtf)
	day, exact := v.Exact()
	return ok && exact && now.DaysSince(day) >= 0 && now.DaysSince(day) <= maxFresh
}
