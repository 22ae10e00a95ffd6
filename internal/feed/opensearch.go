package feed

import (
	"encoding/xml"

	"fonds/internal/config"
	"fonds/internal/permalink"
)

// openSearch describes the site's search to browsers (OpenSearch 1.1), which then
// offer it beside their own.
func openSearch(cfg config.Config) ([]byte, error) {
	type template struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	description := struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		Description string
		Encoding    string   `xml:"InputEncoding"`
		URL         template `xml:"Url"`
	}{
		ShortName: short(clean(cfg.Title), 16), Description: clean(cfg.Title), Encoding: "UTF-8",
		URL: template{"text/html", address(cfg.BaseURL, string(permalink.Search)) + "?q={searchTerms}"},
	}
	data, err := xml.Marshal(description)
	return append([]byte(xml.Header), append(data, '\n')...), err
}

// short cuts a name to so many characters, as many as the format allows it.
func short(name string, n int) string {
	r := []rune(name)
	return string(r[:min(n, len(r))])
}
