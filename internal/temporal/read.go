package temporal

import (
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/match"
)

// The readers below read one piece of an expression at token i, before token
// limit, and return the token after it, or -1.

// hitOf is the first reading of the kind whose value is one of values (any if
// none is named), without a pronoun.
func hitOf(t *match.Text, i, limit int, kind match.Mask, values ...string) (found match.Hit, ok bool) {
	if i < 0 || i >= limit {
		return found, false
	}
	if !t.Has(i, kind) {
		return found, false
	}
	t.HitsOf(i, kind, func(h match.Hit) bool {
		if h.Enc == 0 && h.Last <= limit && (len(values) == 0 || slices.Contains(values, h.Row.Value)) {
			found, ok = h, true
		}
		return !ok
	})
	return found, ok
}

func definite(h match.Hit) bool { return h.Features.Has(arabic.WithArticle) }

func rowNumber(h match.Hit) int {
	n, _ := strconv.Atoi(h.Row.Value)
	return n
}

func attrNumber(h match.Hit, key string) int {
	n, _ := strconv.Atoi(h.Row.Attr(key))
	return n
}

func isMark(t *match.Text, i, limit int, set string) bool {
	return i >= 0 && i < limit && t.Doc.Tokens[i].Kind == musnad.Punct && strings.Contains(set, t.Doc.Tokens[i].Bare)
}

// touching reports whether nothing stands between token i and the one before.
func touching(t *match.Text, i int) bool {
	return i > 0 && t.Doc.Tokens[i-1].End == t.Doc.Tokens[i].Start
}

// isOf reports whether token i is "of" or "from".
func isOf(t *match.Text, i, limit int) bool {
	_, ok := hitOf(t, i, limit, prepKind, "min")
	return ok
}

// isThe reports whether token i is an article cut off from its digits.
func isThe(t *match.Text, i, limit int) bool {
	_, ok := hitOf(t, i, limit, timephraseKind, "the")
	return ok
}

// digitsAt reads digits of at most width places, after a cut-off article or
// none.
func digitsAt(t *match.Text, i, limit, width int) (n, end int) {
	if isThe(t, i, limit) {
		i++
	}
	if i >= limit || t.Doc.Tokens[i].Kind != musnad.Number || len(t.Doc.Tokens[i].Folded) > width {
		return 0, -1
	}
	n, ok := arabic.ParseInt(t.Doc.Tokens[i].Folded)
	if !ok {
		return 0, -1
	}
	return n, i + 1
}

// yearAt reads a year of four digits.
func yearAt(t *match.Text, i, limit int) (year, end int) {
	if year, end = digitsAt(t, i, limit, 4); end > 0 && year >= 1000 && year <= 2200 {
		return year, end
	}
	return 0, -1
}

// ordinalAt reads an ordinal with the article.
func ordinalAt(t *match.Text, i, limit int) (n, end int) {
	h, ok := hitOf(t, i, limit, ordinalKind)
	if !ok {
		h, ok = hitOf(t, i, limit, numberKind, "20", "30", "40", "50", "60", "70", "80", "90")
	}
	if !ok || !definite(h) {
		return 0, -1
	}
	var buf [2]string
	n, used := arabic.ReadOrdinal(match.FoldedWords(t, i, limit, h.Pro, buf[:0]))
	if used == 0 {
		return 0, -1
	}
	return n, i + used
}

// countAt reads how many: digits or number words.
func countAt(t *match.Text, i, limit int) (n, end int) {
	if n, end = digitsAt(t, i, limit, 7); end > 0 {
		return n, end
	}
	return match.CardinalWords(t, i, limit)
}

// dayNumberAt reads the day of a month in digits.
func dayNumberAt(t *match.Text, i, limit int) (day, end int) {
	if day, end = digitsAt(t, i, limit, 2); end > 0 && day >= 1 && day <= 31 {
		return day, end
	}
	return 0, -1
}

// dayOrdinalAt reads the day of a month as an ordinal: masculine, and no
// adjective of a noun before it, as in "the first week of June".
func dayOrdinalAt(t *match.Text, i, limit int) (day, end int) {
	if day, end = ordinalAt(t, i, limit); end < 0 || day > 31 {
		return 0, -1
	}
	h, _ := t.FirstOf(i, ordinalNumberKinds)
	named := t.Has(i-1, weekdayDeicticKinds)
	if h.Features.Has(arabic.Feminine) || !h.Features.Has(arabic.WithWaw) && definiteBefore(t, i) && !named {
		return 0, -1
	}
	return day, end
}

func dayAt(t *match.Text, i, limit int) (day, end int) {
	if day, end = dayNumberAt(t, i, limit); end > 0 {
		return day, end
	}
	return dayOrdinalAt(t, i, limit)
}

func weekdayAt(t *match.Text, i, limit int) (w calendar.Weekday, end int) {
	h, ok := hitOf(t, i, limit, weekdayKind)
	if !ok {
		return 0, -1
	}
	return calendar.Weekday(rowNumber(h)), h.Last
}

// unitAt reads a unit of time that carries all the features of want and none
// of without.
func unitAt(t *match.Text, i, limit int, want, without arabic.Features, units string) (h match.Hit, ok bool) {
	if i >= limit {
		return h, false
	}
	if !t.Has(i, unitKind) {
		return h, false
	}
	t.HitsOf(i, unitKind, func(x match.Hit) bool {
		ok = x.Enc == 0 && x.Features.Has(want) && !x.Features.Any(without) && strings.Contains(units, x.Row.Value)
		if ok {
			h = x
		}
		return !ok
	})
	return h, ok
}

// theUnitAt reads one unit with the article: "the month".
func theUnitAt(t *match.Text, i, limit int, units string) (unit byte, end int) {
	h, ok := unitAt(t, i, limit, arabic.WithArticle, arabic.Plural|arabic.DualNumber, units)
	if !ok {
		return 0, -1
	}
	return h.Row.Value[0], i + 1
}

// relationAt reads "last", "next", "the one before last".
func relationAt(t *match.Text, i, limit int) (r relation, end int) {
	if h, ok := hitOf(t, i, limit, timephraseKind, "beforelast", "afternext"); ok {
		return relations[h.Row.Value], h.Last
	}
	return adjectiveAt(t, i, limit, "past", "next", "this", "new")
}

// adjectiveAt reads an adjective with the article, of one of the values.
func adjectiveAt(t *match.Text, i, limit int, values ...string) (r relation, end int) {
	h, ok := hitOf(t, i, limit, timewordKind, values...)
	if !ok || !definite(h) {
		return unrelated, -1
	}
	return relations[h.Row.Value], i + 1
}

// neighbourAt reads "following" or "preceding".
func neighbourAt(t *match.Text, i, limit int) (r relation, end int) {
	return adjectiveAt(t, i, limit, "following", "preceding")
}

// sameAt reads "itself" after a unit: نفسه, ذاتها.
func sameAt(t *match.Text, i, limit int) (r relation, end int) {
	if i >= limit {
		return unrelated, -1
	}
	end = -1
	t.HitsOf(i, timephraseKind, func(h match.Hit) bool {
		if (h.Row.Value == "same" || h.Row.Value == "itself") && h.Enc > 0 {
			r, end = same, i+1
		}
		return end < 0
	})
	return r, end
}
