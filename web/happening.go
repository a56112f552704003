package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// statusOf is the state of a happening as a person is told it.
func (p *Page) statusOf(h *ledger.Happening) string {
	switch {
	case h.CalledOff:
		return "called-off"
	case p.Today.Month > 0 && h.Overdue(p.Today.String()):
		return "overdue"
	}
	return string(h.Status)
}

// mutual are the types that both sides do together.
var mutual = []musnad.Type{musnad.Consult, musnad.Agree, musnad.Cooperate}

// between is the key of the word between actor and recipient.
func between(h *ledger.Happening) string {
	if slices.Contains(mutual, h.Type) {
		return "line.with"
	}
	return "line.toward"
}

// nameOf is a party's name for a page: an Arabic page has the name as articles write
// it; an English one has the English name where there is one.
func (p *Page) nameOf(v *ledger.Voice) (name string, arabic bool) {
	if english := firstOf(v.English, p.english(v.ID)); p.Lang == English && english != "" || v.Name == "" {
		return firstOf(english, p.country(v.Country), p.Label("kind", v.Kind)), false
	}
	return v.Name, true
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// entityPath is the page of a party.
func (p *Page) entityPath(v *ledger.Voice) string {
	if v.ID == "" {
		return p.Href("timeline?q=" + url.QueryEscape("party:"+quoted(firstOf(v.Country, v.Name))))
	}
	return p.Href("p/" + url.PathEscape(v.ID))
}

// quoted is a value of a query's field.
func quoted(s string) string {
	if strings.ContainsAny(s, " \t") {
		return `"` + strings.ReplaceAll(s, `"`, "") + `"`
	}
	return s
}

// HappeningPath is the page of a happening.
func (p *Page) HappeningPath(id string) string { return p.Href("e/" + url.PathEscape(id)) }

// LettersPath is the page of an article with letters marked: code points of title,
// newline, text of one version.
func (p *Page) LettersPath(r ledger.Ref, at *[2]int) string {
	path := p.Href("a/"+url.PathEscape(r.Article)) + "?v=" + strconv.Itoa(r.Version)
	if at == nil {
		return path
	}
	span := strconv.Itoa(at[0]) + "-" + strconv.Itoa(at[1])
	return path + "&t=" + span + "#t=" + span
}

// ArticlePath is the page of an article.
func (p *Page) ArticlePath(id string) string { return p.Href("a/" + url.PathEscape(id)) }

// fieldsOf are names of fields in the page's language.
func (p *Page) fieldsOf(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = p.Label("field", n)
	}
	return p.seq(out...)
}

// disputed are the fields on which the sources differ.
func disputed(h *ledger.Happening) []string {
	out := make([]string, len(h.Disagreements))
	for i := range h.Disagreements {
		out[i] = h.Disagreements[i].Field
	}
	return out
}

// flagsOf are the flags that are said beside a happening; that a copy is among its
// articles is said by their counts.
func flagsOf(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(f string) bool { return f == ledger.FlagCopy })
}

// Summary is a happening in one line of words, for titles and citations.
func (p *Page) Summary(h *ledger.Happening) string {
	parts := []string{p.Label("type", string(h.Type)) + p.T("colon") + p.partiesIn(h)}
	if h.Place != nil {
		name, _ := p.placeIn(h.Place.Name, "", h.Place.ID)
		parts = append(parts, name)
	}
	if h.Date != "" {
		parts = append(parts, p.date(h.Date))
	}
	return p.seq(parts...)
}

func (p *Page) partiesIn(h *ledger.Happening) string {
	who, whom := p.namesIn(h.Actor), p.namesIn(h.Recipient)
	switch {
	case who == "" && whom == "":
		return p.T("line.unknown-actor")
	case whom == "":
		return who
	case who == "":
		who = p.T("line.unknown-actor")
	}
	return who + " " + p.T(between(h)) + " " + whom
}

func (p *Page) namesIn(list []ledger.Voice) string {
	var names []string
	for i := range list[:min(len(list), mostInLine)] {
		name, _ := p.nameOf(&list[i])
		names = append(names, name)
	}
	return strings.Join(names, p.T("list.and"))
}

// mostInLine is how many parties of a role a line shows.
const mostInLine = 3

// partyTitle says of what country and kind a party is.
func (p *Page) partyTitle(v *ledger.Voice) string {
	var parts []string
	if g := p.gloss(v); g != "" {
		parts = append(parts, g)
	}
	if p.Lang == Arabic && v.English != "" {
		parts = append(parts, v.English)
	}
	return p.seq(parts...)
}
