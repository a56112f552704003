package calendar

import "testing"

func TestConstructors(t *testing.T) {
	for _, c := range []struct {
		got  EDTF
		want string
	}{
		{Of(2024, 6, 11), "2024-06-11"},
		{Of(2024, 6, 0), "2024-06"},
		{Of(2024, 0, 0), "2024"},
		{Of(Unspecified, 11, 0), "XXXX-11"},
		{Of(Unspecified, 11, 5), "XXXX-11-05"},
		{Of(2024, Unspecified, 12), "2024-XX-12"},
		{Of(Unspecified, Unspecified, 12), "XXXX-XX-12"},
		{Of(Unspecified, 2, 29), "XXXX-02-29"},
		{Of(2023, 2, 29), ""},
		{Of(2024, 13, 0), ""},
		{Of(2024, 0, 5), ""},
		{Of(2024, -2, 0), ""},
		{Of(2024, 6, -2), ""},
		{Of(-2, 1, 1), ""},
		{Of(10000, 1, 1), ""},
		{Of(Unspecified, 0, 0), ""},
		{OfDate(Date{2024, 6, 11}), "2024-06-11"},
		{OfDate(Date{-1, 6, 11}), ""},
		{OfDecade(1985), "198X"},
		{OfDecade(-1), ""},
		{OfCentury(1985), "19XX"},
		{OfCentury(10000), ""},
		{Between(Of(2024, 6, 0), Of(2024, 8, 0)), "2024-06/2024-08"},
		{Between(Of(2024, 8, 0), Of(2024, 6, 0)), ""},
		{Between(Of(2024, 8, 0), EDTF{}), ""},
		{Between(Of(2024, 8, 0), Of(Unspecified, 9, 0)), ""},
		{Between(MustParse("2024/.."), Of(2025, 0, 0)), ""},
		{Since(Of(2024, 6, 0)), "2024-06/.."},
		{Since(EDTF{}), ""},
		{Until(Of(2024, 6, 0)), "../2024-06"},
		{Until(MustParse("../2024")), ""},
	} {
		if c.got.String() != c.want || c.got.IsZero() != (c.want == "") {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAccessors(t *testing.T) {
	for _, c := range []struct {
		value, from, to string
		precision       Precision
		qualifier       Qualifier
		year            int
	}{
		{"2024-06-11", "2024-06-11", "2024-06-11", Day, Certain, 2024},
		{"2024-06~", "2024-06~", "2024-06~", Month, Approximate, 2024},
		{"2024-06-XX", "2024-06-XX", "2024-06-XX", Month, Certain, 2024},
		{"2024-XX-12", "2024-XX-12", "2024-XX-12", Day, Certain, 2024},
		{"2024-XX?", "2024-XX?", "2024-XX?", Year, Uncertain, 2024},
		{"XXXX-11", "XXXX-11", "XXXX-11", Month, Certain, Unspecified},
		{"198X", "198X", "198X", Decade, Certain, 1980},
		{"19XX%", "19XX%", "19XX%", Century, Uncertain | Approximate, 1900},
		{"2024-06-11?/2024-07~", "2024-06-11?", "2024-07~", Month, Uncertain | Approximate, Unspecified},
		{"2024-06/..", "2024-06", "", Month, Certain, Unspecified},
		{"/2024", "", "2024", Year, Certain, Unspecified},
	} {
		e := MustParse(c.value)
		if e.From().String() != c.from || e.To().String() != c.to {
			t.Errorf("%s goes from %q to %q", c.value, e.From(), e.To())
		}
		if e.Precision() != c.precision || e.Qualifier() != c.qualifier {
			t.Errorf("%s: precision %v, qualifier %q", c.value, e.Precision(), e.Qualifier())
		}
		if year, _, _ := e.Fields(); year != c.year {
			t.Errorf("%s: year %d, want %d", c.value, year, c.year)
		}
	}
}

func TestZero(t *testing.T) {
	var e EDTF
	_, _, ok := e.Bounds()
	if !e.IsZero() || e.String() != "" || e.Precision() != NoPrecision || ok {
		t.Errorf("the zero value is %q", e)
	}
	if e.Compatible(e) || e.Contains(Date{2024, 1, 1}) || Of(2024, 0, 0).Compatible(e) {
		t.Error("the zero value is compatible with a date")
	}
	if _, ok := e.ShiftDays(1); ok {
		t.Error("the zero value moves")
	}
	if !e.WithQualifier(Uncertain).IsZero() || !e.WithYear(2024).IsZero() || !e.From().IsZero() || !e.To().IsZero() {
		t.Error("the zero value becomes a date")
	}
}

func TestPrecisionString(t *testing.T) {
	for p, want := range map[Precision]string{NoPrecision: "none", Day: "day", Century: "century", -1: "none", 6: "none"} {
		if got := p.String(); got != want {
			t.Errorf("precision %d is %q, want %q", int(p), got, want)
		}
	}
}

func TestWithQualifier(t *testing.T) {
	for _, c := range []struct {
		value string
		q     Qualifier
		want  string
	}{
		{"2024-06", Approximate, "2024-06~"},
		{"2024-06~", Certain, "2024-06"},
		{"2024-06/..", Uncertain, "2024-06?/.."},
		{"2024?/2025", Uncertain | Approximate, "2024%/2025%"},
	} {
		if got := MustParse(c.value).WithQualifier(c.q).String(); got != c.want {
			t.Errorf("%s with %q is %s, want %s", c.value, c.q, got, c.want)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ value, first, last string }{
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-02~", "2024-02-01", "2024-02-29"},
		{"2024-06-11", "2024-06-11", "2024-06-11"},
		{"198X", "1980-01-01", "1989-12-31"},
		{"19XX", "1900-01-01", "1999-12-31"},
		{"2024-XX-31", "2024-01-31", "2024-12-31"},
		{"2024-02-XX", "2024-02-01", "2024-02-29"},
		{"2024-XX-XX", "2024-01-01", "2024-12-31"},
		{"2024-06/2025", "2024-06-01", "2025-12-31"},
		{"2024-06/..", "2024-06-01", ""},
		{"2024-06/", "2024-06-01", ""},
		{"../2024-06", "", "2024-06-30"},
		{"XXXX-11", "", ""},
		{"XXXX-11-05/XXXX-11-07", "", ""},
	} {
		e := MustParse(c.value)
		first, okFirst := e.First()
		last, okLast := e.Last()
		if okFirst != (c.first != "") || okFirst && first.String() != c.first {
			t.Errorf("%s begins %v %v, want %q", c.value, first, okFirst, c.first)
		}
		if okLast != (c.last != "") || okLast && last.String() != c.last {
			t.Errorf("%s ends %v %v, want %q", c.value, last, okLast, c.last)
		}
		if _, _, ok := e.Bounds(); ok != (okFirst && okLast) {
			t.Errorf("%s: bounds %v", c.value, ok)
		}
	}
}

func TestExact(t *testing.T) {
	if d, ok := MustParse("2024-06-11~").Exact(); !ok || d != (Date{2024, 6, 11}) {
		t.Errorf("2024-06-11~ is %v %v", d, ok)
	}
	for _, s := range []string{"2024-06", "XXXX-06-11", "2024-06-XX", "2024-06-11/2024-06-11", "198X", "2024-06-11/.."} {
		if d, ok := MustParse(s).Exact(); ok {
			t.Errorf("%s is exactly %v", s, d)
		}
	}
}

func TestWithYear(t *testing.T) {
	for _, c := range []struct {
		value string
		year  int
		want  string
	}{
		{"XXXX-11", 2024, "2024-11"},
		{"XXXX-11-05?", 2024, "2024-11-05?"},
		{"XXXX-02-29", 2024, "2024-02-29"},
		{"XXXX-02-29", 2023, ""},
		{"XXXX-XX-12", 2024, "2024-XX-12"},
		{"XXXX-11-05/XXXX-11-07", 2024, "2024-11-05/2024-11-07"},
		{"XXXX-12-30/XXXX-01-02", 2024, "2024-12-30/2025-01-02"},
		{"XXXX-02-27/XXXX-02-29", 2023, ""},
		{"XXXX-11/..", 2024, "2024-11/.."},
		{"../XXXX-11", 2024, "../2024-11"},
		{"XXXX-12/XXXX-01", 9999, ""},
		{"XXXX-11", 10000, ""},
		{"2020-06", 2024, "2020-06"},
	} {
		if got := MustParse(c.value).WithYear(c.year).String(); got != c.want {
			t.Errorf("%s in %d is %q, want %q", c.value, c.year, got, c.want)
		}
	}
}
