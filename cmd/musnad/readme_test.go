package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/musnad/musnad/lexicon"
)

// example is a fenced block that shows a command and what it prints.
var example = regexp.MustCompile("(?m)^```\n\\$ musnad (.*)\n((?s:.*?))^```$")

// TestReadme: the README shows what the program prints, of the ledger that musnad
// demo makes where a command needs one.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tour := filepath.Join(t.TempDir(), "tour")
	if out, err := exec.Command("musnad", "demo", "--no-serve", "--ledger", tour).CombinedOutput(); err != nil {
		t.Fatalf("musnad demo: %v\n%s", err, out)
	}
	found := false
	var shown []string
	got := example.ReplaceAllStringFunc(string(data), func(block string) string {
		found = true
		command := example.FindStringSubmatch(block)[1]
		run := exec.Command("musnad", strings.Fields(command)...)
		run.Dir, run.Env = "../..", append(os.Environ(), "MUSNAD_LEDGER="+tour)
		out, err := run.Output()
		if err != nil {
			t.Errorf("musnad %s: %v", command, err)
		}
		block = "```\n$ musnad " + command + "\n" + string(out) + "```"
		shown = append(shown, block)
		return block
	})
	if !found {
		t.Error("the README has no example")
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if got != string(data) {
		t.Errorf("the README's example is not what the program prints; go test ./cmd/musnad -update rewrites it:\n%s", strings.Join(shown, "\n"))
	}
}

// TestContributingNamesEveryKind: the form of the word lists is written down
// whole.
func TestContributingNamesEveryKind(t *testing.T) {
	data, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range lexicon.Kinds() {
		if !strings.Contains(string(data), "`"+kind+"`") {
			t.Errorf("CONTRIBUTING.md does not name the kind %s", kind)
		}
	}
}

// named is a command as a document names it: at the beginning of a line of code or
// in backquotes.
var named = regexp.MustCompile("(?m)(?:^    |^\\$ |`)musnad ([a-z]+)(?: ([a-z]+))?")

// TestDocumentsNameCommands: what the documents tell the reader to type is there.
func TestDocumentsNameCommands(t *testing.T) {
	paths, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal("no documents", err)
	}
	var c cli
	parser := kong.Must(&c, kong.Name("musnad"))
	for _, path := range append(paths, "../../README.md") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(data), -1) {
			node := child(parser.Model.Node, m[1])
			if node == nil {
				t.Errorf("%s names musnad %s, which is no command", path, m[1])
			} else if m[2] != "" && len(node.Children) > 0 && child(node, m[2]) == nil {
				t.Errorf("%s names musnad %s %s, which is no command", path, m[1], m[2])
			}
		}
	}
}

func child(n *kong.Node, name string) *kong.Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// TestPasswordsAreNotSaid: messages name a ledger without its password.
func TestPasswordsAreNotSaid(t *testing.T) {
	for in, want := range map[string]string{
		"postgres://u:secret@h/d?search_path=x": "postgres://u:xxxxx@h/d?search_path=x",
		"ledger":                                "ledger",
		"C:\\ledgers\\one":                      "C:\\ledgers\\one",
	} {
		if got := (ledgerFlag{Ledger: in}).place(); got != want {
			t.Errorf("%s is named %s, want %s", in, got, want)
		}
	}
}
