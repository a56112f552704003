package web

import (
	"context"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// raw is text between components, without a space that a template would add.
func raw(s string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, templ.EscapeString(s))
		return err
	})
}

// inOrder renders components one after another, with nothing between.
func inOrder(list ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		for _, c := range list {
			if err := c.Render(ctx, w); err != nil {
				return err
			}
		}
		return nil
	})
}

// Names are the parties of a role, those of most origins first, with what the
// language sets between them: the Arabic "and" is written to the word behind it.
func (p *Page) Names(list []ledger.Voice) templ.Component {
	var out []templ.Component
	for i := range list[:min(len(list), mostInLine)] {
		if i > 0 {
			out = append(out, raw(p.T("list.and")))
		}
		out = append(out, p.Party(&list[i]))
	}
	if n := len(list) - mostInLine; n > 0 {
		out = append(out, raw(" "), p.Count("line.and-more", n))
	}
	return inOrder(out...)
}

// Parties says who did it, with or to whom, through whom, and where.
func (p *Page) Parties(h *ledger.Happening) templ.Component {
	out := []templ.Component{p.unknownActor()}
	if len(h.Actor) > 0 {
		out[0] = p.Names(h.Actor)
	}
	comma := raw(p.T("list.comma"))
	if len(h.Recipient) > 0 {
		out = append(out, raw(" "), p.betweenWord(between(h)), raw(" "), p.Names(h.Recipient))
	}
	if len(h.Mediator) > 0 {
		out = append(out, comma, p.Say(p.T("line.through"), p.Names(h.Mediator)))
	}
	if h.Place != nil {
		out = append(out, comma, p.Say(p.T("line.in"), p.Spot(h.Place)))
	}
	return inOrder(out...)
}

// diffOf is how one version's words became another's, with the spaces between words.
func diffOf(list []ledger.Piece) templ.Component {
	var out []templ.Component
	for i := range list {
		if i > 0 {
			out = append(out, raw(" "))
		}
		switch x := &list[i]; x.Op {
		case "-":
			out = append(out, lost(x.Text))
		case "+":
			out = append(out, gained(x.Text))
		default:
			out = append(out, raw(x.Text))
		}
	}
	return inOrder(out...)
}

// piecesOf is a line of an article, letter by letter as it is.
func piecesOf(list []piece) templ.Component {
	out := make([]templ.Component, len(list))
	for i := range list {
		out[i] = list[i].component()
	}
	return inOrder(out...)
}

func (x *piece) component() templ.Component {
	switch {
	case x.asked:
		return askedLetters(x.anchor, x.text)
	case x.marked:
		return markedLetters(x.text)
	}
	return raw(x.text)
}

// partsOf is text with some of it marked.
func partsOf(list []part) templ.Component {
	pieces := make([]piece, len(list))
	for i, x := range list {
		pieces[i] = piece{text: x.text, marked: x.mark}
	}
	return piecesOf(pieces)
}

// citation is a line to cite a happening by: what it is, how many tell of it, its id
// and the entry that it was seen at.
func (p *Page) citation(h *HappeningView) templ.Component {
	comma := raw(p.T("list.comma"))
	return inOrder(Own(p.Summary(&h.Happening)), raw(" — "), p.Count("articles", h.Articles), comma, p.Count("origins", len(h.Origins)),
		raw(". "+p.T("brand")), comma, ID(h.ID), comma, ID("#"+strconv.FormatInt(h.Changed, 10)), comma, p.Date(h.Seen))
}
