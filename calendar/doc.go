// Package calendar knows the calendars in which Arabic news is dated and the
// values in which this project writes a date.
//
// It has four parts that can be read alone:
//
//   - the names of months in every Arab tradition and of the days of the week
//     ([MonthNames], [WeekdayNames]);
//   - civil dates without clock or time zone, and weeks from Monday to Sunday
//     ([Date], [Weekday]);
//   - [EDTF], the value of a date that may be known in part only: "2024-06",
//     "XXXX-11-05", "2024-06-10/..";
//   - the Hijri calendar ([HijriDate]).
//
// Everything is a pure function of its arguments: nothing reads a clock, a file
// or the environment. All years are those of the proleptic Gregorian calendar
// with a year zero (ISO 8601-1:2019), unless a name says Hijri.
package calendar
