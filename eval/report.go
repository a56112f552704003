package eval

import (
	"fmt"
	"strings"

	"github.com/musnad/musnad"
)

// Precision is the part of what was read that is right, 0 to 1.
func (c Count) Precision() float64 { return ratio(c.Match, c.Read) }

// Recall is the part of what was sought that was read, 0 to 1.
func (c Count) Recall() float64 { return ratio(c.Match, c.Gold) }

// F1 is the harmonic mean of the two, 0 to 1.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func (c Count) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", c.Precision(), c.Recall(), c.F1())
}

func (s Share) String() string {
	if s.Whole == 0 {
		return "  n/a"
	}
	return fmt.Sprintf("%5.1f %% (%d/%d)", float64(100*s.Part)/float64(s.Whole), s.Part, s.Whole)
}

// String is the report, one measure a line.
func (s *Score) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "events    gold %d  read %d  found %d   %s\n", s.Found.Gold, s.Found.Read, s.Found.Match, s.Found)
	fmt.Fprintf(&b, "right     status, actors, recipients   %s\n", s.Right)
	fmt.Fprintf(&b, "named     and every name               %s\n", s.Named)
	s.writeStatus(&b)
	for _, f := range []struct {
		name string
		Count
	}{
		{"actor", s.Actor}, {"recipient", s.Recipient}, {"mediator", s.Mediator},
		{"dates", s.Date}, {"places", s.Place}, {"sources", s.Sources}, {"modes", s.Mode},
	} {
		fmt.Fprintf(&b, "%-9s %s (gold %d)\n", f.name, f.Count, f.Gold)
	}
	fmt.Fprintf(&b, "anchor    %s of undated articles\n", s.Anchor)
	fmt.Fprintf(&b, "quotes    gold %d  read %d  %s  speaker %s\n", s.Quotes.Gold, s.Quotes.Read, s.Quotes, s.Speaker)
	s.writeTypes(&b)
	return b.String()
}

func (s *Score) writeStatus(b *strings.Builder) {
	var parts []string
	for _, k := range []musnad.Status{musnad.Future, musnad.Hypothetical, musnad.Negated} {
		parts = append(parts, fmt.Sprintf("%s %s", k, s.ByStatus[string(k)]))
	}
	fmt.Fprintf(b, "status    %s  by status %s\n", s.Status, strings.Join(parts, "  "))
}

func (s *Score) writeTypes(b *strings.Builder) {
	var parts []string
	for _, t := range s.ByType {
		parts = append(parts, fmt.Sprintf("%s %d/%d of %d", t.Type, t.Match, t.Gold, t.Read))
	}
	fmt.Fprintf(b, "by type   %s\n", strings.Join(parts, "  "))
}
