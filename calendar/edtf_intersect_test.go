package calendar

import "testing"

func TestContains(t *testing.T) {
	for _, c := range []struct {
		value string
		day   Date
		want  bool
	}{
		{"2024-06", Date{2024, 6, 30}, true},
		{"2024-06", Date{2024, 7, 1}, false},
		{"198X", Date{1989, 12, 31}, true},
		{"198X", Date{1990, 1, 1}, false},
		{"2024-06/..", Date{2030, 1, 1}, true},
		{"2024-06/", Date{2024, 5, 31}, false},
		{"../2024-06", Date{0, 1, 1}, true},
		{"XXXX-11", Date{1999, 11, 30}, true},
		{"XXXX-11", Date{1999, 12, 1}, false},
		{"XXXX-11-05", Date{9999, 11, 5}, true},
		{"XXXX-02-29", Date{2024, 2, 29}, true},
		{"XXXX-11/..", Date{2024, 1, 1}, true},
		{"XXXX-12-30/XXXX-01-02", Date{2024, 1, 1}, true},
		{"XXXX-12-30/XXXX-01-02", Date{2024, 12, 31}, true},
		{"XXXX-12-30/XXXX-01-02", Date{2024, 1, 3}, false},
		{"2024-XX-12", Date{2024, 5, 12}, true},
		{"2024-XX-12", Date{2024, 5, 13}, false},
		{"2024-XX-10/2024-XX-12", Date{2024, 5, 11}, true},
		{"2024-XX-10/2024-XX-12", Date{2024, 5, 13}, false},
		{"2024-06", Date{2024, 6, 31}, false},
	} {
		if got := MustParse(c.value).Contains(c.day); got != c.want {
			t.Errorf("%s contains %v: %v", c.value, c.day, got)
		}
	}
}

func TestIntersect(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"2024-06", "2024-06-11", "2024-06-11"},
		{"2024-06", "2024-07", ""},
		{"2024", "XXXX-11", "2024-11"},
		{"2024-06", "XXXX-06-11", "2024-06-11"},
		{"XXXX-11", "XXXX-11-05", "XXXX-11-05"},
		{"XXXX-11", "XXXX-XX-05", "XXXX-11-05"},
		{"2023", "XXXX-02-29", ""},
		{"2015", "XXXX-XX-12", "2015-XX-12"},
		{"2024-XX-12", "2024-06", "2024-06-12"},
		{"2024-XX", "2024-06", "2024-06"},
		{"198X", "1985-03", "1985-03"},
		{"198X", "19XX", "198X"},
		{"198X", "XXXX-11", "XXXX-11"},
		{"2024-06~", "2024-06-11", "2024-06-11"},
		{"2024-06~", "2024-06-11?", "2024-06-11?"},
		{"2024-06~", "2024-06", "2024-06"},
		{"2024~", "XXXX-11?", "2024-11%"},
		{"2024-06-10/2024-06-20", "2024-06-15/2024-06-25", "2024-06-15/2024-06-20"},
		{"2024-06-10/2024-06-20", "2024-06", "2024-06-10/2024-06-20"},
		{"2024-06-10/2024-06-20", "2024-06-20/2024-06-25", "2024-06-20"},
		{"2024-06-10~/2024-06-20", "2024-06-20/2024-06-25", "2024-06-20~"},
		{"2024-01/2024-08", "2024-06/2025-01", "2024-06/2024-08"},
		{"2024-01/2024-06", "2024-06/2025-01", "2024-06"},
		{"2023/2024", "2024/2025", "2024"},
		{"2024-06/..", "2024-08/..", "2024-08/.."},
		{"2024-06/..", "../2024-08", "2024-06/2024-08"},
		{"2024-01/2024-12", "2024", "2024-01/2024-12"},
		{"2024/..", "XXXX-11", "XXXX-11"},
		{"2023-06/2024-06", "XXXX-11", "2023-11"},
		{"2023/2024", "XXXX-11", "XXXX-11"},
		{"2024-06/2024-08", "XXXX-11", ""},
		{"XXXX-11-05/XXXX-11-07", "XXXX-11", "XXXX-11-05/XXXX-11-07"},
		{"XXXX-12-30/XXXX-01-02", "XXXX-01-01", "XXXX-01-01"},
		{"XXXX-12-30/XXXX-01-02", "2024", "XXXX-12-30/XXXX-01-02"},
		{"XXXX-02-29", "1897/1903", ""},
		{"XXXX-02-29", "1897/1904", "1904-02-29"},
		{"XXXX-02-29", "1897/..", "XXXX-02-29"},
		{"9999/..", "XXXX-11", "9999-11"},
		{"XXXX-12-01/..", "2024", "2024"},
	} {
		checkIntersect(t, c.a, c.b, c.want)
		checkIntersect(t, c.b, c.a, c.want)
	}
}

func checkIntersect(t *testing.T, a, b, want string) {
	t.Helper()
	got, ok := MustParse(a).Intersect(MustParse(b))
	if got.String() != want || ok != (want != "") {
		t.Errorf("%s and %s share %q %v, want %q", a, b, got, ok, want)
	}
	if MustParse(a).Compatible(MustParse(b)) != ok {
		t.Errorf("%s and %s: Compatible does not agree with Intersect", a, b)
	}
}

// Over 13 years, day by day: two values are compatible exactly if some day lies in
// both, and what they share contains at least these days.
func TestCompatibleDayByDay(t *testing.T) {
	values := []string{
		"2003", "2003-02", "2004-02-29", "200X", "20XX", "2001/2006-03", "2003-06/..", "../2003-06", "/2009",
		"XXXX-11", "XXXX-11-05", "XXXX-02-29", "XXXX-12-30/XXXX-01-02", "XXXX-10/XXXX-03", "XXXX-XX-31",
		"2004-XX-29", "2004-XX-29/2004-XX-30", "XXXX-XX-30/XXXX-XX-02", "XXXX-11/..", "2003-XX-XX",
	}
	days := map[string][]bool{}
	for _, s := range values {
		days[s] = daysOf(MustParse(s))
	}
	for _, a := range values {
		for _, b := range values {
			checkDays(t, a, b, days)
		}
	}
}

var dayZero = Date{1998, 1, 1}

func daysOf(e EDTF) []bool {
	in := make([]bool, 13*365)
	for n := range in {
		in[n] = e.Contains(dayZero.AddDays(n))
	}
	return in
}

func checkDays(t *testing.T, a, b string, days map[string][]bool) {
	t.Helper()
	shared, ok := MustParse(a).Intersect(MustParse(b))
	found := false
	for n := range days[a] {
		if !days[a][n] || !days[b][n] {
			continue
		}
		found = true
		if !shared.Contains(dayZero.AddDays(n)) {
			t.Errorf("%s and %s contain %v, %v does not", a, b, dayZero.AddDays(n), shared)
			return
		}
	}
	if ok != found {
		t.Errorf("%s and %s share a day: %v, Intersect gives %v %v", a, b, found, shared, ok)
	}
}
