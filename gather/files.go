package gather

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Options say how input is read. The zero value finds everything out.
type Options struct {
	Form  string         // text, html, json, jsonl, feed, zip or warc; empty or "auto" to find it out
	Stdin io.Reader      // what the path "-" reads; nil for standard input
	Zone  *time.Location // the zone whose day is the day of publication; nil takes days as they are written

	// Skipped is told of what is no article and no fault either: a picture in an
	// archive, an answer 404, a link. It may be nil.
	Skipped func(from, why string)
}

func (o *Options) skip(from, why string) {
	if o.Skipped != nil {
		o.Skipped(from, why)
	}
}

// yielder takes one item or error and says whether to go on.
type yielder = func(Item, error) bool

// Files yields the articles of files, archives and directories, in the order
// of the paths and in the sorted order of the names in a directory: text, HTML,
// JSON, JSON Lines and ninjs, feeds that were saved, zip, WARC, and each of them
// compressed by gzip. What can't be read is an error that names its place
// ([PlaceError]), with what is known of the item beside it, and the walk goes on;
// it ends with ctx, whose error comes last. Archives are read in place, nothing is
// unpacked to disk.
func Files(ctx context.Context, paths []string, opt Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		w := &walk{ctx: ctx, opt: &opt, yield: yield}
		for _, path := range paths {
			if !w.path(path) {
				return
			}
		}
	}
}

// walk is one walk over files.
type walk struct {
	ctx   context.Context
	opt   *Options
	yield yielder
}

// fault yields an error for a whole file or member.
func (w *walk) fault(from string, err error) bool {
	return w.yield(Item{From: from}, &PlaceError{from, err})
}

// goesOn reports whether the walk does; if not, it has said why.
func (w *walk) goesOn() bool {
	if err := w.ctx.Err(); err != nil {
		w.yield(Item{}, err)
		return false
	}
	return true
}

func (w *walk) path(path string) bool {
	if path == "-" {
		in := w.opt.Stdin
		if in == nil {
			in = os.Stdin
		}
		return w.goesOn() && w.stream("stdin", in)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.fault(path, errors.New("no such file"))
	case err != nil:
		return w.fault(path, plainPathError(err))
	case info.IsDir():
		return w.directory(path)
	}
	return w.goesOn() && w.file(path)
}

func (w *walk) directory(dir string) bool {
	going := true
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			going = w.fault(path, plainPathError(err))
		case path != dir && strings.HasPrefix(d.Name(), "."):
			w.opt.skip(path, "hidden")
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			going = w.goesOn() && w.found(path)
		}
		if !going {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && going {
		return w.fault(dir, plainPathError(err))
	}
	return going
}

// found reads a file that nobody named: what is no article is skipped.
func (w *walk) found(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.fault(path, plainPathError(err))
	case !info.Mode().IsRegular():
		w.opt.skip(path, "no regular file")
		return true
	case noArticle(path) != "":
		w.opt.skip(path, noArticle(path))
		return true
	}
	return w.file(path)
}

func (w *walk) file(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return w.fault(path, plainPathError(err))
	}
	defer file.Close()
	return w.stream(path, file)
}

// plainPathError is an error of a file without its name, which is said before.
func plainPathError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("can't %s it: %w", path.Op, path.Err)
	}
	return err
}
