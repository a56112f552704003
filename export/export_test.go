package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the diff")

// at are the code points of a part of a text.
func at(text, part string) *[2]int {
	i := strings.Index(text, part)
	if i < 0 {
		panic("no " + part + " in the text")
	}
	n := len([]rune(text[:i]))
	return &[2]int{n, n + len([]rune(part))}
}

func some(s string) *string { return &s }

// page is an article with a reading made by hand.
type page struct {
	ledger.Arrival
	events []musnad.ReadingEvent
	anchor *musnad.ReadingAnchor
}

func (p *page) words() string { return p.Title + "\n" + p.Text }

// tell adds an event of the words trigger, in the clause that begins and ends with
// them.
func (p *page) tell(typ musnad.Type, status musnad.Status, trigger, clause string, more ...func(*musnad.ReadingEvent)) {
	w := p.words()
	e := musnad.ReadingEvent{ID: "e1", Type: typ, Status: status, Trigger: trigger, Clause: clause, Actor: []musnad.ReadingParty{}, Recipient: []musnad.ReadingParty{},
		Mediator: []musnad.ReadingParty{}, Sources: []musnad.ReadingSource{}, Contexts: []string{"diplomatic"}, Rules: []string{"hand"}, Intensity: -2.5, Mentions: [][2]int{*at(w, trigger)},
		Evidence: musnad.ReadingEvidence{Trigger: at(w, trigger), Clause: at(w, clause)}}
	for _, f := range more {
		f(&e)
	}
	p.events = append(p.events, e)
}

func (p *page) party(name, country, kind string) musnad.ReadingParty {
	x := musnad.ReadingParty{Name: some(name), Kind: kind, At: at(p.words(), name)}
	if country != "" {
		x.Country = some(country)
	}
	return x
}

func (p *page) actor(name, country, kind string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Actor = append(e.Actor, p.party(name, country, kind)) }
}

func (p *page) recipient(name, country, kind string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Recipient = append(e.Recipient, p.party(name, country, kind)) }
}

func (p *page) mediator(name, country, kind string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Mediator = append(e.Mediator, p.party(name, country, kind)) }
}

func (p *page) day(edtf, letters string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Date, e.Evidence.Date = some(edtf), at(p.words(), letters) }
}

func (p *page) place(name, country, precision string, lat, lon float64) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Place = &musnad.ReadingPlace{Name: name, Country: some(country), At: at(p.words(), name)}
		if precision == "country" {
			e.Place.ID = some(strings.ToLower(country))
		} else {
			e.Place.ID = some(strings.ToLower(country) + "." + precision)
		}
		e.Place.Lat, e.Place.Lon, e.Place.Precision = &lat, &lon, some(precision)
	}
}

func (p *page) says(name, kind string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Sources = append(e.Sources, musnad.ReadingSource{Name: some(name), Kind: kind, Stance: "says", At: at(p.words(), name)})
	}
}

func mode(m string) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Mode = some(m) }
}

func dead(n int) func(*musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) { e.Size.Dead = &n }
}

// read is the article with its reading.
func (p *page) read(engine string) ledger.Read {
	w := p.words()
	sum := sha256.Sum256([]byte(w))
	r := &musnad.Reading{Schema: musnad.Schema, Engine: engine, ID: p.ID, Anchor: p.anchor, Events: p.events, Quotes: []musnad.ReadingQuote{}, Declined: []musnad.ReadingDeclined{}, Flags: p.Flags,
		Article: musnad.ReadingArticle{ID: p.ID, Title: p.Title, Text: &p.Text, SHA256: hex.EncodeToString(sum[:])}}
	return ledger.Read{Arrival: p.Arrival, Reading: r}
}

// pages are articles of two outlets on one meeting, a plan that is called off, an
// attack, and a page that means harm.
func pages() []*page {
	first := &page{Arrival: ledger.Arrival{ID: "wadi-1", Outlet: "الوادي", Published: "2026-02-10", PublishedBy: "json-ld", URL: "https://wadi.example/1",
		Title:    "لقاء في مسقط",
		Text:     "التقى الوزير سالم الحارثي في مسقط اليوم الثلاثاء نظيره كريم الراوي بوساطة قطر.\nوقال متحدث إن الحارثي سيزور بغداد في أبريل المقبل.",
		Original: []byte("<p>\xe0\xff the page as it came</p>"), Media: "text/html"}}
	first.tell(musnad.Consult, musnad.Actual, "التقى", "التقى الوزير سالم الحارثي في مسقط اليوم الثلاثاء نظيره كريم الراوي بوساطة قطر",
		first.actor("سالم الحارثي", "OMN", "GOV"), first.recipient("كريم الراوي", "IRQ", "GOV"), first.mediator("قطر", "QAT", "GOV"),
		first.day("2026-02-10", "اليوم الثلاثاء"), first.place("مسقط", "OMN", "city", 23.59, 58.41))
	first.tell(musnad.Consult, musnad.Future, "سيزور", "الحارثي سيزور بغداد في أبريل المقبل", mode("visit"),
		first.actor("سالم الحارثي", "OMN", "GOV"), first.recipient("كريم الراوي", "IRQ", "GOV"), first.day("2026-04", "أبريل المقبل"),
		first.place("بغداد", "IRQ", "city", 33.34, 44.4), first.says("متحدث", "unnamed"))

	second := &page{Arrival: ledger.Arrival{ID: "jisr-7", Outlet: "الجسر", Published: "2026-02-11", PublishedBy: "feed", URL: "javascript:alert(1)", Flags: []string{"truncated"},
		Title: "الراوي يلتقي الحارثي",
		Text:  "التقى كريم الراوي في مسقط أمس الأول سالم الحارثي، وفق ما أعلنت وزارة الخارجية."}}
	second.tell(musnad.Consult, musnad.Actual, "التقى", "التقى كريم الراوي في مسقط أمس الأول سالم الحارثي",
		second.actor("كريم الراوي", "IRQ", "GOV"), second.recipient("سالم الحارثي", "OMN", "GOV"), second.day("2026-02-09", "أمس الأول"),
		second.place("مسقط", "OMN", "city", 23.59, 58.41), second.says("وزارة الخارجية", "official"))

	third := &page{Arrival: ledger.Arrival{ID: "=1+1", Outlet: "@الميناء", URL: "https://mina.example/9?a=1&b=<2>",
		Title: "-هجوم \"في\" الجبل",
		Text:  "=cmd|' /C calc'!A0 قصفت طائرات القرية يوم الجمعة، ما أدى إلى مقتل 4.\nوأعلن المنظمون في اليمن إلغاء المؤتمر."},
		anchor: &musnad.ReadingAnchor{EDTF: "2026-03", Basis: musnad.BasisInferred}}
	third.tell(musnad.Assault, musnad.Actual, "قصفت", "=cmd|' /C calc'!A0 قصفت طائرات القرية يوم الجمعة", mode("aerial"), dead(4),
		third.actor("=cmd|' /C calc'!A0", "", "UNK"), third.recipient("القرية", "YEM", "CVL"), third.day("2026-03-06", "يوم الجمعة"), third.place("الجبل", "YEM", "region", 15.1, -44.2))
	third.tell(musnad.Consult, musnad.Negated, "إلغاء", "المنظمون في اليمن إلغاء المؤتمر", third.actor("المنظمون", "YEM", "CVL"), third.place("اليمن", "YEM", "country", 15.5, 47.5))
	return []*page{first, second, third}
}

const engineName = "hand 1"

// small is a ledger of the pages with a source, a visit and decisions. The times of
// its entries are always the same.
func small(t testing.TB) (*ledger.Ledger, string) {
	t.Helper()
	ctx := context.Background()
	l := create(t, t.TempDir())
	src, err := l.AddSource(ctx, ledger.Source{URL: "https://wadi.example/feed", Kind: "feed"})
	check(t, err)
	check(t, l.Fetched(ctx, ledger.Fetch{Source: src.ID, At: "2026-02-10T10:00:00Z", State: "ok", Listed: 1}, []byte("<rss>\x00\xfe</rss>"), nil))
	for _, p := range pages() {
		_, err := l.Add(ctx, []ledger.Read{p.read(engineName)})
		check(t, err)
	}
	meeting := one(t, l, "status:actual type:CONSULT")
	decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: meeting.ID, Field: "mode", Value: json.RawMessage(`"third-party"`), Why: "a <mediator> sat with them",
		Evidence: &ledger.Evidence{Article: "wadi-1", Version: 1, At: *at(pages()[0].words(), "بوساطة قطر")}})
	decide(t, l, ledger.Decision{Op: ledger.Accept, Happening: meeting.ID})
	decide(t, l, ledger.Decision{Op: ledger.Flag, Happening: one(t, l, "type:ASSAULT").ID})
	return timed(t, l)
}

// timed is the ledger with entries at times that are the same in each run.
func timed(t testing.TB, l *ledger.Ledger) (*ledger.Ledger, string) {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	check(t, create(t, dir).Close())
	start := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	last := strings.Repeat("0", 64)
	err := l.View(ctx, func(s *ledger.Snapshot) error {
		return ledger.Replay(ctx, dir, func(yield func(*ledger.Record, error) bool) {
			for r, err := range s.Records() {
				check(t, err)
				r.At = start.Add(time.Duration(r.Seq) * time.Minute).Format(ledger.RecordTime)
				r.Hash, err = r.ChainHash(last)
				check(t, err)
				if last = r.Hash; !yield(r, nil) {
					return
				}
			}
		})
	})
	check(t, err)
	return open(t, dir), dir
}

func create(t testing.TB, address string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Create(context.Background(), address)
	check(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

func open(t testing.TB, address string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), address)
	check(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func one(t testing.TB, l *ledger.Ledger, query string) ledger.Happening {
	t.Helper()
	list, err := l.Happenings(context.Background(), ledger.List{Query: query})
	check(t, err)
	if len(list) != 1 {
		t.Fatalf("%d happenings of %s, want 1", len(list), query)
	}
	return list[0]
}

func decide(t testing.TB, l *ledger.Ledger, d ledger.Decision) ledger.Decision {
	t.Helper()
	d.By, d.At = "rania", "2026-05-01T10:00:00Z"
	out, err := l.Decide(context.Background(), d)
	check(t, err)
	return out
}

func write(t testing.TB, l *ledger.Ledger, format string, o export.Options) (string, export.Summary) {
	t.Helper()
	var b bytes.Buffer
	sum, err := export.Write(context.Background(), &b, l, format, o)
	check(t, err)
	return b.String(), sum
}

// kept is a ledger that was exported once and stays as it is: what was written then
// is read for good, whatever the rules of today would make of its articles.
func kept(t *testing.T) *ledger.Ledger {
	t.Helper()
	path := filepath.Join("testdata", "ledger.jsonl")
	if _, err := os.Stat(path); *update && err != nil {
		l, _ := small(t)
		whole, _ := write(t, l, "jsonl", export.Options{})
		check(t, os.WriteFile(path, []byte(whole), 0o666))
	}
	f, err := os.Open(path)
	check(t, err)
	defer f.Close()
	dir := t.TempDir()
	check(t, create(t, dir).Close())
	_, err = export.Import(context.Background(), f, dir)
	check(t, err)
	return open(t, dir)
}

// named is the id that the ledger makes of a name, in its own way.
var named = regexp.MustCompile(`"n:[^"]*"`)

func TestGolden(t *testing.T) {
	l := kept(t)
	for _, f := range export.Formats() {
		if f.Binary || f.Name == "jsonl" {
			continue
		}
		got, _ := write(t, l, f.Name, export.Options{})
		if f.Name == "gexf" {
			got = named.ReplaceAllString(got, `"n:"`)
		}
		golden(t, f.Name+f.Extension, got)
	}
	got, _ := write(t, l, "csv", export.Options{Rows: export.Reports})
	golden(t, "reports.csv", got)
	got, _ = write(t, l, "jsonl", export.Options{Query: "type:ASSAULT"})
	golden(t, "extract.jsonl", got)
	whole, _ := write(t, l, "jsonl", export.Options{})
	before, err := os.ReadFile(filepath.Join("testdata", "ledger.jsonl"))
	check(t, err)
	entries := func(s string) string { return s[:strings.Index(s, `{"happening"`)] }
	if entries(whole) != entries(string(before)) {
		t.Errorf("the entries came back otherwise: %s", firstDifference(entries(string(before)), entries(whole)))
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		check(t, os.WriteFile(path, []byte(got), 0o666))
		return
	}
	want, err := os.ReadFile(path)
	check(t, err)
	if got != string(want) {
		t.Errorf("%s is not what is written now; go test ./export -update shows the difference: %s", path, firstDifference(string(want), got))
	}
}

// rows are the rows of a table of CSV by the names of the columns.
func rows(t testing.TB, text string) (out []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	check(t, err)
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, head := range all[0] {
			row[head] = line[i]
		}
		out = append(out, row)
	}
	return out
}

func TestHonestStates(t *testing.T) {
	l, _ := small(t)
	text, _ := write(t, l, "csv", export.Options{})
	all := rows(t, text)
	find := func(kind string) map[string]string {
		k := slices.IndexFunc(all, func(r map[string]string) bool { return r["type"] == kind })
		return all[k]
	}
	if got := find("ASSAULT")["flags"]; got != "day-of-writing-inferred" {
		t.Errorf("the flags of an attack whose day of writing was inferred are %q", got)
	}
	if got := find("CONSULT"); got["flags"] != "truncated" || got["mode"] != "third-party" || got["corrected"] != "mode" || got["corrected_by"] != "rania" || got["correction_decision"] == "" || got["correction_evidence"] != "wadi-1@1[80,90)" {
		t.Errorf("the meeting is %v", got)
	}
	for _, f := range export.Formats() {
		if f.Binary || f.Name == "ical" || f.Name == "gexf" {
			continue
		}
		text, _ := write(t, l, f.Name, export.Options{})
		for _, word := range []string{"truncated", "day-of-writing-inferred"} {
			if f.Name == "jsonl" && word != "truncated" || f.Name == "acled" && word == "truncated" {
				continue // it has the anchor of the reading; it has no meetings
			}
			if !strings.Contains(text, word) {
				t.Errorf("%s does not say %s", f.Name, word)
			}
		}
	}
}
