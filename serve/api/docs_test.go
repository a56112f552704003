package api

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/accounts"
)

// TestDocs runs every curl of docs/api.md, one after the other, and compares what is
// answered with what is printed there.
func TestDocs(t *testing.T) { stores(t, testDocs) }

func testDocs(t *testing.T, address string) {
	text, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	f := sampled(t, address, func(o *Options) {
		o.Who = func(*http.Request) (*accounts.Principal, error) { return accounts.Local(), nil }
	})
	server := httptest.NewServer(f)
	defer server.Close()
	ran, id, first := 0, "", ""
	for i, block := range strings.Split(string(text), "```") {
		if i%2 == 0 {
			continue
		}
		for _, example := range strings.Split("\n"+strings.TrimSpace(block), "\n$ ")[1:] {
			command, expected, _ := strings.Cut(example, "\n")
			got := curl(t, command, map[string]string{"M": server.URL + Prefix, "ID": id, "H": first})
			if !printed(expected, got) {
				t.Errorf("$ %s\nis answered\n%.800s\nwant\n%s", command, got, expected)
			}
			var answer struct {
				ID    string
				Items []struct{ ID string }
			}
			if json.Unmarshal([]byte(got), &answer) == nil {
				id = cmp.Or(answer.ID, id)
				if len(answer.Items) > 0 {
					first = cmp.Or(first, answer.Items[0].ID)
				}
			}
			ran++
		}
	}
	if ran < 25 {
		t.Errorf("%d examples were found", ran)
	}
}

// printed reports whether an answer has the parts of what is printed, which has …
// for what was left out, in their order.
func printed(expected, got string) bool {
	parts := strings.Split(strings.TrimSpace(expected), "…")
	at := 0
	for i, part := range parts {
		k := strings.Index(got[at:], part)
		if k < 0 || i == 0 && k > 0 {
			return false
		}
		at += k + len(part)
	}
	return parts[len(parts)-1] == "" || strings.TrimSpace(got[at:]) == ""
}

// curl does what a command of the documents says.
func curl(t *testing.T, command string, vars map[string]string) string {
	t.Helper()
	words := shellWords(command)
	var address, body string
	var query url.Values
	head := http.Header{}
	for i := 1; i < len(words); i++ {
		word := os.Expand(words[i], func(name string) string { return vars[name] })
		argument := func() string {
			i++
			return os.Expand(words[i], func(name string) string { return vars[name] })
		}
		switch word {
		case "-s":
		case "-G":
			query = url.Values{}
		case "-H":
			name, value, _ := strings.Cut(argument(), ": ")
			head.Set(name, value)
		case "--data-urlencode":
			name, value, _ := strings.Cut(argument(), "=")
			query.Set(name, value)
		case "--data-binary":
			body = argument()
		default:
			if strings.HasPrefix(word, "-") || address != "" {
				t.Fatalf("%s: %q is not known", command, word)
			}
			address = word
		}
	}
	if query != nil {
		address += "?" + query.Encode()
	}
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = head
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	out, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// shellWords cuts a command into words: quotes of either kind keep one together.
func shellWords(s string) (words []string) {
	var word strings.Builder
	var quote rune
	for _, c := range s {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == ' ':
			words = append(words, word.String())
			word.Reset()
		default:
			word.WriteRune(c)
		}
	}
	return append(words, word.String())
}
