package calendar

import "slices"

// Tradition is a way of naming months: a set of twelve names that are used
// together.
type Tradition string

// The traditions of the Arab world. All but Hijri name the months of the
// Gregorian calendar.
const (
	Egyptian    Tradition = "egyptian"    // Egypt, Sudan, Yemen, the Gulf
	Levantine   Tradition = "levantine"   // Iraq, Syria, Lebanon, Jordan, Palestine
	Maghrebi    Tradition = "maghrebi"    // Tunisia, Algeria
	Moroccan    Tradition = "moroccan"    // Morocco
	Mauritanian Tradition = "mauritanian" // Mauritania
	Libyan      Tradition = "libyan"      // Libya under Qaddafi, until 2011
	Hijri       Tradition = "hijri"       // the lunar year
)

// Traditions returns all traditions, in a fixed order.
func Traditions() []Tradition {
	return []Tradition{Egyptian, Levantine, Maghrebi, Moroccan, Mauritanian, Libyan, Hijri}
}

// MonthName is one way to write the name of a month.
type MonthName struct {
	// Name is unvocalised and in correct orthography, of one word or several
	// parted by single spaces; digits in it are ASCII. It has the article only
	// where the name always has it.
	Name string
	// Tradition is where the name is at home. A name shared by several traditions
	// appears once for each, always with the same Number.
	Tradition Tradition
	// Number is 1 to 12: January is 1, in the Hijri year Muharram is 1.
	Number int
	// Ambiguous marks a name that is more often, or nearly as often, another word
	// or a person's name, in its own letters or in folded ones. It should be
	// read as a month only beside a day, a year or another name of the month.
	Ambiguous bool
}

// MonthNames returns every month name of every tradition, ordered by tradition and
// number. Of the names of one month in one tradition the first is the one that
// [Tradition.MonthName] shows. The caller owns the slice.
func MonthNames() []MonthName {
	return slices.Concat(egyptianMonths, levantineMonths, maghrebiMonths, moroccanMonths,
		mauritanianMonths, libyanMonths, hijriMonths)
}

// MonthName returns the name by which t shows the month of that number, 1 to 12.
// It is empty if there is no such month or tradition.
func (t Tradition) MonthName(number int) string {
	names := t.months()
	i := slices.IndexFunc(names, func(m MonthName) bool { return m.Number == number })
	if i < 0 {
		return ""
	}
	return names[i].Name
}

func (t Tradition) months() []MonthName {
	switch t {
	case Egyptian:
		return egyptianMonths
	case Levantine:
		return levantineMonths
	case Maghrebi:
		return maghrebiMonths
	case Moroccan:
		return moroccanMonths
	case Mauritanian:
		return mauritanianMonths
	case Libyan:
		return libyanMonths
	case Hijri:
		return hijriMonths
	}
	return nil
}

// WeekdayName is one way to write the name of a day of the week.
type WeekdayName struct {
	// Name is as in [MonthName], with the article: without it these words are
	// numbers and common nouns.
	Name      string
	Day       Weekday
	Ambiguous bool // as in MonthName
}

var weekdayNames = []WeekdayName{
	{Day: Monday, Ambiguous: true, Name: "الاثنين"},
	{Day: Tuesday, Name: "الثلاثاء"},
	{Day: Tuesday, Name: "الثلثاء"},
	{Day: Wednesday, Name: "الأربعاء"},
	{Day: Thursday, Name: "الخميس"},
	{Day: Friday, Name: "الجمعة"},
	{Day: Saturday, Name: "السبت"},
	{Day: Sunday, Name: "الأحد"},
}

// WeekdayNames returns every name of a day of the week, from Monday on; the first
// of a day is the one that [Weekday.Arabic] shows. The caller owns the slice.
func WeekdayNames() []WeekdayName {
	return slices.Clone(weekdayNames)
}

// Arabic returns the Arabic name of w with its article; it is empty if w is not
// Monday to Sunday.
func (w Weekday) Arabic() string {
	i := slices.IndexFunc(weekdayNames, func(n WeekdayName) bool { return n.Day == w })
	if i < 0 {
		return ""
	}
	return weekdayNames[i].Name
}
