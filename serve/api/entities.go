package api

import (
	"context"

	"github.com/musnad/musnad/ledger"
)

type searchIn struct {
	Query string `query:"q" required:"true" minLength:"1" maxLength:"2000" doc:"Words, \"phrases\", -not, exact:word, and fields of the happenings that are told"`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

type searchOut struct{ Body page[ledger.Found] }

func (a *API) search(ctx context.Context, in *searchIn) (*searchOut, error) {
	list, err := a.Ledger.Search(ctx, in.Query, in.Limit)
	if list == nil {
		list = []ledger.Found{}
	}
	return &searchOut{page[ledger.Found]{Items: list}}, err
}

type entitiesIn struct {
	Name string `query:"name" required:"true" minLength:"1" maxLength:"200" doc:"A name in any spelling, an id, or a country's three letters"`
}

type entitiesOut struct{ Body page[ledger.Entity] }

func (a *API) listEntities(ctx context.Context, in *entitiesIn) (*entitiesOut, error) {
	list, err := a.Ledger.Entities(ctx, in.Name)
	if list == nil {
		list = []ledger.Entity{}
	}
	return &entitiesOut{page[ledger.Entity]{Items: list}}, err
}

type entityOut struct {
	ETag string `header:"ETag"`
	Body ledger.Portrait
}

func (a *API) getEntity(ctx context.Context, in *idIn) (*entityOut, error) {
	seq, err := a.Ledger.Last(ctx)
	if err != nil {
		return nil, err
	}
	p, err := a.Ledger.Entity(ctx, in.ID)
	return &entityOut{a.tag(seq, "json"), p}, err
}
