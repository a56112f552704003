package api

import (
	"encoding/base64"
	"strconv"
)

// PageIn asks for a page of a list.
type PageIn struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"How many at most"`
	Cursor string `query:"cursor" maxLength:"2000" doc:"The next of the page before; without it the first page"`
}

// page is one page of a list.
type page[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"The cursor of the next page; missing in the last"`
}

// opaque hides a place in a list from those who would reckon with it.
func opaque(place string) string {
	if place == "" {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString([]byte(place))
}

// placeOf is the place that a cursor hides.
func placeOf(cursor string) (string, error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return "", problemOf(codeCursor).with("query.cursor", "use next of the page before, as it is")
	}
	return string(data), nil
}

// pageOf cuts a page out of a short list that is sorted by key.
func pageOf[T any](all []T, in PageIn, key func(*T) string) (out page[T], err error) {
	after, err := placeOf(in.Cursor)
	if err != nil {
		return out, err
	}
	out.Items = []T{}
	for i := range all {
		k := key(&all[i])
		switch {
		case in.Cursor != "" && k <= after:
		case len(out.Items) == in.Limit:
			out.Next = opaque(key(&out.Items[in.Limit-1]))
			return out, nil
		default:
			out.Items = append(out.Items, all[i])
		}
	}
	return out, nil
}

// tag is the ETag of an answer: the entry of the ledger that changed it last, the
// form that it has, and the release of the program, as another may show it
// otherwise.
func (a *API) tag(seq int64, form string) string {
	return `"` + strconv.FormatInt(seq, 10) + "." + form + "." + a.release() + `"`
}
