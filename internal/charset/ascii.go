package charset

// asciiLen is how many bytes of ASCII a text begins with, at least: it looks at
// eight at a time, and the last few may be left.
func asciiLen(s string) int {
	n := 0
	for ; len(s) >= n+8; n += 8 {
		b := s[n : n+8]
		if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 != 0 {
			break
		}
	}
	return n
}
