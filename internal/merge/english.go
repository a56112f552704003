package merge

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// romanise writes in English letters the people of an event whom no list knows, so
// that a reader without Arabic can tell them apart.
func romanise(e *musnad.Event, lex *lexicon.Lexicon) {
	for _, parties := range [...][]musnad.Party{e.Actor, e.Recipient, e.Mediator} {
		for i := range parties {
			if p := &parties[i]; p.English == "" && p.ID == "" && p.Source == "person" && p.Name != "" {
				p.English = lex.English(p.Name)
			}
		}
	}
}
