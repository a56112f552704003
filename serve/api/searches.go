package api

import (
	"bytes"
	"context"
	"errors"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

// savedSearch is a search with the address of its feed.
type savedSearch struct {
	watch.Search
	Feed string `json:"feed" doc:"Address of its Atom feed"`
}

func (a *API) saved(ctx context.Context, s watch.Search) savedSearch {
	return savedSearch{s, callOf(ctx).base + Prefix + "/searches/" + s.ID + feedSuffix}
}

type searchesOut struct{ Body page[savedSearch] }

func (a *API) listSearches(ctx context.Context, in *PageIn) (*searchesOut, error) {
	list, err := a.Watch.Searches(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]savedSearch, len(list))
	for i := range list {
		out[i] = a.saved(ctx, list[i])
	}
	cut, err := pageOf(out, *in, func(s *savedSearch) string { return s.Name + "\x00" + s.ID })
	return &searchesOut{cut}, err
}

type savedOut struct {
	Location string `header:"Location"`
	Body     savedSearch
}

func (a *API) getSearch(ctx context.Context, in *idIn) (*savedOut, error) {
	s, err := a.Watch.Search(ctx, in.ID)
	return &savedOut{Body: a.saved(ctx, s)}, err
}

type newSearch struct {
	Name  string `json:"name" minLength:"1" maxLength:"200"`
	Query string `json:"query" maxLength:"2000" doc:"As q of /happenings"`
}

type addSearchIn struct{ Body newSearch }

func (a *API) addSearch(ctx context.Context, in *addSearchIn) (*savedOut, error) {
	// A query that cannot be asked is refused now, and not when nobody looks.
	if _, err := a.Ledger.Happenings(ctx, ledger.List{Query: in.Body.Query, Limit: 1}); err != nil {
		if p := known(ctx, err); p != nil && p.Code == codeQuery {
			return nil, p.with("body.query", p.Detail)
		}
		return nil, err
	}
	s, err := a.Watch.AddSearch(ctx, watch.Search{Name: in.Body.Name, Query: in.Body.Query, By: callOf(ctx).who.Name})
	if err != nil {
		return nil, err
	}
	a.note(ctx, "search-add", s.ID, s.Name)
	out := a.saved(ctx, s)
	return &savedOut{Prefix + "/searches/" + s.ID, out}, nil
}

func (a *API) removeSearch(ctx context.Context, in *idIn) (*none, error) {
	err := a.Watch.RemoveSearch(ctx, in.ID, callOf(ctx).who.May(accounts.Admin))
	if errors.Is(err, watch.ErrHooked) {
		return nil, Forbidden(err.Error())
	}
	if err != nil {
		return nil, err
	}
	a.note(ctx, "search-remove", in.ID, "")
	return nil, nil
}

// feedLength is how many happenings a feed has.
const feedLength = 100

type feedOut struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	ETag        string `header:"ETag"`
	Body        []byte
}

func (a *API) getFeed(ctx context.Context, in *idIn) (*feedOut, error) {
	s, err := a.Watch.Search(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	seq, err := a.Ledger.Last(ctx)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	feed := &export.Feed{ID: "urn:musnad:search:" + s.ID, Title: s.Name, Self: a.saved(ctx, s).Feed}
	_, err = export.Write(ctx, &b, a.Ledger, "atom", export.Options{Query: s.Query, Order: ledger.ByNews, Limit: feedLength, Feed: feed})
	return &feedOut{"application/atom+xml; charset=utf-8", a.tag(seq, "atom"), b.Bytes()}, err
}
