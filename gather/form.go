package gather

import (
	"bytes"
	"path"
	"strings"
)

// The forms of input.
const (
	formText  = "text"
	formHTML  = "html"
	formJSON  = "json"
	formLines = "jsonl"
	formFeed  = "feed"
	formZip   = "zip"
	formWARC  = "warc"
)

// Forms are those that Options.Form may name.
var Forms = []string{formText, formHTML, formJSON, formLines, formFeed, formZip, formWARC}

// sniff guesses a form from the name and the first bytes.
func sniff(name string, head []byte) string {
	if form := formOfName(strings.ToLower(name)); form != "" {
		return form
	}
	head = bytes.TrimSpace(head)
	first, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case bytes.HasPrefix(head, []byte(warcMagic)):
		return formWARC
	case bytes.HasPrefix(head, []byte(zipMagic)):
		return formZip
	case bytes.HasPrefix(head, []byte("<")) && feedOpens(head):
		return formFeed
	case bytes.HasPrefix(head, []byte("<")):
		return formHTML
	case bytes.HasPrefix(head, []byte("[")) && jsonListOpens(head), string(bytes.TrimSpace(first)) == "{":
		return formJSON
	case holdsObjectLine(head):
		return formLines
	}
	return formText
}

func formOfName(name string) string {
	return map[string]string{
		".jsonl": formLines, ".ndjson": formLines, ".json": formJSON, ".ninjs": formJSON, ".html": formHTML, ".htm": formHTML,
		".xhtml": formHTML, ".txt": formText, ".zip": formZip, ".warc": formWARC, ".wet": formWARC, ".rss": formFeed, ".atom": formFeed,
	}[path.Ext(strings.TrimSuffix(name, ".gz"))]
}

// jsonListOpens tells a JSON list from a text that begins with a bracket.
func jsonListOpens(head []byte) bool {
	rest := bytes.TrimSpace(head[1:])
	return len(rest) == 0 || rest[0] == '{' || rest[0] == ']'
}

// holdsObjectLine reports whether a line begins as an object of JSON does. It
// need not be the first: a broken first line is a broken line, not a text.
func holdsObjectLine(head []byte) bool {
	for line := range bytes.Lines(head) {
		rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("{"))
		rest = bytes.TrimSpace(rest)
		if ok && (len(rest) == 0 || rest[0] == '"' || rest[0] == '}') {
			return true
		}
	}
	return false
}

// feedOpens reports whether the first element is that of a feed.
func feedOpens(head []byte) bool {
	name := firstElement(head)
	return name == "rss" || name == "feed" || name == "RDF"
}

// firstElement is the local name of the first element of XML or HTML; empty
// where head does not reach it.
func firstElement(head []byte) string {
	for {
		at := bytes.IndexByte(head, '<')
		if at < 0 || at+1 >= len(head) {
			return ""
		}
		head = head[at+1:]
		if head[0] == '?' || head[0] == '!' {
			head = behindDeclaration(head)
			continue
		}
		end := bytes.IndexAny(head, " \t\r\n/>")
		if end < 0 {
			return ""
		}
		name := head[:end]
		return string(name[bytes.IndexByte(name, ':')+1:])
	}
}

func behindDeclaration(head []byte) []byte {
	end := ">"
	if bytes.HasPrefix(head, []byte("!--")) {
		end = "-->"
	}
	_, rest, _ := bytes.Cut(head, []byte(end))
	return rest
}

const (
	zipMagic  = "PK\x03\x04"
	zipEmpty  = "PK\x05\x06"
	gzipMagic = "\x1F\x8B"
)

// unread are forms that are known and not read, by their first bytes.
var unread = []struct{ magic, name string }{
	{"\x28\xB5\x2F\xFD", "compressed with zstd; unpack it with zstd -d"},
	{"\x2A\x4D\x18", "compressed with zstd; unpack it with zstd -d"}, // behind the first byte, of a frame with a dictionary
	{"BZh", "compressed with bzip2; unpack it with bunzip2"},
	{"\xFD7zXZ", "compressed with xz; unpack it with unxz"},
	{"7z\xBC\xAF\x27\x1C", "a 7z archive; unpack it"},
	{"Rar!", "a RAR archive; unpack it"},
	{"%PDF", "a PDF; make a text of it"},
	{"\xD0\xCF\x11\xE0", "an old Office document; save it as text"},
	{"\x89PNG", "a picture"},
	{"\xFF\xD8\xFF", "a picture"},
	{"GIF8", "a picture"},
	{"RIFF", "a picture or a sound"},
	{"SQLite format 3", "a database"},
	{"PAR1", "a Parquet file; make JSON Lines of it"},
}

// notRead says why bytes are not read, by how they begin; empty if they are.
func notRead(head []byte) string {
	for _, u := range unread {
		if bytes.HasPrefix(head, []byte(u.magic)) || u.magic == "\x2A\x4D\x18" && len(head) > 4 && bytes.HasPrefix(head[1:], []byte(u.magic)) {
			return u.name
		}
	}
	return ""
}

// noText reports whether what is taken for a text can be none.
func noText(head []byte) bool {
	return bytes.Count(head, []byte{0}) > len(head)/20 && !marksUTF16(head)
}

// noArticle says why a file of that name is passed over where nobody named it;
// empty if it is read.
func noArticle(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".avif", ".bmp", ".tif", ".tiff":
		return "a picture"
	case ".mp3", ".mp4", ".m4a", ".ogg", ".wav", ".webm", ".avi", ".mov":
		return "a sound or film"
	case ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot":
		return "a part of a page that is no text"
	}
	return ""
}
