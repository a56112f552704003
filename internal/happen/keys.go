package happen

import (
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
)

const (
	maxTokens = 4 // parties of one role that make keys
	runKeys   = 3 // keys made of runs of words
	runWords  = 3 // words of such a run
)

// Keys are the block keys of a report, sorted, each once: two reports that
// [Judge] calls one happening share at least one. Most hold a family of types,
// parties or a place, and a stretch of six days, so that a key gathers only what
// happened to the same in the same week, however much a ledger holds. The group of
// copies, and runs of words of the clause that a copied or quoted sentence shares, hold
// for a stretch of thirty days, if the report's are known to some two months. The rest
// need no date: marked by [AnyTime], both sides or a side and a town, for what is told
// without one: behind these look up the newest happenings only, some dozens. A report has at most a few dozen keys; one without date, text,
// parties and place has none and is a happening of its own.
func Keys(r *Report) []Key { return r.ready().keysOf(r) }

func makeKeys(r *Report) set[Key] {
	k := keyring{family: string(FamilyOf(r.Event))}
	if w, ok := when(r); ok && !w.anyYear && w.days() <= wide {
		for _, b := range w.buckets() {
			k.dated(r.Event, b)
		}
	}
	k.undated(r.Event)
	for _, h := range runsOf(r.Event.Clause) {
		k.lasting(r, "words", strconv.FormatUint(uint64(h), 36))
	}
	return k.keys
}

// lasting adds a key in each stretch of thirty days in which a report's days lie, or
// one that holds at any time.
func (k *keyring) lasting(r *Report, parts ...string) {
	w, ok := when(r)
	if !ok || w.anyYear || w.days() > lastingDays {
		k.add(parts...)
		return
	}
	for _, b := range w.stretches(lastingBuckets) {
		k.add(append([]string{strconv.Itoa(b)}, parts...)...)
	}
}

const (
	lastingDays    = 62 // days: of a longer window the keys hold at any time
	lastingBuckets = 5  // stretches of six days
)

type keyring struct {
	family string
	keys   set[Key]
}

// Key is a block key as a number below 1<<63: that of a stretch of days begins with
// the stretch, so that what the news of these days write and ask for stands together
// in the order of keys, however much a ledger holds. Two that differ in what they hold
// are the same number once in some ten billions.
type Key uint64

// hashBits are the bits of a key that tell those of the same days apart.
const hashBits = 45

// add makes a key of parts, of which the first may be the number of a stretch.
func (k *keyring) add(parts ...string) {
	h := fnv.New64a()
	io.WriteString(h, k.family)
	for _, p := range parts {
		io.WriteString(h, " ")
		io.WriteString(h, p)
	}
	days, err := strconv.ParseUint(parts[0], 10, 63-hashBits)
	if err != nil {
		days = 0 // it holds at any time
	}
	k.keys = append(k.keys, Key(days<<hashBits|h.Sum64()>>(64-hashBits)))
}

// dated adds the keys that hold in one stretch of days.
func (k *keyring) dated(e *musnad.ReadingEvent, bucket string) {
	actors, others := tokens(e.Actor), tokens(e.Recipient)
	all := slices.Concat(actors, others)
	slices.Sort(all)
	all = slices.Compact(all)
	for i, a := range all {
		for _, b := range all[i+1:] {
			k.add(bucket, a, b)
		}
	}
	if e.Type.Symmetric() {
		actors = all
	}
	if !e.Type.Symmetric() || len(all) == 1 {
		for _, a := range actors {
			k.add(bucket, "by", a)
		}
	}
	p, placed := placeOf(e.Place)
	switch {
	case placed:
		k.place(p, bucket)
	case len(actors) == 0 && !e.Type.Symmetric() && !e.Type.Verbal():
		k.lands(e.Recipient, bucket)
	}
}

// lands adds the keys of the countries of those to whom something was done, nobody
// says by whom or where: mostly it was there.
func (k *keyring) lands(list []musnad.ReadingParty, bucket string) {
	for i := range list {
		if p := partyOf(&list[i]); p.Country != "" && i < maxTokens {
			k.place(Place{Country: p.Country, Precision: "country"}, bucket)
		}
	}
}

// undated adds the keys that hold at any time: one side and the other, or one of
// them and the town or region.
func (k *keyring) undated(e *musnad.ReadingEvent) {
	actors, others := tokens(e.Actor), tokens(e.Recipient)
	if e.Type.Symmetric() {
		others = actors
	}
	for _, a := range actors {
		for _, b := range others {
			if !e.Type.Symmetric() || a < b {
				k.add(AnyTime, a, b)
			}
		}
	}
	if p, ok := placeOf(e.Place); ok && p.fine() && p.ID != "" {
		for _, a := range slices.Concat(actors, others) {
			k.add(AnyTime, a, p.ID)
		}
	}
}

// AnyTime stands in the keys that hold at any time. They gather more with the
// years, so only the newest happenings behind such a key are worth a look.
const AnyTime = "~"

func (k *keyring) place(p Place, bucket string) {
	if p.Country != "" {
		k.add(bucket, "in", p.Country)
	}
	if words := nameWords(p.Name); p.fine() && p.Country == "" && len(words) > 0 {
		k.add(bucket, "at", words[len(words)-1])
	}
}

// tokens are the words by which parties are found: the country, or else the row,
// or else kind and the last word of the name.
func tokens(list []musnad.ReadingParty) []string {
	var out []string
	for i := range list {
		if t := token(partyOf(&list[i])); t != "" && len(out) < maxTokens {
			out = append(out, t)
		}
	}
	return out
}

func token(p Party) string {
	words := nameWords(p.Name)
	switch {
	case p.vague():
		return ""
	case p.Country != "":
		return p.Country
	case p.ID != "":
		return p.ID
	case len(words) > 0:
		return p.Kind + ":" + words[len(words)-1]
	}
	return ""
}

// runsOf are the lowest hashes of the runs of words of a clause: clauses that
// share most of their words in order share one of them.
func runsOf(clause string) []uint32 { return clauseRuns.get(clause, makeRuns) }

var clauseRuns memo[[]uint32]

func makeRuns(clause string) []uint32 {
	words := wordsOf(clause)
	var out []uint32
	for i := 0; i+runWords <= len(words); i++ {
		out = append(out, hashWord(strings.Join(words[i:i+runWords], " ")))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), runKeys)]
}
