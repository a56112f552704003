package newsroom

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/lexicon"
)

// groups are states whose names are of one gender and with or without the article,
// so that one stands where another stood, and whose capitals have names of their
// own.
var groups = []string{
	"tur rus syr irn egy qat fra deu gbr ita esp ukr pol rou grc pak lby mrt ken nga eth ven bra col arm aze geo srb swe nor fin dnk bel aut cub tza uga",
	"sau are ind chn",
	"irq jor yem mar sdn lbn",
}

// land is a state with its words.
type land struct {
	group              int
	noun, adj, capital string
	towns              []string
}

// words are those that can be exchanged.
type words struct {
	lands      []land
	groups     [][]int
	adjectives map[string]int
	names      map[string]piece
	months     map[string]int
	given      []string
	told       []int // the lands that facts are told of: those whose names are feminine
}

func wordsOf(lex *lexicon.Lexicon) *words {
	w := &words{adjectives: map[string]int{}, names: map[string]piece{}, months: map[string]int{}}
	byCode := map[string]int{}
	for g, list := range groups {
		w.groups = append(w.groups, nil)
		for code := range strings.FieldsSeq(list) {
			id := len(w.lands)
			w.lands = append(w.lands, land{group: g})
			w.groups[g] = append(w.groups[g], id)
			byCode[strings.ToUpper(code)] = id
			w.land(lex, code, id)
		}
	}
	w.told = append(append(w.told, w.groups[0]...), w.groups[1]...)
	people := 0
	for _, row := range lex.Rows {
		switch row.Kind {
		case "place":
			if id, ok := byCode[row.Value]; ok && row.Attr("precision") == "city" && row.Attr("weak") == "" {
				w.lands[id].towns = append(w.lands[id].towns, row.Name())
				w.put(row, piece{kind: town, id: id})
			}
		case "person":
			people++
			w.figureOf(row, people)
		case "given":
			if row.Value == "m" && row.Attr("weak") == "" {
				w.given = append(w.given, row.Name())
			}
		}
	}
	for _, m := range calendar.MonthNames() {
		if m.Tradition == calendar.Egyptian || m.Tradition == calendar.Levantine {
			w.months[m.Name] = m.Number
		}
	}
	for i, d := range weekdays {
		w.names[d] = piece{kind: weekday, id: i}
	}
	return w
}

func (w *words) land(lex *lexicon.Lexicon, code string, id int) {
	x := &w.lands[id]
	if row := lex.ByID(code); row != nil {
		x.noun = row.Name()
		w.put(row, piece{kind: country, id: id})
	}
	if row := lex.ByID(code + ".adj"); row != nil {
		x.adj = row.Name()
		for _, f := range row.Forms {
			if f.Mark == "" {
				w.adjectives[f.Text] = id
			}
		}
	}
	if row := lex.ByID(code + ".cap"); row != nil {
		x.capital = row.Name()
		w.put(row, piece{kind: capital, id: id})
	}
}

// put notes the full names of a row; the first row of a name keeps it.
func (w *words) put(row *lexicon.Row, p piece) {
	for _, f := range row.Forms {
		if _, taken := w.names[f.Text]; f.Mark == "" && !taken {
			w.names[f.Text] = p
		}
	}
}

func (w *words) figureOf(row *lexicon.Row, id int) {
	w.put(row, piece{kind: person, id: id})
	for _, f := range row.Forms {
		if _, taken := w.names[f.Text]; f.Mark == "s" && !taken {
			w.names[f.Text] = piece{kind: family, id: id}
		}
	}
}

// weekdays from Monday on.
var weekdays = []string{
	"الاثنين", "الثلاثاء", "الأربعاء", "الخميس",
	"الجمعة", "السبت", "الأحد",
}

// cast is who and what stands in a story for whom.
type cast struct {
	*words
	seed  uint64
	lands []int // by land
	from  calendar.Date
	to    calendar.Date
}

func (w *words) cast(rng *rand.Rand, from, to calendar.Date) *cast {
	c := &cast{words: w, seed: rng.Uint64(), lands: make([]int, len(w.lands)), from: from, to: to}
	for _, g := range w.groups {
		for i, k := range rng.Perm(len(g)) {
			c.lands[g[i]] = g[k]
		}
	}
	return c
}

// roll is a number of the story that is the same each time for the same thing.
func (c *cast) roll(k kind, id int) *rand.Rand {
	return rand.New(rand.NewPCG(c.seed, uint64(k)<<32|uint64(id)))
}

// word is what stands in the story in place of a piece.
func (c *cast) word(p *piece) string {
	switch p.kind {
	case country:
		return c.words.lands[c.lands[p.id]].noun
	case adjective:
		return c.words.lands[c.lands[p.id]].adj
	case capital:
		return c.words.lands[c.lands[p.id]].capital
	case town:
		return c.town(p)
	case person:
		given, name := c.words.person(c.roll(person, p.id))
		return given + " " + name
	case family:
		_, name := c.words.person(c.roll(person, p.id))
		return name
	case weekday:
		return weekdays[(p.id+c.shift()%7+7)%7]
	case month:
		return c.month(p)
	case year:
		return strconv.Itoa(p.id + c.to.Year - c.from.Year)
	}
	return strconv.Itoa(max(3, p.id/2+c.roll(number, p.id).IntN(p.id+1)))
}

// shift is how many days the story is later than the article that it is written
// by.
func (c *cast) shift() int { return c.to.DaysSince(c.from) }

func (c *cast) month(p *piece) string {
	d := calendar.Date{Year: c.from.Year, Month: p.id, Day: min(p.day, calendar.DaysIn(c.from.Year, p.id))}.AddDays(c.shift())
	return strconv.Itoa(d.Day) + " " + months[d.Month-1]
}

var months = func() (out [12]string) {
	for _, m := range calendar.MonthNames() {
		if m.Tradition == calendar.Egyptian && out[m.Number-1] == "" {
			out[m.Number-1] = m.Name
		}
	}
	return out
}()

// town is one of the state's.
func (c *cast) town(p *piece) string {
	return c.words.lands[c.lands[p.id]].aTown(c.roll(town, p.id).Float64())
}

// aTown is one of the towns, for a number from 0 to 1: the first of the list are in
// the news more often.
func (l *land) aTown(f float64) string {
	if len(l.towns) == 0 {
		return l.capital
	}
	return l.towns[int(f*f*float64(len(l.towns)))]
}
