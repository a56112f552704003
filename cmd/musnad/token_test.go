package main

import (
	"testing"
	"time"
)

func TestExpiry(t *testing.T) {
	now := time.Date(2026, 11, 27, 12, 30, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"90d": "2027-02-25 12:30", "12h": "2026-11-28 00:30", "2w": "2026-12-11 12:30", "2027-01-31": "2027-02-01 00:00", "never": "never",
	} {
		if got, err := expiry(text, now); err != nil || minute(got, "never") != want {
			t.Errorf("%s: %s %v", text, minute(got, "never"), err)
		}
	}
	for _, bad := range []string{"", "d", "90", "-1d", "0d", "90m", "2027-13-01", "99999999999999d", "٩٠d"} {
		if got, err := expiry(bad, now); err == nil {
			t.Errorf("%q is %v", bad, got)
		}
	}
}
