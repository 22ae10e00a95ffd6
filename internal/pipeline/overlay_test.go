package pipeline

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOwnFilesLieOverTheDefaultOnes(t *testing.T) {
	over := fstest.MapFS{"base.html": {Data: []byte("own")}, "partials/mine.html": {Data: []byte("m")}}
	under := fstest.MapFS{"base.html": {Data: []byte("default")}, "home.html": {Data: []byte("h")}, "partials/card.html": {Data: []byte("c")}}
	var got []string
	err := fs.WalkDir(overlay{over, under}, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(overlay{over, under}, name)
		got = append(got, name+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if s := strings.Join(got, " "); s != "base.html=own home.html=h partials/card.html=c partials/mine.html=m" {
		t.Error(s)
	}
	if _, err := fs.ReadDir(overlay{noFiles{}, under}, "partials"); err != nil {
		t.Error(err)
	}
	if _, err := fs.ReadDir(overlay{over, under}, "none"); err == nil {
		t.Error("a folder that is not there was read")
	}
}
