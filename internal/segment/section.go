package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

const verbBit = uint32(arabic.IsVerb)

// sections marks the headline, the dateline and the furniture; the rest is
// body.
func sections(d *musnad.Document, lex *lexicon.Lexicon) {
	title := len(d.Article.Title)
	if title > 0 {
		d.Sections = append(d.Sections, musnad.Section{Span: musnad.Span{Start: 0, End: title}, Kind: musnad.Headline})
	}
	furniture(d, lex, title)
	if line, ok := dateline(d, lex, title); ok {
		d.Sections = append(d.Sections, musnad.Section{Span: line, Kind: musnad.Dateline})
	}
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 16

// dateline finds a place, agency or date before a dash, a colon or the end of
// the first line: "القاهرة (رويترز) -", "دمشق – سانا", "عواصم، وكالات:".
func dateline(d *musnad.Document, lex *lexicon.Lexicon, from int) (musnad.Span, bool) {
	first := d.TokenAt(from)
	known := false
	for i := first; i < len(d.Tokens) && i < first+maxDateline; i++ {
		if i > first && newLine(d, i) {
			return musnad.Span{Start: d.Tokens[first].Start, End: d.Tokens[i-1].End}, known && (i-first <= 8 || mostly(d, lex, first, i)) && !hasVerb(d, lex, first, i)
		}
		if separates(d, i) && known && !nameGoesOn(d, lex, i) {
			end := afterDashes(d, i)
			return musnad.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}, !hasVerb(d, lex, first, i) && !says(d, lex, first)
		}
		known = known || datelineWord(d, lex, i)
	}
	return musnad.Span{}, false
}

// dash is tatweel that no letter touches.
const dash = "ـ"

func separates(d *musnad.Document, i int) bool {
	if i > 0 && i+1 < len(d.Tokens) && d.Tokens[i-1].Kind == musnad.Number && d.Tokens[i+1].Kind == musnad.Number {
		return false // 4-10-2023
	}
	switch d.Tokens[i].Bare {
	case "-", "–", "—", ":":
		return true
	}
	return strings.HasPrefix(d.Tokens[i].Bare, dash)
}

// nameGoesOn reports whether another name follows the separator, so that it
// stands inside the dateline: "صنعاء – وكالات -".
func nameGoesOn(d *musnad.Document, lex *lexicon.Lexicon, i int) bool {
	for j := i + 1; j < len(d.Tokens) && j < i+8; j++ {
		if newLine(d, j) {
			return j > i+1 && allNames(d, lex, i+1, j)
		}
		if separates(d, j) {
			return j > i+1 && !hasVerb(d, lex, i+1, j)
		}
	}
	return false
}

// mostly reports whether half of a line's tokens at least are numbers and words
// of datelines: the day in two calendars, a place, an agency.
func mostly(d *musnad.Document, lex *lexicon.Lexicon, first, last int) bool {
	n := 0
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind == musnad.Number || datelineWord(d, lex, i) {
			n++
		}
	}
	return 2*n >= last-first
}

// allNames reports whether every token is a word of datelines: دمشق - سانا, at
// the end of its line.
func allNames(d *musnad.Document, lex *lexicon.Lexicon, first, last int) bool {
	for i := first; i < last; i++ {
		if !datelineWord(d, lex, i) {
			return false
		}
	}
	return true
}

func afterDashes(d *musnad.Document, i int) int {
	for i < len(d.Tokens) && separates(d, i) {
		i++
	}
	return i
}

func datelineWord(d *musnad.Document, lex *lexicon.Lexicon, i int) bool {
	for _, a := range d.Tokens[i].Analyses {
		switch lex.Row(a.Row).Kind {
		case "capital", "place", "country", "agency", "media", "month":
			return true
		}
	}
	for j := range d.Words {
		if d.Words[j].First == i && datelineKind(lex.Row(d.Words[j].Row).Kind) {
			return true
		}
		if d.Words[j].First > i {
			break
		}
	}
	return d.Tokens[i].Folded == "وكالات" || d.Tokens[i].Folded == "عواصم" || d.Tokens[i].Kind == musnad.Latin
}

func datelineKind(kind string) bool {
	return kind == "capital" || kind == "place" || kind == "country" || kind == "agency" || kind == "media"
}

// hasVerb reports whether a word between two tokens can only be a finite verb:
// a dateline has none.
func hasVerb(d *musnad.Document, lex *lexicon.Lexicon, first, last int) bool {
	for i := first; i < last; i++ {
		as := d.Tokens[i].Analyses
		if len(as) > 0 && onlyVerbs(as) && !insideName(d, lex, i) {
			return true
		}
	}
	return false
}

// insideName reports whether token i belongs to a listed name of several words: إسلام
// أباد has no verb.
func insideName(d *musnad.Document, lex *lexicon.Lexicon, i int) bool {
	for j := range d.Words {
		switch w := &d.Words[j]; {
		case w.First > i:
			return false
		case i < w.Last && datelineKind(lex.Row(w.Row).Kind):
			return true
		}
	}
	return false
}

// says reports whether token i may be a verb of saying, which opens a sentence
// and no dateline: قال المبعوث في القاهرة: إن.
func says(d *musnad.Document, lex *lexicon.Lexicon, i int) bool {
	for _, a := range d.Tokens[i].Analyses {
		if a.Exact && datelineKind(lex.Row(a.Row).Kind) {
			return false // لندن is a city before it is "let us condemn"
		}
		if !a.Exact || a.Features&verbBit == 0 {
			continue
		}
		for _, t := range lex.Tags(a.Row) {
			if t.Kind == "saying" && len(t.Rest) == 0 {
				return true
			}
		}
	}
	return false
}

func onlyVerbs(as []musnad.Analysis) bool {
	for _, a := range as {
		if a.Exact && a.Features&verbBit == 0 {
			return false
		}
	}
	return true
}

// furniture marks lines that belong to the page and not to the article.
func furniture(d *musnad.Document, lex *lexicon.Lexicon, from int) {
	for i := range d.Words {
		r := lex.Row(d.Words[i].Row)
		if r.Kind == "furniture" && d.Words[i].Start >= from {
			markFurniture(d, lineOf(d.Text, d.Words[i].Start), r.ID)
		}
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Start < from || !beginsLine(d, i) {
			continue
		}
		for _, a := range t.Analyses {
			if r := lex.Row(a.Row); r.Kind == "furniture" {
				markFurniture(d, lineOf(d.Text, t.Start), r.ID)
			}
		}
	}
}

// beginsLine reports whether no token stands before token i on its line.
func beginsLine(d *musnad.Document, i int) bool {
	return i == 0 || newLine(d, i)
}

// maxFurniture is how long, in bytes, a line of furniture may be: a longer one
// is a paragraph that only mentions such words.
const maxFurniture = 300

func markFurniture(d *musnad.Document, line musnad.Span, why string) {
	if line.Len() > maxFurniture {
		return
	}
	d.Sections = append(d.Sections, musnad.Section{Span: line, Kind: musnad.Furniture, Why: why})
	d.Decline(stage, line, "page furniture ("+why+")")
}

func lineOf(text string, at int) musnad.Span {
	start := lineStart(text, at)
	end := len(text)
	if i := strings.IndexAny(text[at:], lineEnds); i >= 0 {
		end = at + i
	}
	return musnad.Span{Start: start, End: end}
}

func lineStart(text string, at int) int {
	i := strings.LastIndexAny(text[:at], lineEnds)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return i + n
}
