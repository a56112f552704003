package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

type lexiconLookupCmd struct {
	Words     []string `arg:"" name:"WORD" help:"A word, or a phrase in quotation marks."`
	Format    string   `enum:"text,jsonl" default:"text" help:"text or jsonl; ${default} if left out."`
	wordsFlag `prefix:""`
}

// Help is what kong shows below the flags.
func (lexiconLookupCmd) Help() string {
	return `Example:

    $ musnad lexicon lookup "` + "\u0648\u0628\u0627\u0644\u0631\u0626\u064a\u0633" + `"

A line for each way to read the word: the row, its kind and value, what the form says (w+ b+ al+ are what is glued on), whether the spelling agrees exactly or after folding, and last the row's own form. Below a verb or a noun of happening stand the event frames that it carries.

Exit codes: 0 every word is known, 1 none, 2 some.`
}

// finding is one way to read a word or phrase.
type finding struct {
	Word     string         `json:"word"` // as far as it was read: the phrase
	Row      string         `json:"row"`
	Kind     string         `json:"kind"`
	Value    string         `json:"value"`
	Features string         `json:"features"`
	Exact    bool           `json:"exact"`
	Name     string         `json:"form"`
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Frames   []findingFrame `json:"frames"`
}

// findingFrame is an event frame that a verb or noun carries.
type findingFrame struct {
	ID   string   `json:"id"`
	Type string   `json:"type"`
	Mode string   `json:"mode"`
	With []string `json:"with"` // folded words that must follow, one of them; none if the word alone carries it
}

func (c *lexiconLookupCmd) Run(s *streams) error {
	lex, err := c.lexicon()
	if err != nil {
		return err
	}
	known := 0
	for _, w := range c.Words {
		found := lookUp(lex, w)
		if len(found) > 0 {
			known++
		} else {
			fmt.Fprintf(s.err, "musnad: no word list knows it: %s\n", s.clean(w))
		}
		if err := c.print(s, found); err != nil {
			return err
		}
	}
	return tally(known, len(c.Words)-known, "")
}

func (c *lexiconLookupCmd) print(s *streams, found []finding) error {
	for _, f := range found {
		if c.Format == "jsonl" {
			if err := writeJSON(s, f, false); err != nil {
				return err
			}
			continue
		}
		printFinding(s, f)
	}
	return nil
}

func printFinding(s *streams, f finding) {
	match := "folded"
	if f.Exact {
		match = "exact"
	}
	words := []string{fmt.Sprintf("%-24s", f.Row), f.Kind, f.Value, f.Features, match}
	words = deleteEmpty(words)
	fmt.Fprintf(s.out, "%s  %s\n", s.paint(bold, words[0]), strings.Join(words[1:], " ")+"  "+s.field(f.Name))
	for _, fr := range f.Frames {
		kind := fr.Type
		if fr.Mode != "" {
			kind += "/" + fr.Mode
		}
		fmt.Fprintln(s.out, strings.TrimRight(fmt.Sprintf("    frame %s %s  %s", fr.ID, kind, s.field(strings.Join(fr.With, " / "))), " "))
	}
}

func deleteEmpty(words []string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// lookUp finds phrases and words at every word of the text.
func lookUp(lex *lexicon.Lexicon, text string) []finding {
	var out []finding
	var f lexicon.Found
	tokens := entriesOf(lex, text, &f)
	for i := range tokens {
		lex.Look(tokens[i:], &f)
		for _, p := range f.Phrases {
			out = append(out, newFinding(lex, p.Row, p.Features, p.Exact, tokens[i:i+p.Words]))
		}
		for _, w := range f.Words {
			out = append(out, newFinding(lex, w.Row, arabic.Features(w.Features), w.Exact, tokens[i:i+1]))
		}
	}
	return out
}

func entriesOf(lex *lexicon.Lexicon, text string, f *lexicon.Found) []*lexicon.Entry {
	var out []*lexicon.Entry
	for at := 0; ; {
		start, end, class := arabic.NextToken(text, at)
		if start == end {
			return out
		}
		out = append(out, lex.Entry(arabic.Bare(text[start:end]), class == arabic.WordToken, f))
		at = end
	}
}

func newFinding(lex *lexicon.Lexicon, row int32, features arabic.Features, exact bool, tokens []*lexicon.Entry) finding {
	r := lex.Row(row)
	f := finding{Row: r.ID, Kind: r.Kind, Value: r.Value, Features: features.String(), Exact: exact, Name: r.Name(),
		File: r.File, Line: r.Line, Frames: []findingFrame{}}
	for i, t := range tokens {
		if i > 0 {
			f.Word += " "
		}
		f.Word += t.Bare
	}
	for _, fr := range lex.Frames(row) {
		f.addFrame(fr.Frame)
	}
	return f
}

// addFrame adds a frame; one that stands there with other words takes these.
func (f *finding) addFrame(fr *lexicon.Frame) {
	at := slices.IndexFunc(f.Frames, func(o findingFrame) bool { return o.ID == fr.ID })
	if at < 0 {
		at = len(f.Frames)
		f.Frames = append(f.Frames, findingFrame{ID: fr.ID, Type: fr.Type, Mode: fr.Mode, With: []string{}})
	}
	if len(fr.Rest) > 0 {
		f.Frames[at].With = append(f.Frames[at].With, strings.Join(fr.Rest, " "))
	}
}
