package preview

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func start(t *testing.T, files map[string]string) (s *Server, address string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s = &Server{Dir: dir}
	l, err := s.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() { cancel(); <-done })
	return s, "http://" + l.Addr().String()
}

func get(t *testing.T, address string, change func(*http.Request)) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body), resp.Header
}

const page = `<html><head><meta http-equiv=Content-Security-Policy content="default-src 'none'"></head><body>home</body></html>`

func TestPagesAreServedAsAStaticHostWould(t *testing.T) {
	_, address := start(t, map[string]string{
		"index.html": page, "documents/a.html": "<head></head>a", "404.html": "<head></head>nothing here", "collection.csv": "a,b", "originals/x.txt": "<script>",
	})
	for _, test := range []struct {
		path   string
		status int
		kind   string
		holds  string
	}{
		{"/", 200, "text/html; charset=utf-8", "home"},
		{"/documents/a.html", 200, "text/html; charset=utf-8", "a"},
		{"/documents/../index.html", 200, "text/html; charset=utf-8", "home"},
		{"/none.html", 404, "text/html; charset=utf-8", "nothing here"},
		{"/../../etc/passwd", 404, "text/html; charset=utf-8", "nothing here"},
		{"/collection.csv", 200, "text/plain; charset=utf-8", "a,b"},
		{"/originals/x.txt", 200, "text/plain; charset=utf-8", "<script>"},
	} {
		status, body, header := get(t, address+test.path, nil)
		if status != test.status || header.Get("Content-Type") != test.kind || !strings.Contains(body, test.holds) {
			t.Errorf("%s: %d %s %q", test.path, status, header.Get("Content-Type"), body)
		}
	}
	_, body, _ := get(t, address+"/", nil)
	if strings.Contains(body, "Content-Security-Policy") || strings.Count(body, scriptPath) != 1 {
		t.Errorf("the page cannot reload itself: %s", body)
	}
}

func TestOtherSitesCannotReadThePreview(t *testing.T) {
	_, address := start(t, map[string]string{"index.html": page})
	for name, change := range map[string]func(*http.Request){
		"another host name (DNS rebinding)": func(r *http.Request) { r.Host = "evil.example:80" },
		"no port":                           func(r *http.Request) { r.Host = "localhost" },
		"another origin":                    func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"an opaque origin":                  func(r *http.Request) { r.Header.Set("Origin", "null") },
		"embedded by another site":          func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
	} {
		status, body, header := get(t, address+"/", change)
		if status != http.StatusForbidden || strings.Contains(body, "home") || header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %q", name, status, body)
		}
	}
	if status, _, _ := get(t, address+"/", func(r *http.Request) {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Sec-Fetch-Mode", "navigate")
	}); status != http.StatusOK {
		t.Error("a link from elsewhere does not open")
	}
	resp, err := http.Post(address+"/", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed {
		t.Error("POST:", resp.StatusCode)
	}
}

func TestReloadReachesOpenPages(t *testing.T) {
	s, address := start(t, nil)
	resp, err := http.Get(address + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	lines.Scan() // ": open": the page listens now
	s.Reload()
	for lines.Scan() {
		if lines.Text() == "event: reload" {
			return
		}
	}
	t.Error("no reload event")
}

func TestWatchTellsOfSavesInOldAndNewFolders(t *testing.T) {
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "seeds"), 0o777)
	ctx, cancel := context.WithCancel(context.Background())
	var calls atomic.Int64
	told := make(chan bool, 100)
	done := make(chan error)
	go func() {
		done <- Watch(ctx, []string{filepath.Join(dir, "seeds"), filepath.Join(dir, "layouts"), filepath.Join(dir, "site.yaml")}, func() {
			calls.Add(1)
			told <- true
		})
	}()
	save := func(name string) {
		t.Helper()
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777)
		// The watch may not have begun, or may just be adding a folder: save until it tells.
		deadline := time.Now().Add(20 * time.Second)
		for time.Now().Before(deadline) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(time.Now().String()), 0o666); err != nil {
				t.Fatal(err)
			}
			select {
			case <-told:
				return
			case <-time.After(5 * pause):
			}
		}
		t.Fatalf("no word of %s", name)
	}
	save("seeds/a.txt")
	save("seeds/new/b.txt")
	save("layouts/page.html")
	save("site.yaml")
	for len(told) > 0 {
		<-told
	}
	time.Sleep(3 * pause)
	before := calls.Load()
	os.WriteFile(filepath.Join(dir, "seeds/.a.txt.swp"), []byte("x"), 0o666)
	os.MkdirAll(filepath.Join(dir, "public"), 0o777)
	os.WriteFile(filepath.Join(dir, "public/index.html"), []byte("x"), 0o666)
	time.Sleep(5 * pause)
	if calls.Load() != before {
		t.Error("told of files that are none of the collection's")
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
