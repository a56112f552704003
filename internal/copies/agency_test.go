package copies

import (
	"slices"
	"strings"
	"testing"
)

func TestAgencies(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"الرباط - رويترز: وصل وفد تجاري إلى المدينة.", "media.reuters"},
		{"واس- الرياض\nوصل وفد تجاري إلى المدينة.", "media.spa"},
		{"عمّان (أ ف ب) - وصل وفد تجاري إلى المدينة.", "media.afp"},
		{"بيروت (د.ب.أ)، رويترز: وصل وفد تجاري.", "media.dpa media.reuters"},
		{"وصل وفد تجاري إلى المدينة صباح اليوم.\n(كونا)", "media.kuna"},
		{"قالت رويترز إن وفدا تجاريا وصل إلى المدينة.", ""},
		{"القاهرة - وكالات: وصل وفد تجاري.", ""},
		{"", ""},
	} {
		if got := strings.Join(Agencies(c.text), " "); got != c.want {
			t.Errorf("want %q, got %q | %s", c.want, got, c.text)
		}
	}
}

func TestAgencyFormsAreSortedAndOfOneAgency(t *testing.T) {
	var ids []string
	owner := map[string]string{}
	for line := range strings.Lines(agencyRows) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSpace(line), "\t")
		ids = append(ids, row[0])
		for _, form := range row[1:] {
			if had := owner[plain(form)]; had != "" && had != row[0] {
				t.Errorf("agencies.tsv: a form of %s is one of %s too | %s", row[0], had, form)
			}
			owner[plain(form)] = row[0]
		}
	}
	if !slices.IsSorted(ids) || len(ids) < 20 {
		t.Errorf("agencies.tsv: %d rows, sorted %v", len(ids), slices.IsSorted(ids))
	}
}
