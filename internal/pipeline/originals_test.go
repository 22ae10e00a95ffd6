package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"fonds/internal/sitetest"
)

func TestDocumentsOfOneSeedShareItsCopy(t *testing.T) {
	c := sitetest.New(t, "-- seeds/both.txt --\n"+rivers+"\n\n"+lakes)
	at := strings.Count(rivers, "\n") + 3
	c.Write("seeds/both.txt.yaml", fmt.Sprintf("documents: [1, %d]\n", at))
	c.Build()
	first := head(t, c.Read(riversPage), "id")
	site := c.Files("public")
	for name := range site {
		if strings.HasPrefix(name, "originals/") && name != "originals/"+first+".txt" {
			t.Errorf("there is %s too", name)
		}
	}
	if site["originals/"+first+".txt"] != c.Read("seeds/both.txt") {
		t.Error("the copy is not what was received")
	}
	for _, page := range []string{riversPage, lakesPage} {
		page = strings.TrimSuffix(strings.TrimPrefix(page, "content/"), ".md") + ".html"
		if !strings.Contains(site[page], "../originals/"+first+".txt") {
			t.Errorf("%s does not lead to the copy", page)
		}
	}
}
