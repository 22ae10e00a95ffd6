package pipeline

import (
	"strings"
	"testing"

	"fonds/internal/authority"
	"fonds/internal/diag"
)

func TestRecordsOfCountriesAreCalledByTheirCodes(t *testing.T) {
	var log diag.Log
	checkRecords([]authority.Record{
		{Kind: authority.Countries, Slug: "kz", File: "kz.md"},
		{Kind: authority.Countries, Slug: "suhh", File: "suhh.md", Country: "SUHH"},
		{Kind: authority.Countries, Slug: "kazakhstan", File: "kazakhstan.md"},
		{Kind: authority.Countries, Slug: "gr", File: "gr.md", Country: "AL", Lines: authority.Lines{Country: 3}},
		{Kind: authority.Parties, Slug: "a", File: "a.md", Country: "QQ", Lines: authority.Lines{Country: 4}},
		{Kind: authority.Authors, Slug: "b", File: "b.md", Country: "NO"},
	}, &log)
	var said []string
	for _, m := range log.Messages() {
		said = append(said, m.String())
	}
	const want = `a.md:4: error: country: there is no country "QQ"; write a code of ISO 3166-1 like KZ, or of a former state like SUHH
gr.md:3: error: country: is AL, but the file is called by GR; take the line out, or call the file al.md
kazakhstan.md: error: there is no country "KAZAKHSTAN"; call the file by the code, like kz.md, or for a former state suhh.md`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("said\n%s\nwant\n%s", got, want)
	}
}
