package quote_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/quote"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/lexicon"
)

// sayingWords is a lexicon of the words of saying, grammar and verbs alone.
func sayingWords(t testing.TB) *lexicon.Lexicon {
	lists := fstest.MapFS{}
	for _, name := range []string{"saying.tsv", "attribution.tsv", "furniture.tsv", "time.tsv", "function.tsv", "verbs.tsv"} {
		data, err := os.ReadFile("../../lexicon/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lists[name] = &fstest.MapFile{Data: data}
	}
	lex, err := lexicon.LoadOnly(lists)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func read(lex *lexicon.Lexicon, text string) *musnad.Document {
	d := &musnad.Document{Article: musnad.Article{Text: text}, Text: "\n" + text}
	segment.Run(d, lex)
	quote.Run(d, lex)
	return d
}

// bricks are what the random texts are made of.
var bricks = []string{
	"قال", "وأضاف", "مؤكدا", "نقلت", "عنه", "قوله", "المصدر", "مصادر", "صحيفة",
	"الوكالة", "بحسب", "نقلا", "عن", "أن", "إن", "في", "بيان", "الذي", "لا",
	"نريد", "السلام", "هنا", "اليوم", "ونعمل", "من", "أجله", "كما", "زيد",
	"\"", "“", "”", "«", "»", "'", "''", "(", ")", ":", "،", ".", "؟", "...", "\n", "\n\n",
}

// TestAnyTextKeepsTheLaws: whatever the order of verbs, sources and marks, what
// is found lies in the text, no quotation is inside its own marks twice, and each
// act has a speaker by some name.
func TestAnyTextKeepsTheLaws(t *testing.T) {
	lex := sayingWords(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var text []string
		for range rng.IntN(60) {
			text = append(text, bricks[rng.IntN(len(bricks))])
		}
		checkLaws(t, read(lex, strings.Join(text, " ")))
	}
}

func checkLaws(t *testing.T, d *musnad.Document) {
	t.Helper()
	inText := func(s musnad.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(d.Text) }
	for _, s := range d.Speech {
		if !inText(s.Verb) || !inText(s.Content) || s.Rule == "" || s.Stance == "" || s.Speaker.Source == "" {
			t.Errorf("act %+v in %q", s, d.Text)
		}
	}
	seen := map[musnad.Span]bool{}
	for _, q := range d.Quotes {
		if q.Span.Empty() || !inText(q.Span) || seen[q.Span] || !inText(q.Verb) || q.Rule == "" {
			t.Errorf("quotation %+v in %q", q, d.Text)
		}
		if q.Verb.Start < q.End && q.Start < q.Verb.End {
			t.Errorf("%s: quotation %q with its verb %q inside in %q", q.Rule, d.Letters(q.Span), d.Letters(q.Verb), d.Text)
		}
		if words := len(strings.Fields(d.Letters(q.Span))); words < 4 {
			t.Errorf("quotation %q of %d words", d.Letters(q.Span), words)
		}
		seen[q.Span] = true
	}
}

// TestLongLinesOfSaying: nesting without end stays within the caps.
func TestLongLinesOfSaying(t *testing.T) {
	lex := sayingWords(t)
	for _, brick := range []string{"قال المصدر إن ", "\"قال ", "« ", "وأضاف أن ", "بحسب مصادر، "} {
		checkLaws(t, read(lex, strings.Repeat(brick, 5000)))
	}
}
