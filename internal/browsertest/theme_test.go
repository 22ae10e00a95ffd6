package browsertest

import (
	"os/exec"
	"path/filepath"
	"testing"

	"fonds/internal/sitetest"
)

// TestAThemedCollectionInABrowser: own colours, two logos, a font of the system,
// words on the front page, an own page in the masthead, own styles.
func TestAThemedCollectionInABrowser(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "../..", "seeds", "content")
	const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><circle cx="15" cy="15" r="12" fill="`
	for name, text := range map[string]string{
		"site.yaml": `title: Commonwealths and Unions
fonts: system
colours:
  light: {bg: "#FFFFFF", surface: "#EEF3F1", link: "#00563F", bar: "#2F8F6B"}
  dark: {bg: "#0F1714", surface: "#18231F", link: "#8FD9BC", bar: "#3FA57E"}
logo: {file: img/logo.svg, dark: img/logo-dark.svg, height: 36}
front_page: |
  Begin with the [years](years/index.html), or read [how we read](pages/method.md).
`,
		"static/img/logo.svg":      logo + `#00563F"/></svg>`,
		"static/img/logo-dark.svg": logo + `#8FD9BC"/></svg>`,
		"static/custom.css":        "h1 { font-weight: 500 }\n",
		"content/pages/method.md": `---
title: How we read
nav: masthead
---
Aloud, and twice.

> Once for the words, once for what they leave out.
`,
	} {
		c.Write(name, text)
	}
	c.Build()
	site := filepath.Join(c.Dir, "public")
	look(t, site, []string{"index.html", "pages/method.html", "documents/index.html", c.Documents()[0].Page})
	out, err := exec.Command("node", "theme.mjs", site, "pages/method.html", "rgb(255, 255, 255)", "rgb(15, 23, 20)").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
