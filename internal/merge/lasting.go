package merge

import (
	"sort"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/lexicon"
)

const lastingRule = "merge/lasting"

// lasting gives a visit, meeting or strike that is dated by one day all the days that it
// takes: from that day on (بدأ اليوم زيارة تستمر يومين), or up to it where it is over
// (اختتم اليوم زيارة استمرت يومين).
func lasting(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := range d.Times {
		t := &d.Times[i]
		if t.Kind != musnad.Duration {
			continue
		}
		days, ok := wholeDays(t.Value)
		if !ok {
			continue
		}
		over, ok := measures(d, lex, t)
		if !ok {
			continue
		}
		if e := measured(d, t.Span); e != nil {
			stretch(e, days, over)
		}
	}
}

// maxDays is the most days that one happening is said to take.
const maxDays = 31

// wholeDays reads P2D, P1W and PT48H as days: more than one.
func wholeDays(duration string) (int, bool) {
	body, hours := strings.CutPrefix(duration, "PT")
	body = strings.TrimPrefix(body, "P")
	if body == "" {
		return 0, false
	}
	n, err := strconv.Atoi(body[:len(body)-1])
	switch body[len(body)-1] {
	case 'W':
		n *= 7
	case 'H':
		if !hours || n%24 != 0 {
			return 0, false
		}
		n /= 24
	case 'D':
	default:
		return 0, false
	}
	return n, err == nil && n > 1 && n <= maxDays
}

// measures reports whether the words before a duration say that something takes
// so long: a verb of lasting, or ل. over is true if the verb is one of the past.
func measures(d *musnad.Document, lex *lexicon.Lexicon, t *musnad.Mention) (over, ok bool) {
	for j := t.First - 1; j >= 0 && j >= t.First-maxBefore; j-- {
		tok := &d.Tokens[j]
		for k := range tok.Analyses {
			a := &tok.Analyses[k]
			if f := arabic.Features(a.Features); tok.Fits(a) && f.Has(arabic.IsVerb) && lasts(lex, a.Row) {
				return f.Has(arabic.PastTense), true
			}
		}
	}
	if t.Start > d.Tokens[t.First].Start {
		_, pro := arabic.Glued(d.Text[d.Tokens[t.First].Start:t.Start])
		return false, pro.Has(arabic.WithLam)
	}
	return false, false
}

// maxBefore is how many tokens before a duration its verb may stand: تستمر على مدى.
const maxBefore = 3

func lasts(lex *lexicon.Lexicon, row int32) bool {
	for _, t := range lex.Tags(row) {
		if t.Kind == "lasting" {
			return true
		}
	}
	return false
}

// measured is the event of the last mention before a span, in its sentence, if it
// is a meeting, protest or exercise.
func measured(d *musnad.Document, at musnad.Span) *musnad.Event {
	s := d.SentenceAt(at.Start)
	from := sort.Search(len(d.EventMentions), func(i int) bool { return d.EventMentions[i].Sentence >= s })
	var m *musnad.EventMention
	for i := from; i < len(d.EventMentions) && d.EventMentions[i].Sentence == s && d.EventMentions[i].Trigger.Start < at.Start; i++ {
		m = &d.EventMentions[i]
	}
	if m == nil || m.Type != musnad.Consult && m.Type != musnad.Protest && m.Type != musnad.Cooperate {
		return nil
	}
	return eventOf(d, m)
}

func stretch(e *musnad.Event, days int, over bool) {
	v, err := calendar.Parse(e.Date)
	if err != nil {
		return
	}
	day, ok := v.Exact()
	if !ok {
		return
	}
	first, last := day, day.AddDays(days-1)
	if over && e.Status == musnad.Actual {
		first, last = day.AddDays(1-days), day
	}
	e.Date = first.String() + "/" + last.String()
	e.Rules = append(e.Rules, lastingRule)
}
