package arabic

// ActiveParticiple is the active participle, masculine singular indefinite.
// Of a verb whose last radical is weak, it is the spelling without the yaa
// (قاض); Participles has both. It is "" if the verb is invalid or has none.
// Source: Wright, vol. I, §§ 229-236.
func (v Verb) ActiveParticiple() string { return firstOf(v.Participles(Active)) }

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// Participles lists the spellings of a participle, masculine singular: of a
// defective active participle the indefinite (قاض) and the one with the article,
// before a genitive, and before endings (قاضي); of all others one.
func (v Verb) Participles(voice Voice) []string {
	c, err := v.conjugation()
	switch {
	case err != nil:
		return nil
	case voice == Passive:
		return spellAll(c.patientParticiple())
	case c.passiveOnly:
		return nil
	}
	return spellAll(c.agentParticiples()...)
}

func spellAll(words ...[]rune) []string {
	var out []string
	for _, w := range words {
		if len(w) > 0 {
			text, _ := spell(w, wordEnds)
			out = append(out, text)
		}
	}
	return out
}

func (c conjugation) agentParticiples() [][]rune {
	template := c.agent
	switch {
	case template == "":
		return nil
	case c.defective:
		template = template[:len(template)-2]
	case c.form == "1" && isHollow(c.root) && c.root[2] == Hamza:
		template = "1A'" // جاء, جائي
	default:
		return [][]rune{c.fill(template)}
	}
	return [][]rune{c.fill(template), c.fill(template + "I")}
}

func (c conjugation) patientParticiple() []rune {
	template := c.patient
	if template == "" || !c.defective {
		return c.fill(template)
	}
	head := template[:len(template)-2]
	switch {
	case c.form != "1":
		return c.fill(head + "Z")
	case c.root[2] == Waw && c.pastVowel != 'i':
		return c.fill(head + "u33") // مدعو
	}
	return c.fill(head + "iyy")
}
