package api

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The codes of problems. They are for good; what they say is in problems.tsv.
const (
	codeBadRequest   = "bad-request"
	codeInvalid      = "invalid"
	codeQuery        = "query"
	codeCursor       = "cursor"
	codeFormat       = "format"
	codeKey          = "idempotency-key"
	codeUnauthorized = "unauthorized"
	codeForbidden    = "forbidden"
	codeNotFound     = "not-found"
	codeNoPath       = "no-such-path"
	codeMethod       = "method"
	codeSlow         = "too-slow"
	codeFull         = "full"
	codeKeyBusy      = "idempotency-pending"
	codeTooLarge     = "too-large"
	codeMedia        = "media-type"
	codeArticle      = "article"
	codeDecision     = "decision"
	codeSource       = "source"
	codeAddress      = "address"
	codeKeyOther     = "idempotency-mismatch"
	codeRate         = "too-many-requests"
	codeServer       = "server"
	codeReadOnly     = "read-only"
	codeTimeout      = "timeout"
)

// Code is one row of the catalogue.
type Code struct {
	Code     string   `json:"code"`
	Status   int      `json:"status"`
	Messages Messages `json:"messages"`
}

//go:embed problems.tsv
var problemRows string

var catalogue = parseCatalogue(problemRows)

// parseCatalogue reads code, status, English and Arabic, with a tab between. The
// file is the program's own, and a test reads it: a fault is the programmer's.
func parseCatalogue(rows string) map[string]Code {
	out := map[string]Code{}
	for line := range strings.Lines(rows) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		status, err := strconv.Atoi(f[1])
		if len(f) != 4 || err != nil {
			panic(fmt.Sprintf("problems.tsv: %q: want code, status, English and Arabic", line))
		}
		out[f[0]] = Code{f[0], status, Messages{Ar: f[3], En: f[2]}}
	}
	return out
}

type problemsOut struct {
	Body struct {
		Items []Code `json:"items"`
	}
}

func (a *API) listProblems(context.Context, *none) (*problemsOut, error) {
	out := &problemsOut{}
	for _, c := range catalogue {
		out.Body.Items = append(out.Body.Items, c)
	}
	slices.SortFunc(out.Body.Items, func(a, b Code) int { return cmp.Compare(a.Code, b.Code) })
	return out, nil
}
