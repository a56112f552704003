// Package lexicon loads word lists, checks them, compiles them and looks words
// up. The words are data/*.tsv; a user's directory of the same files is loaded
// after them and wins.
//
// It knows which rows a word or phrase may be, with every reading that its
// letters allow, and which event frames a verb or noun carries. It does not
// choose between readings and knows no documents.
package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"github.com/musnad/musnad/arabic"
)

//go:embed data/*.tsv
var shipped embed.FS

// Lexicon is a compiled set of word lists. It is read-only and safe for
// concurrent use.
type Lexicon struct {
	Rows []*Row // every row of every list, in loading order

	byID     map[string]int32
	stems    stemIndex
	phrases  *phrases
	affixes  affixes
	frames   map[int32][]*Frame // by verb row or by the frame's own row
	lights   map[int32][]*Light // by verb row
	tags     map[int32][]Tag    // by verb row
	holders  map[string][]Holder
	verbs    map[string][]int32 // by folded lemma
	verbRows map[int32]*VerbRow
	hash     string
	memo     *memo
	restIDs  map[string]int32 // every word of a Rest to its number
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
	data, err := fs.Sub(shipped, "data")
	if err != nil {
		return nil, err
	}
	return compile(append([]fs.FS{data}, own...))
}

// LoadOnly compiles the lists of one directory without the shipped ones.
func LoadOnly(fsys fs.FS) (*Lexicon, error) { return compile([]fs.FS{fsys}) }

func compile(dirs []fs.FS) (*Lexicon, error) {
	c := newCompiler()
	for i, dir := range dirs {
		lines, faults, err := readAll(dir)
		if err != nil {
			return nil, err
		}
		c.fault(faults...)
		c.replacing = i > 0
		c.parse(lines)
		if err := c.digest(dir); err != nil {
			return nil, err
		}
	}
	c.compile()
	slices.SortStableFunc(c.faults, compareFaults)
	if len(c.faults) > 0 {
		errs := make([]error, len(c.faults))
		for i, f := range c.faults {
			errs[i] = f
		}
		return c.lex, errors.Join(errs...)
	}
	return c.lex, nil
}

// Version is a short hash of every list's bytes.
func (l *Lexicon) Version() string { return l.hash }

// ByID finds a row, nil if there is none.
func (l *Lexicon) ByID(id string) *Row {
	if i, ok := l.byID[id]; ok {
		return l.Rows[i]
	}
	return nil
}

// Row is the row of an index that Analyse or Phrases returned.
func (l *Lexicon) Row(i int32) *Row { return l.Rows[i] }

// Frames are the frames that a verb's row or a noun's row carries, those with
// most words of their own first.
func (l *Lexicon) Frames(row int32) []*Frame { return l.frames[row] }

// Lights are the light-verb rows of a verb.
func (l *Lexicon) Lights(row int32) []*Light { return l.lights[row] }

// Tags are the rows of plain lists that name a verb.
func (l *Lexicon) Tags(row int32) []Tag { return l.tags[row] }

// Verb is the morphology of a verb's row, nil for other rows.
func (l *Lexicon) Verb(row int32) *VerbRow { return l.verbRows[row] }

// Holders says who held an office of a country or body, in the order of the
// list.
func (l *Lexicon) Holders(office, of string) []Holder { return l.holders[office+" "+of] }

// compiler gathers rows, then compiles them.
type compiler struct {
	lex       *Lexicon
	faults    []Fault
	replacing bool
	stems     stemBuilder
	frameRows []*Frame
	lightRows []*Light
	verbRows  []*VerbRow
	sum       []byte
}

func newCompiler() *compiler {
	return &compiler{lex: &Lexicon{memo: newMemo(), restIDs: map[string]int32{},
		byID: map[string]int32{}, phrases: newPhrases(), affixes: newAffixes(),
		frames: map[int32][]*Frame{}, lights: map[int32][]*Light{}, tags: map[int32][]Tag{},
		holders: map[string][]Holder{}, verbs: map[string][]int32{}, verbRows: map[int32]*VerbRow{},
	}}
}

func (c *compiler) fault(fs ...Fault) { c.faults = append(c.faults, fs...) }

func (c *compiler) rowFault(r *Row, what string) { c.fault(Fault{r.File, r.Line, what}) }

func (c *compiler) digest(dir fs.FS) error {
	h := sha256.New()
	h.Write(c.sum)
	names, err := fs.Glob(dir, "*.tsv")
	if err != nil {
		return err
	}
	for _, n := range names {
		data, err := fs.ReadFile(dir, n)
		if err != nil {
			return err
		}
		h.Write([]byte(n))
		h.Write(data)
	}
	c.sum = h.Sum(nil)
	c.lex.hash = hex.EncodeToString(c.sum[:3])
	return nil
}

// nounKind is what the stems of a list's rows are.
func nounKind(kind string) arabic.Features {
	if kindOf[kind].particle {
		return arabic.IsParticle
	}
	if kindOf[kind].name {
		return arabic.IsName
	}
	return arabic.IsNoun
}
