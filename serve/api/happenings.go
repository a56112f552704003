package api

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"strings"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

// happening is a happening as the API shows it.
type shownHappening = ledger.Happening

// happeningPage is a page of happenings.
type happeningPage = page[ledger.Happening]

type FormatIn struct {
	Accept string `header:"Accept" hidden:"true"`
	Format string `query:"format" doc:"json, or the name of an export format. It goes before Accept, which may have the media type of one"`
	Rows   string `query:"rows" enum:"happenings,reports" doc:"One row a happening, or a report: csv, xlsx and parquet"`
}

type happeningsIn struct {
	Query string `query:"q" maxLength:"2000" doc:"Fields as party:TUR from:2026-03 status:future, and words that articles have"`
	Order string `query:"order" enum:"day,latest,news,origins" default:"day" doc:"By day, the earliest or the latest first; by what changed last; by most origins"`
	All   bool   `query:"all" doc:"Those that a person rejected too"`
	Open  bool   `query:"open" doc:"Only those on which nobody has decided, or that somebody flagged"`
	PageIn
	FormatIn
}

// body is an answer in a form that is known when it is made.
type bodyOut struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Disposition string `header:"Content-Disposition"`
	ETag        string `header:"ETag"`
	Body        any
}

// mostExported is how many happenings leave in one answer; all of a ledger leave by
// musnad export, and by /changes.
const mostExported = 10_000

func (a *API) listHappenings(ctx context.Context, in *happeningsIn) (*bodyOut, error) {
	f, err := in.format()
	if err != nil {
		return nil, err
	}
	ask := ledger.List{Query: in.Query, Order: ledger.Order(in.Order), Limit: in.Limit + 1, All: in.All, Open: in.Open}
	if f != nil {
		if in.Cursor != "" || in.Open {
			return nil, problemOf(codeFormat).with("query.format", "other formats have no pages and no open: ask for all of a query, at most 10000 happenings")
		}
		return a.exported(ctx, f, export.Options{Query: in.Query, Order: ask.Order, Limit: mostExported, All: in.All, Rows: in.Rows})
	}
	if ask.After, err = placeOf(in.Cursor); err != nil {
		return nil, err
	}
	list, err := a.Ledger.Happenings(ctx, ask)
	if err != nil {
		return nil, cursorProblem(err, in.Cursor)
	}
	out := happeningPage{Items: list[:min(len(list), in.Limit)]}
	if len(list) > in.Limit {
		out.Next = opaque(out.Items[in.Limit-1].Cursor(ask.Order))
	}
	return &bodyOut{ContentType: "application/json", Body: out}, nil
}

// cursorProblem is an error of a list, whose query or cursor may be at fault.
func cursorProblem(err error, cursor string) error {
	var query *ledger.QueryError
	if cursor != "" && errors.As(err, &query) && strings.HasPrefix(query.Error(), "cursor") {
		return problemOf(codeCursor).with("query.cursor", "use next of the page before, with the same order")
	}
	return err
}

type happeningIn struct {
	ID string `path:"id" maxLength:"200"`
	FormatIn
}

func (a *API) getHappening(ctx context.Context, in *happeningIn) (*bodyOut, error) {
	f, err := in.format()
	if err != nil {
		return nil, err
	}
	h, err := a.Ledger.Happening(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if f == nil {
		form := "json"
		if h.From != "" {
			form += "." + h.From // the same happening by an id that leads to it
		}
		return &bodyOut{ContentType: "application/json", ETag: a.tag(h.Changed, form), Body: h}, nil
	}
	out, err := a.exported(ctx, f, export.Options{ID: h.ID, Rows: in.Rows})
	if err == nil {
		out.ETag = a.tag(h.Changed, f.Name+in.Rows)
	}
	return out, err
}

// exported writes happenings in a format.
func (a *API) exported(ctx context.Context, f *export.Format, o export.Options) (*bodyOut, error) {
	var b bytes.Buffer
	if o.Rows == export.Reports && !f.Reports {
		return nil, problemOf(codeFormat).with("query.rows", "csv, xlsx and parquet have rows of reports")
	}
	if _, err := export.Write(ctx, &b, a.Ledger, f.Name, o); err != nil {
		return nil, err
	}
	return &bodyOut{ContentType: f.Media, Disposition: `attachment; filename="musnad` + f.Extension + `"`, Body: b.Bytes()}, nil
}

// format is the export format that is asked for; nil for JSON.
func (in *FormatIn) format() (*export.Format, error) {
	if in.Format != "" && in.Format != "json" {
		f, err := export.Lookup(in.Format)
		if err != nil {
			return nil, problemOf(codeFormat).with("query.format", "use json, "+strings.Join(export.Names(), ", "))
		}
		return &f, nil
	}
	if in.Format == "json" {
		return nil, nil
	}
	for part := range strings.SplitSeq(in.Accept, ",") {
		want, _, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		for _, f := range export.Formats() {
			if media, _, _ := strings.Cut(f.Media, ";"); want == media && media != "application/json" {
				return &f, nil
			}
		}
		if want == "application/json" {
			return nil, nil
		}
	}
	return nil, nil
}
