package api

import (
	"context"

	"github.com/musnad/musnad/internal/watch"
)

type hooksIn struct {
	PageIn
	Search string `query:"search" maxLength:"200" doc:"Only those of this saved search"`
}

type hooksOut struct{ Body page[watch.Hook] }

func (a *API) listHooks(ctx context.Context, in *hooksIn) (*hooksOut, error) {
	list, err := a.Watch.Hooks(ctx, in.Search)
	if err != nil {
		return nil, err
	}
	cut, err := pageOf(list, in.PageIn, func(h *watch.Hook) string { return h.Made + h.ID })
	return &hooksOut{cut}, err
}

type hookOut struct{ Body watch.Hook }

func (a *API) getHook(ctx context.Context, in *idIn) (*hookOut, error) {
	h, err := a.Watch.Hook(ctx, in.ID)
	return &hookOut{h}, err
}

type newHook struct {
	Search string `json:"search" minLength:"1" maxLength:"200" doc:"The saved search whose news it tells"`
	URL    string `json:"url" minLength:"1" maxLength:"2000" doc:"On the public internet; redirects are not followed"`
}

type addHookIn struct{ Body newHook }

type addHookOut struct {
	Location string `header:"Location"`
	Body     struct {
		watch.Hook
		Secret string `json:"secret" doc:"Deliveries are signed with it. It is not shown again"`
	}
}

func (a *API) addHook(ctx context.Context, in *addHookIn) (*addHookOut, error) {
	if err := watch.CheckURL(in.Body.URL); err != nil {
		return nil, problemOf(codeAddress).with("body.url", err.Error())
	}
	seq, err := a.Ledger.Last(ctx)
	if err != nil {
		return nil, err
	}
	secret, h, err := a.Watch.AddHook(ctx, watch.Hook{Search: in.Body.Search, URL: in.Body.URL, By: callOf(ctx).who.Name, Seen: seq})
	if err != nil {
		return nil, err
	}
	a.note(ctx, "webhook-add", h.ID, h.URL)
	out := &addHookOut{Location: Prefix + "/webhooks/" + h.ID}
	out.Body.Hook, out.Body.Secret = h, secret
	return out, nil
}

func (a *API) removeHook(ctx context.Context, in *idIn) (*none, error) {
	if err := a.Watch.RemoveHook(ctx, in.ID); err != nil {
		return nil, err
	}
	a.note(ctx, "webhook-remove", in.ID, "")
	return nil, nil
}

type deliveriesIn struct {
	ID    string `path:"id" maxLength:"200"`
	State string `query:"state" enum:"waiting,sent,dead" doc:"Only those of this state"`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

type deliveriesOut struct{ Body page[watch.Delivery] }

func (a *API) listDeliveries(ctx context.Context, in *deliveriesIn) (*deliveriesOut, error) {
	if _, err := a.Watch.Hook(ctx, in.ID); err != nil {
		return nil, err
	}
	list, err := a.Watch.Deliveries(ctx, in.ID, watch.State(in.State), in.Limit)
	return &deliveriesOut{page[watch.Delivery]{Items: list}}, err
}

type replayIn struct {
	ID       string `path:"id" maxLength:"200"`
	Delivery string `path:"delivery" maxLength:"200"`
}

type replayOut struct{ Body watch.Delivery }

func (a *API) replay(ctx context.Context, in *replayIn) (*replayOut, error) {
	d, err := a.Watch.Replay(ctx, in.ID, in.Delivery)
	if err == nil {
		a.note(ctx, "webhook-replay", d.ID, d.Hook)
	}
	return &replayOut{d}, err
}
