package web

import (
	"encoding/json"
	"strings"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// decidedValue shows the value that a person gave a field: parties and a place by their
// names, everything else as the field's own values are shown; as it was written if it is
// nothing of that.
func (p *Page) decidedValue(field string, value json.RawMessage) templ.Component {
	switch field {
	case "actor", "recipient", "mediator":
		var list []PartyValue
		if json.Unmarshal(value, &list) == nil {
			return p.parties(list)
		}
	case "place":
		var place *PlaceValue
		if json.Unmarshal(value, &place) == nil && place != nil {
			return p.place(place.Name, "", place.ID)
		}
	case "size":
		var size map[string]*int
		if json.Unmarshal(value, &size) == nil {
			return p.size(size)
		}
	}
	var text string
	var number int
	switch {
	case string(value) == "null" || string(value) == `""`:
		return raw(p.T("review.no-value"))
	case json.Unmarshal(value, &text) == nil && field == "mode":
		return raw(p.Label("mode", text))
	case json.Unmarshal(value, &text) == nil:
		return p.fieldValue(field, text)
	case json.Unmarshal(value, &number) == nil:
		return p.Number(number)
	}
	return ID(string(value))
}

// parties are the names of parties that a person gave.
func (p *Page) parties(list []PartyValue) templ.Component {
	if len(list) == 0 {
		return raw(p.T("review.no-value"))
	}
	var out []templ.Component
	for i := range list {
		if i > 0 {
			out = append(out, raw(p.T("list.comma")))
		}
		var v ledger.Voice
		v.Name, v.English, v.Country, v.Kind, v.ID = list[i].Name, list[i].English, list[i].Country, list[i].Kind, list[i].ID
		name, arabic := p.nameOf(&v)
		if arabic {
			out = append(out, Words(name))
		} else {
			out = append(out, Own(name))
		}
	}
	return inOrder(out...)
}

// size is a toll that a person gave, each number with what it counts.
func (p *Page) size(of map[string]*int) templ.Component {
	var out []templ.Component
	for _, f := range []string{"dead", "injured", "arrested"} {
		n := of[f]
		if n == nil {
			continue
		}
		if len(out) > 0 {
			out = append(out, raw(p.T("list.comma")))
		}
		out = append(out, raw(strings.TrimSpace(p.Label("field", f))+p.T("colon")), p.Number(*n))
	}
	if len(out) == 0 {
		return raw(p.T("review.no-value"))
	}
	return inOrder(out...)
}
