package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/musnad/musnad"
)

// jsonLines yields one item for each line that is not blank, a broken one too.
func (src *source) jsonLines(yield func(item) bool) {
	lines := &lineReader{r: src.r}
	for {
		line, err := lines.next()
		if err != nil && err != errTooLong {
			if err != io.EOF {
				yield(item{err: fmt.Errorf("%s: %w", src.name, err)})
			}
			return
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if !yield(src.lineItem(line, lines.n, err)) {
			return
		}
	}
}

func (src *source) lineItem(line []byte, n int, err error) item {
	if err != nil {
		return item{article: musnad.Article{ID: looseID(line)}, err: fmt.Errorf("%s:%d: %w", src.name, n, err)}
	}
	it := src.jsonItem(line, fmt.Sprintf("%s:%d", src.name, n))
	if it.err != nil {
		it.err = fmt.Errorf("%s:%d: %w", src.name, n, it.err)
	}
	return it
}

// jsonValues yields the articles of a file of JSON: objects one after the
// other, or one list of them. What follows a fault can't be read.
func (src *source) jsonValues(yield func(item) bool) {
	bounded := &allowance{r: src.r, left: maxArticle}
	dec := json.NewDecoder(bounded)
	list := bytes.HasPrefix(bytes.TrimSpace(src.head()), []byte("["))
	if list {
		dec.Token() // the bracket, seen above
	}
	n := 1
	for ; dec.More(); n++ {
		bounded.left = maxArticle
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			yield(src.brokenOff(n, err))
			return
		}
		if !yield(src.valueItem(raw, n)) {
			return
		}
	}
	if list {
		if _, err := dec.Token(); err != nil {
			yield(src.brokenOff(n, err))
		}
	}
}

func (src *source) valueItem(raw []byte, n int) item {
	it := item{err: errTooLong}
	if len(raw) <= maxArticle {
		it = src.jsonItem(raw, fmt.Sprintf("%s:%d", src.name, n))
	}
	if it.err != nil {
		it.err = fmt.Errorf("%s: article %d: %w", src.name, n, it.err)
	}
	return it
}

func (src *source) brokenOff(n int, err error) item {
	return item{err: fmt.Errorf("%s: article %d: %w; the rest of the file was not read", src.name, n, plainJSONError(err))}
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
	URL       string       `json:"url"`
	Article   *articleJSON `json:"article"` // a reading is read again
}

// articleID is a string, or a number as it is written.
type articleID string

func (id *articleID) UnmarshalJSON(data []byte) error {
	if _, err := strconv.ParseFloat(string(data), 64); err == nil {
		*id = articleID(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(id))
}

// jsonItem decodes one article; place names it if it has no id.
func (src *source) jsonItem(raw []byte, place string) item {
	var in articleJSON
	if err := json.Unmarshal(raw, &in); err != nil {
		return item{article: musnad.Article{ID: looseID(raw)}, err: plainJSONError(err)}
	}
	if in.Article != nil {
		in.Article.ID = in.ID
		in = *in.Article
	}
	if in.ID == "" {
		in.ID = articleID(place)
	}
	it := item{article: musnad.Article{
		ID: string(in.ID), Title: in.Title, Text: in.Text, Published: day(in.Published), Outlet: in.Outlet, URL: in.URL,
	}, flags: src.flags}
	if !utf8.Valid(raw) {
		it.flags = append(it.flags[:len(it.flags):len(it.flags)], "invalid-utf8")
	}
	return it
}

// day cuts the time of day off a date of RFC 3339.
func day(published string) string {
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
