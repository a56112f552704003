package api

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
)

type sourcesOut struct{ Body page[ledger.SourceState] }

func (a *API) listSources(ctx context.Context, in *PageIn) (*sourcesOut, error) {
	list, err := a.Ledger.Sources(ctx)
	if err != nil {
		return nil, err
	}
	out, err := pageOf(list, *in, func(s *ledger.SourceState) string { return s.URL })
	return &sourcesOut{out}, err
}

type sourceOut struct {
	ETag string `header:"ETag"`
	Body ledger.SourceState
}

func (a *API) getSource(ctx context.Context, in *idIn) (*sourceOut, error) {
	s, err := a.source(ctx, in.ID)
	return &sourceOut{Body: s}, err
}

// source is a source that is not removed.
func (a *API) source(ctx context.Context, id string) (ledger.SourceState, error) {
	list, err := a.Ledger.Sources(ctx)
	if err != nil {
		return ledger.SourceState{}, err
	}
	for i := range list {
		if list[i].ID == id {
			return list[i], nil
		}
	}
	return ledger.SourceState{}, problemOf(codeNotFound)
}

// newSource is a source to be. Directories of the server's machine are added there.
type newSource struct {
	URL    string `json:"url" minLength:"1" maxLength:"2000"`
	Kind   string `json:"kind,omitempty" enum:"auto,feed,page,sitemap" doc:"auto, which is usual, looks what stands at the address"`
	Title  string `json:"title,omitempty" maxLength:"200" doc:"The outlet, where articles do not name theirs"`
	Zone   string `json:"zone,omitempty" maxLength:"60" doc:"Whose day is the day of publication, as Asia/Damascus"`
	Follow string `json:"follow,omitempty" enum:"always,never" doc:"Whether the pages of a feed's entries are fetched; as needed if left out"`
	Grade  string `json:"grade,omitempty" maxLength:"200" doc:"How reliable you find it"`
}

type addSourceIn struct{ Body newSource }

type addSourceOut struct {
	Location string `header:"Location"`
	Body     struct {
		Items []ledger.Source `json:"items" nullable:"false" doc:"One, or several where a page names several feeds"`
	}
}

// discoverTime bounds how long an address is looked at.
const discoverTime = 20 * time.Second

func (a *API) addSource(ctx context.Context, in *addSourceIn) (*addSourceOut, error) {
	if in.Body.Grade != "" && !callOf(ctx).who.May(accounts.Review) {
		return nil, Forbidden("a grade asks for the scope review")
	}
	list, err := a.meant(ctx, &in.Body)
	if err != nil {
		return nil, err
	}
	out := &addSourceOut{}
	known, err := a.Ledger.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		s, err := a.Ledger.AddSource(ctx, ledger.Source{URL: x.URL, Kind: x.Kind, Title: x.Title, Zone: x.Zone, Follow: x.Follow, Grade: cmp.Or(in.Body.Grade, ledger.GradeOf(known, x.URL))})
		if err != nil {
			return nil, err
		}
		a.note(ctx, "source-add", s.ID, s.URL)
		out.Body.Items = append(out.Body.Items, s)
	}
	out.Location = Prefix + "/sources/" + out.Body.Items[0].ID
	return out, nil
}

// meant are the sources that stand at an address.
func (a *API) meant(ctx context.Context, b *newSource) (list []gather.Source, err error) {
	list = []gather.Source{{URL: b.URL, Kind: b.Kind}}
	if b.Kind == "" || b.Kind == "auto" {
		if a.Fetcher == nil {
			return nil, problemOf(codeSource).with("body.kind", "this server asks no others; say what it is: feed, page or sitemap")
		}
		ctx, stop := context.WithTimeout(ctx, discoverTime)
		defer stop()
		if list, err = a.Fetcher.Discover(ctx, b.URL); err != nil {
			return nil, problemOf(codeSource).with("body.url", err.Error())
		}
	}
	for i := range list {
		x := &list[i]
		if b.Title != "" {
			x.Title = b.Title
		}
		x.Zone, x.Follow = b.Zone, b.Follow
		err := x.Check()
		if x.Kind == gather.KindDirectory {
			err = errors.New("directories are added on the server's machine: musnad add")
		}
		if err != nil {
			return nil, problemOf(codeSource).with("body", err.Error())
		}
	}
	if len(list) == 0 {
		return nil, problemOf(codeSource).with("body.url", "it names no feed")
	}
	return list, nil
}

func (a *API) removeSource(ctx context.Context, in *idIn) (*none, error) {
	s, err := a.source(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	s.Source.Removed = true
	if _, err := a.Ledger.AddSource(ctx, s.Source); err != nil {
		return nil, err
	}
	a.note(ctx, "source-remove", s.ID, s.URL)
	return nil, nil
}
