package calendar

import "strconv"

// String returns the text of e, which [Parse] reads back to the same value. It is
// empty for the zero EDTF.
func (e EDTF) String() string {
	var room [32]byte
	b := e.from.appendTo(room[:0])
	if e.interval {
		b = e.to.appendTo(append(b, '/'))
	}
	return string(b)
}

func (n end) appendTo(b []byte) []byte {
	switch n.kind {
	case open:
		return append(b, ".."...)
	case dated:
		b = appendPart(appendPart(n.appendYear(b), n.month), n.day)
		return append(b, n.qualifier.String()...)
	}
	return b
}

func (n end) appendYear(b []byte) []byte {
	switch {
	case n.year == Unspecified:
		return append(b, "XXXX"...)
	case n.grain == Century:
		return append(appendPadded(b, n.year/100, 2), "XX"...)
	case n.grain == Decade:
		return append(appendPadded(b, n.year/10, 3), 'X')
	}
	return appendPadded(b, n.year, 4)
}

func appendPart(b []byte, n int) []byte {
	switch n {
	case 0:
		return b
	case Unspecified:
		return append(b, "-XX"...)
	}
	return appendPadded(append(b, '-'), n, 2)
}

// appendPadded adds a number with zeros before it, as many digits as width or
// more; a sign counts as a digit, as it does in fmt.
func appendPadded(b []byte, n, width int) []byte {
	if n < 0 {
		b, n, width = append(b, '-'), -n, width-1
	}
	for least := pow10(width - 1); least > 1 && n < least; least /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

func pow10(n int) int {
	out := 1
	for range n {
		out *= 10
	}
	return out
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
