package web

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed words/*.tsv
var wordFiles embed.FS

// catalogue holds the texts of the interface in one language, by key. A key that
// counts something has one text for each category of number that the language
// needs: "articles.one", "articles.other".
type catalogue map[string]string

var catalogues = map[Lang]catalogue{Arabic: mustLoad(Arabic), English: mustLoad(English)}

func mustLoad(l Lang) catalogue { return mustLoadNamed(string(l)) }

func mustLoadNamed(file string) catalogue {
	name := "words/" + file + ".tsv"
	data, err := wordFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	c, err := parseCatalogue(name, string(data))
	if err != nil {
		panic(err)
	}
	return c
}

// parseCatalogue reads rows of a key and a text, apart by a tab. Lines that begin
// with # are comments.
func parseCatalogue(name, data string) (catalogue, error) {
	c := catalogue{}
	for i, line := range strings.Split(data, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, text, ok := strings.Cut(line, "\t")
		switch {
		case !ok || text == "":
			return nil, fmt.Errorf("%s:%d: want a key, a tab and a text; got %q", name, i+1, line)
		case c[key] != "":
			return nil, fmt.Errorf("%s:%d: %s was given before; remove one", name, i+1, key)
		}
		c[key] = text
	}
	return c, nil
}

// text is the text of a key. A key without one is a fault that a test finds; a
// person sees the key.
func (l Lang) text(key string) string {
	if t, ok := catalogues[l][key]; ok {
		return t
	}
	return key
}

// has reports whether there is a text of a key.
func (l Lang) has(key string) bool { return catalogues[l][key] != "" }

// counted is the text of a key for a count.
func (l Lang) counted(key string, n int) string { return l.text(key + "." + l.pluralOf(n)) }
