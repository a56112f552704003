package browser

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/samples"
)

// state is a happening as the ledger has it now.
func (d *desk) state(t *testing.T, id string) ledger.Happening {
	t.Helper()
	h, err := d.ledger.Happening(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// waiting is the queue as the pages show it.
func (d *desk) waiting(t *testing.T) []ledger.Happening {
	t.Helper()
	list, err := d.ledger.Happenings(t.Context(), ledger.List{Order: ledger.ByOrigins, Open: true})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// at waits for the page on which a happening is judged.
func (b *tab) at(id string) {
	b.t.Helper()
	b.until(`location.pathname === "/ar/review/` + id + `" && document.readyState === "complete" && document.querySelector("[data-help]:not([hidden])") !== null`)
}

// A whole review by keyboard, on a keyboard that writes Arabic letters.
func TestReviewByKeyboard(t *testing.T) {
	d := ownDesk(t, string(samples.Lines))
	b := open(t, d.URL)
	list := d.waiting(t)
	first, second, third := list[0].ID, list[1].ID, list[2].ID

	b.visit("/ar/review")
	b.until(`document.querySelector("[data-help]:not([hidden])") !== null`)
	b.press("ت", "KeyJ")
	b.press("\r", "Enter")
	b.at(first)

	b.press("ت", "KeyJ") // moving on decides nothing
	b.at(second)
	b.press("ن", "KeyK")
	b.at(first)
	b.press(" ", "Space")
	b.at(second)
	b.press("ن", "KeyK")
	b.at(first)
	for _, h := range d.waiting(t) {
		if len(h.Decisions) > 0 {
			t.Fatalf("looking decided %+v", h.Decisions)
		}
	}

	b.press("ش", "KeyA")
	b.at(second)
	b.press("ء", "KeyX")
	b.at(third)
	for id, want := range map[string]string{first: "accept", second: "reject"} {
		if got := d.state(t, id).Review; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	b.press("ع", "KeyU") // the last, then the one before
	b.at(second)
	b.press("ع", "KeyU")
	b.at(first)
	for _, id := range []string{first, second} {
		if got := d.state(t, id).Review; got != "" {
			t.Errorf("%s was undone and is %q", id, got)
		}
	}
	b.press("ب", "KeyF")
	b.at(second)
	if got := d.state(t, first).Review; got != "flag" {
		t.Errorf("flagged: %q", got)
	}
	for _, f := range b.taken() {
		t.Error(f)
	}
}

// Letters that a person types are no keys, nor is a key with a modifier, and the
// dialog of the keys is opened by one and closed by Escape.
func TestKeysLeaveFieldsAlone(t *testing.T) {
	d := ownDesk(t, string(samples.Lines))
	b := open(t, d.URL)
	id := d.waiting(t)[0].ID
	b.visit("/ar/review/" + id)
	b.at(id)
	tells[any](b, `document.querySelector(".verdict input[name=why]").focus()`)
	b.press("ش", "KeyA")
	b.press("x", "KeyX")
	if got := tells[string](b, `document.querySelector(".verdict input[name=why]").value`); got != "شx" {
		t.Errorf("the field has %q", got)
	}
	tells[any](b, `document.activeElement.blur()`)
	b.pressWith("a", "KeyA", ctrl)
	b.pressWith("؟", "Slash", shift)
	b.until(`document.querySelector("dialog").open`)
	b.press("ش", "KeyA")
	b.press("Escape", "Escape")
	b.until(`!document.querySelector("dialog").open`)
	b.at(id)
	if h := d.state(t, id); len(h.Decisions) > 0 {
		t.Errorf("decided: %+v", h.Decisions)
	}
}

// A field is corrected by keyboard alone: the field, its value, the letters word by
// word, and the form is sent; the letters that the ledger keeps are those.
func TestCorrectByKeyboard(t *testing.T) {
	d := ownDesk(t, string(samples.Lines))
	b := open(t, d.URL)
	id := d.waiting(t)[0].ID
	b.visit("/ar/review/" + id + "?field=date")
	b.at(id)
	b.press("ث", "KeyE")
	b.until(`document.activeElement.name === "value"`)
	tells[any](b, `document.activeElement.value = ""`)
	for _, r := range "2026-03-04" {
		b.press(string(r), "")
	}
	tells[any](b, `document.querySelector("[data-pick]").focus()`)
	b.press("ArrowLeft", "ArrowLeft") // the first word of the clause
	b.press("ArrowLeft", "ArrowLeft")
	b.pressWith("ArrowLeft", "ArrowLeft", shift)
	words := tells[string](b, `document.querySelector("[data-correct]").elements.words.value`)
	if drawn := tells[string](b, `[...CSS.highlights.get("picked")].map((r) => r.toString()).join(" ")`); drawn != words || words == "" {
		t.Errorf("drawn are %q, picked %q", drawn, words)
	}
	tells[any](b, `document.querySelector("[data-correct] button").focus()`)
	b.press("\r", "Enter")
	b.until(`document.querySelector(".notice.done") !== null`)
	checkCorrection(t, d, id, `"2026-03-04"`, words)
}

// Letters are selected by mouse too.
func TestSelectByMouse(t *testing.T) {
	d := ownDesk(t, string(samples.Lines))
	b := open(t, d.URL)
	id := d.waiting(t)[0].ID
	b.visit("/ar/review/" + id + "?field=status")
	b.at(id)
	words := tells[string](b, `(() => {
		const text = document.querySelectorAll("[data-pick] [data-at]")[1].firstChild;
		getSelection().setBaseAndExtent(text, 5, text, 17);
		return getSelection().toString();
	})()`)
	b.until(`document.querySelector("[data-correct]").elements.words.value !== ""`)
	tells[any](b, `document.querySelector("[data-correct] [name=value]").value = "negated"; document.querySelector("[data-correct] button").click()`)
	b.until(`document.querySelector(".notice.done") !== null`)
	checkCorrection(t, d, id, `"negated"`, words)
}

// checkCorrection compares the last decision on a happening with what was given.
func checkCorrection(t *testing.T, d *desk, id, value, words string) {
	t.Helper()
	all := d.state(t, id).Decisions
	k := slices.IndexFunc(all, func(x ledger.Decision) bool { return x.Op == ledger.Correct })
	if k < 0 || all[k].Evidence == nil {
		t.Fatalf("no correction with letters among %+v", all)
	}
	e := all[k].Evidence
	a, err := d.ledger.Article(t.Context(), e.Article, e.Version)
	if err != nil {
		t.Fatal(err)
	}
	if got := string([]rune(a.Title + "\n" + a.Text)[e.At[0]:e.At[1]]); got != words || string(all[k].Value) != value {
		shown, _ := json.Marshal(all[k])
		t.Errorf("kept %s with the letters %q, want %s and %q", shown, got, value, words)
	}
}
