package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// programs are the names under which systems have Chromium.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// the browser of all tests, which is started by the first that asks.
var (
	starting sync.Once
	running  context.Context
	failed   error
	stop     = func() {}
)

func TestMain(m *testing.M) {
	code := m.Run()
	stop()
	closeShared()
	os.Exit(code)
}

// theBrowser is the context of a running browser. The test is skipped where there is
// none.
func theBrowser(t *testing.T) context.Context {
	t.Helper()
	program := ""
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("the browser tests did not run: no Chromium")
	}
	starting.Do(func() { running, failed = start(program) })
	if failed != nil {
		t.Fatalf("%s does not start: %v", program, failed)
	}
	return running
}

func start(program string) (context.Context, error) {
	profile, err := os.MkdirTemp("", "musnad-browser")
	if err != nil {
		return nil, err
	}
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.NoFirstRun, chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(profile)}
	for _, f := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage",
		"disable-extensions", "disable-breakpad", "disable-default-apps", "disable-renderer-backgrounding", "disable-background-timer-throttling"} {
		opts = append(opts, chromedp.Flag(f, true))
	}
	alloc, end := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	stop = func() {
		cancel()
		end()
		os.RemoveAll(profile)
	}
	return ctx, chromedp.Do(ctx)
}

// tab is a page of the browser with what went wrong on it.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string // of the server

	mu     sync.Mutex
	faults []string
}

// patience is how long one step may take, on a machine that does other things.
const patience = 30 * time.Second

// open opens an empty tab that may ask one server only.
func open(t *testing.T, base string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(theBrowser(t))
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, base: base}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	return b
}

// hear notes what must not be.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			b.fault("console: %s", said(e.Args))
		}
	case *runtime.EventExceptionThrown:
		b.fault("exception: %s", thrown(e.ExceptionDetails))
	case *log.EventEntryAdded: // what breaks the content policy is among them
		slow := e.Entry.Source == log.EntrySourceRendering && strings.Contains(e.Entry.Text, "Performance") // of a machine without graphics
		if !slow && (e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning) {
			b.fault("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.base+"/") && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			b.fault("a request leaves the server: %s", u)
		}
	case *page.EventJavascriptDialogOpening:
		b.fault("a dialog opens: %s", e.Message)
		go chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	}
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}

func said(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		out = append(out, strings.Trim(string(a.Value)+" "+a.Description, " "))
	}
	return strings.Join(out, " ")
}

func (b *tab) fault(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

// taken are the faults since they were taken last.
func (b *tab) taken() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.faults
	b.faults = nil
	return out
}

// do runs steps on the tab.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// visit opens a page by its path, and waits until it is loaded.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base + path))
}

// tells is the value of an expression in the page.
func tells[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits until an expression is true.
func (b *tab) until(expression string) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression)) // fails while another page comes
		cancel()
		if err == nil && ok {
			return
		}
		if time.Now().After(end) {
			b.t.Fatalf("it never became true: %s (%v)", expression, err)
		}
	}
}

// scripts lets the pages' scripts run, or not.
func (b *tab) scripts(on bool) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		b.t.Fatal(err)
	}
}

// theme is what the system is said to prefer: light or dark.
func (b *tab) theme(name string) {
	b.t.Helper()
	wants := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: wants}); err != nil {
		b.t.Fatal(err)
	}
}

// width is how wide the window is said to be, in CSS pixels.
func (b *tab) width(w int64) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: w, Height: 900, DeviceScaleFactor: 1}); err != nil {
		b.t.Fatal(err)
	}
}

// The bits of keys that are held.
const (
	ctrl  = 2
	shift = 8
)

// press presses a key: what it writes, and where it is on the keyboard.
func (b *tab) press(key, code string) {
	b.t.Helper()
	b.pressWith(key, code, 0)
}

func (b *tab) pressWith(key, code string, held int64) {
	b.t.Helper()
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, Code: code, Modifiers: held, WindowsVirtualKeyCode: virtual[code]}
	if len([]rune(key)) == 1 && held&ctrl == 0 {
		down.Type, down.Text = input.DispatchKeyEventTypeKeyDown, key
	}
	up := down
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	for _, e := range []input.DispatchKeyEventParams{down, up} {
		b.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, e)
			return chromedp.Void{}, err
		})
	}
}

// virtual are the numbers of keys that do something of themselves.
var virtual = map[string]int64{"Enter": 13, "Escape": 27}
