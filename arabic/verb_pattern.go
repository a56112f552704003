package arabic

// pattern holds the templates of one form. A template is a word in sounds:
//
//	1 2 3 4      the radicals
//	8            the first radical and the t of form 8, assimilated
//	t n s m ' y w  added consonants, ' is hamza
//	a i u A I U  short and long vowels
//	L            joining alef (alef wasla); T taa marbuta
//	p v V        vowel of the past, of the present, of the present when long (form 1)
//	x            vowel of a hollow past before a consonant (form 1)
//	M            long vowel of the weak middle radical
//
// A present template begins with the vowel of the letter of inflection. Where a
// stem is other before an ending that begins with a consonant, or has none, that
// stem follows after a bar.
type pattern struct {
	past, pastPassive       string
	present, presentPassive string
	agent, patient          string   // active and passive participle
	masdar                  []string // regular verbal nouns, the usual one first
}

// patterns are the sound verbs (Wright, vol. I, §§ 35-40, 67-70, 195-236).
// Defective verbs are made from them: see cut.
var patterns = map[string]pattern{
	"1":  {"1a2p3", "1u2i3", "a12v3", "u12a3", "1A2i3", "ma12U3", nil},
	"2":  {"1a22a3", "1u22i3", "u1a22i3", "u1a22a3", "mu1a22i3", "mu1a22a3", []string{"ta12I3"}},
	"3":  {"1A2a3", "1U2i3", "u1A2i3", "u1A2a3", "mu1A2i3", "mu1A2a3", []string{"mu1A2a3aT", "1i2A3"}},
	"4":  {"'a12a3", "'u12i3", "u12i3", "u12a3", "mu12i3", "mu12a3", []string{"'i12A3"}},
	"5":  {"ta1a22a3", "tu1u22i3", "ata1a22a3", "uta1a22a3", "muta1a22i3", "muta1a22a3", []string{"ta1a22u3"}},
	"6":  {"ta1A2a3", "tu1U2i3", "ata1A2a3", "uta1A2a3", "muta1A2i3", "muta1A2a3", []string{"ta1A2u3"}},
	"7":  {"Lin1a2a3", "Lun1u2i3", "an1a2i3", "un1a2a3", "mun1a2i3", "mun1a2a3", []string{"Lin1i2A3"}},
	"8":  {"Li8a2a3", "Lu8u2i3", "a8a2i3", "u8a2a3", "mu8a2i3", "mu8a2a3", []string{"Li8i2A3"}},
	"9":  {"Li12a33|Li12a3a3", "Lu12u33|Lu12u3i3", "a12a33|a12a3i3", "u12a33|u12a3a3", "mu12a33", "mu12a33", []string{"Li12i3A3"}},
	"10": {"Lista12a3", "Lustu12i3", "asta12i3", "usta12a3", "musta12i3", "musta12a3", []string{"Listi12A3"}},
	"q1": {"1a23a4", "1u23i4", "u1a23i4", "u1a23a4", "mu1a23i4", "mu1a23a4", []string{"1a23a4aT"}},
	"q2": {"ta1a23a4", "tu1u23i4", "ata1a23a4", "uta1a23a4", "muta1a23i4", "muta1a23a4", []string{"ta1a23u4"}},
	"q4": {"Li12a3a44|Li12a34a4", "Lu12u3i44|Lu12u34i4", "a12a3i44|a12a34i4", "u12a3a44|u12a34a4", "mu12a3i44", "mu12a3a44", []string{"Li12i34A4"}},
}

// hollowPatterns are the forms in which a weak middle radical becomes a long
// vowel (Wright, vol. I, §§ 149-163).
var hollowPatterns = map[string]pattern{
	"1":  {"1A3|1x3", "1I3|1x3", "a1V3|a1v3", "u1A3|u1a3", "1A'i3", "ma1M3", nil},
	"4":  {"'a1A3|'a1a3", "'u1I3|'u1i3", "u1I3|u1i3", "u1A3|u1a3", "mu1I3", "mu1A3", []string{"'i1A3aT"}},
	"7":  {"Lin1A3|Lin1a3", "Lun1I3|Lun1i3", "an1A3|an1a3", "un1A3|un1a3", "mun1A3", "mun1A3", []string{"Lin1iyA3"}},
	"8":  {"Li8A3|Li8a3", "Lu8I3|Lu8i3", "a8A3|a8a3", "u8A3|u8a3", "mu8A3", "mu8A3", []string{"Li8iyA3"}},
	"10": {"Lista1A3|Lista1a3", "Lustu1I3|Lustu1i3", "asta1I3|asta1i3", "usta1A3|usta1a3", "musta1I3", "musta1A3", []string{"Listi1A3aT"}},
}

// doubledPatterns are the forms in which two equal radicals meet (Wright, vol. I,
// §§ 120-126).
var doubledPatterns = map[string]pattern{
	"1":  {"1a22|1a2p2", "1u22|1u2i2", "a1v22|a12v2", "u1a22|u12a2", "1A22", "ma12U2", nil},
	"3":  {"1A22|1A2a2", "1U22|1U2i2", "u1A22|u1A2i2", "u1A22|u1A2a2", "mu1A22", "mu1A22", []string{"mu1A22aT", "1i2A2"}},
	"4":  {"'a1a22|'a12a2", "'u1i22|'u12i2", "u1i22|u12i2", "u1a22|u12a2", "mu1i22", "mu1a22", []string{"'i12A2"}},
	"6":  {"ta1A22|ta1A2a2", "tu1U22|tu1U2i2", "ata1A22|ata1A2a2", "uta1A22|uta1A2a2", "muta1A22", "muta1A22", []string{"ta1A22"}},
	"7":  {"Lin1a22|Lin1a2a2", "Lun1u22|Lun1u2i2", "an1a22|an1a2i2", "un1a22|un1a2a2", "mun1a22", "mun1a22", []string{"Lin1i2A2"}},
	"8":  {"Li8a22|Li8a2a2", "Lu8u22|Lu8u2i2", "a8a22|a8a2i2", "u8a22|u8a2a2", "mu8a22", "mu8a22", []string{"Li8i2A2"}},
	"10": {"Lista1a22|Lista12a2", "Lustu1i22|Lustu12i2", "asta1i22|asta12i2", "usta1a22|usta12a2", "musta1i22", "musta1a22", []string{"Listi12A2"}},
}

// defectiveMasdars stand for the masdars of patterns where the last radical is
// weak (Wright, vol. I, §§ 166-168). The forms in -ī also have the spelling of
// the indefinite, without the yaa.
var defectiveMasdars = map[string][]string{
	"2":  {"ta12iyaT"},
	"3":  {"mu1A2AT", "1i2A'"},
	"4":  {"'i12A'"},
	"5":  {"ta1a22I", "ta1a22"},
	"6":  {"ta1A2I", "ta1A2"},
	"7":  {"Lin1i2A'"},
	"8":  {"Li8i2A'"},
	"10": {"Listi12A'"},
}

const rootLaysa = "ليس"

// irregulars are the verbs that no class holds, by form and root (Wright,
// vol. I, §§ 176, 182).
var irregulars = map[string]map[string]pattern{
	"1": {
		"رءي":     {"1a2a3", "1u2i3", "a1v3", "u1a3", "1A2i3", "ma12U3", nil},
		rootLaysa: {past: "1a23|1a3"},
	},
	"4": {
		"رءي": {"'a1a3", "'u1i3", "u1i3", "u1a3", "mu1i3", "mu1a3", []string{"'i1A'aT"}},
	},
}

// shortImperatives lose their hamza in the imperative (Wright, vol. I, § 137).
var shortImperatives = map[string]bool{
	"ءخذ": true,
	"ءكل": true,
	"ءمر": true,
}

// keepsWaw are the roots in و whose present in a keeps it although a guttural
// follows (Wright, vol. I, § 143); losesWaw lose it although none does.
var keepsWaw = map[string]bool{
	"وجع": true,
	"وله": true,
	"وغر": true,
	"وحل": true,
	"وحش": true,
	"وهن": true,
	"وهم": true,
}
var losesWaw = map[string]bool{
	"وذر": true,
}

// pairsOfEight has a line for each first radical that assimilates the t of form
// 8 or is assimilated by it: the radical, then the two as they sound, the usual
// way first (Wright, vol. I, §§ 55-58).
var pairsOfEight = []string{
	"و تت",
	"ي تت",
	"د دد",
	"ط طط",
	"ز زد",
	"ص صط صص",
	"ض ضط",
	"ظ ظظ ظط طط",
	"ذ دد ذذ ذت",
	"ث ثت تت ثث",
	"ء ءت تت",
}
