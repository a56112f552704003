package match_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/lexicon"
)

// sample has these tokens: 0 visited, 1 minister, 2 of foreign affairs,
// 3 Turkish, 4 the number, 5 city, 6 the full stop.
const sample = "زار وزير الخارجية التركي 12 مدينة."

var lists = map[string]string{
	"a.tsv":       "tur\tcountry\tTUR\tتركيا\ntur.adj\tnisba\tTUR\tتركي\n",
	"b.tsv":       "office.fm\toffice\tGOV\tوزير الخارجية\noffice.m\toffice\tGOV weak=1\tوزير\n",
	"verbs-a.tsv": "v.zara.1\tزور\t1\tu\tزار\tزيارة\n",
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

func prepare(t *testing.T, text string) *match.Text {
	lex := small(t)
	d := &musnad.Document{Text: text}
	segment.Run(d, lex)
	return match.New(d, lex)
}

// letters are the tokens [first,last) as they stand in the text.
func letters(x *match.Text, first, last int) string {
	var words []string
	for i := first; i < last; i++ {
		words = append(words, x.Doc.Letters(x.Doc.Tokens[i].Span))
	}
	return strings.Join(words, " ")
}

// ends says where a sequence at token i ends, -1 if it does not match.
func ends(x *match.Text, i, limit int, steps ...match.Step) int {
	m, ok := match.At(x, steps, i, limit)
	if !ok {
		return -1
	}
	return m.Last
}
