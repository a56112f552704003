package export

import (
	"bufio"
	"fmt"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// Schemas of the first line of JSON Lines.
const (
	LedgerSchema  = "musnad/ledger/1"  // a whole ledger: Import makes it again
	ExtractSchema = "musnad/extract/1" // what a query asked for
)

// Line is one line of JSON Lines: one of its fields is there.
type Line struct {
	Ledger    *Head             `json:"ledger,omitempty"`    // the first line of a whole ledger
	Extract   *ExtractHead      `json:"extract,omitempty"`   // the first line of an extract
	Entry     *ledger.Record    `json:"entry,omitempty"`     // of a whole ledger, in order, before all happenings
	Article   *Article          `json:"article,omitempty"`   // of an extract, before the first happening that it tells of
	Happening *ledger.Happening `json:"happening,omitempty"` // made from the entries
}

// Head says what a whole ledger has.
type Head struct {
	Schema  string `json:"schema"`
	Entries int64  `json:"entries"`
	Last    string `json:"last"` // hash of the last entry
}

// ExtractHead says what was asked for, and of which ledger.
type ExtractHead struct {
	Schema  string `json:"schema"`
	Query   string `json:"query,omitempty"`
	Limit   int    `json:"limit,omitempty"`
	All     bool   `json:"all,omitempty"`
	Entries int64  `json:"entries"`
	Last    string `json:"last"`
}

// Article is a version of an article with the words that positions point into.
type Article struct {
	*ledger.Version
	Anchor  *musnad.ReadingAnchor `json:"day_of_writing"` // null where it is not known
	Letters string                `json:"title_and_text"`
}

// lines writes JSON Lines.
type lines struct {
	w *bufio.Writer
}

func (l lines) add(x Line) error {
	data, err := encoded(x)
	if err != nil {
		return err
	}
	l.w.Write(data)
	return l.w.WriteByte('\n')
}

// jsonl is the whole ledger, or an extract if less was asked for.
func (j *job) jsonl() error {
	l := lines{bufio.NewWriter(j.w)}
	seq, last, err := j.s.Last()
	if err != nil {
		return err
	}
	if j.o.Query == "" && j.o.Limit == 0 {
		if err := j.entries(l, Head{LedgerSchema, seq, last}, nil); err != nil {
			return err
		}
	} else if err := l.add(Line{Extract: &ExtractHead{ExtractSchema, j.o.Query, j.o.Limit, j.o.All, seq, last}}); err != nil {
		return err
	}
	if err := j.happeningLines(l, j.o.Query != "" || j.o.Limit > 0, nil); err != nil {
		return err
	}
	return l.w.Flush()
}

// entries writes all entries; each is shown to see.
func (j *job) entries(l lines, head Head, see func(*ledger.Record) error) error {
	if err := l.add(Line{Ledger: &head}); err != nil {
		return err
	}
	for r, err := range j.s.Records() {
		if err == nil {
			err = j.ctx.Err()
		}
		if err == nil && see != nil {
			err = see(r)
		}
		if err == nil {
			err = l.add(Line{Entry: r})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// happeningLines writes happenings, with the articles that tell of them if asked;
// each is shown to see.
func (j *job) happeningLines(l lines, articles bool, see func(*ledger.Happening) error) error {
	told := map[string]bool{}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		for i := range h.Reports {
			r := &h.Reports[i]
			key := fmt.Sprintf("%d %s", r.Version, r.Article)
			if !articles || told[key] {
				continue
			}
			told[key] = true
			if err := j.articleLine(l, r); err != nil {
				return err
			}
		}
		if see != nil {
			if err := see(h); err != nil {
				return err
			}
		}
		if err := l.add(Line{Happening: h}); err != nil {
			return err
		}
		j.sum.Written++
	}
	return nil
}

func (j *job) articleLine(l lines, r *ledger.Report) error {
	v, err := j.s.Version(r.Article, r.Version)
	if err != nil {
		return err
	}
	letters, err := j.s.Words(v.Words)
	if err != nil {
		return err
	}
	anchor, err := j.s.Anchor(r.Article, r.Version, r.Engine)
	if err != nil {
		return err
	}
	return l.add(Line{Article: &Article{v, anchor, letters}})
}
