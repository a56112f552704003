package calendar

// Weekday is a day of the week by its number in ISO 8601-1:2019: Monday is 1 and
// Sunday is 7. It differs from time.Weekday, where Sunday is 0. The zero Weekday
// is no day.
type Weekday int

// The days of the week.
const (
	Monday Weekday = iota + 1
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

var weekdayEnglish = [...]string{"none", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// String returns the English name of w, or "none" if w is not 1 to 7.
func (w Weekday) String() string {
	if w < Monday || w > Sunday {
		return weekdayEnglish[0]
	}
	return weekdayEnglish[w]
}

// Weekday returns the day of the week of d.
func (d Date) Weekday() Weekday {
	n := d.Ordinal() - 1 // 0001-01-01 was a Monday
	return Weekday(n-7*floorDiv(n, 7)) + Monday
}

// Last returns the nearest day before d that is a w: on a Tuesday, the last
// Tuesday is a week ago. w must be Monday to Sunday.
func (d Date) Last(w Weekday) Date {
	return d.AddDays(-1 - int(d.Weekday()-w+6)%7)
}

// Next returns the nearest day after d that is a w: on a Tuesday, the next
// Tuesday is in a week. w must be Monday to Sunday.
func (d Date) Next(w Weekday) Date {
	return d.AddDays(1 + int(w-d.Weekday()+6)%7)
}

// Week returns the Monday and the Sunday of the week in which d lies.
func (d Date) Week() (monday, sunday Date) {
	monday = d.AddDays(int(Monday - d.Weekday()))
	return monday, monday.AddDays(6)
}

// InWeek returns the day w of the week in which d lies; it may be d, before it
// or after it. w must be Monday to Sunday.
func (d Date) InWeek(w Weekday) Date {
	return d.AddDays(int(w - d.Weekday()))
}
