package temporal_test

import (
	"strconv"
	"testing"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/lexicon"
)

// The list's number words are those that package arabic counts with.
func TestNumberWords(t *testing.T) {
	for _, r := range timeWords(t).Rows {
		read := arabic.ReadCardinal
		switch r.Kind {
		case "ordinal":
			read = arabic.ReadOrdinal
		case "number":
		default:
			continue
		}
		for _, f := range r.Forms {
			if n, used := read([]string{arabic.FoldBare(f.Text)}); used != 1 || strconv.Itoa(n) != r.Value {
				t.Errorf("%s: package arabic reads %d: %s", r.ID, n, f.Text)
			}
		}
	}
}

// The list has every name of month and day of package calendar, but for the
// Libyan ones.
func TestCalendarNames(t *testing.T) {
	lex := timeWords(t)
	for _, m := range calendar.MonthNames() {
		if m.Tradition == calendar.Libyan {
			continue
		}
		r := rowOf(lex, "month", m.Name)
		if r == nil || r.Value != strconv.Itoa(m.Number) || (r.Attr("calendar") == "hijri") != (m.Tradition == calendar.Hijri) {
			t.Errorf("month %d of %s is not in the list: %s", m.Number, m.Tradition, m.Name)
		} else if m.Ambiguous && r.Attr("weak") == "" {
			t.Errorf("%s is ambiguous and has no weak attribute: %s", r.ID, m.Name)
		}
	}
	for _, d := range calendar.WeekdayNames() {
		if r := rowOf(lex, "weekday", d.Name); r == nil || r.Value != strconv.Itoa(int(d.Day)) {
			t.Errorf("%s is not in the list: %s", d.Day, d.Name)
		}
	}
}

// rowOf finds a row by a form, folded and with glued digits parted.
func rowOf(lex *lexicon.Lexicon, kind, name string) *lexicon.Row {
	for _, r := range lex.Rows {
		for _, f := range r.Forms {
			if r.Kind == kind && parted(f.Text) == parted(name) {
				return r
			}
		}
	}
	return nil
}

func parted(name string) string {
	out := ""
	for at := 0; ; {
		start, end, _ := arabic.NextToken(name, at)
		if start == end {
			return out
		}
		out, at = out+" "+arabic.FoldBare(name[start:end]), end
	}
}
