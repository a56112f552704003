package calendar

import "testing"

func TestLastAndNext(t *testing.T) {
	tuesday := Date{2024, 6, 11}
	for _, c := range []struct {
		day        Weekday
		last, next string
	}{
		{Monday, "2024-06-10", "2024-06-17"},
		{Tuesday, "2024-06-04", "2024-06-18"},
		{Wednesday, "2024-06-05", "2024-06-12"},
		{Thursday, "2024-06-06", "2024-06-13"},
		{Friday, "2024-06-07", "2024-06-14"},
		{Saturday, "2024-06-08", "2024-06-15"},
		{Sunday, "2024-06-09", "2024-06-16"},
	} {
		if got := tuesday.Last(c.day).String(); got != c.last {
			t.Errorf("last %v before %v: %s, want %s", c.day, tuesday, got, c.last)
		}
		if got := tuesday.Next(c.day).String(); got != c.next {
			t.Errorf("next %v after %v: %s, want %s", c.day, tuesday, got, c.next)
		}
	}
}

// From each day of a fortnight to each weekday: strictly before or after, within a
// week, and on the right day.
func TestLastAndNextLaws(t *testing.T) {
	for n := range 14 {
		d := Date{2024, 12, 25}.AddDays(n)
		for w := Monday; w <= Sunday; w++ {
			last, next := d.Last(w), d.Next(w)
			if last.Weekday() != w || next.Weekday() != w {
				t.Errorf("%v: %v gives %v and %v", d, w, last, next)
			}
			if before, after := d.DaysSince(last), next.DaysSince(d); before < 1 || before > 7 || after < 1 || after > 7 {
				t.Errorf("%v: last %v is %d days before, next %d after", d, w, before, after)
			}
		}
	}
}

func TestWeek(t *testing.T) {
	for _, c := range []struct {
		d              Date
		monday, sunday string
	}{
		{Date{2024, 6, 10}, "2024-06-10", "2024-06-16"},
		{Date{2024, 6, 16}, "2024-06-10", "2024-06-16"},
		{Date{2025, 1, 1}, "2024-12-30", "2025-01-05"},
		{Date{0, 1, 8}, "0000-01-03", "0000-01-09"},
	} {
		monday, sunday := c.d.Week()
		if monday.String() != c.monday || sunday.String() != c.sunday {
			t.Errorf("week of %v: %v to %v, want %s to %s", c.d, monday, sunday, c.monday, c.sunday)
		}
		if c.d.InWeek(Monday) != monday || c.d.InWeek(Sunday) != sunday {
			t.Errorf("InWeek of %v does not agree with Week", c.d)
		}
	}
}

func TestWeekdayString(t *testing.T) {
	for w, want := range map[Weekday]string{0: "none", Monday: "Monday", Sunday: "Sunday", 8: "none", -1: "none"} {
		if got := w.String(); got != want {
			t.Errorf("weekday %d is %q, want %q", int(w), got, want)
		}
	}
}
