package merge

import (
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

func TestRomanise(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		party musnad.Party
		want  string
	}{
		{musnad.Party{Name: "سامر الخطيب", Source: "person"}, "Samer al-Khatib"},
		{musnad.Party{Name: "سامر الخطيب", Source: "person", English: "Samir Khatib"}, "Samir Khatib"},
		{musnad.Party{Name: "سامر الخطيب", Source: "person", ID: "person.listed"}, ""},
		{musnad.Party{Name: "وزارة الدفاع", Source: "organisation"}, ""},
		{musnad.Party{Source: "person"}, ""},
	} {
		e := musnad.Event{EventMention: musnad.EventMention{Recipient: []musnad.Party{c.party}}}
		romanise(&e, lex)
		if got := e.Recipient[0].English; got != c.want {
			t.Errorf("%+v is written %q, want %q", c.party, got, c.want)
		}
	}
}
