package musnad_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoDirectionMarks fails for invisible direction marks in source and data:
// they reorder what an editor shows.
func TestNoDirectionMarks(t *testing.T) {
	eachSource(t, func(path, text string) {
		for i, l := range strings.Split(text, "\n") {
			if strings.ContainsFunc(l, directionMark) {
				t.Errorf("%s:%d: an invisible direction mark; delete it, or write it as an escape", path, i+1)
			}
		}
	})
}

func directionMark(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0x061C
}

// TestNoClock fails for a stage that asks for the time: a reading depends on
// its article alone.
func TestNoClock(t *testing.T) {
	eachSource(t, func(path, text string) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && pure(strings.TrimPrefix(dir, "./")) && dir != "." && strings.Contains(text, "time.Now") {
			t.Errorf("%s: calls time.Now; take the day from the article", path)
		}
	})
}

func eachSource(t *testing.T, visit func(path, text string)) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		switch filepath.Ext(path) {
		case ".go", ".tsv", ".md", ".txt", ".json":
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			visit(path, string(data))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
