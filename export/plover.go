package export

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// ploverRecord is an event in the terms of PLOVER 2.0.
type ploverRecord struct {
	ID        string           `json:"id"`
	Date      string           `json:"date,omitempty"` // EDTF
	Event     musnad.Type      `json:"event"`
	Mode      string           `json:"mode,omitempty"`
	AuxMode   string           `json:"auxmode,omitempty"` // future hypothetical negation
	ReadAs    string           `json:"read_as,omitempty"` // the type, and the mode, before a plan became AGREE
	Contexts  []string         `json:"context"`           // all that a report has
	Intensity *float64         `json:"intensity"`         // mean of the reports'; null for what is no longer the type that it was scored as
	Actor     []ploverParty    `json:"actor"`
	Recipient []ploverParty    `json:"recipient"`
	Mediator  []ploverParty    `json:"mediator,omitempty"` // PLOVER has it within its actors
	Place     *ploverPlace     `json:"location"`
	Magnitude ploverSize       `json:"magnitude"`
	Sources   []string         `json:"sources"`
	Evidence  []ploverEvidence `json:"text"`
	Flags     []string         `json:"flags,omitempty"`
	Review    string           `json:"review,omitempty"`
	Reviewer  string           `json:"reviewed_by,omitempty"`
	Reviewed  string           `json:"review_decision,omitempty"`
	Corrected []Correction     `json:"corrected,omitempty"`
}

type ploverParty struct {
	Name    string `json:"name,omitempty"`
	English string `json:"en,omitempty"`
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Sector  string `json:"sector,omitempty"`
	ID      string `json:"id,omitempty"`
}

type ploverPlace struct {
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"`
	Latitude  *float64 `json:"latitude"`
	Longitude *float64 `json:"longitude"`
	Precision string   `json:"precision,omitempty"`
}

type ploverSize struct {
	Dead     *int64 `json:"dead"`
	Injured  *int64 `json:"injured"`
	Arrested *int64 `json:"arrested"`
}

type ploverEvidence struct {
	Article   string `json:"article"`
	Version   int    `json:"version"`
	At        [2]int `json:"at"`
	Letters   string `json:"letters"`
	Clause    string `json:"clause"`
	Published string `json:"published,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
}

// auxModes are PLOVER's names of what is not actual.
var auxModes = map[musnad.Status]string{musnad.Future: "future", musnad.Hypothetical: "hypothetical", musnad.Negated: "negation"}

// promised are the types whose future is consent to them: PLOVER 2.0 codes it
// AGREE.
var promised = map[musnad.Type]bool{musnad.Consult: true, musnad.Support: true, musnad.Cooperate: true, musnad.Aid: true}

// plover is an array of records, one a line.
func (j *job) plover() error {
	a, err := newArray(j.w, "[", "]")
	if err != nil {
		return err
	}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		r, err := j.ploverRecord(h)
		if err != nil {
			return err
		}
		if err := a.add(r); err != nil {
			return err
		}
		j.sum.Written++
	}
	return a.close()
}

func (j *job) ploverRecord(h *ledger.Happening) (*ploverRecord, error) {
	row, err := j.happeningRow(h)
	if err != nil {
		return nil, err
	}
	out := &ploverRecord{ID: h.ID, Date: h.Date, Event: h.Type, Mode: h.Mode, AuxMode: auxModes[h.Status], Contexts: []string{},
		Actor: ploverParties(h.Actor), Recipient: ploverParties(h.Recipient), Mediator: ploverParties(h.Mediator),
		Magnitude: ploverSize{counted(h.Dead), counted(h.Injured), counted(h.Arrested)}, Sources: list(h.Origins, origin), Evidence: []ploverEvidence{},
		Flags: row.flags, Review: h.Review, Reviewer: row.byReview, Reviewed: row.onReview, Corrected: row.corrected}
	sum, n := 0.0, 0
	for i := range h.Reports {
		r := &h.Reports[i]
		for _, c := range r.Event.Contexts {
			out.Contexts = addOnce(out.Contexts, c)
		}
		if r.Event.Type == h.Type {
			sum, n = sum+r.Event.Intensity, n+1
		}
		out.Evidence = append(out.Evidence, ploverEvidence{r.Article, r.Version, r.At, r.Event.Trigger, r.Event.Clause, r.Published, r.Outlet, r.URL})
	}
	if h.Status == musnad.Future && promised[h.Type] {
		out.ReadAs, out.Event, out.Mode, n = string(h.Type), musnad.Agree, "", 0
		if h.Mode != "" {
			out.ReadAs += "/" + h.Mode
		}
	}
	if n > 0 {
		mean := sum / float64(n)
		out.Intensity = &mean
	}
	if p := h.Place; p != nil {
		out.Place = &ploverPlace{Name: p.Name, Country: p.Country, Precision: p.Precision}
		if located(p) {
			out.Place.Latitude, out.Place.Longitude = &p.Lat, &p.Lon
		}
	}
	return out, nil
}

func ploverParties(list []ledger.Voice) []ploverParty {
	out := make([]ploverParty, len(list))
	for i := range list {
		v := &list[i]
		out[i] = ploverParty{v.Name, v.English, v.Country, v.Kind, v.Party.ID}
	}
	return out
}
