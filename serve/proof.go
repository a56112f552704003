package serve

import (
	"bytes"
	"context"
	"io"
	"time"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// Proof writes a zip of all that a happening stands on (see export.Proof), with its
// page in a language. base is the address of the server that the page's links lead
// to.
func Proof(ctx context.Context, w io.Writer, l *ledger.Ledger, id string, lang web.Lang, base string, now time.Time) error {
	h, err := l.Happening(ctx, id)
	if err != nil {
		return err
	}
	p := &web.Page{Lang: lang, Base: base, Today: dayOf(now)}
	var page bytes.Buffer
	if err := p.Alone(p.Happening(viewOf(p, h, base))).Render(ctx, &page); err != nil {
		return err
	}
	return export.Proof(ctx, w, l, id, page.Bytes(), now)
}
