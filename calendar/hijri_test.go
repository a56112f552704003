package calendar

import (
	"testing"

	"github.com/hablullah/go-hijri"
)

func TestHijriKnownDates(t *testing.T) {
	for _, c := range []struct {
		gregorian Date
		hijri     HijriDate
		rule      HijriRule
	}{
		{Date{2015, 8, 11}, HijriDate{1436, 10, 26}, UmmAlQura},
		{Date{2025, 10, 12}, HijriDate{1447, 4, 20}, UmmAlQura},
		{Date{2009, 11, 5}, HijriDate{1430, 11, 17}, UmmAlQura},
		{Date{2024, 3, 11}, HijriDate{1445, 9, 1}, UmmAlQura}, // Ramadan began in Saudi Arabia
		{Date{1979, 11, 20}, HijriDate{1400, 1, 1}, UmmAlQura},
		{Date{1937, 3, 14}, HijriDate{1356, 1, 1}, UmmAlQura},
		{Date{2077, 11, 16}, HijriDate{1500, 12, 30}, UmmAlQura},
		{Date{1937, 3, 13}, HijriDate{1355, 12, 30}, Tabular},
		{Date{2077, 11, 17}, HijriDate{1501, 1, 1}, Tabular},
		{Date{622, 7, 19}, HijriDate{1, 1, 1}, Tabular},
		{Date{1258, 2, 17}, HijriDate{656, 2, 4}, Tabular}, // fall of Baghdad, 10 February 1258 Julian
		{Date{9999, 12, 31}, HijriDate{9666, 4, 2}, Tabular},
	} {
		h, rule, ok := c.gregorian.Hijri()
		if h != c.hijri || rule != c.rule || !ok {
			t.Errorf("%v is %v %s %v, want %v %s", c.gregorian, h, rule, ok, c.hijri, c.rule)
		}
		d, rule, ok := c.hijri.Gregorian()
		if d != c.gregorian || rule != c.rule || !ok {
			t.Errorf("%v AH is %v %s %v, want %v %s", c.hijri, d, rule, ok, c.gregorian, c.rule)
		}
	}
}

// Day by day through both changes of rule the calendar goes on by one day.
func TestHijriHasNoSeam(t *testing.T) {
	before, _, _ := Date{1930, 1, 1}.Hijri()
	for d := (Date{1930, 1, 2}); d.Year < 2085; d = d.AddDays(1) {
		h, _, ok := d.Hijri()
		if !ok || h != dayAfter(before) {
			t.Fatalf("%v is %v AH, the day after %v", d, h, before)
		}
		if back, _, ok := h.Gregorian(); !ok || back != d {
			t.Fatalf("%v is %v AH and back %v", d, h, back)
		}
		before = h
	}
}

func dayAfter(h HijriDate) HijriDate {
	days, _ := HijriDaysIn(h.Year, h.Month)
	switch {
	case h.Day < days:
		return HijriDate{h.Year, h.Month, h.Day + 1}
	case h.Month < 12:
		return HijriDate{h.Year, h.Month + 1, 1}
	}
	return HijriDate{h.Year + 1, 1, 1}
}

// The tabular calendar agrees with the library's own arithmetic one, whose
// Gregorian side is reliable after the reform of 1582.
func TestTabularAgreesWithLibrary(t *testing.T) {
	for d := (Date{1583, 1, 1}); d.Year < 2200; d = d.AddDays(1) {
		want, err := hijri.CreateHijriDate(d.time(), hijri.Default)
		if err != nil {
			t.Fatal(err)
		}
		got := tabularFromOrdinal(d.Ordinal())
		if got != (HijriDate{int(want.Year), int(want.Month), int(want.Day)}) {
			t.Fatalf("%v is %v, the library has %v", d, got, want)
		}
	}
}

func TestHijriDoesNotExist(t *testing.T) {
	for _, h := range []HijriDate{{}, {0, 1, 1}, {1436, 13, 1}, {1436, 0, 1}, {1436, 9, 0}, {1436, 9, 30}, {1436, 1, 31}, {9666, 4, 3}, {9667, 1, 1}, {-1, 1, 1}} {
		if d, rule, ok := h.Gregorian(); ok {
			t.Errorf("%v AH is %v %s", h, d, rule)
		}
	}
	for _, d := range []Date{{}, {622, 7, 18}, {2023, 2, 29}, {-1, 1, 1}, {10000, 1, 1}} {
		if h, _, ok := d.Hijri(); ok {
			t.Errorf("%v is %v AH", d, h)
		}
	}
}

func TestOfHijri(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             string
		rule             HijriRule
	}{
		{1436, 10, 26, "2015-08-11", UmmAlQura},
		{1436, 9, 0, "2015-06-18/2015-07-16", UmmAlQura},
		{1436, 0, 0, "2014-10-25/2015-10-13", UmmAlQura},
		{1500, 0, 0, "2076-11-27/2077-11-16", UmmAlQura},
		{1300, 1, 0, "1882-11-12/1882-12-11", Tabular},
		{1436, 13, 0, "", ""},
		{1436, 0, 5, "", ""},
		{0, 0, 0, "", ""},
	} {
		e, rule, ok := OfHijri(c.year, c.month, c.day)
		if e.String() != c.want || rule != c.rule || ok != (c.want != "") {
			t.Errorf("OfHijri(%d, %d, %d) = %v %s %v, want %q %s", c.year, c.month, c.day, e, rule, ok, c.want, c.rule)
		}
	}
}

func TestHijriString(t *testing.T) {
	if got := (HijriDate{1436, 1, 6}).String(); got != "1436-01-06" {
		t.Errorf("got %s", got)
	}
}

func FuzzHijri(f *testing.F) {
	f.Add(Date{2015, 8, 11}.Ordinal())
	f.Add(hijriEpoch)
	f.Fuzz(func(t *testing.T, n int) {
		d := FromOrdinal(n % (MaxYear * 366))
		h, rule, ok := d.Hijri()
		if !ok {
			t.Skip()
		}
		if back, again, ok := h.Gregorian(); !ok || back != d || again != rule {
			t.Errorf("%v is %v AH by %s, and back %v by %s", d, h, rule, back, again)
		}
	})
}
