package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/musnad/musnad/serve"
)

var update = flag.Bool("update", false, "rewrite what the README and the scripts expect; read the diff")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"musnad": main})
}

// TestScripts runs the program as its users do.
func TestScripts(t *testing.T) {
	corpus, err := filepath.Abs("../../corpus/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"unescape": unescape,
			"fill":     fill,
			"lines":    countLines,
			"safe":     safe,

			"jsonfield": jsonField,
			"serve":     serveFiles,
			"samples":   serveSamples,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("CORPUS", corpus)
			env.Setenv("EVIL", "\x1b[2J\u202e\nmusnad: forged")
			env.Setenv("HOSTILE", "m1\x1b[2J\u202e") // the id of an article in hostileledger.txt
			return nil
		},
		UpdateScripts: *update,
	})
}

// exits CODE COMMAND…: the command ends with this code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if (got == want) == neg {
		ts.Fatalf("exit code %d", got)
	}
}

// unescape FILE…: turns \x, \u and \n escapes of Go in place, so that a script
// can hold bytes that no text may.
func unescape(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		var b strings.Builder
		for line := range strings.Lines(ts.ReadFile(name)) {
			s, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `"`, `\"`) + "\\n\"")
			ts.Check(err)
			b.WriteString(s)
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(b.String()), 0o666))
	}
}

// fill FILE…: puts the values of variables in the place of ${NAME}.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(os.Expand(ts.ReadFile(name), ts.Getenv)), 0o666))
	}
}

// serve DIR: a web server with the files of a directory, whose address stands in
// $SITE, and in the place of SITE in the files.
func serveFiles(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	var site string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(filepath.Clean(r.URL.Path))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(filepath.Ext(r.URL.Path)))
		w.Write(bytes.ReplaceAll(data, []byte("SITE"), []byte(site)))
	}))
	site = server.URL
	ts.Setenv("SITE", site)
	ts.Defer(server.Close)
}

// samples: a server of the program that offers the bundled articles as feeds; its
// address stands in $SITE.
func serveSamples(ts *testscript.TestScript, neg bool, args []string) {
	handler := serve.New(serve.Options{Samples: true})
	server := httptest.NewServer(handler)
	ts.Setenv("SITE", server.URL)
	ts.Defer(func() { server.Close(); handler.Close() })
}

// lines N: standard output has so many lines.
func countLines(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile("stdout"), "\n"); got != want {
		ts.Fatalf("%d lines on standard output, want %d", got, want)
	}
}

// safe: nothing on standard output or standard error acts on a terminal.
func safe(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range []string{"stdout", "stderr"} {
		for _, r := range ts.ReadFile(name) {
			if acts(r) && r != '\n' && r != '\t' {
				ts.Fatalf("%s holds %U", name, r)
			}
		}
	}
}

// jsonfield NAME: sets the variable of that name, in capitals, to the field of the
// object on the first line of standard output.
func jsonField(ts *testscript.TestScript, neg bool, args []string) {
	var object map[string]any
	line, _, _ := strings.Cut(ts.ReadFile("stdout"), "\n")
	ts.Check(json.Unmarshal([]byte(line), &object))
	value, ok := object[args[0]].(string)
	if !ok {
		ts.Fatalf("no %s in %s", args[0], line)
	}
	ts.Setenv(strings.ToUpper(args[0]), value)
}
