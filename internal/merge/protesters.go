package merge

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

const protestersRule = "merge/protesters"

// protesters makes the people of the state in which they protest those who do, where
// nobody says who they are: شهدت طنجة تظاهرة ضخمة.
func protesters(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != musnad.Protest || len(e.Actor) > 0 || e.Place == nil {
			continue
		}
		country := e.Place.Party.Country
		state := lex.ByID(strings.ToLower(country))
		if country == "" || state == nil {
			continue
		}
		e.Actor = []musnad.Party{{Name: state.Name(), Country: country, Kind: "CVL", Source: "organisation", At: e.Place.Span}}
		e.Rules = append(e.Rules, protestersRule)
	}
}
