package serve

import (
	"bytes"
	"context"
	"io"
	"time"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// Proof is a zip of all that a happening stands on (see export.Proof), with its page
// in a language.
type Proof struct {
	Ledger *ledger.Ledger
	Engine *engine.Engine // knows names of countries and places; without it the page has their codes
	ID     string
	Lang   web.Lang
	Base   string // the address of the server that the page's links lead to
	Now    time.Time
}

// Write writes the zip.
func (x *Proof) Write(ctx context.Context, w io.Writer) error {
	h, err := x.Ledger.Happening(ctx, x.ID)
	if err != nil {
		return err
	}
	p := &web.Page{Lang: x.Lang, Base: x.Base, Today: dayOf(x.Now)}
	if x.Engine != nil {
		p.Lists = names{x.Engine}
	}
	var page bytes.Buffer
	if err := p.Alone(p.Happening(viewOf(p, h, x.Base))).Render(ctx, &page); err != nil {
		return err
	}
	return export.Proof(ctx, w, x.Ledger, x.ID, page.Bytes(), x.Now)
}
