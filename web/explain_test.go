package web

import "testing"

// A line of a dump points at code points.
func TestParseLine(t *testing.T) {
	text := "عن\nقال x"
	points := pointsOf(text)
	if got := points[len(text)]; got != 8 {
		t.Errorf("%d code points, want 8", got)
	}
	x := parseLine("quote quote/says speech says [5,11) | قال", "quote", points)
	if x.text != "quote/says speech says" || x.letters != "قال" || x.at == nil || *x.at != (Span{3, 6}) || x.declined || x.inside {
		t.Errorf("%+v, at %v", x, x.at)
	}
	if x := parseLine("quote declined no speaker [5,11) | قال", "quote", points); !x.declined {
		t.Errorf("%+v", x)
	}
	if x := parseLine("event   actor EGY GOV | فلان", "event", points); !x.inside || x.at != nil || x.text != "actor EGY GOV" || x.letters != "فلان" {
		t.Errorf("%+v", x)
	}
}
