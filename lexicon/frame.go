package lexicon

import "strings"

// Where says where in a clause a role stands, seen from the trigger.
type Where uint8

// Places of a role. The prepositions are named by their sound.
const (
	Subject   Where = iota
	Object          // direct object of a verb
	Genitive        // the noun that a masdar or noun is annexed to
	Adjective       // a nisba on the noun: الغارة الإسرائيلية
	Maa             // مع
	Bayna           // بين
	Ala             // على
	Ila             // إلى
	Li              // ل
	Bi              // ب
	Min             // من
	An              // عن
	Fi              // في
	Didd            // ضد
	Hawla           // حول
	Tijah           // تجاه
	Bihaqq          // بحق
	Lada            // لدى
	Khilal          // خلال
	numWhere
)

// Slots is how many places of a role there are: every Where is below it.
const Slots = int(numWhere)

var whereNames = []string{"subj", "obj", "gen", "adj", "maa", "bayna", "ala", "ila", "li", "bi", "min", "an", "fi",
	"didd", "hawla", "tijah", "bihaqq", "lada", "khilal"}

func (w Where) String() string { return whereNames[w] }

// Role is what a party does in an event.
type Role uint8

// Roles. Content fills no role and keeps a slot from being read otherwise.
const (
	NoRole Role = iota
	Actor
	Recipient
	Mediator
	Place
	Content
)

var roleLetters = map[string]Role{"A": Actor, "R": Recipient, "M": Mediator, "P": Place, "C": Content, "-": NoRole}

// Frame says what event a trigger carries and where its roles stand.
type Frame struct {
	*Row
	RestIDs  []int32 // the words of Rest by number, see Lexicon.WornBy
	OnlyVerb bool    // finite forms only
	OnlyNoun bool    // masdar and participles only
	Verb     bool    // the trigger is a verb with its masdar and participles; otherwise a noun of happening
	Human    bool    // the object must be a party
	Weak     bool    // a common word: needs all parties in the same clause
	Power    bool    // the actor must be a state or of one, an alliance, an armed group or a party
	People   bool    // the actor must be none of these
	Force    bool    // the actor must not be a named person of office: he attacks with words
	Words    bool    // the actor must not be an army, an armed group or a state as such: it attacks with arms
	Face     bool    // those who do it are in one place: it is done by no call
	Thing    bool    // the recipient is named for something of his: not himself, a guest
	Said     bool    // a charge only in the words of a party, who is then the actor, against another
	Undone   bool    // with Said, a charge where it is told as not done; with Vow, what a party will not do
	Vow      bool    // what a party says that it will do itself: the saying is the act
	Past     bool    // the present tense tells a state of affairs

	Type, Mode string
	Slots      [numWhere]Role
	Needs      []Role   // parties without which the event is declined
	Rest       []string // folded words that must follow the trigger in its clause
}

// Framed is a frame with the first two of its RestIDs beside it, -1 if it has
// none, twice the first if it has one, so that a frame whose words are not there
// is passed over without being touched.
type Framed struct {
	First, Second int32
	*Frame
}

func framed(f *Frame) Framed {
	if len(f.RestIDs) == 0 {
		return Framed{-1, -1, f}
	}
	return Framed{f.RestIDs[0], f.RestIDs[min(1, len(f.RestIDs)-1)], f}
}

// Slot is the role at w.
func (f *Frame) Slot(w Where) Role { return f.Slots[w] }

// Where finds where a role stands first; ok is false if nowhere.
func (f *Frame) Where(role Role) (w Where, ok bool) {
	for w, r := range f.Slots {
		if r == role {
			return Where(w), true
		}
	}
	return 0, false
}

// frameRow reads a line of a frames file: id type mode pos slots guards lemma…
func (p *parser) frameRow(l line) (*Frame, error) {
	if len(l.cells) < 7 {
		return nil, l.fault("want id, type, mode, pos, slots, guards and at least one lemma; got %d column(s)", len(l.cells))
	}
	f := p.frameRows.one()
	f.Row, f.Type = p.row(l, "frame"), l.cells[1]
	f.Value, f.Forms = l.cells[1], p.parseForms(l.cells[6:])
	if l.cells[2] != "-" {
		f.Mode = l.cells[2]
	}
	switch l.cells[3] {
	case "v":
		f.Verb = true
	case "n":
	default:
		return nil, l.fault("pos %q: use v (verb) or n (noun)", l.cells[3])
	}
	if err := f.parseSlots(l); err != nil {
		return nil, err
	}
	return f, f.parseGuards(l)
}

// spoken is 1 for what only a party's own words make an event; it is tried before
// what the text tells itself.
func (f *Frame) spoken() int {
	if f.Said || f.Vow {
		return 1
	}
	return 0
}

func (f *Frame) parseSlots(l line) error {
	if l.cells[4] == "-" {
		return nil
	}
	for _, s := range strings.Fields(l.cells[4]) {
		where, letter, _ := strings.Cut(s, ":")
		w, ok := whereByName(where)
		if !ok {
			return l.fault("slot %q: the part before the colon must be one of %s", s, strings.Join(whereNames, " "))
		}
		role, ok := roleLetters[letter]
		if !ok {
			return l.fault("slot %q: the part after the colon must be A, R, M, P, C or -", s)
		}
		f.Slots[w] = role
	}
	return nil
}

func whereByName(name string) (Where, bool) {
	for i, n := range whereNames {
		if n == name {
			return Where(i), true
		}
	}
	return 0, false
}

func (f *Frame) parseGuards(l line) error {
	for _, g := range strings.Fields(l.cells[5]) {
		switch {
		case g == "-":
		case g == "human":
			f.Human = true
		case g == "weak":
			f.Weak = true
		case g == "power":
			f.Power = true
		case g == "force":
			f.Force = true
		case g == "words":
			f.Words = true
		case g == "vow":
			f.Vow = true
		case g == "said":
			f.Said = true
		case g == "undone":
			f.Undone = true
		case g == "past":
			f.Past = true
		case g == "thing":
			f.Thing = true
		case g == "people":
			f.People = true
		case g == "face":
			f.Face = true
		case g == "only=v":
			f.OnlyVerb = true
		case g == "only=n":
			f.OnlyNoun = true
		case g == "pl=at" || g == "pl=wn":
			f.attrs = append(f.attrs, g)
		case strings.HasPrefix(g, "needs="):
			for _, c := range g[len("needs="):] {
				role, ok := roleLetters[string(c)]
				if !ok {
					return l.fault("guard %q: name roles by A, R, M, P", g)
				}
				f.Needs = append(f.Needs, role)
			}
		default:
			return l.fault("guard %q: use needs=, human, weak, power, people, force, words, thing, face, said, undone, vow, past, only=v, only=n, pl=at, pl=wn or -", g)
		}
	}
	return nil
}

// Light is a verb that carries no happening of its own and lends a subject to
// a noun of happening: عقد اجتماعا, شن غارة.
type Light struct {
	*Row
	Types   []string // which types of noun it may carry; empty for all
	Subject Role     // the role of its subject
	Rest    []string // folded: the words that must follow the verb
	RestIDs []int32  // the same words by number, see Lexicon.WornBy
}

// Carries reports whether it may carry a noun of the type.
func (l *Light) Carries(eventType string) bool {
	for _, t := range l.Types {
		if t == eventType {
			return true
		}
	}
	return len(l.Types) == 0
}

// lightRow reads a line of light.tsv: id kind types slots lemma…
func (p *parser) lightRow(l line) (*Light, error) {
	if len(l.cells) < 5 {
		return nil, l.fault("want id, kind, types, slots and at least one lemma; got %d column(s)", len(l.cells))
	}
	out := &Light{Row: p.row(l, "light")}
	out.Forms = p.parseForms(l.cells[4:])
	if l.cells[2] != "-" && l.cells[2] != "*" {
		out.Types = strings.Split(l.cells[2], ",")
	}
	for _, s := range strings.Fields(l.cells[3]) {
		where, letter, _ := strings.Cut(s, ":")
		if where == "subj" {
			out.Subject = roleLetters[letter]
		}
	}
	return out, nil
}

// VerbRow is the morphology of one verb.
type VerbRow struct {
	*Row
	Root, Form, Vowel, Lemma string
	Masdars                  []string
}

// verbRow reads a line of a verbs file: id root form vowel lemma masdar…
func (p *parser) verbRow(l line) (*VerbRow, error) {
	if len(l.cells) < 5 {
		return nil, l.fault("want id, root, form, vowel, lemma and masdars; got %d column(s)", len(l.cells))
	}
	v := p.verbRows.one()
	*v = VerbRow{Row: p.row(l, "verb"), Root: l.cells[1], Form: l.cells[2], Vowel: l.cells[3], Lemma: l.cells[4]}
	v.Value, v.Forms = v.Form, p.forms.keep([]Form{{Text: v.Lemma}})
	for _, m := range l.cells[5:] {
		if m != "" && m != "-" {
			v.Masdars = append(v.Masdars, m)
		}
	}
	return v, nil
}

// Holder says who held an office when.
type Holder struct {
	ID, Office, Of, Person string // row ids; Of is an alpha-3 code or a body's id
	From, To               string // EDTF; ".." open; empty unknown
}

func parseHolder(l line) (Holder, error) {
	if len(l.cells) < 6 {
		return Holder{}, l.fault("want id, office, country or body, person, from, to; got %d column(s)", len(l.cells))
	}
	return Holder{l.cells[0], l.cells[1], l.cells[2], l.cells[3], l.cells[4], l.cells[5]}, nil
}
