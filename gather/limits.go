package gather

import "time"

// What hostile input may cost (they are limits of one article, record, feed or
// fetch; a file of the user's own may hold any number of them).
const (
	maxArticle   = 20 << 20  // bytes of one article, decoded
	maxExpansion = 100       // decoded bytes for each compressed one
	maxItems     = 10_000    // articles of a feed, addresses of a sitemap, sources of an OPML list
	maxMembers   = 1_000_000 // members of an archive
	maxNesting   = 512       // open elements
	maxElements  = 200_000   // tags of a page that is read as a tree
	maxBlocks    = 100_000   // blocks of text of a page that is read as a stream
	maxClaims    = 100       // what a page says of its day in <meta> and <time>
	maxRedirects = 10
	fetchTime    = 30 * time.Second // one fetch with all its redirects
)
