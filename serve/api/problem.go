package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

// Problem is an error as RFC 9457 has it.
type Problem struct {
	Type     string   `json:"type" doc:"Where the code is explained: /api/v1/problems#CODE"`
	Title    string   `json:"title" doc:"The message of the code, in Arabic if Accept-Language asks for it, else in English"`
	Status   int      `json:"status" doc:"Status of HTTP"`
	Code     string   `json:"code" doc:"Stable: programs go by it"`
	Reason   string   `json:"reason,omitempty" doc:"Of the code decision: why it is refused, in one stable word, as one-already, held-apart or later-first"`
	Field    string   `json:"field,omitempty" doc:"What of the request is wrong, as body.url or query.limit"`
	Detail   string   `json:"detail,omitempty" doc:"What is wrong this time, with the remedy, in English"`
	Messages Messages `json:"messages"`
	Errors   []Fault  `json:"errors,omitempty" doc:"Each thing that is wrong, where there are several"`
}

// Messages are what a code says in both languages.
type Messages struct {
	Ar string `json:"ar"`
	En string `json:"en"`
}

// Fault is one of several things that are wrong.
type Fault struct {
	Field  string `json:"field,omitempty"`
	Detail string `json:"detail"`
}

// Error is the message with the detail.
func (p *Problem) Error() string {
	if p.Detail == "" {
		return p.Messages.En
	}
	return p.Messages.En + ": " + p.Detail
}

// GetStatus is for huma.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is for huma.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// problemOf is a problem of a code.
func problemOf(code string) *Problem {
	row := catalogue[code]
	return &Problem{Type: Prefix + "/problems#" + code, Title: row.Messages.En, Status: row.Status, Code: code, Messages: row.Messages}
}

// Forbidden is the problem of who is known and may not do this.
func Forbidden(why string) error { return problemOf(codeForbidden).with("", why) }

// with says what of the request is wrong, and how.
func (p *Problem) with(field, detail string) *Problem {
	p.Field, p.Detail = field, detail
	return p
}

// in puts the title into a language.
func (p *Problem) in(lang string) *Problem {
	if lang == "ar" {
		p.Title = p.Messages.Ar
	}
	return p
}

// problem is what an operation failed with, as a problem.
func (a *API) problem(ctx context.Context, err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p.in(callOf(ctx).lang)
	}
	p = known(ctx, err)
	if p == nil {
		a.Log.Error("a request failed", "error", err)
		p = problemOf(codeServer)
	}
	return p.in(callOf(ctx).lang)
}

// known is the problem of an error that the packages below tell apart; nil for a
// fault of the server.
func known(ctx context.Context, err error) *Problem {
	var query *ledger.QueryError
	var decision *ledger.DecisionError
	switch {
	case errors.Is(err, ledger.ErrUnknown), errors.Is(err, watch.ErrNotFound):
		return problemOf(codeNotFound).with("", withoutCommands(err.Error()))
	case errors.Is(err, ledger.ErrNoWords):
		return problemOf(codeQuery).with("query.q", "search for at least one word; fields alone list happenings: /happenings?q=")
	case errors.As(err, &query):
		return problemOf(codeQuery).with("query.q", query.Error())
	case errors.As(err, &decision):
		p := problemOf(codeDecision).with("body", withoutCommands(decision.Error()))
		p.Reason = string(decision.Code)
		return p
	case errors.Is(err, ledger.ErrText):
		return problemOf(codeBadRequest).with("", "no id, name or query holds a zero byte, or bytes that are no UTF-8")
	case errors.Is(err, watch.ErrFull):
		return problemOf(codeFull)
	case errors.Is(err, ledger.ErrReadOnly):
		return problemOf(codeReadOnly)
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		return problemOf(codeTimeout)
	}
	return nil
}

// withoutCommands leaves out the part of a message that tells a person at a terminal
// what to type.
func withoutCommands(s string) string {
	cut, _, _ := strings.Cut(s, "; musnad ")
	return cut
}

// fail answers with what went wrong.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := a.problem(r.Context(), err)
	p.in(languageOf(r))
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// languageOf is the language of messages: that of ar and en which the client
// prefers.
func languageOf(r *http.Request) string {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		switch base, _, _ := strings.Cut(strings.ToLower(tag), "-"); base {
		case "ar", "en":
			return base
		}
	}
	return "en"
}

// huma makes its own errors by these two.
func init() {
	huma.NewError = func(status int, detail string, errs ...error) huma.StatusError {
		return validation(status, detail, errs)
	}
	huma.NewErrorWithContext = func(c huma.Context, status int, detail string, errs ...error) huma.StatusError {
		return validation(status, detail, errs).in(callOf(c.Context()).lang)
	}
}

// byStatus are the codes of what huma finds.
var byStatus = map[int]string{400: codeBadRequest, 406: codeFormat, 408: codeSlow, 413: codeTooLarge, 415: codeMedia, 422: codeInvalid, 500: codeServer}

// validation is a problem that huma found. What was sent is not sent back.
func validation(status int, detail string, errs []error) *Problem {
	code := byStatus[status]
	if code == "" {
		code = codeServer
	}
	p := problemOf(code)
	if code == codeServer {
		return p
	}
	p.Detail = detail
	for _, err := range errs {
		f := Fault{Detail: err.Error()}
		if d, ok := err.(huma.ErrorDetailer); ok {
			f = Fault{d.ErrorDetail().Location, d.ErrorDetail().Message}
		}
		p.Errors = append(p.Errors, f)
	}
	if len(p.Errors) > 0 {
		p.Field, p.Detail = p.Errors[0].Field, p.Errors[0].Detail
	}
	return p
}
