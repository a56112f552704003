package calendar

// Bounds returns the first and the last day that e can mean. ok is false if one of
// them is not known: for an interval with an open or unknown end, a value whose
// year is unspecified, and the zero EDTF.
func (e EDTF) Bounds() (first, last Date, ok bool) {
	first, okFirst := e.First()
	last, okLast := e.Last()
	if !okFirst || !okLast {
		return Date{}, Date{}, false
	}
	return first, last, true
}

// First returns the first day that e can mean, as [EDTF.Bounds] does, also if the
// last is not known.
func (e EDTF) First() (d Date, ok bool) {
	return e.from.first()
}

// Last returns the last day that e can mean, as [EDTF.Bounds] does, also if the
// first is not known.
func (e EDTF) Last() (d Date, ok bool) {
	if e.interval {
		return e.to.last()
	}
	return e.from.last()
}

// Exact returns the day of e if e names one single day and no interval. Its
// qualifier is not looked at.
func (e EDTF) Exact() (d Date, ok bool) {
	d = Date{Year: e.from.year, Month: e.from.month, Day: e.from.day}
	if e.interval || e.from.kind != dated || !d.Valid() {
		return Date{}, false
	}
	return d, true
}

// Contains reports whether e can mean the day d, or a time in which d lies:
// "XXXX-11" contains each day of each November.
func (e EDTF) Contains(d Date) bool {
	return d.Valid() && e.Compatible(OfDate(d))
}

// WithYear returns e with its unspecified year replaced. The second end of an
// interval gets that year or, if it would lie before the first, the next:
// "XXXX-12-30/XXXX-01-02" and 2024 give "2024-12-30/2025-01-02". A value that has
// its year is returned as it is. The result is the zero EDTF if there is no such
// day in that year.
func (e EDTF) WithYear(year int) EDTF {
	if !e.yearless() {
		return e
	}
	from := e.from.inYear(year)
	if !e.interval {
		return from.valueIfValid()
	}
	to := e.to.inYear(year)
	if problem, _ := intervalProblem(from, to); problem != "" {
		to = e.to.inYear(year + 1)
	}
	if !from.validOrOpen() || !to.validOrOpen() {
		return EDTF{}
	}
	return span(from, to)
}

func (e EDTF) yearless() bool {
	return e.from.yearless() || e.to.yearless()
}

func (n end) inYear(year int) end {
	if n.yearless() {
		n.year = year
	}
	return n
}

func (n end) validOrOpen() bool {
	return n.kind != dated || n.valid()
}

func (n end) valueIfValid() EDTF {
	if !n.valid() {
		return EDTF{}
	}
	return n.value()
}
