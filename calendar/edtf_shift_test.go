package calendar

import (
	"math"
	"testing"
)

type shiftCase struct {
	value string
	n     int
	want  string // empty where the shift is declined
}

func testShift(t *testing.T, unit string, shift func(EDTF, int) (EDTF, bool), cases []shiftCase) {
	t.Helper()
	for _, c := range cases {
		got, ok := shift(MustParse(c.value), c.n)
		if ok != (c.want != "") || ok && got.String() != c.want || !ok && !got.IsZero() {
			t.Errorf("%s moved by %d %s is %q %v, want %q", c.value, c.n, unit, got, ok, c.want)
		}
	}
}

func TestShiftDays(t *testing.T) {
	testShift(t, "days", EDTF.ShiftDays, []shiftCase{
		{"2024-06-11", 1, "2024-06-12"},
		{"2024-02-28~", 2, "2024-03-01~"},
		{"2024-06-11", 0, "2024-06-11"},
		{"2024-06", 0, "2024-06"},
		{"2024-06", 1, ""},
		{"2024", 365, ""},
		{"2024-06-XX", 1, ""},
		{"2024-06-10/2024-06-12", -10, "2024-05-31/2024-06-02"},
		{"2024-06-10?/..", 7, "2024-06-17?/.."},
		{"/2024-06-10", 1, "/2024-06-11"},
		{"2024-06-10/2024-07", 1, ""},
		{"XXXX-11-05", 1, "XXXX-11-06"},
		{"XXXX-12-31", 1, "XXXX-01-01"},
		{"XXXX-11-05", -200, "XXXX-04-19"},
		{"XXXX-11-05", -300, ""},
		{"XXXX-02-28", 1, ""},
		{"XXXX-11-05", 200, ""},
		{"XXXX-02-29", 1, "XXXX-03-01"},
		{"XXXX-12-30/XXXX-01-02", 1, "XXXX-12-31/XXXX-01-03"},
		{"2024-XX-12", 1, "2024-XX-13"},
		{"2024-XX-28", 1, ""},
		{"XXXX-XX-01", -1, ""},
		{"0000-01-01", -1, ""},
		{"9999-12-31", 1, ""},
		{"2024-06-11", math.MaxInt, ""},
		{"2024-06-11", math.MinInt, ""},
	})
}

func TestShiftMonths(t *testing.T) {
	testShift(t, "months", EDTF.ShiftMonths, []shiftCase{
		{"2024-06", 1, "2024-07"},
		{"2024-06", -6, "2023-12"},
		{"2024-06-XX", 7, "2025-01-XX"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024", 12, "2025"},
		{"2024", 1, ""},
		{"2024-XX", 1, ""},
		{"2024-XX-12", 1, ""},
		{"2024-XX-12", -12, "2023-XX-12"},
		{"XXXX-11", 3, "XXXX-02"},
		{"XXXX-11-30", 3, ""},
		{"XXXX-10-31", 1, "XXXX-11-30"},
		{"XXXX-11-05", -11, "XXXX-12-05"},
		{"XXXX-XX-12", 1, "XXXX-XX-12"},
		{"XXXX-XX-31", 1, ""},
		{"2024-06/2024-08", 2, "2024-08/2024-10"},
		{"0000-01", -1, ""},
		{"9999-12", 1, ""},
	})
}

func TestShiftYears(t *testing.T) {
	testShift(t, "years", EDTF.ShiftYears, []shiftCase{
		{"2024", -1, "2023"},
		{"2024-06~", 1, "2025-06~"},
		{"2024-02-29", 1, "2025-02-28"},
		{"198X", 10, "199X"},
		{"198X", 1, ""},
		{"19XX", 100, "20XX"},
		{"19XX", 10, ""},
		{"XXXX-11-05", 1, "XXXX-11-05"},
		{"XXXX-02-29", 1, ""},
		{"2024-XX-12", 1, "2025-XX-12"},
		{"2024/2026", 2, "2026/2028"},
		{"../2024", 1, "../2025"},
		{"0000", -1, ""},
		{"9999", 1, ""},
		{"999X", 10, ""},
	})
}

func FuzzShift(f *testing.F) {
	f.Add("XXXX-11-05/XXXX-11-07", 55)
	f.Add("2024-02-29", -366)
	f.Add("XXXX-01-31/XXXX-01", -86)
	f.Fuzz(func(t *testing.T, s string, n int) {
		e, err := Parse(s)
		if err != nil || n == math.MinInt {
			t.Skip()
		}
		checkShift(t, e, n, EDTF.ShiftDays)
		// A day kept inside a shorter month does not come back.
		if e.From().Precision() != Day && e.To().Precision() != Day {
			checkShift(t, e, n, EDTF.ShiftMonths)
			checkShift(t, e, n, EDTF.ShiftYears)
		}
	})
}
