// Package pgtest gives tests a PostgreSQL server of their own: the one whose
// programs are installed, started in a temporary directory for this test
// process and stopped with it, however that ends. It does not know what the
// tests keep there.
package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Variable names an environment variable with the address of a server to use
// in place of an own one; its role must be allowed to make schemas.
const Variable = "MUSNAD_TEST_POSTGRES"

// Address returns the address of a schema that is not there yet; it is dropped
// when the test ends. Where there is no PostgreSQL, the test is skipped and
// says so.
func Address(t testing.TB) string {
	t.Helper()
	base, err := server()
	if errors.Is(err, errNone) {
		t.Skipf("THE POSTGRESQL TESTS DID NOT RUN: %v; install PostgreSQL (Debian: apt-get install postgresql), or set %s", err, Variable)
	}
	if err != nil {
		t.Fatalf("starting PostgreSQL for tests: %v", err)
	}
	schema := "t_" + strings.ToLower(rand.Text())
	t.Cleanup(func() { drop(t, base, schema) })
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func drop(t testing.TB, base, schema string) {
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	conn, err := pgx.Connect(ctx, base)
	if err != nil {
		t.Logf("dropping %s: %v", schema, err)
		return
	}
	defer conn.Close(ctx)
	// And what lies beside it under a name that begins alike.
	if _, err := conn.Exec(ctx, fmt.Sprintf(`SET client_min_messages = error; DO $$ DECLARE s text; BEGIN
		FOR s IN SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '%s') LOOP EXECUTE 'DROP SCHEMA ' || s || ' CASCADE'; END LOOP; END $$`, schema),
		pgx.QueryExecModeSimpleProtocol); err != nil {
		t.Logf("dropping %s: %v", schema, err)
	}
}

var errNone = errors.New("no PostgreSQL server program was found")

var server = sync.OnceValues(func() (string, error) {
	if address := os.Getenv(Variable); address != "" {
		return address, nil
	}
	return Start("")
})

// Start starts a server whose data lies in a directory that is made in dir, or
// in the temporary directory if dir is "", and returns its address. It runs
// until this process ends. Settings are PostgreSQL's, as name=value; without
// any, fsync is off.
func Start(dir string, settings ...string) (string, error) {
	bin, err := programs()
	if err != nil {
		return "", err
	}
	if len(settings) == 0 {
		settings = []string{"fsync=off", "full_page_writes=off"}
	}
	home, err := os.MkdirTemp(dir, "pgtest-")
	if err != nil {
		return "", err
	}
	if err := launch(bin, home, settings); err != nil {
		return "", err
	}
	address := "postgres://postgres@/postgres?" + url.Values{"host": {home}, "sslmode": {"disable"}}.Encode()
	return address, await(address, home)
}

// programs is the directory of initdb and postgres, the newest there is.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	var found []string
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin"} {
		dirs, err := filepath.Glob(pattern + "/initdb")
		if err == nil {
			found = append(found, dirs...)
		}
	}
	if len(found) == 0 || runtime.GOOS == "windows" {
		return "", errNone
	}
	slices.SortFunc(found, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b) // 9 before 15
		}
		return strings.Compare(a, b)
	})
	return filepath.Dir(found[len(found)-1]), nil
}

// script ends the server when its standard input ends, which is when the
// process that holds the other end does. It holds no file, and no lock on one,
// that the tests were started with.
const script = `trap '' INT HUP
exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
cd "$2" || exit 1
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C -N >"$2/log" 2>&1 || exit 1
home=$2; bin=$1; shift 2
"$bin/postgres" -D "$home/data" -k "$home" -c listen_addresses= "$@" >>"$home/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$home"`

func launch(bin, home string, settings []string) error {
	args := []string{"-c", script, "pgtest", bin, home}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	name := "/bin/sh"
	if os.Geteuid() == 0 { // initdb refuses root
		if out, err := exec.Command("chown", "postgres", home).CombinedOutput(); err != nil {
			return fmt.Errorf("giving %s to the user postgres: %v %s", home, err, out)
		}
		name, args = "su", append([]string{"postgres", "-s", "/bin/sh", "-c", `exec /bin/sh "$@"`, "--", "sh"}, args...)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir = "/"
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	held = append(held, in)
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait()
	return nil
}

// held keeps standard inputs open: a pipe that nobody holds is closed.
var held []io.Closer

func await(address, home string) error {
	var err error
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var conn *pgx.Conn
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		if conn, err = pgx.Connect(ctx, address); err == nil {
			err = conn.Close(ctx)
			stop()
			return err
		}
		stop()
	}
	log, _ := os.ReadFile(filepath.Join(home, "log"))
	return fmt.Errorf("%w\n%s", err, log)
}
