package arabic

// slots is a set of places in the paradigm of one tense: in each of them, one
// stem with one spelling carries all the endings.
type slots uint64

// The slots. Joined ones stand before a pronoun only, free ones never.
const (
	heFree        slots = 1 << iota // رمى
	heJoined                        // رماه
	she                             // ت تا
	pastPair                        // ا
	pastPairMadda                   // آ, for a last hamza and ا
	pastThey                        // وا و
	pastT                           // endings in ت
	pastN                           // نا ن

	zeroFree      // indicative and subjunctive without an ending, but first person singular
	zeroJoinedInd // يقرؤه
	zeroJoinedSub // لن يقرأه
	jussive       // لم يقل

	firstFree // the same four, first person singular with أ
	firstJoinedInd
	firstJoinedSub
	firstJussive

	meetFree // the same, where أ meets the hamza of the root: آخذ
	meetJoinedInd
	meetJoinedSub
	meetJussive

	presThey // ون وا و
	presYou  // ين ي
	presPair // ان ا
	presPairMadda
	women // ن
)

// Distances between slots that differ in one thing.
const (
	maddaShift   = 1
	firstShift   = 4
	meetingShift = 8
)

const (
	zeroJoined  = zeroJoinedInd | zeroJoinedSub
	zeros       = zeroFree | zeroJoined | jussive
	imperatives = jussive | presThey | presYou | presPair | presPairMadda | women
)

// imperativeShift leads from a slot of the present to that of the imperative.
const imperativeShift = 32
