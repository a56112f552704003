// Command islands builds what the pages ask for beyond their HTML: the scripts of
// the map, the network and the plots, the outlines of countries, and the fonts,
// into web/static/built. It needs the packages that npm ci puts beside it, and
// nothing else: no network, no Node.js.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// built is where the files go; the program embeds what is there.
const built = "../static/built"

// kept is the one file there that is no output.
const kept = "README"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "islands:", err)
		os.Exit(1)
	}
}

// run makes all files in memory before it touches any on disk, so that a failed
// build leaves the last one as it was.
func run() error {
	scripts, packages, err := bundle()
	if err != nil {
		return err
	}
	files, from, err := assets()
	if err != nil {
		return err
	}
	files = append(files, scripts...)
	notice, err := licences(append(packages, from...))
	if err != nil {
		return err
	}
	return write(append(files, notice))
}

// file is one file of the output.
type file struct {
	name string
	data []byte
}

func write(files []file) error {
	if err := clean(); err != nil {
		return err
	}
	slices.SortFunc(files, func(a, b file) int { return len(b.data) - len(a.data) })
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(built, f.name), f.data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%8d  %s\n", len(f.data), f.name)
	}
	return nil
}

// clean removes what an older build left.
func clean() error {
	if err := os.MkdirAll(built, 0o755); err != nil {
		return err
	}
	list, err := os.ReadDir(built)
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.Name() == kept {
			continue
		}
		if err := os.Remove(filepath.Join(built, e.Name())); err != nil {
			return err
		}
	}
	return nil
}
