package gather

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/musnad/musnad/internal/nasty"
)

func nastyEntries(t *testing.T) []nasty.Entry {
	entries, err := nasty.Read(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// TestNastyMisread: UTF-8 that was read in another charset is seen and mended,
// and nothing else is taken for it.
func TestNastyMisread(t *testing.T) {
	for _, e := range nastyEntries(t) {
		mended, flag := Misread(e.Text)
		switch want := e.Value; {
		case e.Kind == "misread" && want != "-":
			if mended != want || flag == "" {
				t.Errorf("%s: mended %q, flag %q; want %q", e.ID, mended, flag, want)
			}
		case flag != "":
			t.Errorf("%s: flag %q, want none", e.ID, flag)
		}
	}
}

// TestMisreadInPart: where a character was lost the text is flagged and left.
func TestMisreadInPart(t *testing.T) {
	whole, _ := charmap.Windows1256.NewDecoder().String("قالت وزارة الخارجية إن المحادثات ستستأنف")
	if mended, flag := Misread(whole); mended == "" || flag != "utf-8-read-as-windows-1256" {
		t.Errorf("whole: mended %q, flag %q", mended, flag)
	}
	damaged := string([]rune(whole)[:20]) + "\uFFFD" + string([]rune(whole)[21:])
	if mended, flag := Misread(damaged); mended != "" || flag != "utf-8-read-as-windows-1256" {
		t.Errorf("damaged: mended %q, flag %q", mended, flag)
	}
}

// TestOldCharsets: what an old charset can write is read back from its bytes,
// and the charset is recognised by the text around it.
func TestOldCharsets(t *testing.T) {
	const before, behind = "قالت وكالة محلية اليوم ", " وذلك بعد لقاء في القاهرة حضره وزير الخارجية"
	for name, encode := range map[string]func(string) ([]byte, bool){
		"windows-1256": encoderOf(charmap.Windows1256), "iso-8859-6": encoderOf(charmap.ISO8859_6), "mac-arabic": encodeMacArabic,
	} {
		read := 0
		for _, e := range nastyEntries(t) {
			text := before + e.Text + behind
			data, ok := encode(text)
			if !ok {
				continue
			}
			read++
			got, _, flags := decodeText(data, "")
			if got != text {
				t.Errorf("%s in %s: read as %v: %q", e.ID, name, flags, got)
			}
		}
		if read < 200 {
			t.Errorf("%s can write %d entries only", name, read)
		}
	}
}

// TestDeclaredCharset: what a page declares is believed only if it reads as
// well as anything else, and a false declaration is flagged.
func TestDeclaredCharset(t *testing.T) {
	const text = "قالت وكالة محلية إن الوزير وصل"
	old, _ := charmap.Windows1256.NewEncoder().String(text)
	alike, _ := charmap.ISO8859_6.NewEncoder().String(text)
	for _, c := range []struct{ name, page, body, flags string }{
		{"true", `<meta charset="windows-1256">`, old, "charset:windows-1256"},
		{"another name for it", `<meta http-equiv=Content-Type content="text/html; charset=CP1256">`, old, "charset:windows-1256"},
		{"false", `<meta charset=utf-8>`, old, "charset:windows-1256 declared:utf-8"},
		{"Latin", `<meta charset=iso-8859-1>`, old, "charset:windows-1256 declared:iso-8859-1"},
		{"two that read alike", `<meta charset=x-mac-arabic>`, alike, "charset:mac-arabic"},
		{"UTF-8 that says it is not", `<meta charset=windows-1256>`, text, "declared:windows-1256"},
		{"UTF-8", `<meta charset='UTF-8'>`, text, ""},
		{"nothing", `<p>`, old, "charset:windows-1256"},
	} {
		page := []byte(c.page + "<p>" + c.body)
		got, _, flags := decodeText(page, declaredCharset(page))
		if got != c.page+"<p>"+text || strings.Join(flags, " ") != c.flags {
			t.Errorf("%s: flags %q, want %q; text %q", c.name, flags, c.flags, got)
		}
	}
}

func encoderOf(c *charmap.Charmap) func(string) ([]byte, bool) {
	return func(text string) ([]byte, bool) {
		data, err := c.NewEncoder().Bytes([]byte(text))
		return data, err == nil
	}
}

func encodeMacArabic(text string) (data []byte, ok bool) {
	high := map[rune]byte{}
	for i, r := range macArabicHigh {
		if r >= 0x80 {
			high[r] = byte(0x80 + i)
		}
	}
	for _, r := range text {
		c, known := high[r]
		switch {
		case r < 0x80:
			data = append(data, byte(r))
		case known:
			data = append(data, c)
		default:
			return nil, false
		}
	}
	return data, true
}
