package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/docs/guide"
)

var (
	headingOf = regexp.MustCompile(`(?m)^(#+) .* \{#([a-zA-Z0-9-]+)\}$`)
	anyHead   = regexp.MustCompile(`(?m)^#+ `)
	linkOf    = regexp.MustCompile(`\]\(([a-z]+)\.md(?:#([a-zA-Z0-9-]+))?\)`)
	commandOf = regexp.MustCompile("(?m)(?:^    |`)musnad ([a-z]+)((?: [a-z]+)?)")
)

func guidePage(t *testing.T, lang, name string) string {
	t.Helper()
	data, err := guide.Pages.ReadFile(lang + "/" + name + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// headings are the levels and anchors of a page's headings. Fenced text is not used
// in the guide, so a line that begins with # is one.
func headings(t *testing.T, where, page string) (out []string) {
	for _, m := range headingOf.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1]+m[2])
	}
	if n := len(anyHead.FindAllString(page, -1)); n != len(out) || n == 0 {
		t.Errorf("%s: %d of %d headings have an anchor", where, len(out), n)
	}
	return out
}

// TestGuide: both languages have the same pages and headings, every link leads to a
// page and a heading, and every command that is named is one.
func TestGuide(t *testing.T) {
	entries, err := guide.Pages.ReadDir("ar")
	if err != nil || len(entries) != len(guide.Names) {
		t.Fatalf("%d Arabic pages, %d are named, %v", len(entries), len(guide.Names), err)
	}
	if entries, err = guide.Pages.ReadDir("en"); err != nil || len(entries) != len(guide.Names) {
		t.Fatalf("%d English pages, %d are named, %v", len(entries), len(guide.Names), err)
	}
	var c cli
	model := kong.Must(&c, kong.Name("musnad"), kong.Vars{}).Model
	named := 0
	for _, name := range guide.Names {
		ar, en := headings(t, "ar/"+name, guidePage(t, "ar", name)), headings(t, "en/"+name, guidePage(t, "en", name))
		if !slices.EqualFunc(ar, en, strings.EqualFold) {
			t.Errorf("%s: the headings differ:\n%v\n%v", name, ar, en)
		}
		for _, lang := range []string{"ar", "en"} {
			page := guidePage(t, lang, name)
			for _, m := range linkOf.FindAllStringSubmatch(page, -1) {
				if !slices.Contains(guide.Names, m[1]) || m[2] != "" && !strings.Contains(guidePage(t, lang, m[1]), "{#"+m[2]+"}") {
					t.Errorf("%s/%s: %s leads nowhere", lang, name, m[0])
				}
			}
			for _, m := range commandOf.FindAllStringSubmatch(page, -1) {
				named++
				checkCommand(t, lang+"/"+name, model, m[1], strings.TrimSpace(m[2]))
			}
		}
	}
	if named < 40 {
		t.Errorf("the guide names %d commands", named)
	}
}

// checkCommand reports a command that the program does not have, and a word behind
// one whose commands have commands of their own.
func checkCommand(t *testing.T, where string, model *kong.Application, name, sub string) {
	t.Helper()
	for _, n := range model.Children {
		if n.Name != name {
			continue
		}
		hasCommands := slices.ContainsFunc(n.Children, func(x *kong.Node) bool { return x.Type == kong.CommandNode })
		if sub != "" && hasCommands && !slices.ContainsFunc(n.Children, func(x *kong.Node) bool { return x.Name == sub }) {
			t.Errorf("%s: musnad %s has no command %s", where, name, sub)
		}
		return
	}
	t.Errorf("%s: there is no command musnad %s", where, name)
}

// Each Arabic sentence of the codebook is read as an example of the type that it stands
// under, and each type has two or more, and the same in both languages.
func TestCodebookExamples(t *testing.T) {
	e, err := wordsFlag{}.engine()
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string][]string{}
	for _, lang := range []string{"ar", "en"} {
		types, _, _ := strings.Cut(guidePage(t, lang, "codebook"), "{#status}")
		for _, part := range strings.Split(types, "\n### ")[1:] {
			typ := headingOf.FindStringSubmatch("### " + part)[2]
			var examples []string
			for line := range strings.Lines(part) {
				if x, ok := strings.CutPrefix(line, "- "); ok {
					examples = append(examples, strings.TrimSpace(x))
				}
			}
			if lang == "en" && !slices.Equal(examples, shown[typ]) || len(examples) < 2 {
				t.Errorf("%s/%s: %d examples, in Arabic %d", lang, typ, len(examples), len(shown[typ]))
			}
			shown[typ] = examples
		}
	}
	if len(shown) != 16 {
		t.Errorf("%d types", len(shown))
	}
	for typ, examples := range shown {
		for _, x := range examples {
			d, err := e.Read(musnad.Article{Text: x + ".", Published: "2026-03-02"})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(d.Events, func(e musnad.Event) bool { return string(e.Type) == typ && e.Status == musnad.Actual }) {
				t.Errorf("%s: %s\n%s", typ, x, d.Dump("merge"))
			}
		}
	}
}
