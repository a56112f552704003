package calendar

// The arithmetic calendar counts months of 30 and 29 days in turn; in 11 years of
// 30 the last month has one day more. See [Tabular] for its source.

const (
	hijriEpoch   = 227015 // the ordinal of 1 Muharram of the year 1
	daysPerCycle = 10631  // days of 30 years
)

func tabularOrdinal(h HijriDate) int {
	daysBeforeYear := 354*(h.Year-1) + (3+11*h.Year)/30
	daysBeforeMonth := 29*(h.Month-1) + h.Month/2
	return hijriEpoch + daysBeforeYear + daysBeforeMonth + h.Day - 1
}

func tabularFromOrdinal(n int) HijriDate {
	year := (30*(n-hijriEpoch) + daysPerCycle + 15) / daysPerCycle
	dayOfYear := n - tabularOrdinal(HijriDate{year, 1, 1})
	month := (11*dayOfYear + 330) / 325
	day := n - tabularOrdinal(HijriDate{year, month, 1}) + 1
	return HijriDate{Year: year, Month: month, Day: day}
}
