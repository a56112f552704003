package browser

import (
	"os"
	"path/filepath"
	"testing"
)

// axeFile is where npm puts axe-core, from this directory.
var axeFile = filepath.Join("..", "..", "web", "islands", "node_modules", "axe-core", "axe.min.js")

// axeSource is the script of axe-core; empty, with a word about it, where npm has
// not installed it.
func axeSource(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(axeFile)
	if err != nil {
		t.Log("accessibility was not checked: no axe-core; make pages installs it")
		return ""
	}
	return string(data)
}

// runAxe asks for faults by WCAG 2.2 AA and by what axe holds good practice, a line
// each. An animation that is under way would show colours between two. Axe takes a
// word that is narrower than its letters for the picture of an icon font, and leaves
// its contrast unchecked: Arabic letters join, so all of them would pass.
const runAxe = `(async () => {
  for (const a of document.getAnimations()) a.finish();
  const canvas = CanvasRenderingContext2D.prototype, measure = canvas.measureText;
  canvas.measureText = (s) => ({width: 30 * s.length});
  const found = await axe.run(document, {resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  canvas.measureText = measure;
  const why = (n) => [...n.any, ...n.all, ...n.none].map((c) => c.message)[0] || "";
  return found.violations.flatMap((v) => v.nodes.slice(0, 4).map((n) => v.id + ": " + why(n) + ": " + n.html.slice(0, 160)));
})()`
