package ledger_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
)

// surroundings are what a program may find around it, and should not show.
var surroundings = [][]string{
	{"TZ=UTC", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1"},
	{"TZ=Africa/Cairo", "LANG=ar_EG.UTF-8", "LC_ALL=ar_EG.UTF-8", "GOMAXPROCS=2"},
	{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7"},
}

// TestSameAnywhere: the same articles in the same order are the same ledger, in any
// zone, language and number of processors, and on either store.
func TestSameAnywhere(t *testing.T) {
	want := ""
	for _, env := range surroundings {
		out, err := helper(t, "make", filepath.Join(t.TempDir(), "ledger"), env...).Output()
		sum, _, _ := bytes.Cut(out, []byte("\n"))
		if err != nil || len(sum) != 64 {
			t.Fatalf("%v: %v %q", env, err, out)
		}
		if want == "" {
			want = string(sum)
		}
		if string(sum) != want {
			t.Errorf("in %v the tables differ", env)
		}
	}
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		addEach(t, l, sampleArticles(t))
		if dump(t, l) != want {
			t.Error("the tables differ from those made one article a process")
		}
	})
	t.Run("postgres in Arabic", func(t *testing.T) {
		l := open(t, collated(t, "ar-EG"))
		addEach(t, l, sampleArticles(t))
		if dump(t, l) != want {
			t.Error("in a database that orders letters in the Arabic way the tables differ")
		}
	})
}

// collated is the address of a database that orders text as a locale does.
func collated(t *testing.T, locale string) string {
	address := pgtest.Address(t)
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	name := "d_" + strings.TrimPrefix(u.Query().Get("search_path"), "t_")
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE '"+locale+"' LOCALE 'C'"); err != nil {
		conn.Close(ctx)
		t.Skipf("no database in %s: %v", locale, err)
	}
	t.Cleanup(func() {
		conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)")
		conn.Close(ctx)
	})
	u.Path = "/" + name
	return u.String()
}

// TestOrderOfArrival: in whatever order articles come, each is read alike, and the
// same of them are copies of one another. Which events are one happening, and the
// happening's id, may depend on which came first (see the package's comment); of
// the samples, which were written to be clear, the happenings are the same.
func TestOrderOfArrival(t *testing.T) {
	articles := sampleArticles(t)
	var readings, groups []string
	random := rand.New(rand.NewPCG(7, 7))
	for n := range 6 {
		l := open(t, t.TempDir())
		addEach(t, l, articles)
		r, g := readingsOf(t, l, articles), groupsOf(t, l)
		if n == 0 {
			readings, groups = r, g
		}
		if !slices.Equal(r, readings) {
			t.Errorf("order %d: readings differ", n)
		}
		if !slices.Equal(g, groups) {
			t.Errorf("order %d: events stand together as\n%s\nand in the first order as\n%s", n, strings.Join(without(g, groups), "\n"), strings.Join(without(groups, g), "\n"))
		}
		if n == 0 {
			slices.Reverse(articles)
		} else {
			random.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		}
	}
}

func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

func readingsOf(t *testing.T, l *ledger.Ledger, articles []ledger.Read) (out []string) {
	for _, x := range articles {
		a, err := l.Article(context.Background(), x.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(a.Reading)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	slices.Sort(out)
	return out
}

// groupsOf are the events that stand together in happenings.
func groupsOf(t *testing.T, l *ledger.Ledger) (out []string) {
	list, err := l.Happenings(context.Background(), ledger.List{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		var g []string
		for _, r := range show(t, l, list[i].ID).Reports {
			data, err := json.Marshal(r.Ref)
			if err != nil {
				t.Fatal(err)
			}
			g = append(g, string(data))
		}
		slices.Sort(g)
		out = append(out, strings.Join(g, " "))
	}
	slices.Sort(out)
	return out
}
