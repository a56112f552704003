package newsroom

import (
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/lexicon"
)

func take(seq iter.Seq[musnad.Article], n int) (out []musnad.Article) {
	for a := range seq {
		if out = append(out, a); len(out) == n {
			break
		}
	}
	return out
}

func newNewsroom(t *testing.T) (*Newsroom, *lexicon.Lexicon) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	n, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return n, lex
}

func TestSameSeed(t *testing.T) {
	n, _ := newNewsroom(t)
	a, b, c := take(n.Articles(1), 500), take(n.Articles(1), 500), take(n.Articles(2), 500)
	texts, same := map[string]bool{}, 0
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("article %d of one seed differs:\n%+v\n%+v", i, a[i], b[i])
		}
		if a[i].Text == c[i].Text {
			same++
		}
		texts[a[i].Text] = true
	}
	if same > 5 || len(texts) < 400 {
		t.Errorf("%d of 500 articles of two seeds are the same; %d of one seed differ", same, len(texts))
	}
}

// TestRead sees to it that what is written is read as what it was written by is:
// an exchange that breaks sentences would measure a reader of nonsense.
func TestRead(t *testing.T) {
	n, lex := newNewsroom(t)
	e := engine.New(lex)
	events := func(a musnad.Article) int {
		d, err := e.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		return len(musnad.NewReading(d, e.Version()).Events)
	}
	before, after := 0, 0
	for i := range n.templates {
		x := &n.templates[i]
		before += events(musnad.Article{ID: "x", Text: x.text, Published: x.day.String()})
		s := story{template: x, cast: n.words.cast(newRand(uint64(i)), x.day, FirstDay)}
		after += events(musnad.Article{ID: "x", Text: strings.Join(s.retell(newRand(0), 1), "\n"), Published: FirstDay.String()})
	}
	t.Logf("%d articles: %d events as they are, %d with exchanged words", len(n.templates), before, after)
	if after < before*9/10 {
		t.Errorf("of %d events %d are left when words are exchanged", before, after)
	}
}

// TestFacts sees to it that nearly every made-up sentence is read.
func TestFacts(t *testing.T) {
	n, lex := newNewsroom(t)
	e := engine.New(lex)
	for _, p := range sentences {
		seen := 0
		for i := range 10 {
			f := n.words.fact(newRand(uint64(i)), FirstDay)
			f.pattern = p
			text := f.tell(newRand(uint64(i)))
			if strings.ContainsAny(text, "{}[]<>|") {
				t.Errorf("%s: something is left to choose: %s", p, text)
			}
			d, err := e.Read(musnad.Article{ID: "x", Title: f.headline(newRand(1)), Text: text, Published: FirstDay.String()})
			if err != nil {
				t.Fatal(err)
			}
			if len(musnad.NewReading(d, "").Events) > 0 {
				seen++
			}
		}
		if seen < 8 {
			t.Errorf("%d of 10 are read: %s", seen, p)
		}
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 9)) }
