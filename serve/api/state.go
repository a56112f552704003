package api

import (
	"context"
	"strings"

	"github.com/musnad/musnad/ledger"
)

// release is the part of the engine's version that names the program.
func (a *API) release() string {
	name, _, _ := strings.Cut(a.Engine.Version(), "+")
	return name
}

type statsOut struct {
	ETag string `header:"ETag"`
	Body struct {
		ledger.Stats
		Engine string `json:"engine" doc:"What articles are read with now"`
	}
}

func (a *API) stats(ctx context.Context, _ *none) (*statsOut, error) {
	st, err := a.Ledger.Stats(ctx)
	out := &statsOut{ETag: a.tag(st.Entries, "json")}
	out.Body.Stats, out.Body.Engine = st, a.Engine.Version()
	return out, err
}

type releasesOut struct{ Body page[ledger.Release] }

func (a *API) listReleases(ctx context.Context, _ *none) (*releasesOut, error) {
	list, err := a.Ledger.Releases(ctx)
	if list == nil {
		list = []ledger.Release{}
	}
	return &releasesOut{page[ledger.Release]{Items: list}}, err
}

type verifyOut struct {
	Body struct {
		Whole   bool          `json:"whole"`
		Entries int64         `json:"entries"`
		Last    string        `json:"last" doc:"Hash of the last entry"`
		Faults  []ledgerFault `json:"faults" nullable:"false"`
		Checked string        `json:"checked" doc:"chain: every entry and its hash. The bytes that entries point to are checked by musnad verify --read-data"`
	}
}

type ledgerFault struct {
	Where string `json:"where"`
	What  string `json:"what"`
}

func (a *API) verify(ctx context.Context, _ *none) (*verifyOut, error) {
	faults, err := a.Ledger.Verify(ctx, false)
	if err != nil {
		return nil, err
	}
	out := &verifyOut{}
	out.Body.Whole, out.Body.Checked, out.Body.Faults = len(faults) == 0, "chain", []ledgerFault{}
	for i := range faults {
		out.Body.Faults = append(out.Body.Faults, ledgerFault{faults[i].Where(), faults[i].What})
	}
	return out, a.Ledger.View(ctx, func(s *ledger.Snapshot) (err error) {
		out.Body.Entries, out.Body.Last, err = s.Last()
		return err
	})
}
