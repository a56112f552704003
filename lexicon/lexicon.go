// Package lexicon loads word lists, checks them, compiles them and looks words
// up. The words are data/*.tsv; a user's directory of the same files is loaded
// after them and wins.
//
// It knows which rows a word or phrase may be, with every reading that its
// letters allow, and which event frames a verb or noun carries. It does not
// choose between readings and knows no documents.
//
// The start of the program waits for the shipped lists, so the work is spread:
// files are parsed and checked side by side (parse.go); then verbs are inflected
// (inflect.go) and forms of several words are put into their tree
// (phrase_queue.go) while the other rows are compiled (compile.go, forms.go). What
// comes out depends on the lists alone, not on the processors.
package lexicon

import (
	"cmp"
	"embed"
	"io/fs"
	"slices"
	"sync"
)

//go:embed data/*.tsv
var shipped embed.FS

// Lexicon is a compiled set of word lists. It is read-only and safe for
// concurrent use.
type Lexicon struct {
	Rows []*Row // every row of every list, in loading order

	ids      *wordTable // a row's id has the number of its index
	stems    stemIndex
	phrases  phrases
	affixes  affixes
	frames   byRow[[]Framed] // of verbs, and of the frames' own rows
	lights   byRow[[]*Light] // of verbs
	tags     byRow[[]Tag]    // of verbs
	saying   []bool          // by row, whether it has a tag of a list of saying
	verbRows byRow[*VerbRow]
	holders  map[[2]string][]Holder // by office, and country or body
	verbs    map[string][]int32     // by folded lemma
	surnames []*Row                 // of names in English only, see English

	romanised func() map[string]string
	hash      string
	memo      *memo
	rests     *wordTable // every word of a Rest
}

// Tag says that a row of a plain list names a verb, with the words that must
// follow it.
type Tag struct {
	*Row
	Rest    []string // folded
	RestIDs []int32  // the same words by number, see Lexicon.WornBy
}

// Default is the shipped lexicon, compiled once.
var Default = sync.OnceValues(func() (*Lexicon, error) { return Load() })

// Load compiles the shipped lists, and after them those of the given
// directories, whose rows replace shipped rows of the same id. The error joins
// every [Fault] found.
func Load(own ...fs.FS) (*Lexicon, error) {
	data, err := shippedData()
	if err != nil {
		return nil, err
	}
	return compile(data, own...)
}

func shippedData() (fs.FS, error) { return fs.Sub(shipped, "data") }

// LoadOnly compiles the lists of one directory without the shipped ones.
func LoadOnly(fsys fs.FS) (*Lexicon, error) { return compile(nil, fsys) }

// compile compiles the shipped lists, if there are any, whose lines the tests of
// this package have looked at, and those of other directories, whose lines nobody
// has.
func compile(shipped fs.FS, own ...fs.FS) (*Lexicon, error) {
	var lists [][]list
	if shipped != nil {
		own = append([]fs.FS{shipped}, own...)
	}
	for i, dir := range own {
		all, err := readAll(dir)
		if err != nil {
			return nil, err
		}
		for k := range all {
			all[k].sound = i == 0 && shipped != nil
		}
		lists = append(lists, all)
	}
	return newCompiler().run(lists)
}

// Version is a short hash of every list's bytes.
func (l *Lexicon) Version() string { return l.hash }

// ByID finds a row, nil if there is none.
func (l *Lexicon) ByID(id string) *Row {
	if i, ok := l.ids.find(id); ok {
		return l.Rows[i]
	}
	return nil
}

// Row is the row of an index that Analyse or Phrases returned.
func (l *Lexicon) Row(i int32) *Row { return l.Rows[i] }

// Frames are the frames that a verb's row or a noun's row carries, those with
// most words of their own first.
func (l *Lexicon) Frames(row int32) []Framed { return l.frames.of(row) }

// Names reports whether a row's masdar or noun names a happening: it carries a
// frame, and not only a charge or vow that somebody must say with its verb.
func (l *Lexicon) Names(row int32) bool {
	return slices.ContainsFunc(l.frames.of(row), func(f Framed) bool { return !f.OnlyVerb || !f.Said && !f.Vow })
}

// Lights are the light-verb rows of a verb.
func (l *Lexicon) Lights(row int32) []*Light { return l.lights.of(row) }

// Tags are the rows of plain lists that name a verb.
func (l *Lexicon) Tags(row int32) []Tag { return l.tags.of(row) }

// OfSaying reports whether a list of saying or attribution names a verb.
func (l *Lexicon) OfSaying(row int32) bool { return int(row) < len(l.saying) && l.saying[row] }

// Verb is the morphology of a verb's row, nil for other rows.
func (l *Lexicon) Verb(row int32) *VerbRow { return l.verbRows.of(row) }

// Holders says who held an office of a country or body, in the order of the
// list.
func (l *Lexicon) Holders(office, of string) []Holder { return l.holders[[2]string{office, of}] }

// Offices are the offices that a person held, in the order of the days on which
// each began; those whose first day is not known come first.
func (l *Lexicon) Offices(person string) (out []Holder) {
	for _, list := range l.holders {
		for _, h := range list {
			if h.Person == person {
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(a, b Holder) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID)) })
	return out
}
