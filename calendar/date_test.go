package calendar

import (
	"testing"
	"time"
)

// Every day of 800 years, and the ends of the range, agree with package time.
func TestOrdinalAgreesWithTime(t *testing.T) {
	for _, years := range [][2]int{{MinYear, 10}, {1600, 2400}, {9990, MaxYear}} {
		start := time.Date(years[0], 1, 1, 0, 0, 0, 0, time.UTC)
		n := Date{years[0], 1, 1}.Ordinal()
		for at := start; at.Year() <= years[1]; at = at.AddDate(0, 0, 1) {
			d := Date{at.Year(), int(at.Month()), at.Day()}
			if d.Ordinal() != n || FromOrdinal(n) != d || !d.Valid() {
				t.Fatalf("%v: ordinal %d, want %d; back %v", d, d.Ordinal(), n, FromOrdinal(n))
			}
			if int(d.Weekday())%7 != int(at.Weekday()) {
				t.Fatalf("%v: weekday %v, want %v", d, d.Weekday(), at.Weekday())
			}
			n++
		}
	}
}

func TestOrdinalOfFirstDay(t *testing.T) {
	if n := (Date{1, 1, 1}).Ordinal(); n != 1 {
		t.Errorf("0001-01-01 has ordinal %d, want 1", n)
	}
	if d := FromOrdinal(Date{MinYear, 1, 1}.Ordinal() - 1); d.Valid() {
		t.Errorf("the day before year 0, %v, is valid", d)
	}
}

func TestDateValid(t *testing.T) {
	for _, d := range []Date{{2024, 2, 29}, {2000, 2, 29}, {0, 2, 29}, {9999, 12, 31}} {
		if !d.Valid() {
			t.Errorf("%v is not valid", d)
		}
	}
	for _, d := range []Date{{}, {2023, 2, 29}, {1900, 2, 29}, {2024, 13, 1}, {2024, 0, 1}, {2024, 4, 31}, {2024, 4, 0}, {-1, 1, 1}, {10000, 1, 1}} {
		if d.Valid() {
			t.Errorf("%v is valid", d)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		want string
	}{
		{Date{2024, 1, 31}, 1, "2024-02-29"},
		{Date{2023, 1, 31}, 1, "2023-02-28"},
		{Date{2024, 3, 31}, -1, "2024-02-29"},
		{Date{2024, 1, 15}, -1, "2023-12-15"},
		{Date{2024, 12, 15}, 1, "2025-01-15"},
		{Date{2024, 5, 31}, -27, "2022-02-28"},
		{Date{2024, 2, 29}, 12, "2025-02-28"},
		{Date{2024, 2, 29}, -48, "2020-02-29"},
	} {
		if got := c.from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%v and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestCompareAndDaysSince(t *testing.T) {
	a, b := Date{2024, 2, 28}, Date{2024, 3, 1}
	if a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
		t.Errorf("Compare does not order %v and %v", a, b)
	}
	if n := b.DaysSince(a); n != 2 {
		t.Errorf("%v is %d days after %v, want 2", b, n, a)
	}
	if got := a.AddYears(-1); got != (Date{2023, 2, 28}) {
		t.Errorf("AddYears: %v", got)
	}
}

func FuzzAddDays(f *testing.F) {
	f.Add(2024, 2, 29, 366)
	f.Add(0, 1, 1, -1)
	f.Fuzz(func(t *testing.T, year, month, day, n int) {
		d := Date{year, month, day}
		if !d.Valid() || n > farthest || n < -farthest {
			t.Skip()
		}
		if got := d.AddDays(n).AddDays(-n); got != d {
			t.Errorf("%v moved by %d days and back is %v", d, n, got)
		}
		if got := d.AddDays(n).DaysSince(d); got != n {
			t.Errorf("%v moved by %d days is %d days later", d, n, got)
		}
	})
}
