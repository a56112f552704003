package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/musnad/musnad"
)

// Load reads annotations or readings from a file of any form that [Decode]
// takes, or from a directory of *.json files, in the order of their names.
func Load(path string) ([]Article, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	paths := []string{path}
	if info.IsDir() {
		if paths, err = filepath.Glob(filepath.Join(path, "*.json")); err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: no *.json file in this directory; name one that holds annotated articles", path)
		}
	}
	var out []Article
	for _, p := range paths {
		list, err := loadFile(p)
		if err != nil {
			return nil, fmt.Errorf("%s%w", filepath.ToSlash(p), err)
		}
		out = append(out, list...)
	}
	return out, nil
}

func loadFile(path string) ([]Article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf(": %w", err)
	}
	return decode(data)
}

// Decode reads articles written as JSON Lines, as one JSON list, or as objects
// one after the other. The error begins with the line, ":8: …".
func Decode(r io.Reader) ([]Article, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf(": %w", err)
	}
	return decode(data)
}

func decode(data []byte) ([]Article, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	dec := json.NewDecoder(bytes.NewReader(data))
	var out []Article
	for {
		var raw json.RawMessage
		err := dec.Decode(&raw)
		if err == io.EOF {
			return out, nil
		}
		if err == nil {
			out, err = appendArticles(out, raw)
		}
		if err != nil {
			at := faultOffset(err, int(dec.InputOffset())-len(raw))
			line := 1 + bytes.Count(data[:min(at, len(data))], []byte("\n"))
			return nil, fmt.Errorf(":%d: %w; want an annotated article or a reading, one JSON object a line, or one list of them", line, err)
		}
	}
}

// faultOffset is the byte at which JSON is at fault; start is where its value
// begins.
func faultOffset(err error, start int) int {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return int(syntax.Offset)
	case errors.As(err, &kind):
		return start + int(kind.Offset)
	}
	return start
}

func appendArticles(out []Article, raw json.RawMessage) ([]Article, error) {
	if raw[0] == '[' {
		var list []Article
		err := json.Unmarshal(raw, &list)
		return append(out, list...), err
	}
	var a Article
	err := json.Unmarshal(raw, &a)
	return append(out, a), err
}

// FromReading turns a reading into the form that is scored.
func FromReading(r *musnad.Reading) (Article, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return Article{}, err
	}
	var a Article
	return a, json.Unmarshal(data, &a)
}
