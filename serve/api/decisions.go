package api

import (
	"context"
	"encoding/json"

	"github.com/musnad/musnad/ledger"
)

type decisionsOut struct {
	ETag string `header:"ETag"`
	Body page[ledger.Decision]
}

type idIn struct {
	ID string `path:"id" maxLength:"2000"`
}

func (a *API) listDecisions(ctx context.Context, in *idIn) (*decisionsOut, error) {
	h, err := a.Ledger.Happening(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &decisionsOut{ETag: a.tag(h.Changed, "json"), Body: page[ledger.Decision]{Items: h.Decisions}}
	if out.Body.Items == nil {
		out.Body.Items = []ledger.Decision{}
	}
	return out, nil
}

// newDecision is what a person says; who says it is known from the token.
type newDecision struct {
	Op        string           `json:"op" enum:"accept,reject,flag,correct,merge,split,undo,same,apart"`
	Happening string           `json:"happening,omitempty" maxLength:"200" doc:"All but undo, same and apart"`
	Other     string           `json:"other,omitempty" maxLength:"200" doc:"merge: what becomes part of the happening. same, apart: the second entity"`
	Entity    string           `json:"entity,omitempty" maxLength:"200" doc:"same, apart: the first entity"`
	Field     string           `json:"field,omitempty" doc:"correct: type, mode, status, actor, recipient, mediator, date, place or size"`
	Value     json.RawMessage  `json:"value,omitempty" doc:"correct: the field as the event of a reading has it"`
	Evidence  *ledger.Evidence `json:"evidence,omitempty" doc:"correct: the letters that say so"`
	Reports   []ledger.Ref     `json:"reports,omitempty" maxItems:"1000" doc:"split: those that leave"`
	Undoes    string           `json:"undoes,omitempty" maxLength:"200" doc:"undo: the decision"`
	Why       string           `json:"why,omitempty" maxLength:"2000"`
}

type decideIn struct{ Body newDecision }

type decideOut struct {
	Location string `header:"Location"`
	Body     ledger.Decision
}

func (a *API) decide(ctx context.Context, in *decideIn) (*decideOut, error) {
	b := &in.Body
	d, err := a.Ledger.Decide(ctx, ledger.Decision{Op: ledger.Op(b.Op), Happening: b.Happening, Other: b.Other, Entity: b.Entity, Field: b.Field, Value: b.Value,
		Evidence: b.Evidence, Reports: b.Reports, Undoes: b.Undoes, Why: b.Why, By: callOf(ctx).who.Name})
	if err != nil {
		return nil, err
	}
	a.note(ctx, "decide", d.ID, string(d.Op)+" "+d.Happening)
	out := &decideOut{Body: d}
	if d.Happening != "" {
		out.Location = Prefix + "/happenings/" + d.Happening + "/decisions"
	}
	return out, nil
}
