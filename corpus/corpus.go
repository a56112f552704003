// Package corpus holds the articles that were written and annotated for this
// project: its tests measure on them, and they are the samples that the demo
// reads. See README.md in this folder.
package corpus

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed articles/*.json
var files embed.FS

// Article is one annotated article, in the form of the annotation guide.
type Article struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Published *string         `json:"published"`
	Outlet    string          `json:"outlet"`
	Text      string          `json:"text"`
	Anchor    *string         `json:"anchor"`
	Events    json.RawMessage `json:"events"`
	Quotes    json.RawMessage `json:"quotes"`
}

// Articles are all articles, by file name.
func Articles() ([]Article, error) {
	names, err := fs.Glob(files, "articles/*.json")
	if err != nil {
		return nil, err
	}
	out := make([]Article, 0, len(names))
	for _, n := range names {
		data, err := files.ReadFile(n)
		if err != nil {
			return nil, err
		}
		var a Article
		if err := json.Unmarshal(data, &a); err != nil {
			return nil, fmt.Errorf("corpus/%s: %w", n, err)
		}
		out = append(out, a)
	}
	return out, nil
}
