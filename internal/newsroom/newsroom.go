// Package newsroom writes news that never happened, as much as is asked for: the
// project's own articles with other states, towns, people, days and numbers in
// them, several outlets on most stories, some of them word for word. The same seed
// gives the same articles.
//
// It is for measuring a ledger that holds many articles. It does not know how an
// article is read, and knows of a text only what it exchanges.
package newsroom

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/lexicon"
)

// Newsroom has the articles to write by and the words to exchange. It is safe for
// concurrent use.
type Newsroom struct {
	words     *words
	templates []template
}

// template is an article to write by.
type template struct {
	day       calendar.Date
	text      string // as it was written
	title     line
	sentences []line // the first is the lead
}

// New cuts the project's articles up.
func New(lex *lexicon.Lexicon) (*Newsroom, error) {
	n := &Newsroom{words: wordsOf(lex)}
	all, err := corpus.Articles()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := n.add(&all[i]); err != nil {
			return nil, fmt.Errorf("newsroom: article %s: %w", all[i].ID, err)
		}
	}
	return n, nil
}

func (n *Newsroom) add(a *corpus.Article) error {
	if a.Published == nil || strings.Count(a.Text, "\n") == 0 {
		return nil
	}
	day, err := calendar.Parse(*a.Published)
	if err != nil {
		return err
	}
	t := template{text: a.Text, title: n.words.cut(a.Title)}
	t.day, _ = day.First()
	for text := range strings.SplitSeq(a.Text, "\n") {
		if text = strings.TrimSpace(text); text != "" {
			t.sentences = append(t.sentences, n.words.cut(text))
		}
	}
	n.templates = append(n.templates, t)
	return nil
}

// The make-up of a day.
const (
	storiesADay = 90
	mostOutlets = 12   // that tell one story
	goOn        = 0.52 // how likely one more outlet tells it
	factsEach   = 3    // of a story, besides the article that it is written by
	copyShare   = 0.12 // of articles, that are the agency's text
	keepShare   = 0.45 // of the sentences behind the lead, in a telling that is no copy
	dateline    = 70   // bytes: a first line of fewer is no lead yet
)

// FirstDay is the day on which the news begins.
var FirstDay = calendar.Date{Year: 2014, Month: 1, Day: 1}

// story is what happens at one time, with all that is told of it.
type story struct {
	*template
	cast  *cast
	facts []*fact
	title string
	told  string // the whole text as an agency has it
	rest  int    // articles that are still to come
}

// Articles are articles without end, day by day, some 200 a day. All of one day
// tell of stories of that day: their own, and behind it another.
func (n *Newsroom) Articles(seed uint64) iter.Seq[musnad.Article] {
	return func(yield func(musnad.Article) bool) {
		rng := rand.New(rand.NewPCG(seed, 1))
		number := 0
		for day := FirstDay; ; day = day.AddDays(1) {
			for a := range n.day(rng, day) {
				number++
				a.ID = fmt.Sprintf("news-%d-%07d", seed, number)
				a.URL = fmt.Sprintf("https://%s.example/%s/%07d", strings.ReplaceAll(a.Outlet, " ", "-"), strings.ReplaceAll(a.Published, "-", "/"), number)
				if !yield(a) {
					return
				}
			}
		}
	}
}

// day yields the articles of a day, those of one story mixed with others.
func (n *Newsroom) day(rng *rand.Rand, day calendar.Date) iter.Seq[musnad.Article] {
	return func(yield func(musnad.Article) bool) {
		stories := make([]*story, storiesADay)
		for i := range stories {
			stories[i] = n.story(rng, day)
		}
		for open := stories; len(open) > 0; {
			k := rng.IntN(len(open))
			s := open[k]
			if !yield(s.article(rng, day, stories[rng.IntN(len(stories))])) {
				return
			}
			if s.rest--; s.rest == 0 {
				open[k] = open[len(open)-1]
				open = open[:len(open)-1]
			}
		}
	}
}

func (n *Newsroom) story(rng *rand.Rand, day calendar.Date) *story {
	t := &n.templates[rng.IntN(len(n.templates))]
	s := &story{template: t, cast: n.words.cast(rng, t.day, day), rest: 1}
	for s.rest < mostOutlets && rng.Float64() < goOn {
		s.rest++
	}
	for range factsEach {
		s.facts = append(s.facts, n.words.fact(rng, day))
	}
	s.title = s.facts[0].headline(rng)
	s.told = s.tell(rng, 1)
	return s
}

// tell writes the facts, and of the article behind them the lead and a share of
// what follows it.
func (s *story) tell(rng *rand.Rand, share float64) string {
	var out []string
	for _, f := range s.facts {
		out = append(out, f.tell(rng))
	}
	return strings.Join(append(out, s.retell(rng, share)...), "\n")
}

func (s *story) retell(rng *rand.Rand, share float64) (out []string) {
	for i, x := range s.sentences {
		if i == 0 || i == 1 && len(out[0]) < dateline || rng.Float64() < share {
			out = append(out, x.write(s.cast))
		}
	}
	return out
}

// article is one outlet's telling of a story, with a fact of another behind it. A
// copy is the agency's text.
func (s *story) article(rng *rand.Rand, day calendar.Date, other *story) musnad.Article {
	a := musnad.Article{Title: s.title, Outlet: pick(rng, outlets), Published: day.String(), Text: s.told}
	if rng.Float64() >= copyShare {
		a.Title, a.Text = s.facts[0].headline(rng), s.tell(rng, keepShare)
	}
	if other != s {
		a.Text += "\n" + pick2(rng, other.facts).tell(rng)
	}
	return a
}

func pick2(rng *rand.Rand, list []*fact) *fact { return list[rng.IntN(len(list))] }
