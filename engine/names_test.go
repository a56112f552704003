package engine_test

import (
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	e := newEngine(t)
	for id, want := range map[string][2]string{"syr": {"سوريا", "Syria"}, "place.aarhus": {"آرهوس", "Aarhus"}, "nothing.at-all": {"", ""}} {
		if ar, en := e.Name(id); ar != want[0] || en != want[1] {
			t.Errorf("%s: %q, %q; want %q", id, ar, en, want)
		}
	}
	codes := e.Countries()
	for _, c := range []string{"SYR", "OMN", "XKX"} {
		if !slices.Contains(codes, c) {
			t.Errorf("%s is missing", c)
		}
	}
	if n := len(codes); n != len(slices.Compact(slices.Sorted(slices.Values(codes)))) || n < 249 {
		t.Errorf("%d countries; want each of ISO 3166-1 once", n)
	}
}
