package web

import (
	"cmp"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// EntitiesView is who was found by a name; those of most happenings where none was
// asked for.
type EntitiesView struct {
	Query string
	Fault string // what is wrong with the query, for a person
	List  []ledger.Entity
}

// EntityView is an entity with what its page needs besides.
type EntityView struct {
	ledger.Portrait
	Offices []Office
	List    []ledger.Happening // of one page, the latest first
	Next    string             // the address of the next page; empty if there is none
	Alike   []ledger.Entity    // that are called the same, for a person to say whether they are
	Fault   string             // why a decision could not be kept, for a person
}

// Office is one that the word lists know a person to have held.
type Office struct {
	ID   string `json:"id"` // of the row
	Name string `json:"office"`
	Of   string `json:"of"` // three letters of a country, or the name of a body
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"` // ".." in office when the list was made
}

// ofCountry reports whether the office is one of a state.
func (o *Office) ofCountry() bool { return len(o.Of) == len("TUR") && o.Of[0] >= 'A' && o.Of[0] <= 'Z' }

// term is when an office was held, as EDTF; empty if nothing is known of it.
func (o *Office) term() string {
	switch {
	case o.From == "" && o.To == "":
		return ""
	case o.From == "":
		return "../" + o.To
	case o.To == "":
		return o.From + "/.."
	}
	return o.From + "/" + o.To
}

// calledAs is an entity's name for a page, and whether it is Arabic.
func (p *Page) calledAs(e *ledger.Entity) (name string, arabic bool) {
	if english := p.englishOf(e); p.Lang == English && english != "" || len(e.Names) == 0 {
		return firstOf(english, p.nameless(e)), false
	}
	return e.Names[0].Text, true
}

// englishOf is an entity's English name; empty where none is known.
func (p *Page) englishOf(e *ledger.Entity) string { return firstOf(e.English, p.english(e.ID)) }

// nameless is what somebody is called whom articles know only by state and kind.
func (p *Page) nameless(e *ledger.Entity) string {
	if e.Kind == "" && e.Country == "" {
		return e.ID
	}
	if e.Country == "" {
		return p.Label("kind", e.Kind)
	}
	return p.Label("kind", e.Kind) + " (" + p.country(e.Country) + ")"
}

// nameBeside is the name of who stands beside an entity, for a page.
func (p *Page) nameBeside(b *ledger.Companion) (name string, arabic bool) {
	if english := firstOf(b.English, p.english(b.ID)); p.Lang == English && english != "" {
		return english, false
	}
	return b.Name, b.Name != b.ID
}

// EntityPath is the page of an entity.
func (p *Page) EntityPath(id string) string { return p.Href("p/" + url.PathEscape(id)) }

// pairPath is the timeline of those happenings in which two take part.
func (p *Page) pairPath(a, b string) string {
	return p.Href("timeline?q=" + url.QueryEscape("party:"+quoted(a)+" party:"+quoted(b)))
}

// roles are the roles in which somebody takes part, in their order.
var roles = []string{"actor", "recipient", "mediator"}

// mostPerRole is how many are shown of those beside an entity in one role.
const mostPerRole = 8

// besideAs are those who stand beside an entity in a role, the most frequent first.
func besideAs(e *ledger.Portrait, role string) []ledger.Companion {
	var out []ledger.Companion
	for _, b := range e.Beside {
		if b.Roles[role] > 0 {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b ledger.Companion) int { return cmp.Compare(b.Roles[role], a.Roles[role]) })
	return out[:min(len(out), mostPerRole)]
}

// EntityName is an entity's name in the page's language.
func (p *Page) EntityName(e *ledger.Entity) string {
	name, _ := p.calledAs(e)
	return name
}

// takingPart is the key of the text for a number of happenings in a role.
func takingPart(role string) string { return "entity.as-" + role }

// besideIn is the key of the heading for those beside somebody in a role.
func besideIn(role string) string { return "entity.beside-" + role }

// officeOf is an office with that of which it is one.
func (p *Page) officeOf(o *Office) templ.Component {
	of := Words(o.Of)
	if o.ofCountry() {
		of = p.Country(o.Of)
	}
	return inOrder(Words(o.Name), raw(p.T("list.comma")), of)
}
