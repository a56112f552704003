package serve

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// valueIn is the value that a form gives a field, as a decision has it: what was
// chosen, with what was written beside it.
func valueIn(p *web.Page, field string, form url.Values) (json.RawMessage, error) {
	switch field {
	case "actor", "recipient", "mediator":
		return partiesIn(form)
	case "place":
		return placeIn(form)
	case "size":
		return sizeIn(p, form)
	}
	return json.Marshal(strings.TrimSpace(form.Get("value")))
}

// partiesIn are the parties that were chosen, and the one that was written.
func partiesIn(form url.Values) (json.RawMessage, error) {
	list := []web.PartyValue{}
	for _, x := range form["value"] {
		var v web.PartyValue
		if err := json.Unmarshal([]byte(x), &v); err != nil {
			return nil, &badRequest{"the party " + strconv.Quote(x) + " cannot be read: " + err.Error()}
		}
		list = append(list, v)
	}
	v := web.PartyValue{Name: strings.TrimSpace(form.Get("name")), Country: countryIn(form), Kind: form.Get("kind")}
	if v.Name != "" || v.Country != "" {
		list = append(list, v)
	}
	return json.Marshal(list)
}

// placeIn is the place that was written, or else the one that was chosen.
func placeIn(form url.Values) (json.RawMessage, error) {
	if name := strings.TrimSpace(form.Get("name")); name != "" {
		return json.Marshal(web.PlaceValue{Name: name, Country: countryIn(form)})
	}
	var v *web.PlaceValue
	if err := json.Unmarshal([]byte(form.Get("value")), &v); err != nil {
		return nil, &badRequest{"the place " + strconv.Quote(form.Get("value")) + " cannot be read: " + err.Error()}
	}
	return json.Marshal(v)
}

func countryIn(form url.Values) string {
	return strings.ToUpper(strings.TrimSpace(form.Get("country")))
}

// sizeIn is the toll that was written; what was left empty is not known.
func sizeIn(p *web.Page, form url.Values) (json.RawMessage, error) {
	out := map[string]*int{}
	for _, f := range []string{"dead", "injured", "arrested"} {
		s := strings.TrimSpace(form.Get(f))
		if s == "" {
			out[f] = nil
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return nil, &badRequest{strings.ReplaceAll(p.T("review.number-bad"), "{0}", s)}
		}
		out[f] = &n
	}
	return json.Marshal(out)
}

// evidenceIn are the letters that a form gives: by their numbers, or by words that
// stand once in the text; nil if it gives none.
func (s *Server) evidenceIn(r *http.Request, form url.Values) (*ledger.Evidence, error) {
	from, to, words := strings.TrimSpace(form.Get("from")), strings.TrimSpace(form.Get("to")), strings.TrimSpace(form.Get("words"))
	if from == "" && to == "" && words == "" {
		return nil, nil
	}
	ref, ok := web.ParseRef(form.Get("r"))
	if !ok {
		return nil, &badRequest{"the form does not say of which article the letters are"}
	}
	e := &ledger.Evidence{Article: ref.Article, Version: ref.Version}
	p := s.page(r, "review.title")
	if from != "" || to != "" {
		at, ok := web.ParseSpan(from + "-" + to)
		if !ok {
			return nil, &badRequest{p.T("review.letters-bad")}
		}
		e.At = at
		return e, nil
	}
	t, err := s.Ledger.Article(r.Context(), ref.Article, ref.Version)
	if err != nil {
		return nil, err
	}
	e.At, err = lettersOf(p, t.Title+"\n"+t.Text, words)
	return e, err
}

// lettersOf is where words stand in a text, in code points; an error if they do not,
// or more than once.
func lettersOf(p *web.Page, text, words string) (at [2]int, err error) {
	switch n := strings.Count(text, words); {
	case n == 0:
		return at, &badRequest{strings.ReplaceAll(p.T("review.words-none"), "{0}", words)}
	case n > 1:
		return at, &badRequest{strings.NewReplacer("{0}", strconv.Itoa(n), "{1}", words).Replace(p.T("review.words-many"))}
	}
	from := utf8.RuneCountInString(text[:strings.Index(text, words)])
	return [2]int{from, from + utf8.RuneCountInString(words)}, nil
}
