package calendar

import (
	"slices"
	"strings"
	"testing"
)

func TestEachTraditionNamesTwelveMonths(t *testing.T) {
	for _, tradition := range Traditions() {
		seen := map[string]int{}
		for n := 1; n <= 12; n++ {
			name := tradition.MonthName(n)
			if name == "" {
				t.Errorf("%s has no month %d", tradition, n)
			}
			if other := seen[name]; other != 0 {
				t.Errorf("%s: months %d and %d are both shown as %s", tradition, other, n, name)
			}
			seen[name] = n
		}
		if tradition.MonthName(0) != "" || tradition.MonthName(13) != "" {
			t.Errorf("%s names a month 0 or 13", tradition)
		}
	}
	if name := Tradition("coptic").MonthName(1); name != "" {
		t.Errorf("an unknown tradition has the month %s", name)
	}
}

func TestMonthNamesAreOrdered(t *testing.T) {
	place := func(m MonthName) int { return 100*slices.Index(Traditions(), m.Tradition) + m.Number }
	if !slices.IsSortedFunc(MonthNames(), func(a, b MonthName) int { return place(a) - place(b) }) {
		t.Error("not by tradition and number")
	}
}

// Also in folded letters a name is one month only, and is written once in its
// tradition.
func TestMonthNamesAreUnique(t *testing.T) {
	number := map[string]int{}
	listed := map[string]bool{}
	for _, m := range MonthNames() {
		folded := fold(m.Name)
		if n := number[folded]; n != 0 && n != m.Number {
			t.Errorf("months %d and %d have one name: %s", n, m.Number, m.Name)
		}
		number[folded] = m.Number
		key := string(m.Tradition) + " " + folded
		if listed[key] {
			t.Errorf("%s: listed twice: %s", m.Tradition, m.Name)
		}
		listed[key] = true
	}
}

// A name that is ambiguous in one tradition is so in all.
func TestAmbiguityIsOfTheName(t *testing.T) {
	ambiguous := map[string]bool{}
	for _, m := range MonthNames() {
		if was, ok := ambiguous[m.Name]; ok && was != m.Ambiguous {
			t.Errorf("%s: not ambiguous everywhere: %s", m.Tradition, m.Name)
		}
		ambiguous[m.Name] = m.Ambiguous
		if m.Tradition == Libyan && !m.Ambiguous {
			t.Errorf("a Libyan name is not ambiguous: %s", m.Name)
		}
	}
}

func TestNamesAreBareLetters(t *testing.T) {
	var names []string
	for _, m := range MonthNames() {
		names = append(names, m.Name)
	}
	for _, w := range WeekdayNames() {
		names = append(names, w.Name)
	}
	for _, name := range names {
		if strings.Join(strings.Fields(name), " ") != name {
			t.Errorf("spaces: %q", name)
		}
		if i := strings.IndexFunc(name, notInName); i >= 0 {
			t.Errorf("byte %d is no bare letter, digit or space: %+q", i, name)
		}
	}
}

// notInName refuses vowel signs, tatweel, invisible characters and Latin letters.
func notInName(r rune) bool {
	return r != ' ' && (r < '1' || r > '2') && (r < '\u0621' || r > '\u064a' || r == '\u0640')
}

func TestWeekdayNames(t *testing.T) {
	for w := Monday; w <= Sunday; w++ {
		if w.Arabic() == "" {
			t.Errorf("%v has no name", w)
		}
	}
	if Weekday(0).Arabic() != "" || Weekday(8).Arabic() != "" {
		t.Error("a day that is no weekday has a name")
	}
	if got := (Date{2025, 10, 12}).Weekday(); got != Sunday {
		t.Errorf("2025-10-12 is a %v", got)
	}
}

// What a caller does to the slices reaches nobody else.
func TestNamesAreCopied(t *testing.T) {
	MonthNames()[0].Name = ""
	WeekdayNames()[0].Name = ""
	if Egyptian.MonthName(1) == "" || Monday.Arabic() == "" {
		t.Error("a caller changed the tables")
	}
}

// fold is the orthographic folding of the word lists, as far as these names need it.
func fold(name string) string {
	return strings.NewReplacer("\u0622", "\u0627", "\u0623", "\u0627", "\u0625", "\u0627", "\u0649", "\u064a",
		"\u0629", "\u0647", "\u0624", "\u0648", "\u0626", "\u064a").Replace(name)
}
