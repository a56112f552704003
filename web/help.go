package web

// HelpView is a page of the guide.
type HelpView struct {
	Name  string // of the page; all for the whole guide
	Pages []HelpLink
	HTML  []string // made of the program's own Markdown, without raw HTML
}

// HelpLink is a page of the guide to go to.
type HelpLink struct{ Name, Title string }
