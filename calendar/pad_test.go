package calendar

import (
	"fmt"
	"testing"
)

func TestPadded(t *testing.T) {
	for _, n := range []int{-12345, -999, -1, 0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10000} {
		for width := 1; width <= 4; width++ {
			if got, want := string(appendPadded(nil, n, width)), fmt.Sprintf("%0*d", width, n); got != want {
				t.Errorf("appendPadded(%d, %d) = %q, want %q", n, width, got, want)
			}
		}
	}
}
