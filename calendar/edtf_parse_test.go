package calendar

import (
	"errors"
	"testing"
)

var validValues = []string{
	"2024", "2024-06", "2024-06-11", "0000", "9999-12-31", "2024-02-29", "0622-07-19",
	"2024?", "2024-06~", "2024-06-11%", "198X", "19XX", "198X?", "000X", "00XX",
	"2024-06-10/2024-06-12", "2024/2025", "2024-06/2024-06-11", "2024-06-11/2024-06-11", "2024/2024-06",
	"2024-06/..", "../2024-06", "2024~/..", "2024-06/", "/2024-06", "2024-06-10?/2024-06-12~",
	"198X/2001", "19XX/..",
	"XXXX-11", "XXXX-11-05", "XXXX-02-29", "XXXX-11-05?", "XXXX-11/..", "../XXXX-11-05",
	"XXXX-11-05/XXXX-11-07", "XXXX-12-30/XXXX-01-02",
	"2024-XX", "2024-06-XX", "2024-XX-XX", "2024-XX-12", "XXXX-XX-12", "XXXX-11-XX", "2024-XX-10/2024-XX-12",
}

func TestParseKeepsTheText(t *testing.T) {
	for _, s := range validValues {
		e, err := Parse(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
		} else if e.String() != s {
			t.Errorf("%s is written %s", s, e)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		input   string
		offset  int
		problem string
	}{
		{"", 0, "the value is empty"},
		{"..", 0, "an open end stands alone"},
		{"..2024", 0, "an open end stands alone"},
		{"24", 2, "the year is too short"},
		{"2x24", 1, "a small x"},
		{"198x", 3, "a small x"},
		{"1XXX", 1, "three X in a year"},
		{"1X24", 1, "'X' is not a digit"},
		{"XXXX", 0, "neither year, month nor day is specified"},
		{"XXXX-XX", 0, "neither year, month nor day is specified"},
		{"2024/XXXX-XX-XX", 5, "neither year, month nor day is specified"},
		{"20240611", 4, "unexpected text after the date"},
		{"2024.06", 4, "unexpected text after the date"},
		{"2024-", 5, "the month is too short"},
		{"2024-6", 6, "the month is too short"},
		{"2024-6-1", 6, "'-' is not a digit"},
		{"2024-13", 5, "month 13 does not exist"},
		{"2024-00", 5, "month 00 does not exist"},
		{"2024-22", 5, "a season"},
		{"198X-11", 4, "a month of an incomplete year"},
		{"19XX-XX", 4, "a month of an incomplete year"},
		{"2024-06-31", 8, "day 31 does not exist in that month"},
		{"2023-02-29", 8, "day 29 does not exist in that month"},
		{"XXXX-02-30", 8, "day 30 does not exist in that month"},
		{"2024-06-00", 8, "day 00 does not exist in that month"},
		{"2024-06-1X", 9, "'X' is not a digit"},
		{"2024-06-11-02", 10, "a part after a qualifier or after the day"},
		{"2024?-06", 5, "a part after a qualifier or after the day"},
		{"2024??", 5, "unexpected text after the date"},
		{"?2024", 0, "a qualifier before the date"},
		{"2024-06-11T10:00", 10, "a time of day"},
		{"2024-06-11 10:00", 10, "a time of day"},
		{"Y20240", 0, "a year outside 0000 to 9999"},
		{"-0044", 0, "a year outside 0000 to 9999"},
		{"[2024,2025]", 0, "a set of dates"},
		{"/", 0, "an interval without a date says nothing"},
		{"../..", 2, "an interval without a date says nothing"},
		{"/..", 0, "an interval without a date says nothing"},
		{"2024/..x", 7, "unexpected text after the date"},
		{"2024/06/11", 7, "a second slash"},
		{"2024-06-12/2024-06-11", 10, "the interval ends before it begins"},
		{"2025/2024-12", 4, "the interval ends before it begins"},
		{"2024-11-05/XXXX-11-07", 10, "the year of one end only is unspecified"},
		{"2024-06-10/2024-06-1", 20, "the day is too short"},
		{"\u0662\u0660\u0662\u0664", 0, "not an ASCII digit"},
		{"2024-\u0660\u0666", 5, "not an ASCII digit"},
		{"2024\n", 4, "unexpected text after the date"},
	} {
		e, err := Parse(c.input)
		var p *ParseError
		if !errors.As(err, &p) {
			t.Errorf("%q: %v and no ParseError", c.input, e)
			continue
		}
		if p.Offset != c.offset || p.Problem != c.problem {
			t.Errorf("%q: byte %d: %s; want byte %d: %s", c.input, p.Offset, p.Problem, c.offset, c.problem)
		}
		if p.Remedy == "" || p.Input != c.input || e != (EDTF{}) {
			t.Errorf("%q: input %q, remedy %q, value %v", c.input, p.Input, p.Remedy, e)
		}
	}
}

func TestParseErrorText(t *testing.T) {
	_, err := Parse("2024-13")
	if want := `date: byte 5: month 13 does not exist: write 01 to 12: "2024-13"`; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustParse("2024-13")
}

func FuzzParse(f *testing.F) {
	for _, s := range validValues {
		f.Add(s)
	}
	f.Add("2024-06-11T10:00")
	f.Fuzz(func(t *testing.T, s string) {
		e, err := Parse(s)
		if err != nil {
			p := err.(*ParseError)
			if p.Offset < 0 || p.Offset > len(s) || e != (EDTF{}) {
				t.Errorf("%q: offset %d, value %v", s, p.Offset, e)
			}
			return
		}
		if e.String() != s {
			t.Errorf("%q is written %q", s, e)
		}
		checkLaws(t, e)
	})
}

// checkLaws holds what is true of every value.
func checkLaws(t *testing.T, e EDTF) {
	t.Helper()
	if again, err := Parse(e.String()); err != nil || again != e {
		t.Errorf("%v parses to %v, %v", e, again, err)
	}
	if first, last, ok := e.Bounds(); ok {
		if first.Compare(last) > 0 || !first.Valid() || !last.Valid() {
			t.Errorf("%v has the bounds %v and %v", e, first, last)
		}
		if !e.Contains(first) {
			t.Errorf("%v does not contain its first day %v", e, first)
		}
	}
	if !e.Compatible(e) {
		t.Errorf("%v is not compatible with itself", e)
	}
	if e.Precision() == NoPrecision {
		t.Errorf("%v has no precision", e)
	}
	for _, n := range []int{1, -40, 365, 3000} {
		checkShift(t, e, n, EDTF.ShiftDays)
	}
}

// checkShift holds that a value moved and moved back is the same, and keeps its
// precision.
func checkShift(t *testing.T, e EDTF, n int, shift func(EDTF, int) (EDTF, bool)) {
	t.Helper()
	moved, ok := shift(e, n)
	if !ok {
		return
	}
	if moved.Precision() != e.Precision() || moved.Qualifier() != e.Qualifier() {
		t.Errorf("%v moved by %d is %v", e, n, moved)
	}
	if _, err := Parse(moved.String()); err != nil {
		t.Errorf("%v moved by %d: %v", e, n, err)
	}
	if back, ok := shift(moved, -n); ok && back != e {
		t.Errorf("%v moved by %d and back is %v", e, n, back)
	}
}
