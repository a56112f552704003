package ledger_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// Some promises are about processes: what differs between two of them, and two at
// once. A test starts its own program again and says by this variable what to do.
const helperVariable = "MUSNAD_LEDGER_TEST_HELPER"

// helpers are what the program does then, with a ledger's address.
var helpers = map[string]func(t *testing.T, address string){
	"make": func(t *testing.T, address string) {
		l := open(t, address)
		addEach(t, l, sampleArticles(t))
		fmt.Println(dump(t, l))
	},
	"import-even": func(t *testing.T, address string) { importHalf(t, address, 0) },
	"import-odd":  func(t *testing.T, address string) { importHalf(t, address, 1) },
}

// TestHelper is no test: it is what the helpers run in.
func TestHelper(t *testing.T) {
	do, address, _ := strings.Cut(os.Getenv(helperVariable), " ")
	if do != "" {
		helpers[do](t, address)
	}
}

// helper is the program started again, with variables.
func helper(t *testing.T, do, address string, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelper$")
	cmd.Env = append(slices.Concat(os.Environ(), env), helperVariable+"="+do+" "+address)
	cmd.Stderr = os.Stderr
	return cmd
}

func dump(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	sum, err := l.Dump(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// addEach adds articles one after the other.
func addEach(t *testing.T, l *ledger.Ledger, list []ledger.Read) {
	t.Helper()
	for _, x := range list {
		add(t, l, x)
	}
}
