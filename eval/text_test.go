package eval

import "testing"

func TestSentence(t *testing.T) {
	full := text("Title\nFirst. Second! Third\u061F\nFourth 3.5 rest")
	for _, c := range []struct {
		at   int
		want string
	}{
		{2, "Title"}, {7, "First"}, {13, "Second"}, {22, "Third"}, {30, "Fourth 3.5 rest"}, {44, "Fourth 3.5 rest"},
	} {
		s := full.sentence(c.at)
		if got := string(full[s.start:s.end]); got != c.want {
			t.Errorf("sentence(%d) = %q, want %q", c.at, got, c.want)
		}
	}
}

// TestPlace uses letters of two bytes: positions are code points.
func TestPlace(t *testing.T) {
	full := text("زار ثم زار")
	visited, then := string(full[:3]), string(full[4:6])
	for _, c := range []struct {
		given  []int
		words  string
		within span
		want   span
	}{
		{[]int{7, 10}, visited, span{}, span{7, 10, true}},
		{nil, visited, span{}, span{0, 3, true}},
		{nil, visited, span{4, 10, true}, span{7, 10, true}},
		{[]int{5, 5}, then, span{}, span{4, 6, true}},
		{nil, "", span{}, span{}},
		{nil, "elsewhere", span{}, span{}},
		{nil, visited, span{40, 50, true}, span{}},
	} {
		if got := full.place(c.given, c.words, c.within); got != c.want {
			t.Errorf("place(%v, %q, %v) = %v, want %v", c.given, c.words, c.within, got, c.want)
		}
	}
}
