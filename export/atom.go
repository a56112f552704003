package export

import (
	"bufio"
	"encoding/xml"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
)

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Href  string `xml:"href,attr"`
	Title string `xml:"title,attr,omitempty"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
}

type atomEntry struct {
	XMLName    xml.Name       `xml:"entry"`
	ID         string         `xml:"id"`
	Title      atomText       `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Authors    []atomName     `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Links      []atomLink     `xml:"link"`
	Content    atomText       `xml:"content"`
}

// Feed names a feed.
type Feed struct {
	ID    string // an IRI that stays, whatever is in the feed
	Title string
	Self  string // its address, or empty
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// atom is a feed (RFC 4287) of happenings, what changed last first unless another
// order is asked for.
func (j *job) atom() error {
	if j.o.Order == "" {
		j.o.Order = ledger.ByNews
	}
	seq, _, err := j.s.Last()
	if err != nil {
		return err
	}
	id, updated := "urn:musnad:ledger:empty", time.Unix(0, 0).UTC()
	if seq > 0 {
		if updated, err = j.s.Written(seq); err != nil {
			return err
		}
		for r, err := range j.s.Records() {
			if err != nil {
				return err
			}
			id = "urn:musnad:ledger:" + r.Hash // of the first entry: it names the ledger for good
			break
		}
	}
	feed := Feed{ID: id, Title: "Musnad"}
	if j.o.Feed != nil {
		feed = *j.o.Feed
	}
	w := bufio.NewWriter(j.w)
	w.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom">` + "\n <id>" + escaped(feed.ID) + "</id>\n <title>" + escaped(feed.Title) + "</title>\n <updated>" +
		updated.UTC().Format(time.RFC3339) + "</updated>\n <author><name>Musnad</name></author>\n")
	if feed.Self != "" {
		w.WriteString(` <link rel="self" href="` + escaped(feed.Self) + "\"></link>\n")
	}
	e := xml.NewEncoder(w)
	e.Indent(" ", " ")
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		x, err := j.atomEntry(h)
		if err != nil {
			return err
		}
		if err := e.Encode(x); err != nil {
			return err
		}
		j.sum.Written++
	}
	w.WriteString("\n</feed>\n")
	return w.Flush()
}

func (j *job) atomEntry(h *ledger.Happening) (*atomEntry, error) {
	row, err := j.happeningRow(h)
	if err != nil {
		return nil, err
	}
	changed, err := j.s.Written(h.Changed)
	if err != nil {
		return nil, err
	}
	born, err := j.s.Written(max(h.Born, 1))
	if err != nil {
		return nil, err
	}
	x := &atomEntry{ID: "urn:musnad:happening:" + h.ID, Title: atomText{Type: "text", Text: oneLine(headline(h))},
		Updated: changed.UTC().Format(time.RFC3339), Published: born.UTC().Format(time.RFC3339),
		Categories: []atomCategory{{string(h.Type), "urn:musnad:type"}, {statusOf(h), "urn:musnad:status"}},
		Content:    atomText{Type: "text", Text: described(row)}}
	for i := range h.Origins {
		if n := h.Origins[i].Name; n != "" {
			x.Authors = append(x.Authors, atomName{n})
		}
	}
	var seen []string
	for i := range h.Reports {
		r := &h.Reports[i]
		if u := webAddress(r.URL); u != "" && len(addOnce(seen, u)) > len(seen) {
			seen = append(seen, u)
			x.Links = append(x.Links, atomLink{"related", u, r.Outlet})
		}
	}
	return x, nil
}
