package web

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// QueueView is what waits for a decision.
type QueueView struct {
	Query string
	Fault string // what is wrong with the query
	List  []ledger.Happening
	Left  int  // how many wait, up to a bound
	More  bool // more than that
	Next  string
	Done  *DoneView
}

// DoneView is what was decided last, to be said above the page.
type DoneView struct {
	ledger.Decision
	Of *ledger.Happening // nil if it is of none
}

// ReviewView is a happening with all that is needed to judge it.
type ReviewView struct {
	ledger.Happening
	Queue      string // the query of the queue in which it stands
	Left       int
	More       bool
	Prev, Next string // ids of its neighbours in the queue; empty if there is none
	Similar    []ledger.Happening
	Shown      int          // the index of the report whose text is shown
	Text       *ledger.Text // that text; nil if there is no report
	Field      string       // the field that is being corrected; empty if none is
	Fault      string       // why what was decided could not be kept
	Given      url.Values   // what was given then
	Done       *DoneView
}

// mostOffered is how many parties and places are offered for a field.
const mostOffered = 12

// report is the report whose text is shown; nil if there is none.
func (v *ReviewView) report() *ledger.Report {
	if v.Shown < 0 || v.Shown >= len(v.Reports) || v.Text == nil {
		return nil
	}
	return &v.Reports[v.Shown]
}

// article is the text that is shown, as the page of an article shows it.
func (v *ReviewView) article() *ArticleView { return &ArticleView{Text: *v.Text} }

// marks are the letters of the shown event's fields.
func (v *ReviewView) marks() (out []Span) {
	for _, f := range lettersIn(v.report().Event) {
		out = append(out, f.at)
	}
	return out
}

// clause is where the shown event is told.
func (v *ReviewView) clause() *Span {
	e := v.report().Event.Evidence
	if at := firstSpan(e.Clause, e.Trigger); at != nil {
		s := Span(*at)
		return &s
	}
	return nil
}

// RefString is how a form names a report: ARTICLE:VERSION:START-END.
func RefString(r ledger.Ref) string {
	return r.Article + ":" + strconv.Itoa(r.Version) + ":" + Span(r.At).String()
}

// ParseRef reads what RefString wrote.
func ParseRef(s string) (r ledger.Ref, ok bool) {
	rest, at, ok1 := cutLast(s)
	article, version, ok2 := cutLast(rest)
	span, ok3 := ParseSpan(at)
	n, err := strconv.Atoi(version)
	return ledger.Ref{Article: article, Version: n, At: span}, ok1 && ok2 && ok3 && err == nil && article != ""
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndex(s, ":")
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// reviewPath is the page on which a happening is judged, in its queue.
func (p *Page) reviewPath(id, queue string, more ...string) string {
	path := "review"
	if id != "" {
		path += "/" + url.PathEscape(id)
	}
	q := url.Values{}
	if queue != "" {
		q.Set("q", queue)
	}
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] != "" {
			q.Set(more[i], more[i+1])
		}
	}
	if len(q) == 0 {
		return p.Href(path)
	}
	return p.Href(path) + "?" + q.Encode()
}

// option is a value that a form offers.
type option struct {
	value  string
	chosen bool
	voice  *ledger.Voice // of parties
	spot   *ledger.Spot  // of places
}

// parties are those that any report knows, those that have the role now first.
func (v *ReviewView) parties(role string) (out []option) {
	now := map[string][]ledger.Voice{"actor": v.Actor, "recipient": v.Recipient, "mediator": v.Mediator}
	add := func(list []ledger.Voice, chosen bool) {
		for i := range list {
			if value := partyValue(&list[i]); len(out) < mostOffered && !slices.ContainsFunc(out, func(o option) bool { return o.value == value }) {
				out = append(out, option{value: value, chosen: chosen, voice: &list[i]})
			}
		}
	}
	add(now[role], true)
	for _, other := range []string{"actor", "recipient", "mediator"} {
		add(now[other], false)
	}
	for i := range v.Reports {
		e := v.Reports[i].Event
		for _, list := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
			add(voicesOf(list), false)
		}
	}
	return out
}

func voicesOf(list []musnad.ReadingParty) []ledger.Voice {
	out := make([]ledger.Voice, len(list))
	for i := range list {
		x := &list[i]
		v := &out[i]
		v.Name, v.English, v.Country, v.Kind, v.ID = musnad.Text(x.Name), musnad.Text(x.English), musnad.Text(x.Country), x.Kind, musnad.Text(x.ID)
	}
	return out
}

// partyValue is a party as a decision has it.
func partyValue(v *ledger.Voice) string {
	return compact(PartyValue{v.Name, v.English, v.Country, v.Kind, v.ID})
}

// PartyValue is a party as a correction names it.
type PartyValue struct {
	Name    string `json:"name,omitempty"`
	English string `json:"en,omitempty"`
	Country string `json:"country,omitempty"`
	Kind    string `json:"kind,omitempty"`
	ID      string `json:"id,omitempty"`
}

// PlaceValue is a place as a correction names it.
type PlaceValue struct {
	Name      string  `json:"name"`
	Country   string  `json:"country,omitempty"`
	ID        string  `json:"id,omitempty"`
	Precision string  `json:"precision,omitempty"`
	Lat       float64 `json:"lat,omitempty"` // degrees
	Lon       float64 `json:"lon,omitempty"`
}

// places are those that any report knows, the one that holds now first.
func (v *ReviewView) places() (out []option) {
	for i := range v.Places {
		s := &v.Places[i]
		x := PlaceValue{s.Name, s.Country, s.ID, s.Precision, s.Lat, s.Lon}
		out = append(out, option{value: compact(x), chosen: v.Place != nil && v.Place.Name == s.Name && v.Place.Country == s.Country, spot: s})
	}
	return out[:min(len(out), mostOffered)]
}

func compact(x any) string {
	data, err := json.Marshal(x)
	if err != nil {
		return "" // strings and numbers always can be
	}
	return string(data)
}

// listed are the values of a field with a closed list.
func (v *ReviewView) listed(field string) (out []option) {
	var values []string
	now := ""
	switch field {
	case "type":
		values, now = stringsOf(musnad.Types), string(v.Type)
	case "mode":
		values, now = append([]string{""}, modesOf(v.Type)...), v.Mode
	case "status":
		values, now = stringsOf([]musnad.Status{musnad.Actual, musnad.Future, musnad.Hypothetical, musnad.Negated}), string(v.Status)
	}
	for _, x := range values {
		out = append(out, option{value: x, chosen: x == now})
	}
	return out
}

func stringsOf[T ~string](list []T) []string { return values(list) }

// modesOf are the modes of a type.
func modesOf(t musnad.Type) []string { return labelsOf("mode", t.ValidMode) }

// kinds are the codes of what a party can be.
func kinds() []string {
	return labelsOf("kind", func(s string) bool { return len(s) == 3 && s == strings.ToUpper(s) })
}

// labelsOf are the values of a closed list that have a label.
func labelsOf(list string, ok func(string) bool) (out []string) {
	for key := range catalogues[English] {
		if value, found := strings.CutPrefix(key, list+"."); found && ok(value) {
			out = append(out, value)
		}
	}
	slices.Sort(out)
	return out
}

// count is the number of a toll that a form begins with.
func (v *ReviewView) count(field string) string {
	list := map[string][]ledger.Said{"dead": v.Dead, "injured": v.Injured, "arrested": v.Arrested}[field]
	if len(list) == 0 {
		return ""
	}
	return list[0].Value
}

// given is what a form had when it could not be kept.
func (v *ReviewView) given(name, otherwise string) string {
	if v.Given.Has(name) {
		return v.Given.Get(name)
	}
	return otherwise
}

// keyHelp are the keys of the page in the order in which they are told.
var keyHelp = []struct{ key, text string }{
	{"a", "review.key.accept"}, {"x", "review.key.reject"}, {"f", "review.key.flag"}, {"e", "review.key.edit"}, {"m", "review.key.merge"}, {"s", "review.key.split"},
	{"u", "review.key.undo"}, {"j", "review.key.next"}, {"k", "review.key.prev"}, {"space", "review.key.skip"}, {"?", "review.key.help"},
}

// standing are the decisions that can be taken back.
func standing(list []ledger.Decision) (out []*ledger.Decision) {
	for i := range list {
		if d := &list[i]; d.Undone == "" && d.Op != ledger.Undo {
			out = append(out, d)
		}
	}
	return out
}
