package export

import (
	"fmt"
	"strconv"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

const (
	mostRows  = excelize.TotalRows      // of a sheet
	mostUnits = excelize.TotalCellChars // of a cell, in UTF-16
)

// xlsx is a workbook with a sheet of happenings and one of reports, each from right
// to left with its heads kept in view. With Options.Rows it has the one sheet.
func (j *job) xlsx() error {
	f := excelize.NewFile()
	defer f.Close()
	sheets := []string{Happenings, Reports}
	if j.o.Rows == Reports {
		sheets = []string{Reports}
	}
	for _, name := range sheets {
		one := *j
		one.o.Rows, one.sum = name, Summary{}
		if err := one.sheet(f, name); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
		if name == sheets[0] {
			j.sum.Written = one.sum.Written
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	return f.Write(j.w)
}

// sheet writes a table, and goes on in another sheet where one is full.
func (j *job) sheet(f *excelize.File, name string) error {
	var t *excelize.StreamWriter
	at, n := mostRows, 0
	begin := func() (err error) {
		if t != nil {
			if err := t.Flush(); err != nil {
				return err
			}
		}
		n++
		title := name
		if n > 1 {
			title += " " + strconv.Itoa(n)
		}
		t, at, err = newSheet(f, title, j.heads())
		return err
	}
	if err := begin(); err != nil {
		return err
	}
	err := j.table(func(cells []cell) error {
		if at == mostRows {
			if err := begin(); err != nil {
				return err
			}
		}
		at++
		row := make([]any, len(cells))
		for i, c := range cells {
			row[i] = sheetValue(c)
		}
		return t.SetRow("A"+strconv.Itoa(at), row)
	})
	if err != nil {
		return err
	}
	return t.Flush()
}

func newSheet(f *excelize.File, title string, heads []string) (*excelize.StreamWriter, int, error) {
	if _, err := f.NewSheet(title); err != nil {
		return nil, 0, err
	}
	yes := true
	if err := f.SetSheetView(title, 0, &excelize.ViewOptions{RightToLeft: &yes}); err != nil {
		return nil, 0, err
	}
	t, err := f.NewStreamWriter(title)
	if err != nil {
		return nil, 0, err
	}
	if err := t.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, 0, err
	}
	row := make([]any, len(heads))
	for i, h := range heads {
		row[i] = h
	}
	return t, 1, t.SetRow("A1", row)
}

// sheetValue is a number, or a text: texts are texts in a workbook, whatever they
// begin with.
func sheetValue(c cell) any {
	if c.text == "" {
		return nil
	}
	if c.number {
		if x, err := strconv.ParseFloat(c.text, 64); err == nil {
			return x
		}
	}
	return fitting(c.text)
}

// fitting is a text that a cell can hold, with … for what it can't.
func fitting(s string) string {
	units := 0
	for i, r := range s {
		n := max(1, utf16.RuneLen(r))
		if units+n > mostUnits-1 {
			if units+n == mostUnits && i+len(string(r)) == len(s) {
				return s
			}
			return s[:i] + "…"
		}
		units += n
	}
	return s
}
