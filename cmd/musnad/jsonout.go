package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
)

// jsonPrinter prints one JSON value an article.
type jsonPrinter struct {
	s      *streams
	value  func(*musnad.Document) any
	indent bool
}

// readingOf makes the reading of a document.
func readingOf(e *engine.Engine, text bool) func(*musnad.Document) any {
	version := e.Version()
	return func(d *musnad.Document) any {
		r := musnad.NewReading(d, version)
		if !text {
			r.WithoutText()
		}
		return r
	}
}

func (p *jsonPrinter) document(d *musnad.Document) error { return writeJSON(p.s, p.value(d), p.indent) }

// failure prints the line of an article that was not read.
func (p *jsonPrinter) failure(id string, err error) error {
	type line struct {
		ID    *string `json:"id"`
		Error string  `json:"error"`
	}
	l := line{nil, err.Error()}
	if id != "" {
		l.ID = &id
	}
	return writeJSON(p.s, l, p.indent)
}

func writeJSON(s *streams, v any, indent bool) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := s.out.Write(escapeActing(b.Bytes()))
	return err
}

// escapeActing writes the characters that would act on a terminal as escapes.
// They stand inside JSON strings only, where an escape means the same. Line
// ends are JSON's own.
func escapeActing(data []byte) []byte {
	acting := func(r rune) bool { return r >= 0x7F && acts(r) }
	if bytes.IndexFunc(data, acting) < 0 {
		return data
	}
	out := make([]byte, 0, len(data)+64)
	for len(data) > 0 {
		i := bytes.IndexFunc(data, acting)
		if i < 0 {
			break
		}
		r, n := utf8.DecodeRune(data[i:])
		out = fmt.Appendf(append(out, data[:i]...), `\u%04x`, r)
		data = data[i+n:]
	}
	return append(out, data...)
}
