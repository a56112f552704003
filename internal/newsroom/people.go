package newsroom

import "math/rand/v2"

// person is somebody's name: a given one of the lists, and a family's that is made up of
// three letters of a root. Few families are in the news often, most hardly ever.
func (w *words) person(r *rand.Rand) (given, name string) {
	f := r.Float64()
	root := int(f * f * f * float64(families))
	a, b, d := root%len(letters), root/len(letters)%len(letters), root/len(letters)/len(letters)%len(letters)
	before, after := letters[a]+letters[b], letters[d]
	switch r.IntN(3) {
	case 0:
		name = article + before + "ا" + after + "ي"
	case 1:
		name = article + letters[a] + "ا" + letters[b] + after
	default:
		name = article + before + "ي" + after
	}
	return w.given[r.IntN(len(w.given))], name
}

var letters = []string{
	"ب", "ت", "ج", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص",
	"ض", "ط", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه",
}

const families = 22 * 22 * 22

// outlets are invented.
var outlets = []string{
	"الميزان", "الضفاف", "وكالة الأفق", "صدى المشرق",
	"مرايا الساحل", "البوابة", "إذاعة الجبل", "الشراع",
	"النافذة", "دروب", "وكالة الينابيع", "المرصاد",
	"القنديل", "صحيفة المدار", "شبكة المنارة", "الرواق",
	"الخيمة", "أنباء الوادي", "الجسر", "السنبلة",
}
