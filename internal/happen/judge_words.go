package happen

// telling weighs the words of the clause by weight, those of the headline, and
// whether the texts are copies.
func (c *comparison) telling(weight float64) {
	share, n := c.known.shared(c.known.Words, c.report.words)
	switch {
	case n >= minShared && share >= halfShare:
		c.strong("text", weight*share, itoa(n))
		c.kinds += count(n >= minSentence && share >= mostShare)
		same := !c.moved || share >= mostWords
		c.placed = c.placed || same
		c.anchored = c.anchored || n >= minStory && same || c.event.Type.Verbal() && share >= mostShare
	case n >= minWords:
		c.agree("text", weight*share, itoa(n))
	}
	c.together(share, n)
	if !c.own {
		c.headline(n >= minWords)
		c.copied(share)
	}
}

// together takes what tells a happening only with other things: both sides and some
// words, or one side and all of them, stand for a place; at one place, tolls or both sides
// in the same words stand for a day.
func (c *comparison) together(share float64, n int) {
	c.placed = c.placed || n >= minWords && (c.sides || c.half && share >= allWords && !c.moved)
	told := c.sides && n >= minShared && share >= mostWords
	c.anchored = c.anchored || c.near && (told || c.counted && !c.miscounted)
}

// copied weighs that the texts are copies, by the share of the clause's words.
func (c *comparison) copied(share float64) {
	if id := c.report.Copy; id != "" && c.known.Copies.has(id) {
		c.agree("copy", 3*share, id)
		c.anchored = true
		c.placed = c.placed || share >= halfShare
	}
}

// headline weighs the words of the headline. They tell the story, not the
// happening: with a day they stand for a place, with a place and words of the clause,
// told, for a day.
func (c *comparison) headline(told bool) {
	share, n := c.known.shared(c.known.Titles, c.report.title)
	switch {
	case n >= minShared && share >= halfShare:
		c.agree("title", 2*share, itoa(n))
		c.placed = c.placed || c.anchored && !c.moved
		c.anchored = c.anchored || c.placed && share >= mostTitle && (told || n >= minStory)
	case n >= minWords && share >= halfShare:
		c.agree("title", 1.5*share, itoa(n))
	}
}

const (
	minShared   = 3 // words
	minStory    = 4 // words that stand for a day
	minSentence = 6 // words of a sentence that is copied or quoted, which is as telling as two things
	minWords    = 2 // words that count a little

	// of the words of the shorter clause or headline:
	halfShare = 0.4
	mostTitle = 0.5  // of a headline, to stand for a day
	mostWords = 0.6  // of a clause, to do so with both sides and a place
	mostShare = 0.75 // of a saying, to do so
	allWords  = 0.9  // of a clause that tells one side only, to stand for a place
)
