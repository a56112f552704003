package happen

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// Party is somebody in a happening as reports tell it.
type Party struct {
	Name    string `json:"name,omitempty"`
	English string `json:"en,omitempty"`
	Country string `json:"country,omitempty"`
	Kind    string `json:"kind,omitempty"`
	ID      string `json:"id,omitempty"`
	Count   int    `json:"count"` // reports
}

func partyOf(p *musnad.ReadingParty) Party {
	return Party{Name: musnad.Text(p.Name), English: musnad.Text(p.English), Country: musnad.Text(p.Country), Kind: p.Kind, ID: musnad.Text(p.ID), Count: 1}
}

func partiesOf(list []musnad.ReadingParty) []Party {
	out := make([]Party, 0, len(list))
	for i := range list {
		out = append(out, partyOf(&list[i]))
	}
	return out
}

// key names the party: its row, or else name, country and kind.
func (p Party) key() string {
	if p.ID != "" {
		return "#" + p.ID
	}
	return strings.Join([]string{strings.Join(nameWords(p.Name), " "), p.Country, p.Kind}, "|")
}

func (p Party) state() bool { return musnad.Party{Kind: p.Kind}.State() }

func (p Party) person() bool { return strings.HasPrefix(p.ID, personRow) }

// personRow begins the row of a person.
const personRow = "person."

// vague reports whether p could be anybody.
func (p Party) vague() bool {
	return p.ID == "" && (p.Country == "" && (p.Kind == "UNK" || p.Kind == "" || p.Kind == "CVL" || p.Kind == "UAF"))
}

// likeness says how two parties go together.
type likeness int

const (
	stranger likeness = iota - 1
	unknownParty
	sameLand  // one country, another kind
	sameKind  // one country and kind, nobody named
	sameCrowd // and called by one word: settlers, students
	sameState // bodies of one state
	sameParty
)

// compare says how p and q go together. A name decides only where the country
// does not contradict it, and never by being alike.
func (p Party) compare(q Party) likeness {
	if p.vague() || q.vague() {
		if p.vague() && q.vague() && p.Name != "" && sameName(p.Name, q.Name) {
			return sameKind
		}
		return unknownParty
	}
	if p.ID != "" && p.ID == q.ID {
		return p.self()
	}
	if p.Country != "" && q.Country != "" && p.Country != q.Country {
		return p.abroad(q)
	}
	if p.ID != "" && q.ID != "" && !p.state() && !q.state() && (p.Kind == q.Kind || p.Country == q.Country) {
		return stranger // two that are known by name: groups, bodies, parties
	}
	if p.Name != "" && sameName(p.Name, q.Name) && p.Country == q.Country && p.Kind == q.Kind {
		return p.self()
	}
	if p.Country == "" || p.Country != q.Country {
		return p.withoutCountry(q)
	}
	switch {
	case p.state() && q.state():
		if p.person() && q.person() {
			return sameLand
		}
		return sameState
	case p.Kind == q.Kind && armed(p.Kind):
		return p.group(q)
	case p.Kind == q.Kind && sharesWord(p.crowd(), q.crowd()):
		return sameCrowd
	case p.Kind == q.Kind:
		return sameKind
	case armed(p.Kind) != armed(q.Kind):
		return stranger
	}
	return sameLand
}

// self is how a party goes with itself: of a state or a crowd, much can be said
// that is not the same.
func (p Party) self() likeness {
	switch {
	case p.state() && !p.person():
		return sameState
	case p.ID == "" && !p.state() && len(nameWords(p.Name)) < 2:
		if sharesWord(p.Name, p.Name) {
			return sameCrowd
		}
		return sameKind
	}
	return sameParty
}

// abroad compares two of different countries. A crowd that is told in the same
// word may have been given another country by what stands around it.
func (p Party) abroad(q Party) likeness {
	if p.Kind == "CVL" && q.Kind == "CVL" && p.ID == "" && q.ID == "" && sharesWord(p.Name, q.Name) {
		return unknownParty
	}
	return stranger
}

// crowd is the word for a crowd of a known country and what it is called by more,
// but for adjectives behind it: these mostly say of which country it is.
func (p Party) crowd() string {
	words := nameWords(p.Name)
	for len(words) > 1 && isNisba(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func isNisba(w string) bool {
	return slices.ContainsFunc(nisbaEndings, func(end string) bool { return strings.HasSuffix(w, end) })
}

var nisbaEndings = []string{"يون", "يين", "يه", "ي"}

// group compares two armed groups of one country of which one is not listed: they
// are one if a word of their names is.
func (p Party) group(q Party) likeness {
	if sharesWord(p.Name, q.Name) {
		return sameKind
	}
	return sameLand
}

// sharesWord reports whether two names have a telling word in common, whatever
// its ending.
func sharesWord(a, b string) bool {
	for _, x := range nameWords(a) {
		for _, y := range nameWords(b) {
			if stem(x) == stem(y) && !anyone[stem(x)] {
				return true
			}
		}
	}
	return false
}

// anyone are words for people that say nothing of who they are, as stem leaves
// them.
var anyone = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(anyoneWords) {
		m[stem(bareWord(w))] = true
	}
	return m
}()

const anyoneWords = "شخص شخصا اشخاص قتيل قتيلا قتلي جريح جريحا جرحي مصاب مصابا مصابين ضحيه ضحايا مدني مدنيا مدنيين مواطن مواطنين عنصر عنصرا عناصر افراد " +
	"رجل رجال سكان اهالي مسلح مسلحون مسلحين مقاتل مقاتلين جندي جنديا جنديين جنود عسكري عسكريين الاخرين اخرون بعض عدد الناس"

// stem is a word without the ending of the plural.
func stem(w string) string {
	for _, end := range pluralEndings {
		if s, ok := strings.CutSuffix(w, end); ok && len([]rune(s)) >= minStem {
			return s
		}
	}
	return w
}

var pluralEndings = []string{"ون", "ين", "يه", "ات", "ي"}

// withoutCountry compares two of which at least one has no country.
func (p Party) withoutCountry(q Party) likeness {
	switch {
	case p.Kind == q.Kind && p.Name != "" && sameName(p.Name, q.Name):
		return sameKind
	case p.Country == "" && q.Country == "" && p.ID != q.ID:
		return stranger
	case p.Country != q.Country && p.Kind != q.Kind && p.Kind != "UNK" && q.Kind != "UNK" && armed(p.Kind) != armed(q.Kind):
		return stranger
	}
	return unknownParty
}

// armed reports whether a kind fights against states.
func armed(kind string) bool { return kind == "REB" || kind == "UAF" }
