package segment_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/lexicon"
)

var lists = map[string]string{
	"agencies.tsv":  "agency.reuters\tagency\tGBR\tرويترز\nagency.sana\tagency\tSYR\tسانا\nagency.wafa\tagency\tPSE\tوكالة وفا\n",
	"capitals.tsv":  "egy.cap\tcapital\tEGY\tالقاهرة\nsyr.cap\tcapital\tSYR\tدمشق\nusa.cap\tcapital\tUSA\tواشنطن\n",
	"furniture.tsv": "furniture.also\tfurniture\t-\tاقرأ أيضا\nfurniture.photo\tfurniture\t-\tصورة أرشيفية\nfurniture.tags\tfurniture\t-\tالوسوم\n",
	"months.tsv":    "month.mar\tmonth\t3\tمارس\n",
	"verbs-a.tsv":   "v.wasala.1\tوصل\t1\ti\tوصل\tوصول\n",
}

func small(t *testing.T) *lexicon.Lexicon {
	files := fstest.MapFS{}
	for name, rows := range lists {
		files[name] = &fstest.MapFile{Data: []byte(rows)}
	}
	lex, err := lexicon.LoadOnly(files)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// run segments an article as the engine hands it on.
func run(t *testing.T, title, text string) *musnad.Document {
	d := &musnad.Document{Article: musnad.Article{Title: title, Text: text}, Text: title + "\n" + text}
	segment.Run(d, small(t))
	return d
}

func sentences(d *musnad.Document) []string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Letters(s.Span))
	}
	return out
}

// section is the letters of the sections of one kind.
func section(d *musnad.Document, kind musnad.SectionKind) []string {
	var out []string
	for _, s := range d.Sections {
		if s.Kind == kind {
			out = append(out, d.Letters(s.Span))
		}
	}
	return out
}

// uncut takes the bars out of a text and returns the parts between them,
// without the white space around them.
func uncut(cut string) (text string, parts []string) {
	for _, p := range strings.Split(cut, "|") {
		parts = append(parts, strings.TrimSpace(p))
	}
	return strings.ReplaceAll(cut, "|", ""), parts
}
