package happen

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad"
)

const (
	maxWords = 128  // of a happening: those of the lowest hashes
	maxKeys  = 4096 // of a happening
)

// Summary is what is known of a happening, for [Judge] to compare a report with. It
// grows by [Summary.Add]; the order in which reports are added does not matter,
// and the same reports give the same bytes.
type Summary struct {
	Reports   int
	Family    Family
	Types     counts[string]       // "ASSAULT", "ASSAULT/aerial"
	Windows   counts[windowKey]    // days
	Places    table[string, Place] // by name
	Actor     table[string, Party]
	Takers    table[string, Party] // actors of the reports of a seizure: who fights for a town is not who takes it
	Recipient table[string, Party]
	Dead      set[int]
	Injured   set[int]
	Copies    set[string]              // groups of copies
	Words     counts[uint32]           // hashes of the clauses' words
	Titles    counts[uint32]           // hashes of the headlines' words
	Keys      set[Key]                 // block keys
	Articles  table[string, []Telling] // article and version: what of it is here
}

// New is the summary of a happening that one report tells.
func New(r *Report) *Summary {
	s := &Summary{Family: FamilyOf(r.Event)}
	s.Add(r)
	return s
}

// Add takes in one more report.
func (s *Summary) Add(r *Report) {
	e, ready := r.Event, r.ready()
	s.Reports++
	add(&s.Types, typeOf(e))
	if w, ok := when(r); ok {
		add(&s.Windows, w.key())
	}
	if p, ok := placeOf(e.Place); ok {
		addPlace(&s.Places, p)
	}
	addParties(&s.Actor, e.Actor)
	addParties(&s.Recipient, e.Recipient)
	if seizes(e) {
		addParties(&s.Takers, e.Actor)
	}
	addNumber(&s.Dead, e.Size.Dead)
	addNumber(&s.Injured, e.Size.Injured)
	if r.Copy != "" {
		s.Copies.add(maxKeys, own(r.Copy))
	}
	for _, h := range ready.words {
		add(&s.Words, h)
	}
	for _, h := range ready.title {
		add(&s.Titles, h)
	}
	s.Words.lowest(maxWords)
	s.Titles.lowest(maxWords)
	s.Keys.add(maxKeys, ready.keysOf(r)...)
	s.addArticle(r, ready.told)
}

// addArticle notes what of an article is here, each telling once.
func (s *Summary) addArticle(r *Report, told Telling) {
	have := s.Articles.at(own(r.Ref.edition()))
	if k, found := slices.BinarySearchFunc(*have, told, Telling.compare); !found {
		*have = slices.Insert(*have, k, told)
	}
}

func typeOf(e *musnad.ReadingEvent) string {
	if m := musnad.Text(e.Mode); m != "" {
		return string(e.Type) + "/" + m
	}
	return string(e.Type)
}

func addNumber(s *set[int], n *int) {
	if n != nil {
		s.add(maxKeys, *n)
	}
}

func addPlace(t *table[string, Place], p Place) {
	have := t.at(own(p.ID + "|" + p.Name))
	n := p.Count + have.Count
	if have.Count > 0 && have.compareAs(p) < 0 {
		p = *have
	}
	p.Count = n
	*have = p.own()
}

// addParties adds the parties of one report, each once; of two of one row, the
// longer name stays.
func addParties(t *table[string, Party], list []musnad.ReadingParty) {
	var seen []string
	for i := range list {
		p := partyOf(&list[i])
		key := own(p.key())
		have := t.at(key)
		if slices.Contains(seen, key) {
			p.Count = 0
		}
		seen = append(seen, key)
		n := p.Count + have.Count
		if have.Count > 0 && have.compareAs(p) < 0 {
			p = *have
		}
		p.Count = n
		*have = p.own()
	}
}

// own is the party in memory that keeps no text.
func (p Party) own() Party {
	p.Name, p.English, p.Country, p.ID = own(p.Name), own(p.English), own(p.Country), own(p.ID)
	return p
}

// own is the place in memory that keeps no text.
func (p Place) own() Place {
	p.Name, p.Country, p.ID = own(p.Name), own(p.Country), own(p.ID)
	return p
}

// compareAs orders tellings of one party: the fuller first.
func (p Party) compareAs(q Party) int {
	return cmp.Or(cmp.Compare(len(q.Name), len(p.Name)), cmp.Compare(p.Name, q.Name), cmp.Compare(p.Country, q.Country),
		cmp.Compare(p.Kind, q.Kind), cmp.Compare(p.English, q.English), cmp.Compare(p.ID, q.ID))
}

// compareAs orders tellings of one place: the fuller first.
func (p Place) compareAs(q Place) int {
	return cmp.Or(cmp.Compare(len(q.Name), len(p.Name)), cmp.Compare(p.Name, q.Name), cmp.Compare(p.Country, q.Country),
		cmp.Compare(p.ID, q.ID), cmp.Compare(p.Precision, q.Precision), cmp.Compare(p.Lat, q.Lat), cmp.Compare(p.Lon, q.Lon))
}
