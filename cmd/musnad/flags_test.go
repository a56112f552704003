package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	meeting = "التقى وزير الخارجية التركي هاكان فيدان في عمان يوم الثلاثاء 4 مارس 2025 نظيره الأردني أيمن الصفدي، وبحثا الوضع في سوريا وملف المياه المشتركة بين البلدين، " +
		"واتفقا على مواصلة التشاور بين الوزارتين خلال الأسابيع القليلة القادمة."
	undated = "التقى وزير الخارجية التركي هاكان فيدان أمس الأحد 9 أغسطس 2015 في عمان نظيره الأردني أيمن الصفدي."
	rest    = "وقال مصدر في الوزارة إن الاجتماع دام ساعتين وحضره عدد من السفراء والخبراء من الجانبين."
)

// flagged is an article of which a reader must know something.
type flagged struct {
	flag   string
	file   string
	data   string
	search string // a word of it
	events bool   // its happenings say it too
}

func flaggedArticles() []flagged {
	page := func(before, after string) string {
		return "<html><head><meta property=\"article:published_time\" content=\"2025-03-04\"><title>لقاء</title></head><body>" + before + "<article><p>" + meeting + "</p><p>" + rest + "</p></article>" + after + "</body></html>"
	}
	line := func(fields ...string) string {
		m := map[string]string{}
		for i := 0; i < len(fields); i += 2 {
			m[fields[i]] = fields[i+1]
		}
		data, err := json.Marshal(m)
		if err != nil {
			panic(err)
		}
		return string(data) + "\n"
	}
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page("", "")
	return []flagged{
		{"degraded", "deep.html", page(strings.Repeat("<div>", 700), strings.Repeat("</div>", 700)), "فيدان", true},
		{"truncated", "cut.warc", "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/2025/x\r\nContent-Type: application/http; msgtype=response\r\nWARC-Truncated: length\r\n" +
			fmt.Sprintf("Content-Length: %d\r\n\r\n%s\r\n\r\n", len(http), http), "فيدان", true},
		{"day-of-writing-inferred", "undated.jsonl", line("id", "undated", "title", "لقاء", "text", undated), "فيدان", true},
		{"copy", "copies.jsonl", line("id", "first", "published", "2025-03-04", "title", "لقاء", "text", meeting+" "+rest) +
			line("id", "second", "published", "2025-03-04", "title", "لقاء آخر", "text", meeting+" "+rest), "فيدان", true},
		{"not-arabic", "english.jsonl", line("id", "english", "title", "A visit", "text", "The foreign minister of Jordan arrived in Cairo on Monday, officials said."), "Cairo", false},
		{"utf-8-read-as-windows-1256", "misread.jsonl", line("id", "misread", "title", "x Cairo", "text", misread), "Cairo", false},
	}
}

// misread is UTF-8 that was read as windows-1256.
const misread = "ظˆطµظ„ ظˆط²ظٹط± ط§ظ„ط®ط§ط±ط¬ظٹط© ط§ظ„طھط±ظƒظٹ ط¥ظ„ظ‰ ط§ظ„ظ‚ط§ظ‡ط±ط©."

// TestFlagsAreSeen: what was done to an article before it was read stands beside it
// wherever it is shown, and beside the happenings that it tells of.
func TestFlagsAreSeen(t *testing.T) {
	for _, x := range flaggedArticles() {
		t.Run(x.flag, func(t *testing.T) {
			p := program{t, t.TempDir()}
			if err := os.WriteFile(filepath.Join(p.dir, x.file), []byte(x.data), 0o666); err != nil {
				t.Fatal(err)
			}
			p.run("init")
			lines := strings.Split(strings.TrimSpace(p.run("import", "--json", x.file)), "\n")
			id := p.object(lines[len(lines)-1])["article"].(string)

			mark := "[" + x.flag + "]"
			if x.flag == "copy" {
				mark = "[copy of first]"
			}
			p.says(mark, "show", id)
			p.tells(x.flag, id, "show", "--json", id)
			p.says(mark, "search", x.search)
			p.tells(x.flag, id, "search", "--json", x.search)
			if !x.events {
				return
			}
			if x.flag != "copy" { // of which the counts of articles and origins tell
				p.says(mark, "timeline", "type:CONSULT")
			}
			p.tells(x.flag, "", "timeline", "--json", "type:CONSULT")
			happening := p.object(p.run("timeline", "--json", "type:CONSULT"))["id"].(string)
			p.says(mark, "show", happening)
			p.tells(x.flag, "", "show", "--json", happening)
		})
	}
}

// program is the program with its ledger in a directory.
type program struct {
	*testing.T
	dir string
}

func (p program) run(args ...string) string {
	p.Helper()
	cmd := exec.Command("musnad", args...)
	cmd.Dir = p.dir
	out, err := cmd.Output()
	if err != nil {
		p.Fatalf("musnad %q: %v\n%s", args, err, out)
	}
	return string(out)
}

func (p program) object(line string) (m map[string]any) {
	p.Helper()
	line, _, _ = strings.Cut(line, "\n")
	if err := json.Unmarshal([]byte(line), &m); err != nil {
		p.Fatalf("%q: %v", line, err)
	}
	return m
}

func (p program) says(mark string, args ...string) {
	p.Helper()
	if out := p.run(args...); !strings.Contains(out, mark) {
		p.Errorf("musnad %q does not say %s:\n%s", args, mark, out)
	}
}

// tells checks that the line of an article, or the first, has a flag.
func (p program) tells(flag, article string, args ...string) {
	p.Helper()
	out := p.run(args...)
	for line := range strings.Lines(out) {
		m := p.object(line)
		if article != "" && m["article"] != article {
			continue
		}
		flags, _ := m["flags"].([]any)
		if !slices.Contains(flags, any(flag)) && (flag != "copy" || m["copy_of"] != "first") {
			p.Errorf("musnad %q does not have the flag %s:\n%s", args, flag, line)
		}
		return
	}
	p.Errorf("musnad %q has nothing of %q:\n%s", args, article, out)
}
