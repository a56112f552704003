package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/musnad/musnad/lexicon"
)

// example is a fenced block that shows a command and what it prints.
var example = regexp.MustCompile("(?m)^```\n\\$ musnad (.*)\n((?s:.*?))^```$")

// TestReadme: the README shows what the program prints.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	var shown []string
	got := example.ReplaceAllStringFunc(string(data), func(block string) string {
		found = true
		command := example.FindStringSubmatch(block)[1]
		run := exec.Command("musnad", strings.Fields(command)...)
		run.Dir = "../.."
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
