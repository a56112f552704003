package happen

import (
	"fmt"
	"testing"

	"github.com/musnad/musnad"
)

// BenchmarkChoices is the cost of placing one event among as many candidates as the
// keys of an event find on average in an archive of 18,000 events.
func BenchmarkChoices(b *testing.B) {
	var candidates []*Summary
	for i := range 7 {
		var reports []Report
		for k := range 5 {
			reports = append(reports, tell(fmt.Sprint(i, "-", k), "2031-05-04", bombing("2031-05-03", town, 7+i)))
		}
		candidates = append(candidates, summarize(reports))
	}
	r := tell("new", "2031-05-04", bombing("2031-05-03", town, 7))
	r.Event.Actor = []musnad.ReadingParty{khoury}
	b.ReportAllocs()
	for b.Loop() {
		new(Placing).Choices(&r, make([]string, len(candidates)), candidates)
	}
}
