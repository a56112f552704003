package newsroom

import (
	_ "embed" // the sentences
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/musnad/musnad/calendar"
)

//go:embed sentences.txt
var sentencesText string

//go:embed lists.txt
var listsText string

// sentences are the patterns of sentences.txt.
var sentences = dataLines(sentencesText)

// lists are the words that sentences draw on.
var lists = func() map[string][]string {
	out := map[string][]string{}
	for _, l := range dataLines(listsText) {
		name, words, _ := strings.Cut(l, "\t")
		out[name] = strings.Split(words, "|")
	}
	return out
}()

func dataLines(text string) (out []string) {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

// fact is a sentence with all that its tellings have in common.
type fact struct {
	pattern string
	slots   map[string]string
	days    []string // ways to name its day
}

func pick(rng *rand.Rand, list []string) string { return list[rng.IntN(len(list))] }

// fact makes one up for articles of a day.
func (w *words) fact(rng *rand.Rand, today calendar.Date) *fact {
	f := &fact{pattern: pick(rng, sentences), slots: map[string]string{}}
	told := w.told[:]
	for i, k := range rng.Perm(len(told))[:3] {
		l, name := &w.lands[told[k]], string(rune('A'+i))
		f.slots[name+".noun"], f.slots[name+".adj"], f.slots[name+".cap"] = l.noun, l.adj, l.capital
		f.slots[name+".town"] = l.aTown(rng.Float64())
	}
	for _, n := range []string{"1", "2"} {
		given, name := w.person(rng)
		f.slots[n], f.slots["office"+n] = given+" "+name, pick(rng, lists["office"])
	}
	f.slots["n"], f.slots["m"] = strconv.Itoa(3+rng.IntN(8)), strconv.Itoa(11+rng.IntN(60))
	f.days = daysOf(today, rng.IntN(2))
	return f
}

// daysOf are ways to name a day that many days ago.
func daysOf(today calendar.Date, ago int) []string {
	d := today.AddDays(-ago)
	name := weekdays[(int(d.Ordinal()-monday.Ordinal())%7+7)%7]
	date := strconv.Itoa(d.Day) + " " + months[d.Month-1]
	if ago == 0 {
		return []string{"اليوم", "اليوم " + name, "صباح اليوم " + name, name, date}
	}
	return []string{"أمس", "أمس " + name, "مساء أمس " + name, name, date}
}

var monday = calendar.Date{Year: 2024, Month: 1, Day: 1}

// tell writes a fact in one of its many wordings.
func (f *fact) tell(rng *rand.Rand) string {
	var b strings.Builder
	for rest := f.pattern; ; {
		i := strings.IndexAny(rest, "[{<")
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:i])
		n := strings.IndexAny(rest[i:], "]}>")
		b.WriteString(f.choice(rng, rest[i], rest[i+1:i+n]))
		rest = rest[i+n+1:]
	}
}

// choice is what stands for one pair of brackets.
func (f *fact) choice(rng *rand.Rand, open byte, inside string) string {
	switch {
	case open == '{' && inside == "day":
		return pick(rng, f.days)
	case open == '{':
		return f.slots[inside]
	case open == '<' && inside == "topic":
		return pick(rng, lists["head"]) + " " + pick(rng, lists["matter"])
	case open == '<':
		return pick(rng, lists[inside])
	}
	one := pick(rng, strings.Split(inside, "|"))
	if name, ok := strings.CutPrefix(one, "<"); ok {
		return pick(rng, lists[strings.TrimSuffix(name, ">")])
	}
	return one
}

// headline names two sides and a matter.
func (f *fact) headline(rng *rand.Rand) string {
	return pick(rng, lists["title"]) + " بين " + f.slots["A.noun"] + " و" + f.slots["B.noun"] + " حول " + f.choice(rng, '<', "topic")
}
