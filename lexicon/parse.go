package lexicon

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// parsed is what the lines of one file say, in their order.
type parsed struct {
	plain    []*Row
	verbs    []*VerbRow
	frames   []*Frame
	lights   []*Light
	holders  []Holder
	surnames []*Row
	faults   []Fault
	forms    int // how many the rows have
}

// parser reads one file. What it makes is cut from slabs.
type parser struct {
	out        parsed
	rows       slab[Row]
	forms      slab[Form]
	words      slab[string]
	verbRows   slab[VerbRow]
	frameRows  slab[Frame]
	formsSoFar []Form
}

// parseAll parses files side by side.
func parseAll(lists []list) []parsed {
	out := make([]parsed, len(lists))
	var next atomic.Int32
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(lists); i = int(next.Add(1)) - 1 {
				out[i] = parseList(lists[i])
			}
		})
	}
	wg.Wait()
	return out
}

func parseList(f list) parsed {
	p := newParser(strings.Count(f.text, "\n")+1, strings.Count(f.text, "\t")+1)
	parse := p.byKind(fileKind(f.name))
	fault := func(f Fault) { p.out.faults = append(p.out.faults, f) }
	eachLine(f, func(l line) {
		if f, ok := parse(l).(Fault); ok {
			fault(f)
		}
	}, fault)
	return p.out
}

// newParser has room for what so many lines and cells can be.
func newParser(lines, cells int) *parser {
	return &parser{rows: newSlab[Row](lines), forms: newSlab[Form](max(0, cells-2*lines))}
}

// byKind is how the lines of a kind of file are parsed.
func (p *parser) byKind(kind string) func(line) error {
	switch kind {
	case "verbs":
		return p.verb
	case "frames":
		return p.frame
	case "light":
		return p.light
	case "holders":
		return p.holder
	case "surnames":
		return p.surname
	}
	p.out.plain = make([]*Row, 0, len(p.rows.free))
	return p.plain
}

func (p *parser) plain(l line) error {
	r, err := p.plainRow(l)
	if err != nil {
		return err
	}
	if !isPlain(r) {
		return l.fault("kind %q is not known; use one of %s", r.Kind, strings.Join(Kinds(), " "))
	}
	p.out.plain = append(p.out.plain, r)
	return nil
}

func (p *parser) verb(l line) error {
	v, err := p.verbRow(l)
	if err == nil {
		p.out.verbs = append(p.out.verbs, v)
	}
	return err
}

func (p *parser) frame(l line) error {
	f, err := p.frameRow(l)
	if err == nil {
		p.out.frames = append(p.out.frames, f)
	}
	return err
}

func (p *parser) light(l line) error {
	f, err := p.lightRow(l)
	if err == nil {
		p.out.lights = append(p.out.lights, f)
	}
	return err
}

func (p *parser) holder(l line) error {
	h, err := parseHolder(l)
	if err == nil {
		p.out.holders = append(p.out.holders, h)
	}
	return err
}

func (p *parser) surname(l line) error {
	r, err := p.plainRow(l)
	if err == nil && r.Attr("en") == "" {
		err = l.fault("want en= and the spelling in the value")
	}
	if err == nil {
		p.out.surnames = append(p.out.surnames, r)
	}
	return err
}

// row is a new row of a line, of a kind.
func (p *parser) row(l line, kind string) *Row {
	r := p.rows.one()
	r.ID, r.Kind, r.File, r.Line = l.cells[0], kind, l.file, l.n
	n, ok := kindNumbers[kind]
	if !ok {
		n = noKind
	}
	r.Class = n
	return r
}

// plainRow reads a plain list's line.
func (p *parser) plainRow(l line) (*Row, error) {
	if len(l.cells) < 4 {
		return nil, l.fault("want id, kind, value and at least one form; got %d column(s)", len(l.cells))
	}
	r := p.row(l, l.cells[1])
	value, rest, _ := strings.Cut(l.cells[2], " ")
	if value != "-" {
		r.Value = value
		if n, ok := kindNumbers[r.Kind+"/"+value]; ok {
			r.Class = n
		}
	}
	r.attrs = p.attrs(rest)
	r.Forms = p.parseForms(l.cells[3:])
	return r, nil
}

// attrs are the attributes of a value, parted by spaces.
func (p *parser) attrs(text string) []string {
	if text == "" {
		return nil
	}
	out := p.words.take(strings.Count(text, " ") + 1)
	for i := range out {
		out[i], text, _ = strings.Cut(text, " ")
		out[i] = spaced(out[i])
	}
	return out
}

// spaced makes spaces of the underscores of an attribute's value.
func spaced(attr string) string {
	if key, value, ok := strings.Cut(attr, "="); ok && strings.Contains(value, "_") {
		return key + "=" + strings.ReplaceAll(value, "_", " ")
	}
	return attr
}

func (p *parser) parseForms(cells []string) []Form {
	p.formsSoFar = p.formsSoFar[:0]
	for _, c := range cells {
		if c != "" {
			p.formsSoFar = append(p.formsSoFar, parseForm(c))
		}
	}
	p.out.forms += len(p.formsSoFar)
	return p.forms.keep(p.formsSoFar)
}

var formMarks = []string{"pl", "f", "s", "v"}

func parseForm(cell string) Form {
	if cell[0] >= utf8.RuneSelf {
		return Form{Text: cell}
	}
	for _, m := range formMarks {
		if len(cell) > len(m) && cell[len(m)] == ':' && cell[:len(m)] == m {
			return Form{cell[len(m)+1:], m}
		}
	}
	return Form{Text: cell}
}
