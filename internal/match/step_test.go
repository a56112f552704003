package match_test

import (
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

const (
	visited = "زار"
	foreign = "الخارجية"
	city    = "مدينة"
)

type step = match.Step

// check runs sequences on the sample; end -1 stands for no match.
func check(t *testing.T, cases []seqCase) {
	x := prepare(t, sample)
	for _, c := range cases {
		limit := c.limit
		if limit == 0 {
			limit = len(x.Doc.Tokens)
		}
		if got := ends(x, c.at, limit, c.seq...); got != c.end {
			t.Errorf("%s: at %d of %q: ends at %d, want %d", c.name, c.at, sample, got, c.end)
		}
	}
}

type seqCase struct {
	name           string
	seq            []step
	at, limit, end int
}

func TestOneStep(t *testing.T) {
	weak := func(h match.Hit) bool { return h.Row.Attr("weak") != "" }
	check(t, []seqCase{
		{"the longest phrase", []step{match.Row("office")}, 1, 0, 3},
		{"no such row here", []step{match.Row("office")}, 2, 0, -1},
		{"one of several kinds", []step{match.Row("country", "nisba")}, 3, 0, 4},
		{"a row that passes a test", []step{match.RowIf(weak, "office")}, 1, 0, 2},
		{"a row by its id", []step{match.ID("office", "office.m")}, 1, 0, 2},
		{"a row by another id", []step{match.ID("office", "office.x")}, 1, 0, -1},
		{"a number in the range", []step{match.Number(1, 12)}, 4, 0, 5},
		{"a number outside", []step{match.Number(1, 11)}, 4, 0, -1},
		{"a word is no number", []step{match.Number(0, 99)}, 5, 0, -1},
		{"a mark", []step{match.Mark("!.")}, 6, 0, 7},
		{"another mark", []step{match.Mark("!؟")}, 6, 0, -1},
		{"letters", []step{match.Letters(visited, city)}, 5, 0, 6},
		{"other letters", []step{match.Letters(visited)}, 5, 0, -1},
		{"any word", []step{match.AnyWord()}, 5, 0, 6},
		{"a number is no word", []step{match.AnyWord()}, 4, 0, -1},
		{"a verb in the past", []step{match.Verb(arabic.PastTense)}, 0, 0, 1},
		{"no verb in the present", []step{match.Verb(arabic.PresentTense)}, 0, 0, -1},
	})
}

func TestLettersFold(t *testing.T) {
	x := prepare(t, "إلى مَدِينه")
	if got := ends(x, 0, 2, match.Letters("الى"), match.Letters(city)); got != 2 {
		t.Errorf("letters are compared folded: ends at %d, want 2", got)
	}
}

func TestOpt(t *testing.T) {
	office, nisba, country := match.Row("office"), match.Row("nisba"), match.Row("country")
	check(t, []seqCase{
		{"there", []step{office, match.Opt(nisba)}, 1, 0, 4},
		{"not there", []step{office, match.Opt(country)}, 1, 0, 3},
		{"first and not there", []step{match.Opt(country), office}, 1, 0, 3},
		{"of several steps", []step{office, match.Opt(nisba, match.Number(12, 12))}, 1, 0, 5},
		{"all of its steps or none", []step{office, match.Opt(nisba, country)}, 1, 0, 3},
		{"gives back what the rest needs", []step{match.Opt(match.AnyWord()), match.Letters(foreign)}, 2, 0, 3},
		{"two in front", []step{match.Opt(country), match.Opt(match.Number(0, 9)), office}, 1, 0, 3},
		{"nothing but nothing is no match", []step{match.Opt(country)}, 1, 0, -1},
	})
}

func TestAlt(t *testing.T) {
	two := match.Seq(match.AnyWord(), match.AnyWord())
	nisba := match.Row("nisba")
	check(t, []seqCase{
		{"the first that matches", []step{match.Alt(two, match.AnyWord())}, 2, 0, 4},
		{"the second", []step{match.Alt(match.Row("country"), match.AnyWord())}, 2, 0, 3},
		{"the first with which the whole matches", []step{match.Alt(two, match.AnyWord()), nisba}, 2, 0, 4},
		{"none", []step{match.Alt(match.Number(0, 99), match.Row("country"))}, 2, 0, -1},
		{"one that may be empty", []step{match.Alt(match.Row("country"), match.Opt(match.Number(0, 9))), nisba}, 3, 0, 4},
	})
}

func TestSeqAndGap(t *testing.T) {
	office, number := match.Row("office"), match.Number(0, 99)
	check(t, []seqCase{
		{"several as one", []step{match.Seq(office, match.Row("nisba")), number}, 1, 0, 5},
		{"a shorter row where the rest asks for it", []step{office, match.Letters(foreign)}, 1, 0, 3},
		{"a gap that is wide enough", []step{office, match.Gap(1), number}, 1, 0, 5},
		{"a gap that is too narrow", []step{office, match.Gap(0), number}, 1, 0, -1},
		{"an empty gap", []step{office, match.Gap(3), match.Row("nisba")}, 1, 0, 4},
		{"a gap in front", []step{match.Gap(2), match.Letters(foreign)}, 0, 0, 3},
	})
}

func TestLimit(t *testing.T) {
	office, word := match.Row("office"), match.AnyWord()
	beyond := match.Func(func(_ *match.Text, i, limit int) int { return limit + 1 })
	check(t, []seqCase{
		{"a phrase that reaches over it gives way to a word", []step{office}, 1, 2, 2},
		{"a step at it", []step{office, match.Row("nisba")}, 1, 3, -1},
		{"an optional step at it", []step{office, match.Opt(match.Row("nisba"))}, 1, 3, 3},
		{"a gap up to it", []step{office, match.Gap(9), word}, 1, 4, 4},
		{"a gap over it", []step{office, match.Gap(9), match.Number(12, 12)}, 1, 4, -1},
		{"a function that reads over it", []step{beyond}, 1, 4, -1},
	})
}

func TestFunc(t *testing.T) {
	toNumber := func(x *match.Text, i, limit int) int {
		for ; i < limit; i++ {
			if x.Doc.Tokens[i].Kind == musnad.Number {
				return i
			}
		}
		return -1
	}
	check(t, []seqCase{
		{"what it reads", []step{match.Func(toNumber), match.Number(12, 12)}, 1, 0, 5},
		{"it says no", []step{match.Func(toNumber)}, 5, 0, -1},
		{"it reads nothing", []step{match.Func(toNumber)}, 4, 0, -1},
		{"only where a kind begins", []step{match.Func(toNumber, "nisba")}, 3, 0, 4},
		{"not where none begins", []step{match.Func(toNumber, "nisba")}, 1, 0, -1},
	})
}

func TestMention(t *testing.T) {
	x := prepare(t, sample).With([]musnad.Mention{
		{First: 1, Last: 2, Kind: musnad.Office},
		{First: 1, Last: 4, Kind: musnad.Person},
		{First: 4, Last: 5, Kind: musnad.Quantity},
	})
	for _, c := range []struct {
		kinds []musnad.MentionKind
		limit int
		end   int
	}{
		{nil, 7, 4},
		{[]musnad.MentionKind{musnad.Office}, 7, 2},
		{[]musnad.MentionKind{musnad.Office, musnad.Person}, 7, 4},
		{[]musnad.MentionKind{musnad.Place}, 7, -1},
		{[]musnad.MentionKind{musnad.Person}, 3, -1},
	} {
		if got := ends(x, 1, c.limit, match.Mention(c.kinds...)); got != c.end {
			t.Errorf("mention of %v before %d: ends at %d, want %d", c.kinds, c.limit, got, c.end)
		}
	}
	if got := ends(x, 1, 7, match.Mention(musnad.Person), match.Mention()); got != 5 {
		t.Errorf("two mentions in a row: end at %d, want 5", got)
	}
}
