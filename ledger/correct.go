package ledger

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/happen"
)

// correct writes one correction over what was read. Field and Value were checked
// when the decision was made.
func (h *Happening) correct(d *Decision) error {
	if !slices.Contains(h.Corrected, d.Field) {
		h.Corrected = append(h.Corrected, d.Field)
	}
	var err error
	switch d.Field {
	case "type":
		err = json.Unmarshal(d.Value, &h.Type)
	case "mode":
		h.Mode = ""
		err = json.Unmarshal(d.Value, &h.Mode)
	case "status":
		h.CalledOff = false
		err = json.Unmarshal(d.Value, &h.Status)
	case "actor":
		h.Actor, err = voices(d.Value)
	case "recipient":
		h.Recipient, err = voices(d.Value)
	case "mediator":
		h.Mediator, err = voices(d.Value)
	case "date":
		h.Date = ""
		err = json.Unmarshal(d.Value, &h.Date)
	case "place":
		h.Place, err = spot(d.Value)
	case "size":
		err = h.sized(d.Value)
	}
	if err != nil {
		return fmt.Errorf("the %s of decision %s: %w", d.Field, d.ID, err)
	}
	return nil
}

func voices(value json.RawMessage) ([]happen.Voice, error) {
	var list []happen.Party
	if err := json.Unmarshal(value, &list); err != nil {
		return nil, err
	}
	out := make([]happen.Voice, len(list))
	for i, p := range list {
		out[i] = happen.Voice{Party: p, Said: happen.Said{Value: p.Name}}
	}
	return out, nil
}

func spot(value json.RawMessage) (*happen.Spot, error) {
	var p *happen.Place
	if err := json.Unmarshal(value, &p); err != nil || p == nil {
		return nil, err
	}
	return &happen.Spot{Place: *p, Said: happen.Said{Value: p.Name}}, nil
}

func (h *Happening) sized(value json.RawMessage) error {
	var s musnad.ReadingSize
	if err := json.Unmarshal(value, &s); err != nil {
		return err
	}
	h.Dead, h.Injured, h.Arrested = number(s.Dead), number(s.Injured), number(s.Arrested)
	return nil
}

func number(n *int) []happen.Said {
	if n == nil {
		return nil
	}
	return []happen.Said{{Value: fmt.Sprint(*n)}}
}

var statuses = []musnad.Status{musnad.Actual, musnad.Future, musnad.Hypothetical, musnad.Negated}

// checkedCorrection reports what is wrong with a correction.
func (w *writer) checkedCorrection(d *Decision) error {
	if !slices.Contains(Fields, d.Field) {
		return refuse(BadField, "field %q cannot be corrected; use %s", d.Field, strings.Join(Fields, ", "))
	}
	if len(d.Value) == 0 || new(Happening).correct(d) != nil {
		return refuse(BadValue, "%s cannot be %s; write it as %s", d.Field, cmp.Or(string(d.Value), "nothing"), examples[d.Field])
	}
	if err := checkedValue(d); err != nil {
		return err
	}
	if d.Evidence == nil {
		return nil
	}
	return w.checkedLetters(d.Evidence)
}

// examples are values of fields, to show in errors.
var examples = map[string]string{
	"type": `"CONSULT"`, "mode": `"visit"`, "status": `"actual"`, "date": `"2024-06-11"`,
	"actor": exampleParty, "recipient": exampleParty, "mediator": exampleParty,
	"place": `{"name":"…","country":"EGY"}, or null`,
	"size":  `{"dead":12,"injured":null,"arrested":null}`,
}

const exampleParty = `[{"name":"…","country":"EGY","kind":"GOV"}], or [] for nobody`

func checkedValue(d *Decision) error {
	var s string
	switch d.Field {
	case "type", "mode", "status", "date":
		if err := json.Unmarshal(d.Value, &s); err != nil {
			return err
		}
	}
	switch {
	case d.Field == "type" && !slices.Contains(musnad.Types, musnad.Type(s)):
		return refuse(BadValue, "type %q is none of PLOVER's; use %s", s, strings.Join(known["type"], ", "))
	case d.Field == "mode" && !slices.ContainsFunc(musnad.Types, func(t musnad.Type) bool { return t.ValidMode(s) }):
		return refuse(BadValue, "mode %q is none of PLOVER's; use one of the happening's type, or \"\"", s)
	case d.Field == "status" && !slices.Contains(statuses, musnad.Status(s)):
		return refuse(BadValue, "status %q: use %s", s, strings.Join(known["status"], ", "))
	case d.Field == "size":
		return checkedSize(d)
	case d.Field == "date" && s != "":
		if _, err := calendar.Parse(s); err != nil {
			return &DecisionError{BadValue, err}
		}
	}
	return checkedCountries(d)
}

// checkedSize reports a toll below nothing.
func checkedSize(d *Decision) error {
	var s musnad.ReadingSize
	if err := json.Unmarshal(d.Value, &s); err != nil {
		return err
	}
	for _, n := range []*int{s.Dead, s.Injured, s.Arrested} {
		if n != nil && *n < 0 {
			return refuse(BadValue, "size %d: write how many, 0 or more, or null", *n)
		}
	}
	return nil
}

// checkedText reports a text that not every database can keep, nor every page show.
func (d *Decision) checkedText() error {
	var value any
	if len(d.Value) > 0 && json.Unmarshal(d.Value, &value) != nil {
		return nil // reported with its field
	}
	texts := []string{d.Happening, d.Other, d.Entity, d.Field, d.Undoes, d.By, d.At, d.Why, fmt.Sprint(value)}
	for _, r := range d.Reports {
		texts = append(texts, r.Article)
	}
	if d.Evidence != nil {
		texts = append(texts, d.Evidence.Article)
	}
	for _, s := range texts {
		if strings.ContainsRune(s, 0) || !utf8.ValidString(s) {
			return refuse(NoText, "%q holds what no text can: a zero byte, or bytes that are no UTF-8", s)
		}
	}
	return nil
}

// checkedCountries reports a country that is not written as three letters.
func checkedCountries(d *Decision) error {
	var h Happening
	if err := h.correct(d); err != nil {
		return err
	}
	var all []string
	for _, v := range slices.Concat(h.Actor, h.Recipient, h.Mediator) {
		all = append(all, v.Country)
	}
	if h.Place != nil {
		all = append(all, h.Place.Country)
	}
	for _, c := range all {
		if c != "" && (!isCountry(c) || c != strings.ToUpper(c)) {
			return refuse(BadValue, "country %q: write the three letters of ISO 3166-1, as IRQ", c)
		}
	}
	return nil
}

// checkedLetters reports evidence that selects nothing.
func (w *writer) checkedLetters(e *Evidence) error {
	v, err := w.version(e.Article, e.Version)
	if err != nil {
		return err
	}
	text, err := w.textOf(v.Words)
	if err != nil {
		return err
	}
	if n := len([]rune(string(text))); e.At[0] < 0 || e.At[1] <= e.At[0] || e.At[1] > n {
		return refuse(BadLetters, "evidence [%d,%d) of article %s, version %d: it has %d letters; select some of them", e.At[0], e.At[1], e.Article, e.Version, n)
	}
	return nil
}
