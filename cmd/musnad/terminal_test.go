package main

import (
	"slices"
	"strings"
	"testing"
)

// TestWrapped: no line is wider than its room, none is lost, and signs above the
// letters take no column.
func TestWrapped(t *testing.T) {
	s := &streams{width: 60}
	text := strings.Repeat("قال الوزيرُ إنّ الاجتماعَ تأجّل ", 9)
	got := s.wrapped(text, beside)
	if len(got) < 3 || strings.Join(got, " ") != strings.TrimSpace(text) {
		t.Errorf("%q", got)
	}
	for _, line := range got {
		if columns(line) > 60-beside {
			t.Errorf("%d columns: %s", columns(line), line)
		}
	}
	if got := (&streams{}).wrapped(text, beside); len(got) != 1 {
		t.Errorf("no terminal, and %d lines", len(got))
	}
	if got := s.wrapped("", beside); !slices.Equal(got, []string{""}) {
		t.Errorf("of nothing %q", got)
	}
}
