package musnad_test

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/musnad/musnad"

// imports is the architecture: what each package may import of this module,
// and why. A package that is not named may import nothing of it.
var imports = map[string][]string{
	"":         {},                         // the vocabulary: everything stands on it
	"arabic":   {},                         // letters know no document
	"calendar": {},                         // dates know no document
	"lexicon":  {"", "arabic", "calendar"}, // its readings of a word stand in documents as they are

	"internal/reuse": {}, // memory knows not what it holds

	// Rules run in one place.
	"internal/match": {"", "arabic", "lexicon"},

	// The tagger sees tokens and their kinds; one stage asks it.
	"internal/ner": {"", "lexicon", "internal/reuse"},

	// Stages see the document, the words and the matcher, and never one another:
	// what one leaves for the next stands in the document.
	"internal/segment":     {"", "arabic", "lexicon", "calendar", "internal/match"},
	"internal/temporal":    {"", "arabic", "lexicon", "calendar", "internal/match"},
	"internal/entity":      {"", "arabic", "lexicon", "calendar", "internal/match", "internal/ner"},
	"internal/quote":       {"", "arabic", "lexicon", "calendar", "internal/match", "internal/reuse"},
	"internal/attribution": {"", "arabic", "lexicon", "calendar", "internal/match"},
	"internal/event":       {"", "arabic", "lexicon", "calendar", "internal/match", "internal/reuse"},
	"internal/merge":       {"", "arabic", "lexicon", "calendar", "internal/match"},

	// The ledger's thinking: pure, and ignorant of how it is kept. Copies are
	// letters compared with letters; happenings are events compared with events.
	"internal/copies": {"arabic"},
	"internal/happen": {"", "arabic", "calendar"},

	// What keeps bytes knows no article.
	"internal/store":  {},
	"internal/pgtest": {}, // a server for tests
	"internal/search": {"arabic"},

	// It knows who may do what, and neither a page nor an article.
	"internal/accounts": {"arabic", "internal/store"},

	// It keeps readings and never makes one: old records open without today's rules.
	"ledger": {"", "arabic", "calendar", "internal/store", "internal/happen", "internal/copies", "internal/search"},

	// It says what the ledger holds in the terms of other programs.
	"export": {"", "calendar", "ledger"},

	// Pages know what the ledger says and no request; what answers requests makes no page.
	"web":        {"", "calendar", "ledger"},
	"docs/guide": {}, // words
	"serve":      {"", "calendar", "docs/guide", "engine", "export", "gather", "internal/accounts", "internal/intake", "internal/watch", "ledger", "samples", "serve/api", "web"},

	// The API answers programs: it makes no page. What it keeps beside the ledger
	// knows no article.
	"serve/api":      {"", "engine", "export", "gather", "internal/accounts", "internal/explain", "internal/intake", "internal/watch", "ledger"},
	"internal/watch": {"gather", "internal/store"},

	// What brings articles in, and what shows how they were read, is shared by the
	// commands and the server.
	"internal/intake":  {"", "engine", "gather", "ledger"},
	"internal/explain": {"", "engine"},
	"serve/browser":    {}, // tests only

	"samples": {},

	"internal/newsroom": {"", "calendar", "lexicon", "corpus"}, // writes what is read; never reads it

	"internal/casefile": {""},
	"internal/nasty":    {},
	"engine": {"", "calendar", "lexicon", "internal/segment", "internal/temporal", "internal/entity", "internal/quote",
		"internal/attribution", "internal/event", "internal/merge"},
	"eval":       {"", "arabic", "calendar"}, // scores readings, however they were made
	"cmd/musnad": {"", "arabic", "calendar", "lexicon", "engine", "eval", "corpus", "gather", "ledger", "export", "samples", "serve", "serve/api", "web", "internal/accounts", "internal/explain", "internal/intake", "internal/watch"},
	"corpus":     {},

	// What comes in is cleaned and dated before anything reads it.
	"gather": {"", "arabic", "calendar"},

	// It learns from what the engine sees up to the rules of the third stage.
	"tools/tagger": {"", "lexicon", "internal/ner", "internal/segment", "internal/temporal", "internal/entity"},

	// It measures what users run.
	"tools/load": {"", "internal/newsroom", "internal/search", "ledger", "lexicon"},

	"bench": {"", "arabic", "lexicon", "engine", "corpus"},
}

// forbidden are packages of the standard library that keep a stage from being
// pure.
var forbidden = []string{"net/http", "os", "database/sql", "net", "os/exec"}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	for _, l := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(l)
		checkImports(t, strings.TrimPrefix(strings.TrimPrefix(words[0], module), "/"), words[1:])
	}
}

func checkImports(t *testing.T, pkg string, imported []string) {
	allowed, known := imports[pkg]
	if !known {
		t.Errorf("package %q is not in the table of imports; add it with what it may import", pkg)
	}
	for _, path := range imported {
		if rest, ours := strings.CutPrefix(path, module); ours && !has(allowed, strings.TrimPrefix(rest, "/")) {
			t.Errorf("%s imports %s; the table does not allow it", pkg, path)
		}
		if pure(pkg) && has(forbidden, path) {
			t.Errorf("%s imports %s; a stage and the engine are pure", pkg, path)
		}
	}
}

// outside are the internal packages that read files, clocks or servers: they
// are no part of reading an article.
var outside = []string{"internal/casefile", "internal/store", "internal/pgtest", "internal/accounts", "internal/intake", "internal/watch"}

// pure packages read no clock, file or network.
func pure(pkg string) bool {
	return pkg == "engine" || pkg == "" || pkg == "arabic" || pkg == "calendar" || strings.HasPrefix(pkg, "internal/") && !has(outside, pkg)
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
