package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/samples"
)

// What an address leads to that has nothing, in all looks of a page.
func TestPageOfAnError(t *testing.T) {
	b := open(t, samplesDesk(t).URL)
	axe := axeSource(t)
	for _, lang := range []string{"ar", "en"} {
		for _, path := range []string{"/nothing", "/e/nothing", "/timeline?q=type:NOTHING"} {
			b.visit("/" + lang + path)
			refused := b.taken()
			if !slices.ContainsFunc(refused, func(f string) bool { return strings.Contains(f, "status of 40") }) {
				t.Errorf("%s%s: no error was answered: %q", lang, path, refused)
			}
			b.seen("/"+lang+path, axe)
		}
	}
}

// What every stage made of a text that was pasted, in all looks of a page.
func TestPageThatExplains(t *testing.T) {
	b := open(t, samplesDesk(t).URL)
	axe := axeSource(t)
	sample, _, _ := strings.Cut(string(samples.Lines), "\n")
	for _, lang := range []string{"ar", "en"} {
		b.visit("/" + lang + "/explain")
		tells[any](b, `for (const [name, value] of Object.entries(`+sample+`)) {
			const field = document.querySelector("form.explain").elements[name];
			if (field) field.value = value;
		}`)
		for _, stage := range musnad.Stages {
			tells[any](b, `(() => {
				const button = document.querySelector("form.explain [name=stage]");
				button.value = "`+stage+`";
				button.click();
			})()`)
			b.until(`document.readyState == "complete" && document.querySelector(".stages [aria-current]")?.value == "` + stage + `"`)
			b.seen("/"+lang+"/explain, "+stage, axe)
		}
	}
}

// The pages of people who sign in, as an admin sees them, and what a reader is told
// whose role does not allow a page.
func TestPagesOfATeam(t *testing.T) {
	base, a := teamDesk(t)
	here := accounts.Actor{Who: accounts.Local(), Address: accounts.Here}
	const password = "seven blue camels"
	for name, role := range map[string]accounts.Role{"rania": accounts.Administrator, "omar": accounts.Viewer} {
		if _, err := a.AddUser(t.Context(), here, accounts.NewUser{Name: name, Role: role, Password: password}); err != nil {
			t.Fatal(err)
		}
	}
	secret, err := a.LinkFor(t.Context(), here, "omar")
	if err != nil {
		t.Fatal(err)
	}
	lookAt(t, base, []string{"signin", "link/" + secret})
	b := open(t, base)
	signIn := func(name string) {
		b.visit("/ar/signin")
		b.send(`form:not([data-passkey]):has([name="password"])`, "name", name, "password", password)
		b.until(`location.pathname == "/ar/" && document.readyState == "complete"`)
	}
	signIn("rania")
	lookAt(t, base, []string{"account", "admin/users", "admin/audit"})
	b.visit("/ar/account")
	b.send(`form[action$="/signout"]`)
	b.until(`location.pathname == "/ar/signin"`)
	signIn("omar")
	b.taken()
	b.visit("/ar/review")
	if refused := b.taken(); len(refused) != 1 || !strings.Contains(refused[0], "403") {
		t.Errorf("a reader who reviews: %q", refused)
	}
	b.seen("/ar/review, forbidden", axeSource(t))
}

// Dates are longest in the Hijri calendar, which has the Gregorian day beside it.
func TestPagesInHijri(t *testing.T) {
	d := samplesDesk(t)
	b := open(t, d.URL)
	save := func(digits, calendar string) {
		b.visit("/ar/settings")
		tells[any](b, `for (const v of ["`+digits+`", "`+calendar+`"]) document.querySelector("main [value=" + v + "]").checked = true;
			document.querySelector("main form").requestSubmit()`)
		b.until(`location.search != "" && document.readyState == "complete"`)
	}
	save("arabic", "hijri")
	defer save("latin", "levantine") // tabs share their cookies
	b.visit("/ar/timeline")
	if !tells[bool](b, `/\u0661\u0664\u0664\u0667/.test(document.querySelector(".day h2").textContent)`) {
		t.Errorf("the timeline is not in Hijri years: %s", tells[string](b, `document.querySelector(".day h2").textContent`))
	}
	lookAt(t, d.URL, []string{"", "timeline", "map", "upcoming", "entities"})
}

// Where a browser has no WebGL, the network stays as the server drew it, and the page
// says so; without scripts it says so too.
func TestNetworkWithoutWebGL(t *testing.T) {
	b := open(t, samplesDesk(t).URL)
	drawn := `document.querySelector("[data-network] svg.arcs")?.getBoundingClientRect().height > 50`
	stage := `document.querySelector("[data-network] .stage canvas") !== null`
	b.visit("/en/network")
	b.until(stage)
	b.scripts(false)
	b.visit("/en/network")
	if says := `document.querySelector("[data-network]").innerText`; !tells[bool](b, drawn) || !strings.Contains(tells[string](b, says), "Scripts do not run") {
		t.Errorf("without scripts the page says %q", tells[string](b, says))
	}
	b.scripts(true)
	script := `const whole = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.includes("webgl") ? null : whole.call(this, kind, ...rest) };`
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		t.Fatal(err)
	}
	for lang, says := range map[string]string{"en": "does not draw by WebGL", "ar": "WebGL"} {
		b.visit("/" + lang + "/network")
		b.until(`document.querySelector("[data-network]").innerText.includes("` + says + `")`)
		if !tells[bool](b, drawn) || tells[bool](b, stage) {
			t.Errorf("%s: the server's drawing is not there", lang)
		}
		for _, f := range b.taken() {
			t.Errorf("%s: %s", lang, f)
		}
	}
}
