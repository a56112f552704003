package musnad

import "strings"

// Type is one of the sixteen event types of PLOVER 2.0 (Open Event Data
// Alliance).
type Type string

// The types.
const (
	Agree     Type = "AGREE"
	Consult   Type = "CONSULT"
	Support   Type = "SUPPORT"
	Concede   Type = "CONCEDE"
	Cooperate Type = "COOPERATE"
	Aid       Type = "AID"
	Retreat   Type = "RETREAT"
	Request   Type = "REQUEST"
	Accuse    Type = "ACCUSE"
	Reject    Type = "REJECT"
	Threaten  Type = "THREATEN"
	Protest   Type = "PROTEST"
	Sanction  Type = "SANCTION"
	Mobilize  Type = "MOBILIZE"
	Coerce    Type = "COERCE"
	Assault   Type = "ASSAULT"
)

// Types lists them in the order of PLOVER's manual, from cooperation to force.
var Types = []Type{Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
	Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault}

var modes = map[Type][]string{
	Consult:  {"visit", "third-party", "multilateral", "phone"},
	Retreat:  {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
	Request:  {"assist", "change", "yield", "meet"},
	Accuse:   {"disapprove", "investigate", "allege"},
	Reject:   {"assist", "change", "yield", "meet"},
	Threaten: {"restrict", "arrest", "relations", "expel", "territory", "violence"},
	Protest:  {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
	Sanction: {"convict", "expel", "withdraw", "discontinue"},
	Mobilize: {"troops", "weapons", "police", "militia"},
	Coerce: {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport",
		"withhold", "misinformation", "cyber"},
	Assault: {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
		"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}

// Modes are the modes a type may have; none for AGREE, SUPPORT, CONCEDE,
// COOPERATE and AID.
func (t Type) Modes() []string { return modes[t] }

// Valid reports whether t is one of the sixteen.
func (t Type) Valid() bool {
	for _, k := range Types {
		if t == k {
			return true
		}
	}
	return false
}

// ValidMode reports whether mode is empty or one of the type's modes.
func (t Type) ValidMode(mode string) bool {
	if mode == "" {
		return true
	}
	for _, m := range modes[t] {
		if m == mode {
			return true
		}
	}
	return false
}

// Verbal reports whether the event is done by saying something, so that its
// speaker is its actor.
func (t Type) Verbal() bool {
	switch t {
	case Agree, Support, Concede, Request, Accuse, Reject, Threaten:
		return true
	}
	return false
}

// Symmetric reports whether all parties stand on one side.
func (t Type) Symmetric() bool { return t == Consult || t == Agree || t == Cooperate }

// Status says whether the happening happened.
type Status string

// The statuses. They are PLOVER's four auxiliary modes, and actual.
const (
	Actual       Status = "actual"
	Future       Status = "future"
	Hypothetical Status = "hypothetical"
	Negated      Status = "negated"
)

// Party is somebody who does, suffers, mediates or says something.
type Party struct {
	Name    string // fullest name known, without titles; empty where only the kind is known
	Country string // ISO 3166-1 alpha-3, or XKX; empty where none
	Kind    string // GOV MIL COP SPY LEG JUD PTY OPP REB IGO NGO MED JRN REF CVL BUS REL UAF UNK
	At      Span   // the letters it was read from
	English string // of its row; of a person whom no list knows, a transliteration once stage 7 is done
	ID      string // lexicon row of the person, body, group or country; empty for unlisted names
	Source  string // as a source: person official organisation media agency unnamed witness document
}

// Known reports whether p says anything about who is meant.
func (p Party) Known() bool { return p.Name != "" || p.Country != "" || p.Kind != "" }

// State reports whether p acts for a state: bodies of one country are that state.
func (p Party) State() bool {
	switch p.Kind {
	case "GOV", "MIL", "COP", "SPY", "LEG", "JUD":
		return true
	}
	return false
}

// BareState reports whether p is a state and nobody of it in particular.
func (p Party) BareState() bool {
	return p.Kind == "GOV" && p.Country != "" && strings.EqualFold(p.ID, p.Country)
}

// Source is one link of a source chain.
type Source struct {
	Party
	Verb   string // the reporting verb or phrase as written
	VerbAt Span
	Stance string // says confirms reveals claims denies warns doubts
}

// Size counts people; -1 where the text gives no number.
type Size struct{ Dead, Injured, Arrested int }

// NoSize says nothing about numbers.
var NoSize = Size{-1, -1, -1}

// EventMention is one clause that tells a happening.
type EventMention struct {
	Type                       Type
	Mode                       string
	Status                     Status
	Trigger, Clause            Span
	StatusAt                   Span // the letters behind a status that is not actual
	Actor, Recipient, Mediator []Party
	Date                       string // EDTF
	DateAt                     Span
	Place                      *Mention
	Sources                    []Source
	Size                       Size
	Rules                      []string
	Sentence                   int
	Anaphoric                  bool // the trigger refers back: "the meeting"
	Outcome                    bool // told as what came of something: "which left ten dead"
	Face                       bool // those who take part are in one place
	Open                       bool // only named, and nothing says whether it came about: "the visit"
}

// Event is all mentions of one happening in one article, merged.
type Event struct {
	EventMention
	ID       string // e1, e2 … in reading order of the main mention
	Mentions []Span // the clauses, the main one first
	Contexts []string
}

// Intensity is the PLOVER 2.0 score of the event's type, from -10 (worst
// conflict) to 10 (best cooperation).
func (e *Event) Intensity() float64 { return intensity[e.Type] }
