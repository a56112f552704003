package gather

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/musnad/musnad/calendar"
)

// jsonLines yields one item for each line that is not blank, a broken one too.
func (src *source) jsonLines() bool {
	lines := &lineReader{r: src.r}
	for src.goesOn() {
		line, err := lines.next()
		if err != nil && err != errTooLong {
			return err == io.EOF || src.fault(src.name, err)
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		from := fmt.Sprintf("%s:%d", src.name, lines.n)
		if err != nil {
			if !src.yield(Item{ID: looseID(line), From: from}, &PlaceError{from, err}) {
				return false
			}
			continue
		}
		if !src.record(line, from, from) {
			return false
		}
	}
	return false
}

// jsonValues yields the articles of a file of JSON: objects one after the
// other, or one list of them. What follows a fault can't be read.
func (src *source) jsonValues() bool {
	limited := &allowance{r: src.r, left: maxArticle}
	dec := json.NewDecoder(limited)
	list := bytes.HasPrefix(bytes.TrimSpace(src.head()), []byte("["))
	if list {
		dec.Token() // the bracket, seen above
	}
	n := 1
	for ; dec.More(); n++ {
		if !src.goesOn() {
			return false
		}
		limited.left = maxArticle
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return src.brokenOff(n, err)
		}
		if !src.value(raw, n) {
			return false
		}
	}
	if list {
		if _, err := dec.Token(); err != nil {
			return src.brokenOff(n, err)
		}
	}
	return true
}

func (src *source) value(raw []byte, n int) bool {
	from, place := fmt.Sprintf("%s:%d", src.name, n), fmt.Sprintf("%s: article %d", src.name, n)
	if len(raw) > maxArticle {
		return src.yield(Item{From: from}, &PlaceError{place, errTooLong})
	}
	return src.record(raw, from, place)
}

func (src *source) brokenOff(n int, err error) bool {
	place := fmt.Sprintf("%s: article %d", src.name, n)
	err = fmt.Errorf("%w; the rest of the file was not read", plainJSONError(err))
	return src.yield(Item{From: fmt.Sprintf("%s:%d", src.name, n)}, &PlaceError{place, err})
}

// allowance is a reader that fails once so many bytes have been read.
type allowance struct {
	r    io.Reader
	left int
}

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errTooLong
	}
	n, err := a.r.Read(p[:min(len(p), a.left)])
	a.left -= n
	return n, err
}

// articleJSON is an article as it comes in. Null is as good as nothing.
type articleJSON struct {
	ID        articleID    `json:"id"`
	Title     string       `json:"title"`
	Text      string       `json:"text"`
	Published string       `json:"published"`
	Outlet    string       `json:"outlet"`
	Author    string       `json:"author"`
	URL       string       `json:"url"`
	Article   *articleJSON `json:"article"` // a reading is read again
}

// articleID is a string, or a number as it is written.
type articleID string

// UnmarshalJSON reads either.
func (id *articleID) UnmarshalJSON(data []byte) error {
	if _, err := strconv.ParseFloat(string(data), 64); err == nil {
		*id = articleID(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(id))
}

// record yields one article in JSON; place names it in errors. Positions that
// somebody else took point into the text, so nothing in it is mended.
func (src *source) record(raw []byte, from, place string) bool {
	it := Item{From: from, Original: bytes.Clone(raw), Media: "application/json", Used: firstOf(src.used, nameUTF8), Flags: slices.Clone(src.flags)}
	if isNinjs(raw) {
		return src.ninjs(it, place)
	}
	if err := it.readJSON(raw, src.opt); err != nil {
		return src.yield(Item{ID: looseID(raw), From: from}, &PlaceError{place, err})
	}
	if it.empty() {
		return src.yield(it, &PlaceError{place, ErrEmpty})
	}
	return src.yield(it, nil)
}

func (it *Item) readJSON(raw []byte, opt *Options) error {
	var in articleJSON
	if err := json.Unmarshal(raw, &in); err != nil {
		return plainJSONError(err)
	}
	if in.Article != nil {
		in.Article.ID = in.ID
		in = *in.Article
	}
	it.ID, it.Title, it.Text, it.Outlet, it.Author, it.URL = string(in.ID), in.Title, in.Text, in.Outlet, in.Author, in.URL
	it.givenDay(in.Published, opt)
	if !utf8.Valid(raw) {
		it.flag(FlagInvalidUTF8)
	}
	if _, flag := Misread(it.Title + it.Text); flag != "" {
		it.flag(flag)
	}
	return nil
}

// givenDay takes the day that a field gives. What is none in any form is kept as
// it is, so that whoever reads the article can say so.
func (it *Item) givenDay(published string, opt *Options) {
	if published == "" {
		return
	}
	it.PublishedBy, it.PublishedRaw = ByGiven, published
	it.Published = cutTime(published)
	if _, err := calendar.Parse(it.Published); err == nil && opt.Zone == nil {
		return
	}
	if d, ok := readDay(published, opt.Zone); ok {
		it.Published = d.String()
		if d.guessed {
			it.flag(FlagInferredDate)
		}
	}
}

// cutTime cuts the time of day off a date of RFC 3339.
func cutTime(published string) string {
	if len(published) > 10 && (published[10] == 'T' || published[10] == ' ') {
		return published[:10]
	}
	return published
}

// plainJSONError says what is wrong without the words of Go.
func plainJSONError(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("a JSON %s; want an object with id, title and text", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%s: a JSON %s; want a string", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w; want an object with id, title and text", syntax.Offset, err)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("broken JSON: it ends in the middle; want an object with id, title and text")
	}
	return err
}

// looseID finds the id in an object that may be broken behind it.
func looseID(line []byte) string {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return ""
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return ""
		}
		var value any
		if err := dec.Decode(&value); err != nil {
			return ""
		}
		if key == "id" && value != nil {
			return fmt.Sprint(value)
		}
	}
	return ""
}
