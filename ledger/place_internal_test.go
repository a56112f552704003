package ledger

import (
	"context"
	"fmt"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// handTold is an article without a date with hand-made events, one after the other.
func handTold(id string, events ...musnad.ReadingEvent) Read {
	a := Arrival{ID: id, Title: id, Text: "one two three " + id, Outlet: id}
	for i := range events {
		events[i].ID, events[i].Status = fmt.Sprint("e", i), musnad.Actual
		events[i].Evidence.Trigger = &[2]int{2 * i, 2*i + 1}
	}
	return Read{Arrival: a, Reading: &musnad.Reading{Schema: musnad.Schema, Engine: "hand", ID: id,
		Article: musnad.ReadingArticle{ID: id, SHA256: store.NewBlob(a.words()).Name()}, Events: events}}
}

func handParty(name, country, kind string) []musnad.ReadingParty {
	return []musnad.ReadingParty{{Name: &name, Country: &country, Kind: kind}}
}

// The events of an article are asked again once all have been: what two articles
// tell in the same words says that they are of the same days, and so dates what
// stands before it and is told in other words.
func TestSeekAgain(t *testing.T) {
	ctx := context.Background()
	country, precision, lat, lon := "LBN", "city", 34.45, 35.81
	town := &musnad.ReadingPlace{Name: "town", Country: &country, Precision: &precision, Lat: &lat, Lon: &lon}
	raid := func(clause string) musnad.ReadingEvent {
		return musnad.ReadingEvent{Type: musnad.Assault, Clause: clause, Place: town, Actor: handParty("army", "LBN", "MIL"), Recipient: handParty("villagers", "SYR", "CVL")}
	}
	condemned := musnad.ReadingEvent{Type: musnad.Accuse, Clause: "condemned stealing seven ancient statues yesterday", Actor: handParty("Jordan", "JOR", "GOV"), Recipient: handParty("Egypt", "EGY", "GOV")}
	for _, c := range []struct {
		name  string
		other []musnad.ReadingEvent
		want  int // happenings
	}{
		{"the same besides", []musnad.ReadingEvent{raid("shells hit farms"), condemned}, 2},
		{"nothing besides", []musnad.ReadingEvent{raid("shells hit farms")}, 3},
	} {
		l, err := Create(ctx, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		for _, r := range []Read{handTold("a", raid("planes struck houses"), condemned), handTold("b", c.other...)} {
			if _, err := l.Add(ctx, []Read{r}); err != nil {
				t.Fatal(err)
			}
		}
		list, err := l.Happenings(ctx, List{})
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != c.want {
			t.Errorf("%s: %d happenings, want %d", c.name, len(list), c.want)
		}
	}
}
