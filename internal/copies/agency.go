package copies

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad/arabic"
)

//go:embed agencies.tsv
var agencyRows string

// agencies leads from a folded form to the row of its agency.
var agencies = func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(agencyRows) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSpace(line), "\t")
		for _, form := range row[1:] {
			out[plain(form)] = row[0]
		}
	}
	return out
}()

// maxDateline is how long the place and the source before a report are at most, in
// letters.
const maxDateline = 60

// separators stand between the parts of a dateline.
const separators = "-\u2013\u2014\u0640():/,;|\u060c\"\u00ab\u00bb\u201c\u201d"

// Agencies are the news agencies that a text names as its source where reports name
// theirs: before the first sentence, between dashes or in brackets, or in the last
// line. They are ids of rows of the media in the lexicon, in the order of the
// text. Of copies of one text, those that print no dateline are of the agency
// that the others name. An agency that is only quoted in a sentence is not found here:
// the chains of the events have it.
func Agencies(text string) []string {
	text = strings.TrimSpace(text)
	var out []string
	for _, part := range append(split(dateline(text)), split(lastLine(text))...) {
		if id, ok := agencies[plain(part)]; ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) })
}

// dateline is the beginning of a text in which its dateline stands, up to the first
// colon or line's end. A word that the cut divides is no agency's.
func dateline(text string) string {
	end := 0
	for range maxDateline {
		if end == len(text) {
			break
		}
		r, n := utf8.DecodeRuneInString(text[end:])
		if r == ':' || r == '\n' {
			return text[:end]
		}
		end += n
	}
	return text[:end]
}

// lastLine is the last line, if it is as short as a dateline.
func lastLine(text string) string {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	if len(line) == len(text) || utf8.RuneCountInString(line) > maxDateline {
		return ""
	}
	return strings.TrimRight(line, ". ")
}

// plain is s folded, with single spaces and without full stops.
func plain(s string) string {
	folded, _ := arabic.Fold(s, arabic.Folded)
	return strings.Join(strings.FieldsFunc(folded, func(r rune) bool { return r == ' ' || r == '.' || r == '\u00a0' }), " ")
}
