package export

import (
	"fmt"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// epoch is the first day of Parquet's dates.
var epoch = calendar.Date{Year: 1970, Month: 1, Day: 1}

type parquetParty struct {
	Name    string `parquet:"name,optional"`
	English string `parquet:"en,optional"`
	Country string `parquet:"country,optional"`
	Kind    string `parquet:"kind,optional"`
	ID      string `parquet:"id,optional"`
	Start   *int32 `parquet:"start,optional"` // code points, in reports
	End     *int32 `parquet:"end,optional"`
}

type parquetPlace struct {
	Name      string   `parquet:"name"`
	Country   string   `parquet:"country,optional"`
	Precision string   `parquet:"precision,optional"`
	ID        string   `parquet:"id,optional"`
	Latitude  *float64 `parquet:"latitude,optional"`
	Longitude *float64 `parquet:"longitude,optional"`
	Start     *int32   `parquet:"start,optional"`
	End       *int32   `parquet:"end,optional"`
}

type parquetOrigin struct {
	Key     string   `parquet:"key"`
	Kind    string   `parquet:"kind"`
	Name    string   `parquet:"name,optional"`
	Country string   `parquet:"country,optional"`
	Outlets []string `parquet:"outlets,list"`
}

type parquetEvidence struct {
	Article string `parquet:"article"`
	Version int32  `parquet:"version"`
	Start   int32  `parquet:"start"`
	End     int32  `parquet:"end"`
	Letters string `parquet:"letters"`
	Clause  string `parquet:"clause"`
}

type parquetCorrection struct {
	Field    string `parquet:"field"`
	Decision string `parquet:"decision"`
	By       string `parquet:"by"`
	Evidence string `parquet:"evidence,optional"`
}

type parquetHappening struct {
	ID             string              `parquet:"id"`
	Type           string              `parquet:"type"`
	Mode           string              `parquet:"mode,optional"`
	Status         string              `parquet:"status"`
	Date           string              `parquet:"date,optional"`
	DateFirst      *int32              `parquet:"date_first,optional,date"`
	DateLast       *int32              `parquet:"date_last,optional,date"`
	DatePrecision  string              `parquet:"date_precision,optional"`
	Actor          []parquetParty      `parquet:"actor,list"`
	Recipient      []parquetParty      `parquet:"recipient,list"`
	Mediator       []parquetParty      `parquet:"mediator,list"`
	Place          *parquetPlace       `parquet:"place,optional"`
	Dead           *int64              `parquet:"dead,optional"`
	Injured        *int64              `parquet:"injured,optional"`
	Arrested       *int64              `parquet:"arrested,optional"`
	Articles       int32               `parquet:"articles"`
	Outlets        int32               `parquet:"outlets"`
	Origins        []parquetOrigin     `parquet:"origins,list"`
	Disagreements  string              `parquet:"disagreements,optional"`
	Evidence       []parquetEvidence   `parquet:"evidence,list"`
	PublishedBy    []string            `parquet:"published_by,list"`
	Flags          []string            `parquet:"flags,list"`
	Review         string              `parquet:"review,optional"`
	ReviewedBy     string              `parquet:"reviewed_by,optional"`
	ReviewDecision string              `parquet:"review_decision,optional"`
	Corrected      []parquetCorrection `parquet:"corrected,list"`
	Born           int64               `parquet:"entry_born"`
	Changed        int64               `parquet:"entry_changed"`
}

type parquetSource struct {
	Kind    string `parquet:"kind"`
	Name    string `parquet:"name,optional"`
	Country string `parquet:"country,optional"`
	Verb    string `parquet:"verb,optional"`
	Stance  string `parquet:"stance,optional"`
	Start   *int32 `parquet:"start,optional"`
	End     *int32 `parquet:"end,optional"`
}

type parquetReport struct {
	Happening   string          `parquet:"happening"`
	Article     string          `parquet:"article"`
	Version     int32           `parquet:"version"`
	Start       int32           `parquet:"trigger_start"`
	End         int32           `parquet:"trigger_end"`
	Trigger     string          `parquet:"trigger"`
	ClauseStart *int32          `parquet:"clause_start,optional"`
	ClauseEnd   *int32          `parquet:"clause_end,optional"`
	Clause      string          `parquet:"clause"`
	Outlet      string          `parquet:"outlet,optional"`
	Title       string          `parquet:"title,optional"`
	URL         string          `parquet:"url,optional"`
	Published   string          `parquet:"published,optional"`
	PublishedBy string          `parquet:"published_by,optional"`
	WritingBy   string          `parquet:"day_of_writing_by,optional"`
	CopyOf      string          `parquet:"copy_of,optional"`
	Words       string          `parquet:"words_sha256"`
	Engine      string          `parquet:"engine"`
	Type        string          `parquet:"type"`
	Mode        string          `parquet:"mode,optional"`
	Status      string          `parquet:"status"`
	StatusStart *int32          `parquet:"status_start,optional"`
	StatusEnd   *int32          `parquet:"status_end,optional"`
	Date        string          `parquet:"date,optional"`
	DateStart   *int32          `parquet:"date_start,optional"`
	DateEnd     *int32          `parquet:"date_end,optional"`
	DateLetters string          `parquet:"date_letters,optional"`
	Actor       []parquetParty  `parquet:"actor,list"`
	Recipient   []parquetParty  `parquet:"recipient,list"`
	Mediator    []parquetParty  `parquet:"mediator,list"`
	Place       *parquetPlace   `parquet:"place,optional"`
	Sources     []parquetSource `parquet:"sources,list"`
	Dead        *int64          `parquet:"dead,optional"`
	Injured     *int64          `parquet:"injured,optional"`
	Arrested    *int64          `parquet:"arrested,optional"`
	Contexts    []string        `parquet:"contexts,list"`
	Intensity   float64         `parquet:"intensity"`
	Rules       []string        `parquet:"rules,list"`
	Flags       []string        `parquet:"flags,list"`
	Review      string          `parquet:"review,optional"`
}

// rowsAtOnce is how many rows are handed to the writer together.
const rowsAtOnce = 512

func (j *job) parquet() error {
	if j.o.Rows == Reports {
		return writeParquet(j, func(h *ledger.Happening) (out []parquetReport, err error) {
			for i := range h.Reports {
				r, err := j.parquetReport(h, &h.Reports[i])
				if err != nil {
					return nil, err
				}
				out = append(out, r)
			}
			return out, nil
		})
	}
	return writeParquet(j, func(h *ledger.Happening) ([]parquetHappening, error) {
		r, err := j.parquetHappening(h)
		return []parquetHappening{r}, err
	})
}

func writeParquet[T any](j *job, rows func(*ledger.Happening) ([]T, error)) error {
	w := parquet.NewGenericWriter[T](j.w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("musnad", "", ""))
	var batch []T
	flush := func() error {
		_, err := w.Write(batch)
		batch = batch[:0]
		return err
	}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		list, err := rows(h)
		if err != nil {
			return fmt.Errorf("happening %s: %w", h.ID, err)
		}
		batch = append(batch, list...)
		j.sum.Written += len(list)
		if len(batch) >= rowsAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return w.Close()
}

func (j *job) parquetHappening(h *ledger.Happening) (parquetHappening, error) {
	row, err := j.happeningRow(h)
	if err != nil {
		return parquetHappening{}, err
	}
	out := parquetHappening{ID: h.ID, Type: string(h.Type), Mode: h.Mode, Status: statusOf(h), Date: h.Date, DatePrecision: row.fine,
		Actor: parquetVoices(h.Actor), Recipient: parquetVoices(h.Recipient), Mediator: parquetVoices(h.Mediator), Place: parquetSpot(h.Place),
		Dead: counted(h.Dead), Injured: counted(h.Injured), Arrested: counted(h.Arrested), Articles: int32(h.Articles), Outlets: int32(h.Outlets),
		Disagreements: disagreements(h), PublishedBy: row.publishedBy, Flags: row.flags,
		Review: h.Review, ReviewedBy: row.byReview, ReviewDecision: row.onReview, Born: h.Born, Changed: h.Changed}
	if a, b, _, ok := days(h.Date); ok {
		out.DateFirst, out.DateLast = whole(a.DaysSince(epoch)), whole(b.DaysSince(epoch))
	}
	for i := range h.Origins {
		o := &h.Origins[i]
		out.Origins = append(out.Origins, parquetOrigin{o.Key, o.Kind, o.Name, o.Country, o.Outlets})
	}
	for i := range h.Reports {
		r := &h.Reports[i]
		out.Evidence = append(out.Evidence, parquetEvidence{r.Article, int32(r.Version), int32(r.At[0]), int32(r.At[1]), r.Event.Trigger, r.Event.Clause})
	}
	for _, c := range row.corrected {
		out.Corrected = append(out.Corrected, parquetCorrection(c))
	}
	return out, nil
}

func whole(n int) *int32 {
	x := int32(n)
	return &x
}

func ends(at *[2]int) (start, end *int32) {
	if at == nil {
		return nil, nil
	}
	return whole(at[0]), whole(at[1])
}

func counted(list []ledger.Said) *int64 {
	n, err := strconv.ParseInt(first(list), 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

func big(n *int) *int64 {
	if n == nil {
		return nil
	}
	x := int64(*n)
	return &x
}

func parquetVoices(list []ledger.Voice) (out []parquetParty) {
	for i := range list {
		v := &list[i]
		out = append(out, parquetParty{Name: v.Name, English: v.English, Country: v.Country, Kind: v.Kind, ID: v.Party.ID})
	}
	return out
}

func parquetSpot(p *ledger.Spot) *parquetPlace {
	if p == nil {
		return nil
	}
	out := &parquetPlace{Name: p.Name, Country: p.Country, Precision: p.Precision, ID: p.ID}
	if located(p) {
		out.Latitude, out.Longitude = &p.Lat, &p.Lon
	}
	return out
}

func parquetParties(list []musnad.ReadingParty) (out []parquetParty) {
	for i := range list {
		p := &list[i]
		start, end := ends(p.At)
		out = append(out, parquetParty{musnad.Text(p.Name), musnad.Text(p.English), musnad.Text(p.Country), p.Kind, musnad.Text(p.ID), start, end})
	}
	return out
}

func (j *job) parquetReport(h *ledger.Happening, r *ledger.Report) (parquetReport, error) {
	row, err := j.reportRow(h, r)
	if err != nil {
		return parquetReport{}, err
	}
	e := r.Event
	out := parquetReport{Happening: h.ID, Article: r.Article, Version: int32(r.Version), Start: int32(r.At[0]), End: int32(r.At[1]), Trigger: e.Trigger, Clause: e.Clause,
		Outlet: r.Outlet, Title: r.Title, URL: r.URL, Published: r.Published, PublishedBy: r.PublishedBy, WritingBy: row.anchor, CopyOf: r.CopyOf,
		Words: r.Words, Engine: r.Engine, Type: string(e.Type), Mode: musnad.Text(e.Mode), Status: string(e.Status), Date: musnad.Text(e.Date), DateLetters: row.dateLetters,
		Actor: parquetParties(e.Actor), Recipient: parquetParties(e.Recipient), Mediator: parquetParties(e.Mediator),
		Dead: big(e.Size.Dead), Injured: big(e.Size.Injured), Arrested: big(e.Size.Arrested),
		Contexts: e.Contexts, Intensity: e.Intensity, Rules: e.Rules, Flags: row.flags, Review: h.Review}
	out.ClauseStart, out.ClauseEnd = ends(e.Evidence.Clause)
	out.StatusStart, out.StatusEnd = ends(e.Evidence.Status)
	out.DateStart, out.DateEnd = ends(e.Evidence.Date)
	if p := e.Place; p != nil {
		start, end := ends(p.At)
		out.Place = &parquetPlace{Name: p.Name, Country: musnad.Text(p.Country), Precision: musnad.Text(p.Precision), ID: musnad.Text(p.ID), Start: start, End: end}
		if pointed(musnad.Text(p.Precision)) {
			out.Place.Latitude, out.Place.Longitude = p.Lat, p.Lon
		}
	}
	for i := range e.Sources {
		s := &e.Sources[i]
		start, end := ends(s.At)
		out.Sources = append(out.Sources, parquetSource{s.Kind, musnad.Text(s.Name), musnad.Text(s.Country), musnad.Text(s.Verb), s.Stance, start, end})
	}
	return out, nil
}
