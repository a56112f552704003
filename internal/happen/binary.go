package happen

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/musnad/musnad"
)

// A Summary is written field by field: numbers as varints, strings and tables with
// their length before them. Equal ones have equal bytes. The first byte tells the
// fields: bytes of other fields are not read.

// summaryForm grows whenever the fields of a Summary, or what is written of them,
// change.
const summaryForm = 3

// errShape is the error of bytes that are no Summary of this program.
var errShape = errors.New("it was written by another version of the program, or is damaged")

// AppendBinary appends s to b. The error is nil.
func (s *Summary) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, summaryForm)
	b = appendString(appendNumber(b, s.Reports), s.Family)
	b = appendTable(b, s.Types, appendString, appendNumber)
	b = appendTable(b, s.Windows, appendNumber, appendNumber)
	b = appendTable(b, s.Places, appendString, appendPlace)
	for _, role := range []table[string, Party]{s.Actor, s.Takers, s.Recipient} {
		b = appendTable(b, role, appendString, appendParty)
	}
	b = appendList(b, s.Dead, appendNumber)
	b = appendList(b, s.Injured, appendNumber)
	b = appendList(b, s.Copies, appendString)
	b = appendTable(b, s.Words, binary.BigEndian.AppendUint32, appendNumber)
	b = appendTable(b, s.Titles, binary.BigEndian.AppendUint32, appendNumber)
	b = appendList(b, s.Keys, appendNumber)
	return appendTable(b, s.Articles, appendString, func(b []byte, list []Telling) []byte { return appendList(b, list, appendTelling) }), nil
}

// UnmarshalBinary reads what AppendBinary wrote.
func (s *Summary) UnmarshalBinary(b []byte) (err error) {
	if len(b) == 0 || b[0] != summaryForm {
		return errShape
	}
	defer func() {
		if e, ok := recover().(shortError); ok {
			err = fmt.Errorf("%w: %v", errShape, e)
		}
	}()
	r := &reader{b[1:]}
	*s = Summary{Reports: number[int](r), Family: word[Family](r)}
	s.Types = readTable(r, word[string], number[int32])
	s.Windows = readTable(r, number[windowKey], number[int32])
	s.Places = readTable(r, word[string], (*reader).place)
	for _, role := range []*table[string, Party]{&s.Actor, &s.Takers, &s.Recipient} {
		*role = readTable(r, word[string], (*reader).party)
	}
	s.Dead = readList(r, number[int])
	s.Injured = readList(r, number[int])
	s.Copies = readList(r, word[string])
	s.Words = readTable(r, (*reader).uint32, number[int32])
	s.Titles = readTable(r, (*reader).uint32, number[int32])
	s.Keys = readList(r, number[Key])
	s.Articles = readTable(r, word[string], func(r *reader) []Telling { return readList(r, (*reader).telling) })
	return nil
}

func appendNumber[T ~int | ~int32 | ~uint64](b []byte, n T) []byte {
	return binary.AppendUvarint(b, uint64(n))
}

func appendString[T ~string](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendFloat(b []byte, f float64) []byte {
	return binary.BigEndian.AppendUint64(b, math.Float64bits(f))
}

func appendList[T any](b []byte, list []T, each func([]byte, T) []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		b = each(b, list[i])
	}
	return b
}

func appendTable[K cmp.Ordered, V any](b []byte, t table[K, V], key func([]byte, K) []byte, value func([]byte, V) []byte) []byte {
	return appendList(b, t, func(b []byte, r row[K, V]) []byte { return value(key(b, r.key), r.value) })
}

func appendPlace(b []byte, p Place) []byte {
	for _, s := range []string{p.Name, p.Country, p.ID, p.Precision} {
		b = appendString(b, s)
	}
	return appendNumber(appendFloat(appendFloat(b, p.Lat), p.Lon), p.Count)
}

func appendParty(b []byte, p Party) []byte {
	for _, s := range []string{p.Name, p.English, p.Country, p.Kind, p.ID} {
		b = appendString(b, s)
	}
	return appendNumber(b, p.Count)
}

func appendTelling(b []byte, t Telling) []byte {
	b = appendNumber(appendString(appendString(b, t.Type), t.Mode), t.Window)
	if t.Place == nil {
		b = append(b, 0)
	} else {
		b = appendPlace(append(b, 1), *t.Place)
	}
	return appendString(appendString(b, t.Parties), t.Dead)
}

// reader reads what was appended; it panics with a shortError where there is less.
type reader struct{ b []byte }

type shortError string

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		panic(shortError("its bytes end too soon"))
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uvarint() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		panic(shortError("a number ends too soon"))
	}
	r.b = r.b[size:]
	return n
}

func number[T ~int | ~int32 | ~uint64](r *reader) T { return T(r.uvarint()) }

// word reads a string in memory that many share.
func word[T ~string](r *reader) T { return T(*r.known()) }

func (r *reader) uint32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }

func (r *reader) float() float64 { return math.Float64frombits(binary.BigEndian.Uint64(r.take(8))) }

func readList[T any](r *reader, each func(*reader) T) []T {
	n := r.uvarint()
	if n > uint64(len(r.b)) { // each takes a byte at least
		panic(shortError("it has fewer than it says"))
	}
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	for i := range out {
		out[i] = each(r)
	}
	return out
}

func readTable[K cmp.Ordered, V any](r *reader, key func(*reader) K, value func(*reader) V) table[K, V] {
	return readList(r, func(r *reader) row[K, V] { return row[K, V]{key(r), value(r)} })
}

func (r *reader) place() Place {
	p := Place{Name: word[string](r), Country: word[string](r), ID: word[string](r), Precision: word[string](r)}
	p.Lat, p.Lon, p.Count = r.float(), r.float(), number[int](r)
	return p
}

func (r *reader) party() Party {
	return Party{Name: word[string](r), English: word[string](r), Country: word[string](r), Kind: word[string](r), ID: word[string](r), Count: number[int](r)}
}

func (r *reader) telling() Telling {
	t := Telling{Type: word[musnad.Type](r), Mode: word[string](r), Window: number[windowKey](r)}
	if r.take(1)[0] != 0 {
		p := r.place()
		t.Place = &p
	}
	t.Parties, t.Dead = word[string](r), word[string](r)
	return t
}
