package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

func TestSafeCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("=+-@\t\r\n' aب\uFF1D"))).Draw(t, "text")
		cell := export.SafeCell(s)
		if back := export.UnsafeCell(cell); back != s {
			t.Fatalf("%q became %q, and that %q", s, cell, back)
		}
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") || strings.HasPrefix(cell, "\uFF1D") {
			t.Fatalf("%q acts", cell)
		}
	})
}

// Every cell of every CSV, over articles that mean harm.
func TestNoCellActs(t *testing.T) {
	l, _ := small(t)
	for _, x := range []struct{ format, rows string }{{"csv", export.Happenings}, {"csv", export.Reports}, {"acled", ""}} {
		text, _ := write(t, l, x.format, export.Options{Rows: x.rows, All: true})
		seen := false
		for _, row := range rows(t, text) {
			for head, cell := range row {
				seen = seen || strings.HasPrefix(cell, "'=")
				_, notNumber := strconv.ParseFloat(cell, 64)
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") && notNumber != nil {
					t.Errorf("%s: %s is %q", x.format, head, cell)
				}
			}
		}
		if !seen {
			t.Errorf("%s has no cell that was made safe", x.format)
		}
		if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
			t.Errorf("%s has a line that does not end in CRLF", x.format)
		}
		if !strings.HasPrefix(text, "\uFEFF") {
			t.Errorf("%s has no byte order mark", x.format)
		}
	}
	bare, _ := write(t, l, "csv", export.Options{NoBOM: true})
	if !strings.HasPrefix(bare, "id,") {
		t.Error("csv without a mark begins with another thing than id")
	}
}

// The workbook says what the CSV says, with formulas as texts.
func TestXLSX(t *testing.T) {
	l, _ := small(t)
	data, _ := write(t, l, "xlsx", export.Options{})
	f, err := excelize.OpenReader(strings.NewReader(data))
	check(t, err)
	defer f.Close()
	if got := f.GetSheetList(); !slices.Equal(got, []string{"happenings", "reports"}) {
		t.Fatalf("the sheets are %v", got)
	}
	for _, sheet := range f.GetSheetList() {
		view, err := f.GetSheetView(sheet, 0)
		check(t, err)
		if view.RightToLeft == nil || !*view.RightToLeft {
			t.Errorf("sheet %s is not from right to left", sheet)
		}
		got, err := f.GetRows(sheet)
		check(t, err)
		text, _ := write(t, l, "csv", export.Options{Rows: sheet})
		want := rows(t, text)
		if len(got) != len(want)+1 {
			t.Fatalf("sheet %s has %d rows, want %d", sheet, len(got), len(want)+1)
		}
		for i, row := range want {
			for k, head := range got[0] {
				cell := ""
				if k < len(got[i+1]) {
					cell = got[i+1][k]
				}
				if cell != export.UnsafeCell(row[head]) {
					t.Errorf("%s, row %d, %s: %q, and %q in CSV", sheet, i+2, head, cell, row[head])
				}
			}
		}
		for k := range got[0] {
			at, _ := excelize.CoordinatesToCellName(k+1, 2)
			if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
				t.Errorf("%s %s is the formula %s", sheet, at, formula)
			}
		}
	}
}

func TestParquet(t *testing.T) {
	l, _ := small(t)
	for _, kind := range []string{export.Happenings, export.Reports} {
		data, sum := write(t, l, "parquet", export.Options{Rows: kind})
		type anyRow struct {
			ID        string   `parquet:"id,optional"`
			Happening string   `parquet:"happening,optional"`
			Type      string   `parquet:"type"`
			Flags     []string `parquet:"flags,list"`
		}
		r := parquet.NewGenericReader[anyRow](bytes.NewReader([]byte(data)))
		got := make([]anyRow, r.NumRows())
		if n, err := r.Read(got); n != sum.Written || err != nil && !errors.Is(err, io.EOF) {
			t.Fatalf("%s: read %d of %d rows: %v", kind, n, sum.Written, err)
		}
		text, _ := write(t, l, "csv", export.Options{Rows: kind})
		for i, row := range rows(t, text) {
			if got[i].ID != row["id"] || got[i].Happening != row["happening"] || got[i].Type != row["type"] || strings.Join(got[i].Flags, " | ") != row["flags"] {
				t.Errorf("row %d is %+v, and in CSV %v", i, got[i], row)
			}
		}
	}
}

func TestCalendarLines(t *testing.T) {
	l, _ := small(t)
	text, sum := write(t, l, "ical", export.Options{})
	if sum.Written != 1 || sum.Left["it is no plan"] != 3 {
		t.Errorf("%+v", sum)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	whole := strings.ReplaceAll(text, "\r\n ", "")
	plan := one(t, l, "status:future")
	clause := "الحارثي سيزور بغداد في أبريل المقبل"
	for _, want := range []string{"UID:" + plan.ID, "DTSTART;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260501", "STATUS:CONFIRMED", clause} {
		if !strings.Contains(whole, want) {
			t.Errorf("the calendar has no %q:\n%s", want, whole)
		}
	}
}

// A plan that is called off stays in the calendar, under the same UID.
func TestCalledOff(t *testing.T) {
	l, _ := small(t)
	plan := one(t, l, "status:future")
	p := &page{Arrival: ledger.Arrival{ID: "wadi-2", Outlet: "الوادي", Published: "2026-02-20", Title: "إلغاء",
		Text: "ألغيت زيارة سالم الحارثي إلى بغداد ولقاؤه كريم الراوي في أبريل المقبل."}}
	p.tell("CONSULT", "negated", "ألغيت", "ألغيت زيارة سالم الحارثي إلى بغداد", mode("visit"), p.actor("سالم الحارثي", "OMN", "GOV"),
		p.recipient("كريم الراوي", "IRQ", "GOV"), p.day("2026-04", "أبريل المقبل"), p.place("بغداد", "IRQ", "city", 33.34, 44.4))
	_, err := l.Add(t.Context(), []ledger.Read{p.read(engineName)})
	check(t, err)
	if told, err := l.Article(t.Context(), "wadi-2", 1); err != nil || len(told.Happenings) != 1 {
		t.Fatalf("%+v, %v", told, err)
	} else if id := told.Happenings[0].Happening; id != plan.ID {
		decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: plan.ID, Other: id})
	}
	text, _ := write(t, l, "ical", export.Options{})
	for _, want := range []string{"UID:" + plan.ID + "\r\n", "STATUS:CANCELLED\r\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the calendar has no %q:\n%s", want, text)
		}
	}
}

func TestNoPointForACountry(t *testing.T) {
	l, _ := small(t)
	text, _ := write(t, l, "geojson", export.Options{})
	var c struct {
		Features []struct {
			ID         string
			Geometry   *struct{ Coordinates []float64 }
			Properties struct{ Precision string }
		}
	}
	check(t, json.Unmarshal([]byte(text), &c))
	points := map[string]int{}
	for _, f := range c.Features {
		if f.Geometry != nil {
			points[f.Properties.Precision]++
		} else if f.Properties.Precision == "city" {
			t.Errorf("%s is in a city and has no point", f.ID)
		}
	}
	if points["country"] != 0 || points["city"] != 2 || points["region"] != 1 {
		t.Errorf("points by precision: %v", points)
	}
}

func TestPlans(t *testing.T) {
	l, _ := small(t)
	text, _ := write(t, l, "plover", export.Options{})
	var list []struct{ ID, Event, Mode, AuxMode, Read_As string }
	check(t, json.Unmarshal([]byte(text), &list))
	plan := one(t, l, "status:future")
	for _, x := range list {
		if x.ID == plan.ID && (x.Event != "AGREE" || x.Mode != "" || x.AuxMode != "future" || x.Read_As != "CONSULT/visit") {
			t.Errorf("a planned visit is %+v", x)
		}
	}
	if len(list) != 4 {
		t.Errorf("%d records, want 4", len(list))
	}
}

// XML and JSON are well formed, and no address of another scheme is a link.
func TestWellFormed(t *testing.T) {
	l, _ := small(t)
	for _, f := range export.Formats() {
		if f.Binary {
			continue
		}
		text, _ := write(t, l, f.Name, export.Options{})
		switch f.Extension {
		case ".atom", ".gexf":
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", f.Name, err)
					break
				}
			}
		case ".json", ".geojson":
			if !json.Valid([]byte(text)) {
				t.Errorf("%s is no JSON", f.Name)
			}
		}
		for _, bad := range []string{`href="javascript:`, `href=\"javascript:`, "<mediator>"} {
			if strings.Contains(text, bad) && f.Name != "jsonl" {
				t.Errorf("%s has %s", f.Name, bad)
			}
		}
	}
}

// The table of ACLED's types is what the mapping is documented with.
func TestACLEDTable(t *testing.T) {
	data, err := os.ReadFile("acled.tsv")
	check(t, err)
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) != 8 || !slices.Contains([]string{"ASSAULT", "PROTEST", "COERCE", "RETREAT"}, f[0]) {
			t.Errorf("line %q", line)
		}
	}
	if n == 0 {
		t.Error("no lines")
	}
	docs, err := os.ReadFile(filepath.Join("..", "docs", "exports.md"))
	check(t, err)
	if !strings.Contains(string(docs), "export/acled.tsv") {
		t.Error("docs/exports.md does not name the table")
	}
}
