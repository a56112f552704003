package gather

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
)

// day is a day as it was read.
type day struct {
	calendar.Date
	guessed bool // the order of day and month is a guess, or the calendar was converted
}

// readDay finds the day in the words of a feed or a page: ISO 8601, the forms
// of mail (RFC 822 and its kin), numbers in the order that Arabic writes (day
// first), and month names of every Arab tradition, Hijri ones too, in any digits.
// A time with a zone is turned to the zone of the source, if that is known;
// otherwise the day is as written. A date without a year is none.
func readDay(raw string, zone *time.Location) (day, bool) {
	raw = plainDigits(strings.TrimSpace(raw))
	if len(raw) > 500 {
		return day{}, false
	}
	if d, ok := machineDay(raw, zone); ok {
		return d, d.sensible()
	}
	words := dateWords(raw)
	for _, find := range []func([]string) (day, bool){gregorianDay, numericDay, hijriDay} {
		if d, ok := find(words); ok {
			return d, d.sensible()
		}
	}
	return day{}, false
}

func (d day) sensible() bool { return d.Valid() && d.Year >= 1970 && d.Year <= 2099 }

// plainDigits turns the digits of Arabic and Persian into ASCII ones, and drops
// the invisible marks between them.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := arabic.Digit(r); ok {
			return rune('0' + d)
		}
		if arabic.IsInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// machineForms are the forms that programs write, with a zone and without. What
// stands behind the fields of a form in a text is no fault: see machineDay.
var machineForms = []struct {
	layout string
	zoned  bool
}{
	{"2006-01-02T15:04:05Z07:00", true}, {"2006-01-02T15:04:05-0700", true}, {"2006-01-02T15:04Z07:00", true}, {"2006-01-02 15:04:05Z07:00", true},
	{"2006-01-02 15:04:05 -0700", true}, {"2006-01-02 15:04:05-0700", true}, {"20060102T150405Z07:00", true}, {"20060102T150405-0700", true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true}, {"Mon, 2 Jan 2006 15:04 -0700", true}, {"2 Jan 2006 15:04:05 -0700", true},
	{"Mon, 2 Jan 2006 15:04:05 Z07:00", true}, {"Mon, 2 Jan 2006 15:04:05 -07:00", true}, {"Mon Jan 2 15:04:05 -0700 2006", true},
	{"Monday, 02-Jan-06 15:04:05 -0700", true}, {"Mon, 2 January 2006 15:04:05 -0700", true},
	{"2006-01-02T15:04:05", false}, {"2006-01-02T15:04", false}, {"2006-01-02 15:04:05", false}, {"2006-01-02 15:04", false}, {"2006-01-02", false},
	{"2006/01/02 15:04:05", false}, {"2006/01/02 15:04", false}, {"2006/1/2", false}, {"20060102T150405", false}, {"20060102", false},
	{"Mon Jan 2 15:04:05 2006", false}, {"Mon, 2 Jan 2006", false},
}

// machineDay reads the forms of programs. GMT and UTC are zones; other names
// of zones mean different hours in different countries, and are left out.
func machineDay(raw string, zone *time.Location) (day, bool) {
	s := strings.Join(strings.Fields(raw), " ")
	for _, name := range []string{" GMT", " UTC", " UT", " Z"} {
		if rest, ok := strings.CutSuffix(s, name); ok {
			s = rest + " +0000"
			break
		}
	}
	for _, f := range machineForms {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		if f.zoned && zone != nil {
			t = t.In(zone)
		}
		return day{Date: dateOf(t)}, true
	}
	return epochDay(s, zone)
}

// epochDay reads seconds since 1970, of ten digits.
func epochDay(s string, zone *time.Location) (day, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || len(s) != 10 {
		return day{}, false
	}
	if zone == nil {
		zone = time.UTC
	}
	return day{Date: dateOf(time.Unix(n, 0).In(zone))}, true
}

// dateWords are the words and numbers of a text: a slash or hyphen stays between
// two numbers, and parts words.
func dateWords(s string) []string {
	runes := []rune(s)
	isNumber := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9' }
	var b strings.Builder
	for i, r := range runes {
		switch {
		case (r == '/' || r == '-' || r == '.') && isNumber(i-1) && isNumber(i+1):
			b.WriteRune('/')
		case r == ':' && isNumber(i-1):
			b.WriteRune(':')
		case isNumber(i):
			if i > 0 && !isNumber(i-1) && unicode.IsLetter(runes[i-1]) {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
		case unicode.IsLetter(r) || arabic.IsMark(r):
			if isNumber(i - 1) {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return slices.DeleteFunc(strings.Fields(b.String()), func(w string) bool { return w == "st" || w == "nd" || w == "rd" || w == "th" })
}

// gregorianDay finds a day, the name of a month (or two names of it) and a year.
func gregorianDay(words []string) (day, bool) {
	return namedDay(words, months.gregorian, func(d, m, y int) (calendar.Date, bool) {
		date := calendar.Date{Year: y, Month: m, Day: d}
		return date, date.Valid()
	})
}

// hijriDay finds a day of the Hijri year.
func hijriDay(words []string) (day, bool) {
	d, ok := namedDay(words, months.hijri, func(d, m, y int) (calendar.Date, bool) {
		date, _, ok := calendar.HijriDate{Year: y, Month: m, Day: d}.Gregorian()
		return date, ok && y > 1300
	})
	d.guessed = true
	return d, ok
}

func namedDay(words []string, names map[string]int, make func(d, m, y int) (calendar.Date, bool)) (day, bool) {
	for i := range words {
		month, n := monthAt(words[i:], names)
		if n == 0 {
			continue
		}
		behind := words[i+n:]
		if other, n := monthAt(behind, names); n > 0 && other == month {
			behind = behind[n:]
		}
		before := words[:i]
		if date, ok := aroundMonth(before, behind, month, make); ok {
			return day{Date: date}, true
		}
	}
	return day{}, false
}

// aroundMonth reads "12 October 2025" and "October 12, 2025".
func aroundMonth(before, behind []string, month int, make func(d, m, y int) (calendar.Date, bool)) (calendar.Date, bool) {
	if n := len(before); n > 0 && fillers[before[n-1]] {
		before = before[:n-1]
	}
	if len(behind) > 0 && fillers[behind[0]] {
		behind = behind[1:]
	}
	if n := len(before); n > 0 && len(behind) > 0 {
		if d, y := number(before[n-1], 1, 2), number(behind[0], 4, 4); d > 0 && y > 0 {
			return make(d, month, y)
		}
	}
	if len(behind) > 1 {
		if d, y := number(behind[0], 1, 2), number(behind[1], 4, 4); d > 0 && y > 0 {
			return make(d, month, y)
		}
	}
	return calendar.Date{}, false
}

// fillers may stand between the parts of a date.
var fillers = setOf("من عام لعام سنة لسنة شهر of")

// number is a number of so many digits, 0 for anything else.
func number(s string, least, most int) int {
	if len(s) < least || len(s) > most {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// monthAt is the month whose name begins the words, and how many words it has.
func monthAt(words []string, names map[string]int) (month, n int) {
	for n := min(3, len(words)); n > 0; n-- {
		if m := names[monthKey(strings.Join(words[:n], " "))]; m > 0 {
			return m, n
		}
	}
	return 0, 0
}

// monthKey is a name without the differences of spelling.
func monthKey(name string) string {
	return strings.ToLower(arabic.FoldBare(arabic.Bare(name)))
}

var months = monthIndex()

type monthNames struct{ gregorian, hijri map[string]int }

func monthIndex() monthNames {
	names := monthNames{map[string]int{}, map[string]int{}}
	for _, m := range calendar.MonthNames() {
		switch m.Tradition {
		case calendar.Hijri:
			names.hijri[monthKey(m.Name)] = m.Number
		case calendar.Libyan: // its names are words of everyday, and it ended before most of the web
		default:
			names.gregorian[monthKey(m.Name)] = m.Number
		}
	}
	for m := time.January; m <= time.December; m++ {
		names.gregorian[strings.ToLower(m.String())] = int(m)
		names.gregorian[strings.ToLower(m.String()[:3])] = int(m)
	}
	names.gregorian["sept"] = 9
	return names
}

// numericDay finds 12/10/2025 or 2025/10/12. Arabic writes the day first; where
// that can't be, or both could be the month, the order is a guess.
func numericDay(words []string) (day, bool) {
	for _, w := range words {
		parts := strings.Split(w, "/")
		if len(parts) != 3 {
			continue
		}
		a, b, c := number(parts[0], 1, 4), number(parts[1], 1, 2), number(parts[2], 1, 4)
		var d day
		switch {
		case len(parts[0]) == 4:
			d.Date = calendar.Date{Year: a, Month: b, Day: c}
		case len(parts[2]) == 4 && b > 12:
			d = day{calendar.Date{Year: c, Month: a, Day: b}, true}
		case len(parts[2]) == 4:
			d = day{calendar.Date{Year: c, Month: b, Day: a}, a <= 12 && a != b}
		}
		if d.Valid() {
			return d, true
		}
	}
	return day{}, false
}
