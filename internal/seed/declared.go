package seed

import "regexp"

// declared is the encoding that an HTML file says it is in, as it stands there:
// in an XML declaration or a meta element among its first 2 KB. It is a hint
// only: such declarations are often untrue.
func declared(b []byte, name string) string {
	if FormatOf(name) != HTML {
		return ""
	}
	head := b[:min(len(b), 2048)]
	for _, form := range []*regexp.Regexp{xmlEncoding, metaCharset} {
		if m := form.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

var (
	xmlEncoding = regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']`)
	// <meta charset=…> and <meta http-equiv=… content="…; charset=…">
	metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})`)
)
