package corpus_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/musnad/musnad"
)

type entity struct {
	Name    *string
	Country *string
	Kind    string
}

type happening struct {
	Type                       musnad.Type
	Mode                       *string
	Status                     musnad.Status
	Actor, Recipient, Mediator []entity
	Date                       *string
	Place                      *entity
	Sources                    []entity
	Trigger, Clause            string
}

type annotated struct {
	ID, Title, Outlet, Text string
	Published, Anchor       *string
	Events                  []happening
	Quotes                  []struct {
		Speaker *string
		Text    string
	}
}

func readAll(t *testing.T) []annotated {
	names, err := filepath.Glob("articles/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no articles", err)
	}
	var out []annotated
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var a annotated
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if a.ID+".json" != filepath.Base(name) {
			t.Errorf("%s: its id is %q", name, a.ID)
		}
		out = append(out, a)
	}
	return out
}
