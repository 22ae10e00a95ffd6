//go:build unix

package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fonds/internal/sitetest"
)

// TestNothingOutsideTheSeedsIsPublished: links, pipes and folders in the place of
// seeds and their pictures lead nowhere and hold nothing up, whenever they come.
func TestNothingOutsideTheSeedsIsPublished(t *testing.T) {
	c := sitetest.New(t, `
-- private/secret.txt --
SECRET WORDS
-- private/secret.html --
<p>SECRET WORDS</p>
-- seeds/one.txt --
The bridge over the Ister

It was opened in May.
-- seeds/two.txt --
The mill at Arbon

It was closed in June.
-- seeds/three.txt --
The council of the river

It met in July.
-- seeds/pictures.md --
# Pictures

![a](link/secret.png) ![b](pipe.png) ![c](folder.png) ![d](linked.png) ![e](../private/secret.png) ![f](..%2fprivate%2fsecret.png)
-- seeds/frames.html --
<title>Frames</title><frameset><frame src="frames_files/secret.html"><frame src="frames_files/pipe.html"><frame src="../private/secret.html"></frameset>
`)
	c.Write("private/secret.png", "\x89PNG\r\n\x1a\nSECRET WORDS")
	at := func(name string) string { return filepath.Join(c.Dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(syscall.Mkfifo(at("seeds/pipe.png"), 0o666))
	must(syscall.Mkfifo(at("private/pipe.html"), 0o666))
	must(os.Mkdir(at("seeds/folder.png"), 0o777))
	must(os.Symlink("../private", at("seeds/link")))
	must(os.Symlink("../private", at("seeds/frames_files")))
	must(os.Symlink("../private/secret.png", at("seeds/linked.png")))
	c.Build()
	for _, name := range []string{"one", "two", "three"} {
		must(os.Remove(at("seeds/" + name + ".txt")))
	}
	must(os.Symlink("../private/secret.txt", at("seeds/one.txt")))
	must(syscall.Mkfifo(at("seeds/two.txt"), 0o666))
	must(os.Mkdir(at("seeds/three.txt"), 0o777))
	c.Build()
	for _, dir := range []string{"public", "content", ".cache"} {
		for name, text := range c.Files(dir) {
			if strings.Contains(text, "SECRET WORDS") {
				t.Errorf("%s/%s holds what lies outside seeds/", dir, name)
			}
		}
	}
}
