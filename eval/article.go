// Package eval compares readings with annotations: how many happenings were
// found, how many of them are right, and how good each field is. Readings may
// come from this engine or from anywhere else that writes the same JSON.
//
// An event of the annotation and one of the reading are paired one to one, best
// first (see [Score]). A pair needs the same type, and one of
//
//   - the trigger of the one lies inside the clause of the other;
//   - both lie in the same sentence, and a party is shared;
//   - all parties, the status and the date are equal: the same happening, told
//     elsewhere in the article.
//
// A pair is right if status, actors and recipients are equal as sets, and named
// if every party is the same by name too, not only by country.
package eval

import (
	"bytes"
	"encoding/json"

	"github.com/musnad/musnad"
)

// Article is an annotated article, or a reading of one. Positions are Unicode
// code points [start,end) into Title + "\n" + Text.
type Article struct {
	ID        string
	Set       string // a name for a part of the annotations
	Title     string
	Text      string
	Published *string
	Outlet    string
	URL       string
	Anchor    string // EDTF
	Events    []Event
	Quotes    []Quote
}

// Event is one happening.
type Event struct {
	Type      string   `json:"type"`
	Mode      string   `json:"mode"`
	Status    string   `json:"status"`
	Actor     []Entity `json:"actor"`
	Recipient []Entity `json:"recipient"`
	Mediator  []Entity `json:"mediator"`
	Date      *string  `json:"date"` // EDTF
	Place     *Place   `json:"place"`
	Sources   []Entity `json:"sources"`
	Trigger   string   `json:"trigger"`
	Clause    string   `json:"clause"`
	Evidence  struct {
		Trigger []int `json:"trigger"`
		Clause  []int `json:"clause"`
	} `json:"evidence"` // where there is none, trigger and clause are sought in the text
}

// Entity is a party or a source.
type Entity struct {
	Name    string `json:"name"`
	Country string `json:"country"`
	Kind    string `json:"kind"`
}

// Place is where a happening took place.
type Place struct {
	Name    string `json:"name"`
	Country string `json:"country"`
}

// Quote is a direct quotation.
type Quote struct {
	Speaker named  `json:"speaker"`
	Text    string `json:"text"` // where empty, the letters at At
	At      []int  `json:"at"`
}

// UnmarshalJSON reads the form of an annotation, which holds title, text and
// day of publication itself, and the form of a reading, which holds them under
// "article".
func (a *Article) UnmarshalJSON(data []byte) error {
	type fields struct {
		ID        identity `json:"id"`
		Title     string   `json:"title"`
		Text      string   `json:"text"`
		Published *string  `json:"published"`
		Outlet    string   `json:"outlet"`
		URL       string   `json:"url"`
	}
	var in struct {
		fields
		Article fields  `json:"article"`
		Set     string  `json:"set"`
		Anchor  anchor  `json:"anchor"`
		Events  []Event `json:"events"`
		Quotes  []Quote `json:"quotes"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	f := in.fields
	if in.Article != (fields{}) {
		f = in.Article
	}
	if in.ID != "" {
		f.ID = in.ID
	}
	*a = Article{string(f.ID), in.Set, f.Title, f.Text, f.Published, f.Outlet, f.URL, string(in.Anchor), in.Events, in.Quotes}
	return nil
}

// Input is the article without its annotations: what a reader gets.
func (a *Article) Input() musnad.Article {
	return musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Published: value(a.Published), Outlet: a.Outlet, URL: a.URL}
}

// identity is a string, or a number kept as it is written.
type identity string

func (i *identity) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, (*string)(i))
	}
	if !bytes.Equal(data, []byte("null")) {
		*i = identity(data)
	}
	return nil
}

// anchor is EDTF, or an object that holds it.
type anchor string

func (a *anchor) UnmarshalJSON(data []byte) error {
	return stringOrField(data, "edtf", (*string)(a))
}

// named is a name, or an object that holds it.
type named string

func (n *named) UnmarshalJSON(data []byte) error {
	return stringOrField(data, "name", (*string)(n))
}

func stringOrField(data []byte, field string, out *string) error {
	if data[0] != '{' {
		return json.Unmarshal(data, out)
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil {
		return err
	}
	if v, ok := object[field]; ok {
		return json.Unmarshal(v, out)
	}
	return nil
}
