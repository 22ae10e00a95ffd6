package seed

import "bytes"

// signatures begin files of formats that are often saved under a wrong name.
var signatures = []struct{ begins, format string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a zip archive (or a .docx, .odt or .epub)"},
	{"PK\x05\x06", "a zip archive"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a", "a RAR archive"},
	{"\xfd7zXZ\x00", "an xz archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc)"},
	{`{\rtf`, "an RTF file"},
	{"\x89PNG\r\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"II*\x00", "a TIFF image"},
	{"MM\x00*", "a TIFF image"},
	{"AT&TFORM", "a DjVu file"},
	{"\x7fELF", "a program"},
	{"SQLite format 3\x00", "a database"},
}

// binary tells what a file is that is no text; "" means that it may be one.
// A few stray control characters do not make a binary file, one in twenty does,
// unless a person said that it is text.
func binary(b []byte, text bool) string {
	for _, s := range signatures {
		if !bytes.HasPrefix(b, []byte(s.begins)) {
			continue
		}
		if s.begins == "BZh" && (len(b) < 4 || b[3] < '1' || b[3] > '9') {
			continue // a word may begin so
		}
		if s.begins == "GIF8" && (len(b) < 6 || b[5] != 'a') {
			continue
		}
		return s.format
	}
	if len(b) >= 12 && string(b[:4]) == "RIFF" && (string(b[8:12]) == "WEBP" || string(b[8:12]) == "WAVE" || string(b[8:12]) == "AVI ") {
		return "an image or a recording"
	}
	if mark, _ := byteOrderMark(b); text || mark != "" || wide(b) != "" {
		return ""
	}
	controls := 0
	for i := 0; i < len(b); i++ {
		for i+8 < len(b) && !hasControl(eight(b[i:])) {
			i += 8
		}
		if c := b[i]; c < ' ' && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1b {
			controls++
		}
	}
	if controls > 16 && controls > len(b)/20 {
		return "binary data"
	}
	return ""
}
