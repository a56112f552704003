package api

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/explain"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/ledger"
)

// mostArticles is how many are taken in one request.
const mostArticles = 1000

// forms are the forms of input by the media type of a body.
var forms = map[string]string{"text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
	"application/x-ndjson": "jsonl", "application/ndjson": "jsonl", "application/jsonl": "jsonl"}

// ArticlesIn is one or more articles, with what is said of those that do not say it
// themselves.
type ArticlesIn struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	ID          string `query:"id" maxLength:"500" doc:"The id of one article that has none of its own"`
	URL         string `query:"url" maxLength:"2000" doc:"Where one article stands"`
	Outlet      string `query:"outlet" maxLength:"200"`
	Published   string `query:"published" maxLength:"10" doc:"YYYY-MM-DD"`
	RawBody     []byte `contentType:"text/plain"`
}

// Unread is an article that was not taken, and why.
type Unread struct {
	Place  string `json:"place" doc:"body, and behind : the line or number"`
	Detail string `json:"detail"`
}

// taken is what the body of a request held.
type taken struct {
	items  []gather.Item
	unread []Unread
}

func (t *taken) miss(place string, err error) {
	var placed *gather.PlaceError
	if errors.As(err, &placed) {
		place, err = placed.From, placed.Err
	}
	t.unread = append(t.unread, Unread{strings.Replace(place, "stdin", "body", 1), err.Error()})
}

// take cleans and dates articles as every command does.
func (in *ArticlesIn) take(ctx context.Context, most int) (*taken, error) {
	media, _, err := mime.ParseMediaType(in.ContentType)
	form := forms[media]
	if err != nil || form == "" {
		return nil, problemOf(codeMedia).with("header.Content-Type", "use text/plain, text/html, application/json or application/x-ndjson")
	}
	t := &taken{}
	for it, err := range gather.Files(ctx, []string{"-"}, gather.Options{Form: form, Stdin: bytes.NewReader(in.RawBody)}) {
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			t.miss(it.From, err)
			continue
		}
		if len(t.items) == most {
			return nil, problemOf(codeTooLarge).with("body", "it holds more articles than are taken at once")
		}
		in.describe(&it)
		t.items = append(t.items, it)
	}
	return t, nil
}

func (in *ArticlesIn) describe(it *gather.Item) {
	it.ID, it.URL, it.Outlet = cmp.Or(it.ID, in.ID), cmp.Or(it.URL, in.URL), cmp.Or(it.Outlet, in.Outlet)
	if it.Published == "" && in.Published != "" {
		it.Published, it.PublishedBy = in.Published, gather.ByGiven
	}
}

type addedOut struct {
	Status   int
	Location string `header:"Location"`
	Body     addedArticles
}

type addedArticles struct {
	Added  []ledger.Added `json:"added" nullable:"false" doc:"In the order of the body; known where nothing had to be written"`
	Unread []Unread       `json:"unread,omitempty" doc:"Those that were passed over"`
}

func (a *API) addArticles(ctx context.Context, in *ArticlesIn) (*addedOut, error) {
	t, err := in.take(ctx, mostArticles)
	if err != nil {
		return nil, err
	}
	var list []ledger.Read
	for i := range t.items {
		if err := a.reading.take(ctx); err != nil {
			return nil, err
		}
		r, err := intake.Read(a.Engine, &t.items[i], "")
		a.reading.leave()
		if err != nil {
			t.miss(t.items[i].From, err)
			continue
		}
		list = append(list, r)
	}
	if len(list) == 0 {
		return nil, t.problem()
	}
	out := &addedOut{Status: http.StatusOK, Body: addedArticles{Unread: t.unread}}
	if out.Body.Added, err = a.Ledger.Add(ctx, list); err != nil {
		return nil, err
	}
	for _, x := range out.Body.Added {
		if x.What != ledger.Known {
			out.Status = http.StatusCreated
			a.note(ctx, "article-add", x.Article, x.What)
		}
	}
	if len(out.Body.Added) == 1 {
		out.Location = Prefix + "/articles/" + url.PathEscape(out.Body.Added[0].Article)
	}
	return out, nil
}

// problem says that nothing could be read.
func (t *taken) problem() *Problem {
	p := problemOf(codeArticle).with("body", "it holds no article")
	for _, u := range t.unread {
		p.Errors = append(p.Errors, Fault{u.Place, u.Detail})
	}
	if len(p.Errors) > 0 {
		p.Field, p.Detail = p.Errors[0].Field, p.Errors[0].Detail
	}
	return p
}

type articleIn struct {
	ID      string `path:"id" maxLength:"2000"`
	Version int    `query:"version" minimum:"1" doc:"From 1; the latest if left out"`
}

type articleOut struct {
	ETag string `header:"ETag"`
	Body ledger.Text
}

func (a *API) getArticle(ctx context.Context, in *articleIn) (*articleOut, error) {
	// The number is asked for first: what comes meanwhile is told by the next.
	seq, err := a.Ledger.Last(ctx)
	if err != nil {
		return nil, err
	}
	t, err := a.Ledger.Article(ctx, in.ID, in.Version)
	return &articleOut{ETag: a.tag(seq, "json"), Body: t}, err
}

type versionsOut struct{ Body page[ledger.Version] }

func (a *API) listVersions(ctx context.Context, in *idIn) (*versionsOut, error) {
	last, err := a.Ledger.Article(ctx, in.ID, 0)
	if err != nil {
		return nil, err
	}
	out := &versionsOut{}
	err = a.Ledger.View(ctx, func(s *ledger.Snapshot) error {
		for n := 1; n <= last.Versions; n++ {
			v, err := s.Version(last.Article, n)
			if err != nil {
				return err
			}
			out.Body.Items = append(out.Body.Items, *v)
		}
		return nil
	})
	return out, err
}

type wordsOut struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	ETag        string `header:"ETag"`
	Body        []byte
}

func (a *API) getWords(ctx context.Context, in *articleIn) (*wordsOut, error) {
	t, err := a.Ledger.Article(ctx, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	out := &wordsOut{ContentType: "text/plain; charset=utf-8", ETag: `"` + t.Words + `"`}
	err = a.Ledger.View(ctx, func(s *ledger.Snapshot) error {
		words, err := s.Words(t.Words)
		out.Body = []byte(words)
		return err
	})
	return out, err
}

type diffIn struct {
	ID   string `path:"id" maxLength:"2000"`
	From int    `query:"from" minimum:"1" required:"true" doc:"The earlier version"`
	To   int    `query:"to" minimum:"1" required:"true" doc:"The later version"`
}

type diffOut struct{ Body page[ledger.Piece] }

func (a *API) diffArticle(ctx context.Context, in *diffIn) (*diffOut, error) {
	list, err := a.Ledger.Diff(ctx, in.ID, in.From, in.To)
	if list == nil {
		list = []ledger.Piece{}
	}
	return &diffOut{page[ledger.Piece]{Items: list}}, err
}

type readOut struct{ Body *musnad.Reading }

func (a *API) read(ctx context.Context, in *ArticlesIn) (*readOut, error) {
	d, err := a.document(ctx, in)
	if err != nil {
		return nil, err
	}
	return &readOut{musnad.NewReading(d, a.Engine.Version())}, nil
}

type explainIn struct {
	ArticlesIn
	Stage []string `query:"stage,explode" doc:"Only these stages: segment, temporal, entity, quote, attribution, event, merge"`
}

type explainOut struct{ Body any }

func (a *API) explain(ctx context.Context, in *explainIn) (*explainOut, error) {
	for _, s := range in.Stage {
		if !slices.Contains(musnad.Stages, s) {
			return nil, problemOf(codeInvalid).with("query.stage", "use "+strings.Join(musnad.Stages, ", "))
		}
	}
	d, err := a.document(ctx, &in.ArticlesIn)
	if err != nil {
		return nil, err
	}
	return &explainOut{explain.Of(d, a.Engine, in.Stage)}, nil
}

// document reads the one article of a body.
func (a *API) document(ctx context.Context, in *ArticlesIn) (*musnad.Document, error) {
	t, err := in.take(ctx, 1)
	if err != nil {
		return nil, err
	}
	if len(t.items) == 0 {
		return nil, t.problem()
	}
	if err := a.reading.take(ctx); err != nil {
		return nil, err
	}
	defer a.reading.leave()
	it := &t.items[0]
	d, err := intake.Document(a.Engine, it.Article(), it.Flags)
	if err != nil {
		return nil, problemOf(codeArticle).with("body", err.Error())
	}
	return d, nil
}
