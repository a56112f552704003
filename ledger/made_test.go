package ledger_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// A made article is a list of sentences, each with an event that a made engine
// reads off it: histories are many, and reading is not what they are about.

func ptr[T any](v T) *T { return &v }

var (
	turkey   = musnad.ReadingParty{Name: ptr("تركيا"), Country: ptr("TUR"), Kind: "GOV", ID: ptr("tur")}
	minister = musnad.ReadingParty{Name: ptr("هاكان فيدان"), Country: ptr("TUR"), Kind: "GOV"}
	army     = musnad.ReadingParty{Name: ptr("الجيش التركي"), Country: ptr("TUR"), Kind: "MIL"}
	lebanon  = musnad.ReadingParty{Name: ptr("لبنان"), Country: ptr("LBN"), Kind: "GOV", ID: ptr("lbn")}
	tyre     = &musnad.ReadingPlace{Name: "صور", Country: ptr("LBN"), Lat: ptr(33.27), Lon: ptr(35.2), Precision: ptr("city"), ID: ptr("place.tyre")}
)

// sentence is what a made article can say. Its trigger is its first word.
type sentence struct {
	text  string
	event musnad.ReadingEvent
}

var sentences = []sentence{
	{"التقى فيدان نظيره اللبناني في صور يوم الأحد وبحثا ملف الحدود.", musnad.ReadingEvent{Type: musnad.Consult, Mode: ptr("visit"), Status: musnad.Actual,
		Actor: []musnad.ReadingParty{minister}, Recipient: []musnad.ReadingParty{lebanon}, Place: tyre, Date: ptr("2031-05-04")}},
	{"اجتمع وزير الخارجية التركي مع الجانب اللبناني في صور أمس.", musnad.ReadingEvent{Type: musnad.Consult, Mode: ptr("visit"), Status: musnad.Actual,
		Actor: []musnad.ReadingParty{minister}, Recipient: []musnad.ReadingParty{lebanon}, Place: tyre, Date: ptr("2031-05-04")}},
	{"يلتقي فيدان نظيره اللبناني في صور الأسبوع المقبل.", musnad.ReadingEvent{Type: musnad.Consult, Status: musnad.Future,
		Actor: []musnad.ReadingParty{minister}, Recipient: []musnad.ReadingParty{lebanon}, Place: tyre, Date: ptr("2031-05-11")}},
	{"قصف الجيش التركي مواقع قرب صور فقتل خمسة مدنيين.", musnad.ReadingEvent{Type: musnad.Assault, Mode: ptr("heavy-weapons"), Status: musnad.Actual,
		Actor: []musnad.ReadingParty{army}, Recipient: []musnad.ReadingParty{lebanon}, Place: tyre, Date: ptr("2031-05-03"), Size: musnad.ReadingSize{Dead: ptr(5)}}},
	{"قصفت مدفعية تركية مواقع قرب صور فقتل سبعة مدنيين.", musnad.ReadingEvent{Type: musnad.Assault, Mode: ptr("heavy-weapons"), Status: musnad.Actual,
		Actor: []musnad.ReadingParty{turkey}, Recipient: []musnad.ReadingParty{lebanon}, Place: tyre, Date: ptr("2031-05-03"), Size: musnad.ReadingSize{Dead: ptr(7)}}},
	{"دانت بيروت القصف التركي وطالبت بوقفه فورا.", musnad.ReadingEvent{Type: musnad.Accuse, Mode: ptr("disapprove"), Status: musnad.Actual,
		Actor: []musnad.ReadingParty{lebanon}, Recipient: []musnad.ReadingParty{turkey}, Date: ptr("2031-05-04")}},
	{"وقال مصدر في المدينة إن الهدوء عاد إلى شوارعها بعد ساعات من التوتر.", musnad.ReadingEvent{}}, // no event
}

// padding is the sentence without an event.
var padding = len(sentences) - 1

func drawSentences(t *rapid.T) []int {
	return rapid.SliceOfN(rapid.IntRange(0, len(sentences)-1), 1, 4).Draw(t, "sentences")
}

// The made engines read alike, but that "short" misses denunciations, "far" sees a
// trigger two letters longer, and begins it at its second letter, and "other" takes
// ministers for their states and reads a denunciation as a refusal.
var someEngines = []string{"plain", "short", "far", "other"}

// told is an article of sentences, as an engine reads it.
func told(id string, list []int, engine string) ledger.Read {
	a := ledger.Arrival{ID: id, Title: "خبر", Outlet: "النهار", Published: "2031-05-05"}
	r := &musnad.Reading{Schema: musnad.Schema, Engine: engine, ID: id}
	at := len([]rune(a.Title)) + 1
	for i, k := range list {
		s := &sentences[k]
		if i > 0 {
			a.Text += " "
			at++
		}
		if s.event.Type != "" {
			if e, ok := event(s, at, engine); ok {
				e.ID = fmt.Sprintf("e%d", len(r.Events)+1)
				r.Events = append(r.Events, e)
			}
		}
		a.Text += s.text
		at += len([]rune(s.text))
	}
	words := a.Title + "\n" + a.Text
	sum := sha256.Sum256([]byte(words))
	r.Article = musnad.ReadingArticle{ID: id, Title: a.Title, Outlet: &a.Outlet, Published: &a.Published, SHA256: hex.EncodeToString(sum[:])}
	return ledger.Read{Arrival: a, Reading: r}
}

func event(s *sentence, at int, engine string) (musnad.ReadingEvent, bool) {
	e := s.event
	letters := []rune(s.text)
	first, last := 0, len([]rune(strings.Fields(s.text)[0]))
	switch {
	case engine == "short" && e.Type == musnad.Accuse:
		return e, false
	case engine == "far":
		first, last = 1, last+2
	case engine == "other":
		e.Actor = []musnad.ReadingParty{turkey}
		if e.Type == musnad.Accuse {
			e.Type, e.Mode, e.Actor = musnad.Reject, nil, []musnad.ReadingParty{lebanon}
		}
	}
	e.Trigger, e.Clause = string(letters[first:last]), s.text
	e.Evidence = musnad.ReadingEvidence{Trigger: &[2]int{at + first, at + last}, Clause: &[2]int{at, at + len(letters)}}
	return e, true
}

// rereader reads made articles again.
func rereader(latest map[string][]int, engine string) ledger.Reader {
	return func(a musnad.Article) (*musnad.Reading, error) { return told(a.ID, latest[a.ID], engine).Reading, nil }
}

// refsOf are the events of a made article.
func refsOf(r *ledger.Read, version int) (out []ledger.Ref) {
	for _, e := range r.Reading.Events {
		out = append(out, ledger.Ref{Article: r.Key(), Version: version, At: *e.Evidence.Trigger})
	}
	return out
}
