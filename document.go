package musnad

import "sort"

// Document is an Article and everything read out of it so far: the one type
// that flows through the engine. Each stage appends to its own fields and
// changes neither the text nor what an earlier stage wrote.
type Document struct {
	Article Article
	Text    string // Title + "\n" + Text, valid UTF-8; every Span points into it

	// Flags say what was done to the input before it was read: "invalid-utf8"
	// (broken bytes were replaced), "truncated" (the rest was not read).
	Flags []string

	// Stage 1, segment.
	Sections  []Section
	Sentences []Sentence
	Tokens    []Token
	Words     []Listed // phrases that the word lists know, longest first at each token

	// Stage 2, temporal.
	Times  []Mention // value: EDTF, or an ISO 8601 duration, or empty without an anchor
	Anchor Anchor

	// Stage 3, entity.
	Entities []Mention

	// Stage 4, quote.
	Speech []Speech
	Quotes []Quote

	// Stage 5, attribution.
	Chains []Chain

	// Stage 6, event.
	EventMentions []EventMention

	// Stage 7, merge.
	Events []Event

	// Every stage.
	Declined []Declined
}

// Letters is the text that a span selects.
func (d *Document) Letters(s Span) string { return d.Text[s.Start:s.End] }

// Decline records what a stage left and why.
func (d *Document) Decline(stage string, at Span, why string) {
	d.Declined = append(d.Declined, Declined{stage, at, why})
}

// TokenAt is the index of the token that begins at or behind byte offset at,
// len(d.Tokens) if none does.
func (d *Document) TokenAt(at int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= at })
}

// SentenceAt is the index of the sentence that contains byte offset at, or -1.
func (d *Document) SentenceAt(at int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].Start <= at {
		return lo
	}
	return -1
}

// SectionKind says what a part of the page is for.
type SectionKind string

// The sections of an article.
const (
	Headline  SectionKind = "headline"
	Dateline  SectionKind = "dateline"
	Body      SectionKind = "body"
	Furniture SectionKind = "furniture" // captions, tags, "read also": not read for events
)

// Section is a part of the article with one purpose.
type Section struct {
	Span
	Kind SectionKind
	Why  string // for furniture: what marked it
}

// Sentence is one sentence, by its bytes and by its tokens [First,Last).
type Sentence struct {
	Span
	First, Last int
	Section     SectionKind
	Paragraph   int // counts from 0; the headline is paragraph 0
}

// TokenKind says what a token is made of.
type TokenKind uint8

// Kinds of token.
const (
	Word   TokenKind = iota // Arabic letters
	Number                  // digits, with separators inside
	Latin                   // letters of any other script
	Punct                   // one mark
)

// Token is a word, a number or a mark.
type Token struct {
	Span
	*Form
	Kinds  [2]uint64 // the kinds of list that something beginning here belongs to, as bits of internal/match
	Phrase int32     // the first of Document.Words that begins here, or -1
	Kind   TokenKind
}

// Form is how a token is written and what that may be, whatever stands around
// it. The tokens of many documents share one: nobody writes to it.
type Form struct {
	Bare   string // without vowel signs, tatweel and invisible marks: exact strength
	Folded string // and with one letter for alef, yaa, taa marbuta, hamza seats: folded strength

	// Analyses are all the ways the word lists allow, exact before folded;
	// empty for a word that no list knows. A later stage that prefers one
	// says so in its own output.
	Analyses []Analysis

	// Worn are the words of frames that it may be, by the numbers that the word
	// lists give them.
	Worn []int32

	best int // the index of Best, -1 if there is none
}

// NewForm makes a form with its best analysis chosen.
func NewForm(bare, folded string, analyses []Analysis, worn []int32) Form {
	f := Form{Bare: bare, Folded: folded, Analyses: analyses, Worn: worn, best: -1}
	for i := range analyses {
		if a := &analyses[i]; f.Fits(a) && (f.best < 0 || a.Pro < analyses[f.best].Pro) {
			f.best = i
		}
	}
	return f
}

// Fits reports whether an analysis of the form may be meant: its spelling is
// exact, or no analysis of it is. Many papers leave hamzas out (الى, ان,
// اعلن), so that a folded reading is the only one; where an exact one exists, a
// folded one is rarely meant.
func (f *Form) Fits(a *Analysis) bool {
	return a.Exact || len(f.Analyses) > 0 && !f.Analyses[0].Exact
}

// Best is the analysis to take where nothing around the word decides: one that
// fits, with the fewest proclitics (وصل is "arrived" before it is و and صل), the
// first in order. It is nil for a word that no list knows.
func (f *Form) Best() *Analysis {
	if f.best < 0 {
		return nil
	}
	return &f.Analyses[f.best]
}

// Analysis is one way to read a word.
type Analysis struct {
	Row      int32  // the word list's row, an index into the lexicon
	Features uint32 // bits of arabic.Features
	Pro, Enc uint8  // bytes of Bare that are proclitics and pronoun enclitic
	Class    uint8  // the number of the row's kind
	Exact    bool   // the spelling agrees without folding
}

// Listed is a phrase of a word list in the text, without its proclitics.
type Listed struct {
	Span
	First, Last int    // tokens [First,Last)
	Row         int32  // lexicon row
	Features    uint32 // bits of arabic.Features
}

// MentionKind says what a Mention means.
type MentionKind string

// Kinds of mention.
const (
	Person       MentionKind = "person"
	Office       MentionKind = "office"
	Organisation MentionKind = "organisation"
	Country      MentionKind = "country"
	Group        MentionKind = "group"
	Place        MentionKind = "place"
	Time         MentionKind = "time"
	Duration     MentionKind = "duration"
	Quantity     MentionKind = "number"
	Media        MentionKind = "media"
	Reference    MentionKind = "reference" // refers back: "the two sides", "his counterpart"
)

// Mention is a stretch of text with a meaning.
type Mention struct {
	Span
	First, Last int // tokens [First,Last)
	Kind        MentionKind
	Value       string // EDTF, ISO 8601 duration, alpha-3, gazetteer id, number; empty where none
	Rule        string // the rule or list row that made it
	From        []Span // the smaller mentions it was made from
	Row         int32  // lexicon row, or -1
	Features    uint32 // bits of arabic.Features: number, gender, definiteness
	Party       Party  // for people, bodies, countries and groups: who is meant
	Coordinate  *Coordinate
}

// Coordinate is a point on the earth with the precision that a name supports.
type Coordinate struct {
	Lat, Lon  float64 // degrees, WGS 84
	Precision string  // site, city, region, country, area
}

// Basis says how the day of writing is known.
type Basis string

// The bases of an anchor.
const (
	BasisPublished Basis = "published"
	BasisDateline  Basis = "dateline"
	BasisInferred  Basis = "inferred"
)

// Anchor is the day the article was written.
type Anchor struct {
	EDTF  string // empty where it can't be known
	Basis Basis
	At    Span // the letters it was read from; empty for BasisPublished
}

// Speech is one act of saying: a verb or phrase of saying, who says it, and the
// text that is said. Later stages find speakers here.
type Speech struct {
	Verb    Span  // the verb or phrase
	Speaker Party // carried from an earlier sentence where the subject is elided; unknown if nobody can be meant
	Carried bool  // the speaker is not named in this sentence
	Content Span  // what is said, as far as this sentence goes; empty where nothing follows
	Stance  string
	Rule    string
}

// Quote is a direct quotation.
type Quote struct {
	Span           // the words inside the marks
	Speaker  Party // Name empty where it is not known
	Verb     Span  // the verb of saying; empty where none
	Rule     string
	Continue bool // goes on from the quotation before it
}

// Chain says on whose word a stretch of text stands.
type Chain struct {
	Span    // the text it governs
	Sources []Source
	Rule    string
}
