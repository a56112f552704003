package export

import "github.com/musnad/musnad/ledger"

type geoFeature struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Geometry   *geoPoint     `json:"geometry"` // null where no point means the place
	Properties geoProperties `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

type geoProperties struct {
	Type          string       `json:"event_type"`
	Mode          string       `json:"mode,omitempty"`
	Status        string       `json:"status"`
	Headline      string       `json:"headline"`
	Date          string       `json:"date,omitempty"`
	First         string       `json:"date_first,omitempty"`
	Last          string       `json:"date_last,omitempty"`
	Place         string       `json:"place,omitempty"`
	Country       string       `json:"country,omitempty"`
	Precision     string       `json:"precision,omitempty"` // of the place: site, city, region; area and country have no point
	PlaceID       string       `json:"place_id,omitempty"`
	Actor         []string     `json:"actor"`
	Recipient     []string     `json:"recipient"`
	Mediator      []string     `json:"mediator"`
	Dead          *int64       `json:"dead,omitempty"`
	Injured       *int64       `json:"injured,omitempty"`
	Arrested      *int64       `json:"arrested,omitempty"`
	Articles      int          `json:"articles"`
	Origins       []string     `json:"origins"`
	Disagreements string       `json:"disagreements,omitempty"`
	Evidence      []string     `json:"evidence"` // article@version[start,end)
	Letters       []string     `json:"evidence_letters"`
	Flags         []string     `json:"flags,omitempty"`
	Review        string       `json:"review,omitempty"`
	ReviewedBy    string       `json:"reviewed_by,omitempty"`
	ReviewedIn    string       `json:"review_decision,omitempty"`
	Corrected     []Correction `json:"corrected,omitempty"`
}

// geojson is a FeatureCollection (RFC 7946).
func (j *job) geojson() error {
	a, err := newArray(j.w, `{"type":"FeatureCollection","features":[`, `]}`)
	if err != nil {
		return err
	}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		f, err := j.feature(h)
		if err != nil {
			return err
		}
		if err := a.add(f); err != nil {
			return err
		}
		j.sum.Written++
	}
	return a.close()
}

func (j *job) feature(h *ledger.Happening) (*geoFeature, error) {
	row, err := j.happeningRow(h)
	if err != nil {
		return nil, err
	}
	f := &geoFeature{Type: "Feature", ID: h.ID}
	f.Properties = geoProperties{Type: string(h.Type), Mode: h.Mode, Status: statusOf(h), Headline: headline(h), Date: h.Date, First: row.first, Last: row.last,
		Actor: list(h.Actor, name), Recipient: list(h.Recipient, name), Mediator: list(h.Mediator, name),
		Dead: counted(h.Dead), Injured: counted(h.Injured), Arrested: counted(h.Arrested),
		Articles: h.Articles, Origins: list(h.Origins, origin), Disagreements: disagreements(h),
		Evidence: list(h.Reports, reference), Letters: list(h.Reports, func(r *ledger.Report) string { return r.Event.Trigger }),
		Flags: row.flags, Review: h.Review, ReviewedBy: row.byReview, ReviewedIn: row.onReview, Corrected: row.corrected}
	if p := h.Place; p != nil {
		f.Properties.Place, f.Properties.Country, f.Properties.Precision, f.Properties.PlaceID = p.Name, p.Country, p.Precision, p.ID
		if located(p) {
			f.Geometry = &geoPoint{"Point", [2]float64{p.Lon, p.Lat}}
		}
	}
	return f, nil
}

// list is what f makes of each of a list; never nil.
func list[T any](of []T, f func(*T) string) []string {
	out := make([]string, len(of))
	for i := range of {
		out[i] = f(&of[i])
	}
	return out
}
