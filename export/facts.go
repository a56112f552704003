package export

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// separator stands between several values of one cell.
const separator = " | "

// days are the first and the last day of a date, and how fine it is; ok is false
// where it has no first and last day.
func days(edtf string) (first, last calendar.Date, precision string, ok bool) {
	e, err := calendar.Parse(edtf)
	if err != nil || e.IsZero() {
		return first, last, "", false
	}
	precision = e.Precision().String()
	if e.IsInterval() {
		precision = "range"
	}
	first, last, ok = e.Bounds()
	return first, last, precision, ok
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// degrees is a coordinate in decimal degrees.
func degrees(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Flags that say how surely the day of writing is known, beside those of the
// article itself.
const (
	flagInferred = "day-of-writing-inferred"
	flagDateline = "day-of-writing-from-dateline"
	flagUndated  = "no-day-of-writing"
)

// anchor is how the day of writing of a report is known: published, dateline,
// inferred, or empty.
func (j *job) anchor(r *ledger.Report) (string, error) {
	if r.Published != "" {
		return string(musnad.BasisPublished), nil
	}
	key := fmt.Sprintf("%s\x00%d\x00%s", r.Article, r.Version, r.Engine)
	if basis, ok := j.anchors[key]; ok {
		return basis, nil
	}
	a, err := j.s.Anchor(r.Article, r.Version, r.Engine)
	if err != nil {
		return "", err
	}
	if len(j.anchors) > mostAtHand {
		clear(j.anchors)
	}
	basis := ""
	if a != nil {
		basis = string(a.Basis)
	}
	j.anchors[key] = basis
	return basis, nil
}

// flags are what a reader of a report should know before he trusts it: what was
// done to its article, and a day of writing that nobody gave.
func (j *job) flags(r *ledger.Report) ([]string, error) {
	basis, err := j.anchor(r)
	out := slices.Clone(r.Flags)
	switch musnad.Basis(basis) {
	case musnad.BasisInferred:
		out = appendOnce(out, flagInferred)
	case musnad.BasisDateline:
		out = append(out, flagDateline)
	case "":
		out = append(out, flagUndated)
	}
	return out, err
}

// allFlags are those of all reports of a happening.
func (j *job) allFlags(h *ledger.Happening) (out []string, err error) {
	for i := range h.Reports {
		list, err := j.flags(&h.Reports[i])
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	return out, nil
}

// mostAtHand is how many texts and anchors are kept in memory.
const mostAtHand = 256

// letters are what code points [start,end) of a report's article select.
func (j *job) letters(r *ledger.Report, at *[2]int) (string, error) {
	if at == nil {
		return "", nil
	}
	runes, ok := j.texts[r.Words]
	if !ok {
		words, err := j.s.Words(r.Words)
		if err != nil {
			return "", fmt.Errorf("article %s, version %d: %w", r.Article, r.Version, err)
		}
		if len(j.texts) > mostAtHand {
			clear(j.texts)
		}
		runes = []rune(words)
		j.texts[r.Words] = runes
	}
	if at[0] < 0 || at[1] < at[0] || at[1] > len(runes) {
		return "", fmt.Errorf("article %s, version %d: evidence [%d,%d) of %d letters", r.Article, r.Version, at[0], at[1], len(runes))
	}
	return string(runes[at[0]:at[1]]), nil
}

// span writes a stretch of code points: [12,17).
func span(at *[2]int) string {
	if at == nil {
		return ""
	}
	return fmt.Sprintf("[%d,%d)", at[0], at[1])
}

// reference names a report: article@version[start,end).
func reference(r *ledger.Report) string {
	return fmt.Sprintf("%s@%d%s", r.Article, r.Version, span(&r.At))
}

// first is the first value of a list, or nothing.
func first(list []ledger.Said) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Value
}

// joined is one cell of what f makes of each of a list.
func joined[T any](list []T, f func(*T) string) string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = f(&list[i])
	}
	if strings.Join(out, "") == "" {
		return ""
	}
	return strings.Join(out, separator)
}

// name is how a party is written: its name, or what else is known of it.
func name(v *ledger.Voice) string {
	return cmp.Or(v.Name, v.English, strings.TrimSpace(v.Country+" "+v.Kind))
}

func names(list []ledger.Voice) string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = name(&list[i])
	}
	return strings.Join(out, ", ")
}

// headline is a happening in one line: its type and who takes part.
func headline(h *ledger.Happening) string {
	kind := string(h.Type)
	if h.Mode != "" {
		kind += "/" + h.Mode
	}
	sides := []string{}
	for _, list := range [][]ledger.Voice{h.Actor, h.Recipient} {
		if len(list) > 0 {
			sides = append(sides, names(list))
		}
	}
	out := kind + ": " + strings.Join(sides, " – ")
	if len(h.Mediator) > 0 {
		out += " (" + names(h.Mediator) + ")"
	}
	if h.Place != nil {
		out += " – " + h.Place.Name
	}
	return strings.TrimSuffix(out, ": ")
}

// statusOf is the status, or that a plan was called off.
func statusOf(h *ledger.Happening) string {
	if h.CalledOff {
		return "called off"
	}
	return string(h.Status)
}

// origin is who a happening is known from, as "kind: name [outlets]".
func origin(o *ledger.Origin) string {
	out := o.Kind
	if o.Name != "" {
		out += ": " + o.Name
	}
	if len(o.Outlets) > 0 && !(len(o.Outlets) == 1 && o.Outlets[0] == o.Name) {
		out += " [" + strings.Join(o.Outlets, ", ") + "]"
	}
	return out
}

// disagreements are the fields on which sources differ: "date: a (2) ≠ b (1)", with
// how many origins say each.
func disagreements(h *ledger.Happening) string {
	var out []string
	for _, d := range h.Disagreements {
		values := make([]string, len(d.Values))
		for i, v := range d.Values {
			values[i] = fmt.Sprintf("%s (%d)", v.Value, len(v.Origins))
		}
		out = append(out, d.Field+": "+strings.Join(values, " ≠ "))
	}
	return strings.Join(out, separator)
}

// Correction is a field that a person wrote over what was read.
type Correction struct {
	Field    string `json:"field"`
	Decision string `json:"decision"`
	By       string `json:"by"`
	Evidence string `json:"evidence,omitempty"` // article@version[start,end), where the person gave some
}

func corrections(h *ledger.Happening) (out []Correction) {
	standing := h.Standing()
	for _, field := range ledger.Fields {
		if d := standing[field]; d != nil {
			c := Correction{Field: field, Decision: d.ID, By: d.By}
			if e := d.Evidence; e != nil {
				c.Evidence = fmt.Sprintf("%s@%d%s", e.Article, e.Version, span(&e.At))
			}
			out = append(out, c)
		}
	}
	return out
}

func reviewer(h *ledger.Happening) (by, decision string) {
	if d := h.Reviewed(); d != nil {
		return d.By, d.ID
	}
	return "", ""
}

// webAddress is an address that a browser may open, or nothing: articles bring
// addresses of any kind.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// appendOnce adds a flag that may be there.
func appendOnce(list []string, flag string) []string {
	if slices.Contains(list, flag) {
		return list
	}
	return append(list, flag)
}
