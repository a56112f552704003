package eval

import "testing"

func TestSameDate(t *testing.T) {
	for _, c := range []struct {
		gold, read string
		want       bool
	}{
		{"", "", true},
		{"2031-04-02", "2031-04-02", true},
		{"2031-04-02", "2031-04", false},
		{"2031-04-07/2031-04-13", "2031-04-06/2031-04-12", true}, // weeks from Monday and from Sunday
		{"2031-04-07/2031-04-13", "2031-04-04/2031-04-10", false},
		{"2031-04/2031-05", "2031-04-01/2031-05-31", true},
		{"2031-04-01/2031-04-30", "2031-04", false},
		{"XXXX-04/XXXX-05", "XXXX-04/XXXX-06", false},
		{"2031-04-07/..", "2031-04-07/2031-04-13", false},
		{"2031-02-29/2031-03-06", "2031-03-01/2031-03-06", false}, // no such day
		{"2031-21/2031-22", "2031-22/2031-21", false},             // seasons
		{"٢٠٣١-٠٤-٠٧/٢٠٣١-٠٤-١٣", "2031-04-07/2031-04-13", true},
	} {
		if got := sameDate(c.gold, c.read); got != c.want {
			t.Errorf("sameDate(%q, %q) = %v", c.gold, c.read, got)
		}
	}
}
