package lexicon

// Row is one meaning of a word list.
type Row struct {
	ID    string
	Kind  string // country nisba capital metonym body group office person media agency place agent organ given title verb frame light …
	Value string // the value's first word: alpha-3, standing, stance …
	Forms []Form
	File  string // with its line, for messages
	Line  int
	Index int32 // in Lexicon.Rows
	Class uint8 // one of the numbers of its kind, see KindNumbers

	attrs []string // the rest of the value, "key=value", with spaces for the underscores of a value
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
			return a[len(key)+1:]
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
