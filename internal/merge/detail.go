package merge

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

func dates(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, err1 := calendar.Parse(a)
	y, err2 := calendar.Parse(b)
	return err1 == nil && err2 == nil && x.Compatible(y)
}

func places(a, b *musnad.Mention) bool {
	if a.Party.Country != "" && b.Party.Country != "" && a.Party.Country != b.Party.Country {
		return false
	}
	return a.Value == b.Value || a.Kind == musnad.Country || b.Kind == musnad.Country || unnamed(a) || unnamed(b)
}

// shorter reports whether a date says more closely than another when something
// happened: any date where there was none, a day instead of its month or week.
func shorter(a, b string) bool {
	x, err1 := calendar.Parse(a)
	y, err2 := calendar.Parse(b)
	if err1 != nil || err2 != nil {
		return err1 == nil
	}
	first, last, ok1 := x.Bounds()
	from, to, ok2 := y.Bounds()
	if !ok1 || !ok2 {
		return !strings.Contains(a, "/") && len(a) > len(b)
	}
	return x.Compatible(y) && last.DaysSince(first) < to.DaysSince(from)
}
