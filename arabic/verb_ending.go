package arabic

// EndClass names a table of endings. The zero value has none. The numbers may
// change between versions: they are for use in memory.
type EndClass uint8

// Ending is one way to inflect a stem: Prefix + Stem.Text + Suffix is the word.
// The prefix آ of the first person stands for أ and the hamza of the root, which
// the text then lacks: آ + خذ.
type Ending struct {
	Prefix, Suffix string
	Person         byte // '1', '2', '3'
	Gender         byte // 'm', 'f', 'c' either
	Number         byte // 's', 'd', 'p'
	Mood           byte // 'i' indicative; 's' subjunctive or jussive; 0 any, or past, or imperative
	Join           byte // 'e' only before a pronoun enclitic (و of كتبوه, رما of رماه); 'f' never before one; 0 either
}

// Endings lists the endings of a class, in a fixed order. The slice is shared:
// do not write to it. For a number that names no class it is nil.
func Endings(c EndClass) []Ending {
	if int(c) >= len(endClasses) {
		return nil
	}
	return endClasses[c].endings
}

// Letters of inflection, named so that a line of the tables has one Arabic string.
const (
	letterHe = "ي"
	letterTa = "ت"
	letterWe = "ن"
)

// slotEndings are the endings of each slot (Wright, vol. I, §§ 75-97). The slots
// of the first person and of the imperative are made from those of the present.
var slotEndings = []struct {
	slot    slots
	endings []Ending
}{
	{heFree, []Ending{{"", "", '3', 'm', 's', 0, 'f'}}},
	{heJoined, []Ending{{"", "", '3', 'm', 's', 0, 'e'}}},
	{she, []Ending{
		{"", "ت", '3', 'f', 's', 0, 0},
		{"", "تا", '3', 'f', 'd', 0, 0},
	}},
	{pastPair, []Ending{{"", "ا", '3', 'm', 'd', 0, 0}}},
	{pastPairMadda, []Ending{{"", "آ", '3', 'm', 'd', 0, 0}}},
	{pastThey, []Ending{
		{"", "وا", '3', 'm', 'p', 0, 'f'},
		{"", "و", '3', 'm', 'p', 0, 'e'},
	}},
	{pastT, []Ending{
		{"", "ت", '1', 'c', 's', 0, 0},
		{"", "ت", '2', 'c', 's', 0, 0},
		{"", "تما", '2', 'c', 'd', 0, 0},
		{"", "تم", '2', 'm', 'p', 0, 'f'},
		{"", "تمو", '2', 'm', 'p', 0, 'e'},
		{"", "تن", '2', 'f', 'p', 0, 0},
	}},
	{pastN, []Ending{
		{"", "نا", '1', 'c', 'p', 0, 0},
		{"", "ن", '3', 'f', 'p', 0, 0},
	}},
	{zeroFree, zeroEndings(0, 'f')},
	{zeroJoinedInd, zeroEndings('i', 'e')},
	{zeroJoinedSub, zeroEndings('s', 'e')},
	{jussive, zeroEndings('s', 0)},
	{firstFree, firstEnding("أ", 0, 'f')},
	{firstJoinedInd, firstEnding("أ", 'i', 'e')},
	{firstJoinedSub, firstEnding("أ", 's', 'e')},
	{firstJussive, firstEnding("أ", 's', 0)},
	{meetFree, firstEnding("آ", 0, 'f')},
	{meetJoinedInd, firstEnding("آ", 'i', 'e')},
	{meetJoinedSub, firstEnding("آ", 's', 'e')},
	{meetJussive, firstEnding("آ", 's', 0)},
	{presThey, []Ending{
		{letterHe, "ون", '3', 'm', 'p', 'i', 0},
		{letterTa, "ون", '2', 'm', 'p', 'i', 0},
		{letterHe, "وا", '3', 'm', 'p', 's', 'f'},
		{letterTa, "وا", '2', 'm', 'p', 's', 'f'},
		{letterHe, "و", '3', 'm', 'p', 's', 'e'},
		{letterTa, "و", '2', 'm', 'p', 's', 'e'},
	}},
	{presYou, []Ending{
		{letterTa, "ين", '2', 'f', 's', 'i', 0},
		{letterTa, "ي", '2', 'f', 's', 's', 0},
	}},
	{presPair, pairEndings("ا")},
	{presPairMadda, pairEndings("آ")},
	{women, []Ending{
		{letterHe, "ن", '3', 'f', 'p', 0, 0},
		{letterTa, "ن", '2', 'f', 'p', 0, 0},
	}},
	{jussive << imperativeShift, []Ending{{"", "", '2', 'm', 's', 0, 0}}},
	{presThey << imperativeShift, []Ending{
		{"", "وا", '2', 'm', 'p', 0, 'f'},
		{"", "و", '2', 'm', 'p', 0, 'e'},
	}},
	{presYou << imperativeShift, []Ending{{"", "ي", '2', 'f', 's', 0, 0}}},
	{presPair << imperativeShift, []Ending{{"", "ا", '2', 'c', 'd', 0, 0}}},
	{presPairMadda << imperativeShift, []Ending{{"", "آ", '2', 'c', 'd', 0, 0}}},
	{women << imperativeShift, []Ending{{"", "ن", '2', 'f', 'p', 0, 0}}},
}

// zeroEndings are the persons of the present without an ending, but أ.
func zeroEndings(mood, join byte) []Ending {
	return []Ending{
		{letterHe, "", '3', 'm', 's', mood, join},
		{letterTa, "", '3', 'f', 's', mood, join},
		{letterTa, "", '2', 'm', 's', mood, join},
		{letterWe, "", '1', 'c', 'p', mood, join},
	}
}

func firstEnding(prefix string, mood, join byte) []Ending {
	return []Ending{{prefix, "", '1', 'c', 's', mood, join}}
}

func pairEndings(subjunctive string) []Ending {
	indicative := subjunctive + "ن"
	return []Ending{
		{letterHe, indicative, '3', 'm', 'd', 'i', 0},
		{letterTa, indicative, '3', 'f', 'd', 'i', 0},
		{letterTa, indicative, '2', 'c', 'd', 'i', 0},
		{letterHe, subjunctive, '3', 'm', 'd', 's', 0},
		{letterTa, subjunctive, '3', 'f', 'd', 's', 0},
		{letterTa, subjunctive, '2', 'c', 'd', 's', 0},
	}
}
