package export

import (
	"bufio"
	"strings"
)

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// csvWriter writes RFC 4180: CRLF behind each line, and quotes where a cell needs
// them. encoding/csv drops the CR of a cell.
type csvWriter struct {
	w *bufio.Writer
}

func (j *job) newCSV(heads []string) (*csvWriter, error) {
	c := &csvWriter{bufio.NewWriter(j.w)}
	if !j.o.NoBOM {
		c.w.WriteString(byteOrderMark)
	}
	row := make([]cell, len(heads))
	for i, h := range heads {
		row[i].text = h
	}
	return c, c.row(row)
}

var doubled = strings.NewReplacer(`"`, `""`)

func (c *csvWriter) row(cells []cell) error {
	for i, x := range cells {
		if i > 0 {
			c.w.WriteByte(',')
		}
		if !x.number {
			x.text = SafeCell(x.text)
		}
		if strings.ContainsAny(x.text, ",\"\r\n") || strings.HasPrefix(x.text, " ") {
			x.text = `"` + doubled.Replace(x.text) + `"`
		}
		c.w.WriteString(x.text)
	}
	_, err := c.w.WriteString("\r\n") // it has the error of all before
	return err
}

func (j *job) csv() error {
	c, err := j.newCSV(j.heads())
	if err != nil {
		return err
	}
	if err := j.table(c.row); err != nil {
		return err
	}
	return c.w.Flush()
}
