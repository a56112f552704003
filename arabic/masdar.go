package arabic

// Masdars lists the regular verbal nouns (masdars) of the forms above 1,
// indefinite singular, the usual one first. Form 1 has none that a rule could
// make, and an invalid verb has none at all. Defective verbs of forms 5 and 6
// have two spellings: تحدي and, indefinite, تحد. Form 3 has fiʿāl (قتال) beside
// mufāʿala only for the roots of which Wehr's dictionary has it with the sense of the verb.
// Source: Wright, vol. I, §§ 202-210.
func (v Verb) Masdars() []string {
	c, err := v.conjugation()
	if err != nil {
		return nil
	}
	var out []string
	for _, template := range c.masdarTemplates() {
		if v.Form == "3" && template[0] == '1' && !hasFial[v.Root] {
			continue
		}
		text, _ := spell(c.fill(template), wordEnds)
		out = append(out, text)
	}
	return out
}

func (c conjugation) masdarTemplates() []string {
	third := c.root[2]
	switch {
	case c.form == "2" && c.defective && c.root[1] == Yeh && third == Yeh:
		return []string{"ta1i22aT"} // تحية
	case c.form == "2" && third == Hamza:
		return []string{"ta12i3aT"} // تهنئة
	case c.defective && irregulars[c.form][string(c.root)].past == "":
		return defectiveMasdars[c.form]
	}
	return c.pattern.masdar
}

// hasFial are the roots whose masdar fiʿāl of form 3 is in use. Of other roots
// the same letters are another word (طلاب "students", عمال "workers").
var hasFial = map[string]bool{
	"جدل": true,
	"جهد": true,
	"حجج": true,
	"حصر": true,
	"حور": true,
	"خصم": true,
	"خلف": true,
	"دفع": true,
	"رهن": true,
	"سبق": true,
	"سجل": true,
	"شجر": true,
	"صدم": true,
	"صرع": true,
	"طعن": true,
	"عتب": true,
	"عدي": true,
	"عدو": true,
	"عرك": true,
	"عقب": true,
	"علج": true,
	"فرق": true,
	"قتل": true,
	"كفح": true,
	"لقي": true,
	"نزع": true,
	"نزل": true,
	"نضل": true,
	"نقش": true,
	"ندو": true,
	"ندي": true,
}
