package segment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/segment"
)

func TestTokens(t *testing.T) {
	d := run(t, "", "وَصَلَ 3.5 AFP،")
	want := []struct {
		kind         musnad.TokenKind
		bare, folded string
	}{
		{musnad.Word, "وصل", "وصل"},
		{musnad.Number, "3.5", "3.5"},
		{musnad.Latin, "AFP", "afp"},
		{musnad.Punct, "،", "،"},
	}
	if len(d.Tokens) != len(want) {
		t.Fatalf("%d tokens, want %d", len(d.Tokens), len(want))
	}
	for i, w := range want {
		if got := d.Tokens[i]; got.Kind != w.kind || got.Bare != w.bare || got.Folded != w.folded {
			t.Errorf("token %d: kind %d, bare %q, folded %q; want %+v", i, got.Kind, got.Bare, got.Folded, w)
		}
	}
}

// TestFoldedOfEveryToken holds that each token gets its own part of the folded
// text, whatever stands before it.
func TestFoldedOfEveryToken(t *testing.T) {
	for _, words := range []string{
		"٣٫٥ إلى مؤتمر ABC أُمّة ، 12 ى",
		"ﷺ وصل ﻻ İ وصل",
	} {
		whole := run(t, "", words)
		for _, tok := range whole.Tokens {
			alone := run(t, "", whole.Letters(tok.Span))
			if len(alone.Tokens) != 1 || alone.Tokens[0].Folded != tok.Folded {
				t.Errorf("%q: folded %q", whole.Letters(tok.Span), tok.Folded)
			}
		}
	}
}

func parts(t *testing.T, d *musnad.Document, i int) []string {
	var out []string
	for _, s := range segment.Parts(d, &d.Tokens[i]) {
		out = append(out, d.Letters(s))
	}
	return out
}

func TestParts(t *testing.T) {
	for _, cut := range []string{
		"و|ب|القاهرة",
		"وَ|وَصَلَ",
		"وصول|ه",
		"و|سـ|يصل",
		"غريبة",
		"و|ب|أن|ه",
		"ل|قد",
		"و|ل|ه",
		"بني",
		"ولاية",
		"و|ولاية",
		"ل|لمدينة",
		"و|الجامعات",
		"منزل|هم",
		"مدرست|نا",
		"وزيرة",
		"وحيد",
		"ك|ذلك",
		"ف|س|يصل",
		"فعلية",
		"فئة",
		"معني",
	} {
		d := run(t, "", strings.ReplaceAll(cut, "|", ""))
		if got, want := parts(t, d, 0), strings.Split(cut, "|"); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestWordsOfAPhrase holds that a phrase begins behind its proclitic, as the
// text writes it.
func TestWordsOfAPhrase(t *testing.T) {
	d := run(t, "", "وَلوكالة وفا")
	if len(d.Words) != 1 {
		t.Fatalf("%d phrases, want 1", len(d.Words))
	}
	if got := d.Letters(d.Words[0].Span); got != "وكالة وفا" {
		t.Errorf("got %q; want it without its proclitics", got)
	}
}

func TestTooLong(t *testing.T) {
	d := run(t, "", strings.Repeat("ا ", segment.MaxTokens+5))
	if len(d.Tokens) != segment.MaxTokens || !slices.Contains(d.Flags, "truncated") || len(d.Declined) != 1 {
		t.Errorf("%d tokens, flags %v, declined %v", len(d.Tokens), d.Flags, d.Declined)
	}
}
