package web

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"
)

// Say is a text of the interface with components where {0}, {1} … stand in it.
func (p *Page) Say(text string, with ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		for text != "" {
			before, n, after := hole(text, len(with))
			if _, err := io.WriteString(w, templ.EscapeString(before)); err != nil {
				return err
			}
			if n >= 0 {
				if err := with[n].Render(ctx, w); err != nil {
					return err
				}
			}
			text = after
		}
		return nil
	})
}

// hole is the first place of a text where one of n things goes; -1 if there is
// none.
func hole(text string, n int) (before string, k int, after string) {
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '{' && text[i+2] == '}' && int(text[i+1])-'0' >= 0 && int(text[i+1])-'0' < n {
			return text[:i], int(text[i+1] - '0'), text[i+3:]
		}
	}
	return text, -1, ""
}

// seq shows texts one after another, apart by the language's comma.
func (p *Page) seq(list ...string) string { return strings.Join(list, p.T("list.comma")) }
