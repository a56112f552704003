// Package export writes what a ledger holds in the formats of other programs, and
// as a whole from which the ledger can be made again.
//
// It knows formats and how a happening is said in each. It does not know how a
// ledger is kept, where its output goes, or how an article is read. Where a format
// has no honest place for a happening the happening is left out, and counted.
package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/musnad/musnad/ledger"
)

// Options say what is exported, and how.
type Options struct {
	Query string       // as ledger.List has it; all happenings if empty
	Order ledger.Order // ledger.ByDay if empty
	Limit int          // happenings at most; 0: all
	All   bool         // those that a person rejected too
	Rows  string       // csv, xlsx and parquet: Happenings or Reports
	NoBOM bool         // csv and acled: no byte order mark at the beginning
	ID    string       // only this happening, whatever the query; its reports too
	Feed  *Feed        // atom: what the feed is called; the ledger's own if nil
}

// The values of Options.Rows.
const (
	Happenings = "happenings" // one row a happening
	Reports    = "reports"    // one row a report: an article's telling of a happening
)

// Summary says what was written.
type Summary struct {
	Written int            // happenings, or reports with Options.Rows
	Left    map[string]int // happenings that the format has no honest place for, by the reason
}

// Format is one of the formats.
type Format struct {
	Name      string
	Extension string // with the dot
	Media     string
	Binary    bool // not for a terminal
	Reports   bool // it takes Options.Rows
	write     func(*job) error
}

// Formats lists them.
func Formats() []Format { return slices.Clone(formats) }

var formats = []Format{
	{"csv", ".csv", "text/csv; charset=utf-8", false, true, (*job).csv},
	{"xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true, true, (*job).xlsx},
	{"jsonl", ".jsonl", "application/x-ndjson", false, false, (*job).jsonl},
	{"parquet", ".parquet", "application/vnd.apache.parquet", true, true, (*job).parquet},
	{"geojson", ".geojson", "application/geo+json", false, false, (*job).geojson},
	{"gexf", ".gexf", "application/gexf+xml", false, false, (*job).gexf},
	{"ical", ".ics", "text/calendar; charset=utf-8", false, false, (*job).ical},
	{"atom", ".atom", "application/atom+xml; charset=utf-8", false, false, (*job).atom},
	{"plover", ".json", "application/json", false, false, (*job).plover},
	{"acled", ".csv", "text/csv; charset=utf-8", false, false, (*job).acled},
	{"timelinejs", ".json", "application/json", false, false, (*job).timelinejs},
}

// Names are the names of the formats.
func Names() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].Name
	}
	return names
}

// Lookup is the format of a name.
func Lookup(name string) (Format, error) {
	k := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if k < 0 {
		return Format{}, fmt.Errorf("format %q: use one of %s", name, strings.Join(Names(), ", "))
	}
	return formats[k], nil
}

// Write writes a ledger, as it is at one moment, in a format.
func Write(ctx context.Context, w io.Writer, l *ledger.Ledger, format string, o Options) (Summary, error) {
	f, err := Lookup(format)
	if err != nil {
		return Summary{}, err
	}
	switch o.Rows {
	case "":
		o.Rows = Happenings
	case Happenings, Reports:
	default:
		return Summary{}, fmt.Errorf("rows %q: use %s or %s", o.Rows, Happenings, Reports)
	}
	if o.Rows == Reports && !f.Reports {
		return Summary{}, fmt.Errorf("%s has no rows of reports; csv, xlsx and parquet have", f.Name)
	}
	var sum Summary
	err = l.View(ctx, func(s *ledger.Snapshot) error {
		j := newJob(ctx, w, s, o)
		err := f.write(j)
		sum = j.sum
		return err
	})
	return sum, err
}

// job is one export.
type job struct {
	ctx context.Context
	w   io.Writer
	s   *ledger.Snapshot
	o   Options
	sum Summary

	texts   map[string][]rune // by SHA-256, of the articles at hand
	anchors map[string]string // basis of the day of writing, by article, version and engine
}

func newJob(ctx context.Context, w io.Writer, s *ledger.Snapshot, o Options) *job {
	return &job{ctx: ctx, w: w, s: s, o: o, sum: Summary{Left: map[string]int{}}, texts: map[string][]rune{}, anchors: map[string]string{}}
}

// happenings are those that were asked for.
func (j *job) happenings() iter.Seq2[*ledger.Happening, error] {
	return func(yield func(*ledger.Happening, error) bool) {
		if j.o.ID != "" {
			h, err := j.s.Happening(j.o.ID)
			yield(&h, err)
			return
		}
		ask := ledger.List{Query: j.o.Query, Order: j.o.Order, Limit: j.o.Limit, All: j.o.All}
		for h, err := range j.s.Happenings(ask) {
			if err == nil {
				err = j.ctx.Err()
			}
			if !yield(h, err) || err != nil {
				return
			}
		}
	}
}

// leave counts a happening that is left out, and why.
func (j *job) leave(why string) { j.sum.Left[why]++ }

// encoded is JSON on one line, without an escape that HTML would need.
func encoded(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// array writes the elements of a JSON array between a head and a tail, one a line.
type array struct {
	w    io.Writer
	tail string
	some bool
}

func newArray(w io.Writer, head, tail string) (*array, error) {
	_, err := io.WriteString(w, head)
	return &array{w: w, tail: tail}, err
}

func (a *array) add(v any) error {
	data, err := encoded(v)
	if err != nil {
		return err
	}
	before := "\n"
	if a.some {
		before = ",\n"
	}
	a.some = true
	_, err = a.w.Write(append([]byte(before), data...))
	return err
}

func (a *array) close() error {
	_, err := io.WriteString(a.w, "\n"+a.tail+"\n")
	return err
}
