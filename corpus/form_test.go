package corpus_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/lexicon"
)

var (
	standings = strings.Fields("GOV MIL COP SPY LEG JUD PTY OPP REB IGO NGO MED JRN REF CVL BUS REL UAF UNK")
	speakers  = strings.Fields("person official organisation media agency unnamed witness document")
	statuses  = []musnad.Status{musnad.Actual, musnad.Future, musnad.Hypothetical, musnad.Negated}
)

// TestForm holds every article to the form that README.md describes: a
// misspelled clause or an impossible date would only show as a poor score.
func TestForm(t *testing.T) {
	c := checker{countries(t)}
	for _, a := range readAll(t) {
		t.Run(a.ID, func(t *testing.T) {
			c.article(t, &a)
			for i := range a.Events {
				c.event(t, &a, &a.Events[i])
			}
			c.quotes(t, &a)
		})
	}
}

// TestCoverage: no type, status or kind of speaker is left unmeasured, and the
// README counts right.
func TestCoverage(t *testing.T) {
	types, seen, links, events := map[musnad.Type]int{}, map[string]bool{}, map[int]bool{}, 0
	articles := readAll(t)
	for _, a := range articles {
		events += len(a.Events)
		for _, e := range a.Events {
			types[e.Type]++
			seen[string(e.Status)] = true
			links[len(e.Sources)] = true
			for _, s := range e.Sources {
				seen[s.Kind] = true
			}
		}
	}
	for _, k := range musnad.Types {
		if types[k] < 8 {
			t.Errorf("%s: %d events, want 8 or more", k, types[k])
		}
	}
	for _, k := range slices.Concat(speakers, []string{"actual", "future", "hypothetical", "negated"}) {
		if !seen[k] {
			t.Errorf("nothing is %s", k)
		}
	}
	if !links[1] || !links[2] || !links[3] {
		t.Error("no chain of one, two or three")
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{fmt.Sprintf("%d short Arabic news articles", len(articles)), fmt.Sprintf(" %d events", events)} {
		if !strings.Contains(string(readme), want) {
			t.Errorf("README.md does not say %q", want)
		}
	}
}

// checker knows the countries of the word lists.
type checker struct{ countries map[string]string }

// countries are codes to themselves, and names to codes.
func countries(t *testing.T) map[string]string {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range lex.Rows {
		if r.Kind == "country" {
			out[r.Value] = r.Value
			for _, f := range r.Forms {
				out[f.Text] = r.Value
			}
		}
	}
	return out
}

func (c checker) article(t *testing.T, a *annotated) {
	if a.Title == "" || a.Text == "" || a.Outlet == "" {
		t.Error("title, text or outlet is empty")
	}
	for _, date := range []*string{a.Published, a.Anchor} {
		checkDate(t, date)
	}
	if a.Published != nil && (a.Anchor == nil || *a.Anchor != *a.Published) {
		t.Error("the anchor of a dated article is its day of publication")
	}
}

func (c checker) event(t *testing.T, a *annotated, e *happening) {
	if !e.Type.Valid() || e.Mode != nil && (*e.Mode == "" || !e.Type.ValidMode(*e.Mode)) || !slices.Contains(statuses, e.Status) {
		t.Errorf("%s, %v, %s: no such type, mode or status", e.Type, e.Mode, e.Status)
	}
	if e.Trigger == "" || !strings.Contains(e.Clause, e.Trigger) {
		t.Errorf("the trigger is not in the clause: %s | %s", e.Trigger, e.Clause)
	}
	if !inOneSentence(a, e.Clause) {
		t.Errorf("the clause is not in one sentence: %s", e.Clause)
	}
	checkDate(t, e.Date)
	for _, p := range slices.Concat(e.Actor, e.Recipient, e.Mediator) {
		c.entity(t, a, p, standings)
	}
	for _, s := range e.Sources {
		c.entity(t, a, s, speakers)
	}
	if e.Place != nil && (e.Place.Name == nil || !strings.Contains(a.Title+"\n"+a.Text, *e.Place.Name)) {
		t.Errorf("the place of %s is not in the text", e.Trigger)
	}
}

func (c checker) entity(t *testing.T, a *annotated, e entity, kinds []string) {
	if !slices.Contains(kinds, e.Kind) {
		t.Errorf("kind %q", e.Kind)
	}
	if e.Country != nil && c.countries[*e.Country] == "" {
		t.Errorf("country %q", *e.Country)
	}
	if e.Name == nil {
		return
	}
	if e.Country != nil && c.countries[*e.Name] == *e.Country {
		return // a capital or an adjective stands for its country
	}
	if !named(a.Title+" "+a.Text, *e.Name) {
		t.Errorf("not in the text: %s", *e.Name)
	}
}

// named reports whether the words of a name stand in a text, whatever their
// endings: a name is given as it is in the text or without its case.
func named(text, name string) bool {
	for word := range strings.FieldsSeq(name) {
		stem := []rune(strings.TrimPrefix(word, "ال"))
		if !strings.Contains(text, string(stem[:min(len(stem), 3)])) {
			return false
		}
	}
	return true
}

func (c checker) quotes(t *testing.T, a *annotated) {
	for _, q := range a.Quotes {
		if len(strings.Fields(q.Text)) < 4 {
			t.Errorf("a quotation of less than four words: %s", q.Text)
		}
		if !slices.ContainsFunc(quoted(a.Text), func(s string) bool { return strings.Contains(s, q.Text) }) {
			t.Errorf("not inside quotation marks: %s", q.Text)
		}
		if q.Speaker != nil && !named(a.Title+" "+a.Text, *q.Speaker) {
			t.Errorf("not in the text: %s", *q.Speaker)
		}
	}
	for _, s := range quoted(a.Text) {
		known := slices.ContainsFunc(a.Quotes, func(q struct {
			Speaker *string
			Text    string
		}) bool {
			return strings.Contains(s, q.Text) || strings.Contains(q.Text, s)
		})
		if len(strings.Fields(s)) >= 4 && !known {
			t.Errorf("a quotation without an annotation: %s", s)
		}
	}
}

// quoted are the stretches between quotation marks of one kind.
func quoted(text string) []string {
	var out []string
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}, {`"`, `"`}} {
		rest := text
		for {
			_, after, found := strings.Cut(rest, marks[0])
			inside, next, closed := strings.Cut(after, marks[1])
			if !found || !closed {
				break
			}
			out, rest = append(out, inside), next
		}
	}
	return out
}

func checkDate(t *testing.T, date *string) {
	if date == nil {
		return
	}
	if _, err := calendar.Parse(*date); err != nil {
		t.Error(err)
	}
}

func inOneSentence(a *annotated, clause string) bool {
	if strings.Contains(clause, "\n") || clause == "" {
		return false
	}
	for i, r := range clause {
		stop := strings.ContainsRune(".!؟", r) && strings.HasPrefix(clause[i+len(string(r)):], " ")
		if stop && !afterInitial(clause[:i]) {
			return false
		}
	}
	return strings.Contains(a.Title, clause) || strings.Contains(a.Text, clause)
}

// afterInitial reports whether one letter stands alone before a full stop.
func afterInitial(before string) bool {
	rs := []rune(before)
	n := len(rs)
	return n > 0 && unicode.IsLetter(rs[n-1]) && (n == 1 || rs[n-2] == ' ')
}
