package eval

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// rows reads a table of testdata.
func rows(t *testing.T, file string) [][]string {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func TestNormalize(t *testing.T) {
	for _, row := range rows(t, "normalize.tsv") {
		in, err1 := strconv.Unquote(`"` + row[0] + `"`)
		want, err2 := strconv.Unquote(`"` + row[1] + `"`)
		if err1 != nil || err2 != nil {
			t.Fatal(row, err1, err2)
		}
		if got := normalize(in); got != want {
			t.Errorf("normalize(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, row := range rows(t, "same-name.tsv") {
		want := row[0] == "same"
		if sameName(row[1], row[2]) != want || sameName(row[2], row[1]) != want {
			t.Errorf("want %s: %q and %q", row[0], row[1], row[2])
		}
	}
}

func TestSameEntity(t *testing.T) {
	e := func(name, country, kind string) Entity { return Entity{name, country, kind} }
	for _, c := range []struct {
		why  string
		a, b Entity
		want bool
	}{
		{"bodies of one state", e("ministry of defence", "OMN", "MIL"), e("Muscat", "OMN", "GOV"), true},
		{"two states", e("ministry of defence", "OMN", "MIL"), e("ministry of defence", "QAT", "MIL"), false},
		{"two parties of one country", e("Scales", "MAR", "PTY"), e("Spikes", "MAR", "PTY"), false},
		{"people of one country", e("marchers", "TUN", "CVL"), e("opponents", "TUN", "OPP"), true},
		{"a state and its people", e("government", "TUN", "GOV"), e("marchers", "TUN", "CVL"), false},
		{"crowds of no country", e("gunmen", "", "UAF"), e("civilians", "", "CVL"), true},
		{"country on one side only", e("Palm Battalion", "LBY", "REB"), e("palm", "", "REB"), true},
		{"a crowd and a name", e("civilians", "LBY", "CVL"), e("displaced", "", "REF"), false},
	} {
		if got := sameEntity(c.a, c.b); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

func TestSameChain(t *testing.T) {
	unnamed, named := Entity{Kind: "unnamed"}, Entity{Name: "Star Agency", Kind: "agency"}
	for _, c := range []struct {
		gold, read []Entity
		want       bool
	}{
		{nil, nil, true},
		{[]Entity{named, unnamed}, []Entity{{Name: "star", Kind: "media"}, {Name: "sources", Kind: "unnamed"}}, true},
		{[]Entity{unnamed, named}, []Entity{named, unnamed}, false},
		{[]Entity{named}, []Entity{named, unnamed}, false},
		{[]Entity{{Kind: "official"}}, []Entity{named}, true},
		{[]Entity{named}, []Entity{{Kind: "agency"}}, false},
	} {
		if got := sameChain(c.gold, c.read); got != c.want {
			t.Errorf("sameChain(%v, %v) = %v", c.gold, c.read, got)
		}
	}
}
