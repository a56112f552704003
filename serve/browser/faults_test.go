package browser

import (
	"strings"
	"testing"
	"time"
)

// What the other tests rely on: each kind of fault is heard.
func TestFaultsAreHeard(t *testing.T) {
	b := open(t, samplesDesk(t).URL)
	for script, want := range map[string]string{
		`console.error("planted"); 1`:                                                "console: \"planted\"",
		`setTimeout(() => { throw new Error("planted") }, 0); 1`:                     "exception: Uncaught Error: planted",
		`document.body.append(Object.assign(new Image(), {src: "http://x.test/"}))`:  "Content Security Policy",
		`document.body.insertAdjacentHTML("beforeend", "<p style='color:red'>"); 1`:  "Content Security Policy",
		`fetch("http://127.0.0.1:9/x").catch(() => 1); 1`:                            "Content Security Policy",
		`setTimeout(() => alert("planted"), 0); 1`:                                   "a dialog opens: planted",
		`document.body.append(Object.assign(new Image(), {src: "/nothing.svg"})); 1`: "404",
		`setTimeout(() => { location.href = "http://127.0.0.1:9/" }, 0); 1`:          "a request leaves the server: http://127.0.0.1:9/",
	} {
		b.visit("/ar/settings")
		b.taken()
		tells[any](b, script)
		b.hears(want)
	}
}

// hears waits for a fault.
func (b *tab) hears(want string) {
	b.t.Helper()
	var all []string
	for range 500 {
		all = append(all, b.taken()...)
		if strings.Contains(strings.Join(all, "\n"), want) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Errorf("%q was not heard: %q", want, all)
}

// Axe sees what it is there for.
func TestAxeFinds(t *testing.T) {
	axe := axeSource(t)
	if axe == "" {
		t.Skip("no axe-core")
	}
	b := open(t, samplesDesk(t).URL)
	b.visit("/ar/settings")
	tells[any](b, axe+`; document.querySelector("main").insertAdjacentHTML("beforeend", "<img src='/static/icon.svg'><input><p id='pale'>Pale words.</p>");
		document.getElementById("pale").style.color = "#eeeeee"; 1`)
	found := strings.Join(tells[[]string](b, runAxe), "\n")
	for _, rule := range []string{"image-alt", "label", "color-contrast"} {
		if !strings.Contains(found, rule+":") {
			t.Errorf("%s was not found in:\n%s", rule, found)
		}
	}
}
