package markdown

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	fs, _ := filepath.Glob(os.Getenv("HOME") + "/.cache/go-build/fuzz/fonds/internal/markdown/FuzzEscape/*")
	var all []string
	for _, f := range fs {
		d, _ := os.ReadFile(f)
		l := strings.Split(string(d), "\n")[1]
		l = strings.TrimSuffix(strings.TrimPrefix(l, "string("), ")")
		s, err := strconv.Unquote(l)
		if err != nil {
			continue
		}
		all = append(all, s)
	}
	fmt.Println(len(all))
	cur := ""
	beat := time.Now()
	go func() {
		for {
			time.Sleep(time.Second)
			if time.Since(beat) > 3*time.Second {
				fmt.Printf("HANG %q\n", cur)
				os.Exit(1)
			}
		}
	}()
	r := rand.New(rand.NewPCG(5, 6))
	end := time.Now().Add(60 * time.Second)
	for time.Now().Before(end) {
		a := all[r.IntN(len(all))]
		b := all[r.IntN(len(all))]
		if len(a) > 0 && len(b) > 0 {
			i := r.IntN(len(a))
			j := r.IntN(len(b))
			a = a[:i] + b[j:]
		}
		for range r.IntN(4) {
			k := 0
			if len(a) > 0 {
				k = r.IntN(len(a))
			}
			p := pieces[r.IntN(len(pieces))]
			if r.IntN(8) == 0 {
				p = strings.Repeat(p, 1+r.IntN(100))
			}
			a = a[:k] + p + a[k:]
		}
		a = strings.ReplaceAll(strings.ToValidUTF8(a, "\uFFFD"), "\x00", "\uFFFD")
		cur = a
		beat = time.Now()
		if affordable([]byte(a)) {
			holds(t, a)
		}
	}
}
