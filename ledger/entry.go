package ledger

import (
	"bytes"
	"encoding/json"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/happen"
)

// The kinds of entries. What an entry of a kind holds is the type beside it.
const (
	kindSource    = "source"    // Source
	kindFetch     = "fetch"     // Fetch
	kindArticle   = "article"   // Version
	kindReading   = "reading"   // readingEntry
	kindHappening = "happening" // movesEntry
	kindDecision  = "decision"  // Decision
)

// readingEntry says where the reading of a version by an engine is kept, without
// the text, which is the version's.
type readingEntry struct {
	Article string `json:"article"`
	N       int    `json:"version"`
	Engine  string `json:"engine"`
	Reading string `json:"reading"` // SHA-256 of its JSON
}

// movesEntry is what a reading did to happenings, in the order of its events.
type movesEntry struct {
	Article string `json:"article"`
	N       int    `json:"version"`
	Engine  string `json:"engine"`
	Moves   []move `json:"moves"`
}

// move is one event that joins a happening, leaves it, or begins it.
type move struct {
	At        [2]int          `json:"at"`                // code points of the trigger
	N         int             `json:"version,omitempty"` // of what is gone, if it is of an earlier version
	Was       *was            `json:"was,omitempty"`     // of what is kept, if it was read elsewhere before
	Happening string          `json:"happening"`
	Op        string          `json:"op"`                // born, grown, kept, gone, merged
	Other     string          `json:"other,omitempty"`   // merged: the happening that becomes part of Happening
	Reports   []happen.Ref    `json:"reports,omitempty"` // merged: those of Other
	Score     float64         `json:"score,omitempty"`
	Reasons   []happen.Reason `json:"reasons,omitempty"`
}

// was is where an event was read before.
type was struct {
	N  int    `json:"version"`
	At [2]int `json:"at"`
}

const (
	opBorn  = "born"
	opGrown = "grown"
	opKept  = "kept" // read again, by another engine or in another version
	opGone  = "gone" // no longer read

	opMerged = "merged" // two happenings are one, as a report of both shows
)

// encode is the canonical JSON of an entry's body: struct order, no spaces, no
// escaping of HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// triggerOf is what identifies an event in its article: the letters of its
// trigger.
func triggerOf(e *musnad.ReadingEvent) ([2]int, bool) {
	if e.Evidence.Trigger == nil {
		return [2]int{}, false
	}
	return *e.Evidence.Trigger, true
}

// happeningID is the permanent id of the happening that an event founds, whose
// article was written on a day: the day and letters of a hash. Ids of one day stand
// together in tables, so that what the news of a day write does not spread over all
// of them.
func happeningID(r happen.Ref, published string) (string, error) {
	key, err := encode(r)
	return "h" + dayLetters(published) + shortHash(key)[dayLength:], err
}

// happeningAfter is a permanent id for what begins with an event after an entry,
// where the event itself has founded another happening.
func happeningAfter(r happen.Ref, published string, seq int64) (string, error) {
	key, err := encode(struct {
		happen.Ref
		After int64
	}{r, seq})
	return "h" + dayLetters(published) + shortHash(key)[dayLength:], err
}

// dayLength is how many letters tell the day in an id: enough for three thousand
// years.
const dayLength = 4

// dayLetters are the letters of a day, YYYY-MM-DD and more: of the first if it is
// not known.
func dayLetters(published string) string {
	n := max(0, ordinalOf(published))
	var out [dayLength]byte
	for i := range out {
		out[dayLength-1-i] = idLetters[n%len(idLetters)]
		n /= len(idLetters)
	}
	return string(out[:])
}

// ordinalOf is the number of a day of publication, YYYY-MM-DD and more; 0 where it is
// not known.
func ordinalOf(published string) int {
	e, err := calendar.Parse(published[:min(len(published), len("2006-01-02"))])
	if err != nil {
		return 0
	}
	d, ok := e.Exact()
	if !ok || !d.Valid() {
		return 0
	}
	return d.Ordinal()
}
