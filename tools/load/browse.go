package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/musnad/musnad/ledger"
)

// browser asks for lists, and for single happenings out of them.
type browser struct {
	ctx context.Context
	l   *ledger.Ledger
	rng *rand.Rand
	ids []string // of happenings that were listed
}

// question is one kind of question, asked of something else each time.
type question struct {
	name string
	ask  func() error
}

var (
	states  = []string{"TUR", "RUS", "EGY", "IRN", "FRA", "QAT", "CHN", "SAU"}
	types   = []string{"CONSULT", "AGREE", "ASSAULT", "AID", "SANCTION", "ACCUSE"}
	cities  = []string{"القاهرة", "أنقرة", "موسكو", "الدوحة", "باريس"}
	surname = []string{"فيدان", "لافروف", "الصفدي", "ماكرون", "محمد"}
)

func one[T any](b *browser, list []T) T { return list[b.rng.IntN(len(list))] }

// browse times every kind of question.
func browse(ctx context.Context, l *ledger.Ledger, rng *rand.Rand, asked int) error {
	b := &browser{ctx: ctx, l: l, rng: rng}
	for _, k := range b.questions() {
		took, err := times(max(20, asked/10), k.ask)
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		report(k.name, took)
	}
	return nil
}

func (b *browser) questions() []question {
	state := func() string { return "party:" + one(b, states) }
	return []question{
		b.list("timeline, 50 of one state", "", state),
		b.list("timeline, 50 of a pair of states", "", func() string { return state() + " " + state() }),
		b.list("timeline, 50 of a name", "", func() string { return "party:" + one(b, surname) }),
		b.list("timeline, 50 of a place", "", func() string { return "place:" + one(b, cities) }),
		b.list("timeline, 50 of a type", "", func() string { return "type:" + one(b, types) }),
		b.list("timeline, 50 of a state, a type and a year", "", func() string { return state() + " type:" + one(b, types) + " " + b.year() }),
		b.list("timeline, 50 of a year", "", b.year),
		b.list("timeline, the 50 newest", ledger.ByNews, func() string { return "" }),
		b.list("timeline, the 50 newest of one state", ledger.ByNews, state),
		b.list("timeline, the 50 of one state with most origins", ledger.ByOrigins, state),
		{"timeline, the next 50 of one state", b.next},
		{"count, up to 1000 of a pair of states", func() error {
			_, _, err := b.l.Count(b.ctx, ledger.List{Query: state() + " " + state()}, 1000)
			return err
		}},
		{"months of one state", func() error { return second(b.l.Months(b.ctx, ledger.Scope{Query: state()})) }},
		{"months of a pair of states", func() error { return second(b.l.Months(b.ctx, ledger.Scope{Query: state() + " " + state()})) }},
		{"meetings of a year, 100", func() error { return second(b.l.Meetings(b.ctx, ledger.Scope{Query: b.year()}, false)) }},
		{"meetings of states, of all years", func() error {
			return second(b.l.Meetings(b.ctx, ledger.Scope{Query: "type:CONSULT"}, true))
		}},
		{"places of a year, 100", func() error { return second(b.l.Places(b.ctx, ledger.Scope{Query: b.year()})) }},
		{"places of one state, 100", func() error { return second(b.l.Places(b.ctx, ledger.Scope{Query: state()})) }},
		{"today, 20 of each", func() error { return second(b.l.Today(b.ctx, fmt.Sprintf("201%d-03-01", 4+b.rng.IntN(3)), 20)) }},
		{"changes, 500", func() error { return second(b.l.Changes(b.ctx, int64(b.rng.IntN(30000)), 500)) }},
		{"outlets, 100", func() error { return second(b.l.Outlets(b.ctx, 100)) }},
		{"origins, 100", func() error { return second(b.l.Origins(b.ctx, 100)) }},
		{"entity, by a name", func() error { return second(b.l.Entities(b.ctx, one(b, surname))) }},
		{"entities of a country", func() error { return second(b.l.Entities(b.ctx, one(b, states))) }},
		{"upcoming, 50", func() error {
			_, err := b.l.Upcoming(b.ctx, ledger.List{Limit: 50})
			return err
		}},
		{"show, one happening", func() error {
			_, err := b.l.Happening(b.ctx, one(b, b.ids))
			return err
		}},
	}
}

// year asks for some year of the news.
func (b *browser) year() string {
	y := 2014 + b.rng.IntN(3)
	return fmt.Sprintf("from:%d to:%d", y, y)
}

func (b *browser) list(name string, order ledger.Order, query func() string) question {
	return question{name, func() error {
		found, err := b.l.Happenings(b.ctx, ledger.List{Query: query(), Order: order, Limit: 50})
		for i := range found {
			b.ids = append(b.ids, found[i].ID)
		}
		return err
	}}
}

// next goes on where some page ended.
func (b *browser) next() error {
	h, err := b.l.Happening(b.ctx, one(b, b.ids))
	if err != nil {
		return err
	}
	_, err = b.l.Happenings(b.ctx, ledger.List{Query: "party:" + one(b, states), Limit: 50, After: h.Cursor(ledger.ByDay)})
	return err
}

// second is the error of an answer.
func second[T any](_ T, err error) error { return err }
