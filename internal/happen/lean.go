package happen

import (
	"fmt"

	"github.com/musnad/musnad"
)

// AppendReports appends to b what [Resolve] asks of reports, which is little of what
// they hold: kept as bytes they take a tenth of the memory.
func AppendReports(b []byte, reports []Report) []byte {
	return appendList(b, reports, appendReport)
}

// ReadReports reads what AppendReports wrote: reports for [Resolve], not for [Judge].
func ReadReports(b []byte) (list []Report, err error) {
	defer func() {
		if e, ok := recover().(shortError); ok {
			err = fmt.Errorf("%w: %v", errShape, e)
		}
	}()
	return readList(&reader{b}, (*reader).report), nil
}

func appendReport(b []byte, r Report) []byte {
	b = appendString(b, r.Ref.Article)
	for _, n := range []int{r.Ref.Version, r.Ref.At[0], r.Ref.At[1]} {
		b = appendNumber(b, n)
	}
	for _, s := range []string{r.Published, r.Outlet, r.Copy} {
		b = appendString(b, s)
	}
	return appendEvent(b, r.Event)
}

func (r *reader) report() Report {
	return Report{
		Ref:       Ref{Article: word[string](r), Version: number[int](r), At: [2]int{number[int](r), number[int](r)}},
		Published: word[string](r), Outlet: word[string](r), Copy: word[string](r),
		Event: r.event(),
	}
}

func appendEvent(b []byte, e *musnad.ReadingEvent) []byte {
	b = appendString(appendString(b, e.Type), e.Status)
	b = appendMaybe(appendMaybe(b, e.Mode, appendString), e.Date, appendString)
	b = appendMaybe(b, e.Place, appendSpot)
	for _, role := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
		b = appendList(b, role, appendRole)
	}
	for _, n := range []*int{e.Size.Dead, e.Size.Injured, e.Size.Arrested} {
		b = appendMaybe(b, n, appendNumber)
	}
	return appendList(b, e.Sources, appendSource)
}

func (r *reader) event() *musnad.ReadingEvent {
	return &musnad.ReadingEvent{
		Type: word[musnad.Type](r), Status: word[musnad.Status](r),
		Mode: r.name(), Date: r.name(), Place: maybe(r, (*reader).spot),
		Actor: readList(r, (*reader).role), Recipient: readList(r, (*reader).role), Mediator: readList(r, (*reader).role),
		Size:    musnad.ReadingSize{Dead: maybe(r, number[int]), Injured: maybe(r, number[int]), Arrested: maybe(r, number[int])},
		Sources: readList(r, (*reader).source),
	}
}

func appendSpot(b []byte, p musnad.ReadingPlace) []byte {
	b = appendString(b, p.Name)
	for _, s := range []*string{p.Country, p.Precision, p.ID} {
		b = appendMaybe(b, s, appendString)
	}
	return appendMaybe(appendMaybe(b, p.Lat, appendFloat), p.Lon, appendFloat)
}

func (r *reader) spot() musnad.ReadingPlace {
	return musnad.ReadingPlace{Name: word[string](r), Country: r.name(), Precision: r.name(), ID: r.name(), Lat: maybe(r, (*reader).float), Lon: maybe(r, (*reader).float)}
}

func appendRole(b []byte, p musnad.ReadingParty) []byte {
	b = appendString(b, p.Kind)
	for _, s := range []*string{p.Name, p.Country, p.English, p.ID} {
		b = appendMaybe(b, s, appendString)
	}
	return b
}

func (r *reader) role() musnad.ReadingParty {
	return musnad.ReadingParty{Kind: word[string](r), Name: r.name(), Country: r.name(), English: r.name(), ID: r.name()}
}

func appendSource(b []byte, s musnad.ReadingSource) []byte {
	b = appendString(appendString(b, s.Kind), s.Stance)
	for _, v := range []*string{s.Name, s.Country, s.Verb} {
		b = appendMaybe(b, v, appendString)
	}
	return b
}

func (r *reader) source() musnad.ReadingSource {
	return musnad.ReadingSource{Kind: word[string](r), Stance: word[string](r), Name: r.name(), Country: r.name(), Verb: r.name()}
}

// appendMaybe writes what may be nil.
func appendMaybe[T any](b []byte, v *T, value func([]byte, T) []byte) []byte {
	if v == nil {
		return append(b, 0)
	}
	return value(append(b, 1), *v)
}

func maybe[T any](r *reader, value func(*reader) T) *T {
	if r.take(1)[0] == 0 {
		return nil
	}
	v := value(r)
	return &v
}

// name reads a string that may be nil, in memory that many share.
func (r *reader) name() *string {
	if r.take(1)[0] == 0 {
		return nil
	}
	return r.known()
}

func (r *reader) known() *string { return knownStrings.of(r.take(r.uvarint()), pointer) }

func pointer(s string) *string { return &s }

var knownStrings memo[*string]

// own is a string in memory that many share and that keeps no text: the same names
// come again and again.
func own(s string) string { return *knownStrings.get(s, pointer) }
