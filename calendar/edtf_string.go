package calendar

import "fmt"

// String returns the text of e, which [Parse] reads back to the same value. It is
// empty for the zero EDTF.
func (e EDTF) String() string {
	if !e.interval {
		return e.from.String()
	}
	return e.from.String() + "/" + e.to.String()
}

func (n end) String() string {
	switch n.kind {
	case open:
		return ".."
	case dated:
		return n.yearText() + partText(n.month) + partText(n.day) + n.qualifier.String()
	}
	return ""
}

func (n end) yearText() string {
	switch {
	case n.year == Unspecified:
		return "XXXX"
	case n.grain == Century:
		return fmt.Sprintf("%02dXX", n.year/100)
	case n.grain == Decade:
		return fmt.Sprintf("%03dX", n.year/10)
	}
	return fmt.Sprintf("%04d", n.year)
}

func partText(n int) string {
	switch n {
	case 0:
		return ""
	case Unspecified:
		return "-XX"
	}
	return fmt.Sprintf("-%02d", n)
}

// String returns the sign of q: "?", "~" or "%" for both; empty if q is Certain.
func (q Qualifier) String() string {
	switch q {
	case Uncertain:
		return "?"
	case Approximate:
		return "~"
	case Uncertain | Approximate:
		return "%"
	}
	return ""
}
