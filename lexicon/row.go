package lexicon

import "strings"

// Row is one meaning of a word list.
type Row struct {
	ID    string
	Kind  string // country nisba capital metonym body group office person media agency place agent organ given title verb frame light …
	Value string // the value's first word: alpha-3, standing, stance …
	Forms []Form
	File  string // with its line, for messages
	Line  int
	Index int32 // in Lexicon.Rows
	Class uint8 // the number of its kind, see KindNumber

	attrs []string // the rest of the value, "key=value"
}

// Form is one way to write it.
type Form struct {
	Text string
	Mark string // "" full form; "pl" broken plural; "f" feminine; "s" valid as a short form only; "v" verb
}

// Attr is the value of an attribute such as country=RUS, with its underscores
// made spaces; empty where the row has none.
func (r *Row) Attr(key string) string {
	for _, a := range r.attrs {
		if len(a) > len(key) && a[len(key)] == '=' && a[:len(key)] == key {
			return strings.ReplaceAll(a[len(key)+1:], "_", " ")
		}
	}
	return ""
}

// Name is the first full form: how the row is called.
func (r *Row) Name() string {
	for _, f := range r.Forms {
		if f.Mark == "" {
			return f.Text
		}
	}
	return ""
}

var formMarks = []string{"pl", "f", "s", "v"}

func parseForm(cell string) Form {
	for _, m := range formMarks {
		if rest, ok := strings.CutPrefix(cell, m+":"); ok {
			return Form{rest, m}
		}
	}
	return Form{Text: cell}
}

func parseForms(cells []string) []Form {
	out := make([]Form, 0, len(cells))
	for _, c := range cells {
		if c != "" {
			out = append(out, parseForm(c))
		}
	}
	return out
}

// parseRow reads a plain list's line.
func parseRow(l line) (*Row, error) {
	if len(l.cells) < 4 {
		return nil, l.fault("want id, kind, value and at least one form; got %d column(s)", len(l.cells))
	}
	value, rest, _ := strings.Cut(l.cells[2], " ")
	r := &Row{ID: l.cells[0], Kind: l.cells[1], Value: value, Forms: parseForms(l.cells[3:]), File: l.file, Line: l.n}
	if value == "-" {
		r.Value = ""
	}
	if rest != "" {
		r.attrs = strings.Split(rest, " ")
	}
	return r, nil
}
