package happen

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
)

// A Summary is written field by field: numbers as varints, strings and lists with
// their length before them, maps in the order of their keys. Equal ones have equal
// bytes, a third of their JSON. The first four bytes tell the fields of the type: bytes
// of other fields are not read.

// errShape is the error of bytes that are no Summary of this program.
var errShape = errors.New("it was written by another version of the program, or is damaged")

// AppendBinary appends s to b. The error is nil.
func (s *Summary) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, summaryShape[:]...)
	return appendValue(b, reflect.ValueOf(s).Elem()), nil
}

// UnmarshalBinary reads what AppendBinary wrote.
func (s *Summary) UnmarshalBinary(b []byte) (err error) {
	if len(b) < len(summaryShape) || [4]byte(b) != summaryShape {
		return errShape
	}
	defer func() {
		if e, ok := recover().(shortError); ok {
			err = fmt.Errorf("%w: %v", errShape, e)
		}
	}()
	r := &reader{b[len(summaryShape):]}
	r.value(reflect.ValueOf(s).Elem())
	s.makeMaps()
	return nil
}

var summaryShape = func() (out [4]byte) {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s", shapeOf(reflect.TypeFor[Summary]()))
	binary.BigEndian.PutUint32(out[:], h.Sum32())
	return out
}()

// shapeOf names a type by what is written of it.
func shapeOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct:
		out := "{"
		for i := range t.NumField() {
			out += t.Field(i).Name + " " + shapeOf(t.Field(i).Type) + ";"
		}
		return out + "}"
	case reflect.Map:
		return "map[" + shapeOf(t.Key()) + "]" + shapeOf(t.Elem())
	case reflect.Slice, reflect.Pointer:
		return t.Kind().String() + " " + shapeOf(t.Elem())
	}
	return t.Kind().String()
}

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendString(b, v.String())
	case reflect.Int:
		return binary.AppendVarint(b, v.Int())
	case reflect.Bool:
		return append(b, byte(count(v.Bool())))
	case reflect.Uint32:
		return binary.BigEndian.AppendUint32(b, uint32(v.Uint()))
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	case reflect.Map:
		return appendMap(b, v)
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return appendValue(append(b, 1), v.Elem())
	}
	panic("happen: a Summary can't be written with a " + v.Type().String())
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendMap writes the commonest kinds without reflection.
func appendMap(b []byte, v reflect.Value) []byte {
	b = binary.AppendUvarint(b, uint64(v.Len()))
	switch m := v.Interface().(type) {
	case map[string]int:
		for _, k := range sorted(m) {
			b = binary.AppendVarint(appendString(b, k), int64(m[k]))
		}
		return b
	case map[uint32]int:
		for _, k := range sorted(m) {
			b = binary.AppendVarint(binary.BigEndian.AppendUint32(b, k), int64(m[k]))
		}
		return b
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int {
		if x.Kind() == reflect.String {
			return cmp.Compare(x.String(), y.String())
		}
		return cmp.Compare(x.Int(), y.Int())
	})
	for _, k := range keys {
		b = appendValue(appendValue(b, k), v.MapIndex(k))
	}
	return b
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
	r.take(uint64(max(size, 0)))
	if size <= 0 {
		panic(shortError("a number ends too soon"))
	}
	return n
}

func (r *reader) varint() int {
	n, size := binary.Varint(r.b)
	r.take(uint64(max(size, 0)))
	if size <= 0 {
		panic(shortError("a number ends too soon"))
	}
	return int(n)
}

func (r *reader) string() string { return string(r.take(r.uvarint())) }

// size is how many follow: each takes a byte at least.
func (r *reader) size() int {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		panic(shortError("it has fewer than it says"))
	}
	return int(n)
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.string())
	case reflect.Int:
		v.SetInt(int64(r.varint()))
	case reflect.Bool:
		v.SetBool(r.take(1)[0] != 0)
	case reflect.Uint32:
		v.SetUint(uint64(binary.BigEndian.Uint32(r.take(4))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(binary.BigEndian.Uint64(r.take(8))))
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	case reflect.Map:
		r.into(v)
	case reflect.Slice:
		n := r.size()
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			r.value(v.Index(i))
		}
	case reflect.Pointer:
		if r.take(1)[0] != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(v.Elem())
		}
	}
}

// into reads a map.
func (r *reader) into(v reflect.Value) {
	n := r.size()
	switch m := v.Addr().Interface().(type) {
	case *map[string]int:
		*m = make(map[string]int, n)
		for range n {
			k := r.string()
			(*m)[k] = r.varint()
		}
		return
	case *map[uint32]int:
		*m = make(map[uint32]int, n)
		for range n {
			k := binary.BigEndian.Uint32(r.take(4))
			(*m)[k] = r.varint()
		}
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	k, x := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for range n {
		x.SetZero()
		r.value(k)
		r.value(x)
		v.SetMapIndex(k, x)
	}
}
