// Command musnad reads Arabic news and keeps a ledger of what it reports: who did
// what with whom, when, where, through whom, and on whose word.
//
// Data goes to standard output, messages to standard error. See exit.go for
// the exit codes and terminal.go for what may reach a terminal.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"
)

type cli struct {
	Read       readCmd       `cmd:"" help:"Read articles and print what they report."`
	Explain    explainCmd    `cmd:"" help:"Show what every stage made of an article, and by which rule."`
	Init       initCmd       `cmd:"" help:"Make a ledger."`
	Add        addCmd        `cmd:"" help:"Add sources of articles, or list them with their health."`
	Gather     gatherCmd     `cmd:"" help:"Fetch what is new from all sources."`
	Import     importCmd     `cmd:"" help:"Keep articles of files and archives in the ledger."`
	Search     searchCmd     `cmd:"" help:"Find articles by their words."`
	Show       showCmd       `cmd:"" help:"Show a happening or an article."`
	Timeline   timelineCmd   `cmd:"" help:"List happenings by day."`
	Upcoming   upcomingCmd   `cmd:"" help:"List what is planned, and what is overdue."`
	Entity     entityCmd     `cmd:"" help:"Show who takes part in happenings, under all names."`
	Review     reviewCmd     `cmd:"" help:"Accept, reject, correct, merge, split, undo."`
	Reread     rereadCmd     `cmd:"" help:"Read all articles again with this program."`
	Export     exportCmd     `cmd:"" help:"Write happenings as CSV, XLSX, JSON Lines, Parquet, GeoJSON, GEXF, iCalendar, Atom …"`
	Release    releaseCmd    `cmd:"" help:"Cut a signed copy that can be cited, or check one."`
	Verify     verifyCmd     `cmd:"" help:"Check that the ledger is whole."`
	Backup     backupCmd     `cmd:"" help:"Copy the ledger to one file."`
	Restore    restoreCmd    `cmd:"" help:"Make a ledger from a backup."`
	Doctor     doctorCmd     `cmd:"" help:"Count what is in the ledger, and check it."`
	User       userCmd       `cmd:"" help:"Accounts of a team: who may read, review and manage."`
	Token      tokenCmd      `cmd:"" help:"Tokens by which programs use the API."`
	Eval       evalCmd       `cmd:"" help:"Score readings against annotated articles."`
	Lexicon    lexiconCmd    `cmd:"" help:"Check word lists, or look words up in them."`
	Serve      serveCmd      `cmd:"" help:"Show the ledger in a browser, and serve its API."`
	Demo       demoCmd       `cmd:"" help:"A two-minute tour with the bundled articles."`
	Completion completionCmd `cmd:"" help:"Print a script that completes commands and flags in a shell."`
	Version    versionCmd    `cmd:"" help:"Print the version of the program and of its word lists."`
}

const about = "Reads Arabic news and keeps a sourced ledger of political events: who did what with whom, when, where, " +
	"through whom, and on whose word. Each field points at the letters that it was read from."

// gcPercent lets the heap grow to four times what is in use, most of which are
// the word lists, before garbage is looked for: reading makes little, and looking
// means going through all of them. GOGC in the environment goes before it.
const gcPercent = 300

// memoryLimit is how much memory is taken before garbage is looked for sooner: a
// small machine has other things to do. GOMEMLIMIT in the environment goes before it.
const memoryLimit = 512 << 20

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(run(os.Args[1:]))
}

// run is the program without the exit.
func run(args []string) int {
	var c cli
	parser := kong.Must(&c, kong.Name("musnad"), kong.Description(about),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	s := openStreams()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(excluding(args))
	if err != nil {
		fmt.Fprintf(s.err, "musnad: %s; %s\n", s.clean(err.Error()), helpHint(err))
		return exitUsage
	}
	err = ctx.Run(s, ctx)
	if flushed := s.out.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("standard output: %w", flushed)
	}
	if err != nil && err.Error() != "" {
		fmt.Fprintf(s.err, "musnad: %s\n", s.cleanLines(forPeople(err)))
	}
	return exitCode(err)
}

// forPeople is an error without the name of the package that tells it.
func forPeople(err error) string {
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "store: ")
	}
	return strings.Join(lines, "\n")
}

// excluding sets a space before the words that a query excludes by a hyphen, which
// would be taken for flags: a flag begins with a Latin letter, and the words of a
// query may begin with spaces.
func excluding(args []string) []string {
	if len(args) == 0 || !slices.Contains([]string{"search", "timeline", "upcoming", "review"}, args[0]) {
		return args
	}
	out := slices.Clone(args)
	for i, a := range out {
		if word, ok := strings.CutPrefix(a, "-"); ok && word != "" && (word[0] >= utf8.RuneSelf || word[0] == '"') {
			out[i] = " " + a
		}
	}
	return out
}
