package serve

import (
	"bytes"
	"encoding/csv"
	"net/http"

	"github.com/musnad/musnad/export"
)

// sheet gives a table as CSV that Excel reads as UTF-8 and takes no cell of for a
// formula.
func (s *Server) sheet(w http.ResponseWriter, name string, heads []string, rows [][]string) error {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	if err := c.Write(heads); err != nil {
		return err
	}
	for _, row := range rows {
		for i := range row {
			row[i] = export.SafeCell(row[i])
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="`+name+`.csv"`)
	_, _ = b.WriteTo(w)
	return nil
}

// rowsOf are the rows of a list.
func rowsOf[T any](list []T, row func(*T) []string) [][]string {
	out := make([][]string, len(list))
	for i := range list {
		out[i] = row(&list[i])
	}
	return out
}
