package arabic

import (
	"cmp"
	"math/bits"
	"slices"
)

// endClass is a set of slots that often share one spelling, and their endings.
type endClass struct {
	slots   slots
	endings []Ending
}

const (
	pastAll = heFree | heJoined | she | pastPair | pastThey | pastT | pastN
	presAll = zeros | presThey | presYou | presPair | women
)

// pastSets are the sets of slots that share a spelling in some class of verb.
var pastSets = []slots{
	pastAll,
	pastAll &^ pastT,    // سكت
	pastAll &^ pastN,    // أعلن
	pastAll &^ pastThey, // رضي
	pastAll &^ pastPair, // بدأ
	heFree | heJoined | she | pastPair | pastThey, // قال
	heFree | heJoined,                    // دعا
	heJoined | she | pastPair | pastThey, // أضيئ, free أضيء
	she | pastThey,                       // رم
	pastPair | pastT | pastN,             // رمي
	pastT | pastN,                        // قل
}

// presentSets are the same for the present; the first person is added by addPresent.
var presentSets = []slots{
	presAll,
	presAll &^ women,                           // يعلن
	presAll &^ (jussive | women),               // يقول
	presAll &^ (presYou | presPair),            // يبدأ
	zeros&^jussive | presPair | presThey,       // يشاء
	zeros&^jussive | presPair | women,          // يرمي
	zeros &^ jussive,                           // يحيا
	zeroJoined | presThey | presYou | presPair, // يجيئ, free يجيء
	zeroFree,
	zeroJoined,                   // يرضا, free يرضى
	zeroJoinedInd | presThey,     // يبدؤ
	jussive | presThey | presYou, // يرم
	jussive | women,              // يقل
	presPair | women,             // يرضي
}

// imperativeSets are the same for the imperative, in slots of the present.
var imperativeSets = []slots{
	imperatives &^ presPairMadda,
	imperatives &^ (presPairMadda | women),
	presThey | presYou | presPair,
	jussive | presThey | presYou,
	jussive | presThey | women, // ابدأ
	jussive | women,
	presPair | women,
	presThey | presYou,
}

// endClasses has a class for each set and each single slot, largest first; class
// 0 is empty.
var endClasses = buildEndClasses()

func buildEndClasses() []endClass {
	sets := slices.Clone(pastSets)
	for _, s := range presentSets {
		sets = addPresent(sets, s)
	}
	for _, s := range imperativeSets {
		sets = append(sets, s<<imperativeShift)
	}
	for _, e := range slotEndings {
		sets = append(sets, e.slot)
	}
	slices.SortFunc(sets, func(a, b slots) int {
		return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a, b))
	})
	sets = slices.Compact(sets)
	classes := []endClass{{}}
	for _, s := range sets {
		classes = append(classes, endClass{s, mergedEndings(s)})
	}
	return classes
}

func size(s slots) int { return bits.OnesCount64(uint64(s)) }

// addPresent adds a set without the first person, with it, and the first person
// alone where it meets a hamza.
func addPresent(sets []slots, s slots) []slots {
	sets = append(sets, s, s|s&zeros<<firstShift)
	if meeting := s & zeros << meetingShift; meeting != 0 {
		sets = append(sets, meeting)
	}
	return sets
}

// appendCover adds a stem for each class that it takes to cover the spellings of b.
func appendCover(out []Stem, b base, spellings []spelled) []Stem {
	for _, s := range spellings {
		left := s.slots
		for c := 1; left != 0; c++ {
			if set := endClasses[c].slots; set&left == set {
				out = append(out, Stem{s.text, b.tense, b.voice, EndClass(c)})
				left &^= set
			}
		}
	}
	return out
}

// reading is what mood and what neighbour an ending allows: a set of four cells,
// two moods times free and joined.
type reading uint8

// readings are all that Mood and Join can say, the widest first.
var readings = []struct {
	mood, join byte
	cells      reading
}{
	{0, 0, 0b1111},
	{0, 'f', 0b1010},
	{0, 'e', 0b0101},
	{'i', 0, 0b1100},
	{'s', 0, 0b0011},
	{'i', 'f', 0b1000},
	{'i', 'e', 0b0100},
	{'s', 'f', 0b0010},
	{'s', 'e', 0b0001},
}

func (e Ending) cells() reading {
	for _, r := range readings {
		if r.mood == e.Mood && r.join == e.Join {
			return r.cells
		}
	}
	return 0
}

// mergedEndings are the endings of a set of slots; endings that differ only in
// mood and neighbour are written as few as can be.
func mergedEndings(set slots) []Ending {
	var order []Ending
	cells := map[Ending]reading{}
	for _, s := range slotEndings {
		if s.slot&set == 0 {
			continue
		}
		for _, e := range s.endings {
			key := e
			key.Mood, key.Join = 0, 0
			if cells[key] == 0 {
				order = append(order, key)
			}
			cells[key] |= e.cells()
		}
	}
	var out []Ending
	for _, key := range order {
		out = append(out, splitReadings(key, cells[key])...)
	}
	return out
}

// splitReadings writes e once for each reading it takes to cover the cells.
func splitReadings(e Ending, cells reading) []Ending {
	var out []Ending
	var done reading
	for _, r := range readings {
		if r.cells&cells == r.cells && r.cells&^done != 0 {
			e.Mood, e.Join = r.mood, r.join
			out = append(out, e)
			done |= r.cells
		}
	}
	return out
}
