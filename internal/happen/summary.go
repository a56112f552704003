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
// and the same reports give the same JSON.
type Summary struct {
	Reports   int                  `json:"reports"`
	Family    Family               `json:"family"`
	Types     map[string]int       `json:"types"`            // "ASSAULT", "ASSAULT/aerial": reports
	Statuses  map[string]int       `json:"statuses"`         // reports
	Windows   map[string]int       `json:"windows"`          // days, "?" behind those that only the day of writing tells: reports
	Places    map[string]Place     `json:"places,omitempty"` // by name
	Actor     map[string]Party     `json:"actor,omitempty"`
	Takers    map[string]Party     `json:"takers,omitempty"` // actors of the reports of a seizure: who fights for a town is not who takes it
	Recipient map[string]Party     `json:"recipient,omitempty"`
	Mediator  map[string]Party     `json:"mediator,omitempty"`
	Dead      map[int]int          `json:"dead,omitempty"` // toll: reports
	Injured   map[int]int          `json:"injured,omitempty"`
	Copies    map[string]int       `json:"copies,omitempty"`
	Words     map[uint32]int       `json:"words,omitempty"`    // hashes of the clauses' words: reports
	Titles    map[uint32]int       `json:"titles,omitempty"`   // hashes of the headlines' words: reports
	Keys      map[string]int       `json:"keys"`               // block keys: reports
	Articles  map[string][]Telling `json:"articles,omitempty"` // article and version: what of it is here
}

// New is the summary of a happening that one report tells.
func New(r *Report) *Summary {
	s := &Summary{
		Family: FamilyOf(r.Event),
		Types:  map[string]int{}, Statuses: map[string]int{}, Windows: map[string]int{}, Places: map[string]Place{},
		Actor: map[string]Party{}, Takers: map[string]Party{}, Recipient: map[string]Party{}, Mediator: map[string]Party{},
		Dead: map[int]int{}, Injured: map[int]int{}, Copies: map[string]int{}, Words: map[uint32]int{}, Titles: map[uint32]int{},
		Keys: map[string]int{}, Articles: map[string][]Telling{},
	}
	s.Add(r)
	return s
}

// Add takes in one more report. A summary read from JSON may be added to.
func (s *Summary) Add(r *Report) {
	e := r.Event
	s.makeMaps()
	s.Reports++
	s.Types[typeOf(e)]++
	s.Statuses[string(e.Status)]++
	if w, ok := when(r); ok {
		s.Windows[w.String()]++
	}
	if p, ok := placeOf(e.Place); ok {
		addPlace(s.Places, p)
	}
	addParties(s.Actor, e.Actor)
	addParties(s.Recipient, e.Recipient)
	if seizes(e) {
		addParties(s.Takers, e.Actor)
	}
	addParties(s.Mediator, e.Mediator)
	addCount(s.Dead, e.Size.Dead)
	addCount(s.Injured, e.Size.Injured)
	if r.Copy != "" {
		s.Copies[r.Copy]++
	}
	ready := r.ready()
	for _, h := range ready.words {
		s.Words[h]++
	}
	for _, h := range ready.title {
		s.Titles[h]++
	}
	keepLowest(s.Words, maxWords)
	keepLowest(s.Titles, maxWords)
	for _, k := range ready.keysOf(r) {
		s.Keys[k]++
	}
	keepLowest(s.Keys, maxKeys)
	s.addArticle(r, ready.told)
}

// makeMaps gives a summary read from JSON the maps that were empty.
func (s *Summary) makeMaps() {
	if s.Places == nil {
		s.Places = map[string]Place{}
	}
	for _, m := range []*map[string]Party{&s.Actor, &s.Takers, &s.Recipient, &s.Mediator} {
		if *m == nil {
			*m = map[string]Party{}
		}
	}
	for _, m := range []*map[int]int{&s.Dead, &s.Injured} {
		if *m == nil {
			*m = map[int]int{}
		}
	}
	if s.Copies == nil {
		s.Copies = map[string]int{}
	}
	for _, m := range []*map[uint32]int{&s.Words, &s.Titles} {
		if *m == nil {
			*m = map[uint32]int{}
		}
	}
	if s.Articles == nil {
		s.Articles = map[string][]Telling{}
	}
}

// addArticle notes what of an article is here, each telling once.
func (s *Summary) addArticle(r *Report, told Telling) {
	id := r.Ref.edition()
	have := s.Articles[id]
	if k, found := slices.BinarySearchFunc(have, told, Telling.compare); !found {
		s.Articles[id] = slices.Insert(have, k, told)
	}
}

func typeOf(e *musnad.ReadingEvent) string {
	if m := text(e.Mode); m != "" {
		return string(e.Type) + "/" + m
	}
	return string(e.Type)
}

func addCount(m map[int]int, n *int) {
	if n != nil {
		m[*n]++
	}
}

func addPlace(m map[string]Place, p Place) {
	id := p.ID + "|" + p.Name
	have, ok := m[id]
	n := p.Count + have.Count
	if ok && have.compareAs(p) < 0 {
		p = have
	}
	p.Count = n
	m[id] = p.own()
}

// addParties adds the parties of one report, each once; of two of one row, the
// longer name stays.
func addParties(m map[string]Party, list []musnad.ReadingParty) {
	seen := map[string]bool{}
	for i := range list {
		p := partyOf(&list[i])
		id := p.key()
		have, ok := m[id]
		if seen[id] {
			p.Count = 0
		}
		seen[id] = true
		n := p.Count + have.Count
		if ok && have.compareAs(p) < 0 {
			p = have
		}
		p.Count = n
		m[id] = p.own()
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

// keepLowest drops the highest keys of m until n are left. What is dropped once
// never comes back, so the order of adding does not matter.
func keepLowest[K interface{ ~uint32 | ~string }](m map[K]int, n int) {
	if len(m) <= n {
		return
	}
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys[n:] {
		delete(m, k)
	}
}
