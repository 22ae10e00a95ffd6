// Package preview shows a built site on this machine and reloads it in the
// browser after every save.
//
// It serves on the loopback interface only. A page of another site that is open
// in the same browser must not read the collection: the Host must be a loopback
// name (so DNS rebinding fails), no CORS header is ever sent, and requests that
// the browser marks as coming from another site are refused unless they open a
// page.
package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"
)

// A Server shows the site in Dir, which may be swapped for another at any moment.
type Server struct {
	Dir  string
	port string

	mu      sync.Mutex
	version int           // counts reloads
	changed chan struct{} // closed at the next reload
}

// Listen opens the port on the loopback interface; port 0 takes a free one.
func (s *Server) Listen(port int) (net.Listener, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, fmt.Errorf("opening the port (choose another with --port): %w", err)
	}
	_, s.port, err = net.SplitHostPort(l.Addr().String())
	s.changed = make(chan struct{})
	return l, err
}

// Serve answers until ctx ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Reload tells every open page to load itself again.
func (s *Server) Reload() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version++
	close(s.changed)
	s.changed = make(chan struct{})
}

// The preview's own addresses; a site has no folder of that name.
const (
	scriptPath = "/.fonds/reload.js"
	eventsPath = "/.fonds/events"
)

const script = `"use strict";
new EventSource("` + eventsPath + `").addEventListener("reload", function () { location.reload(); });
`

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	w.Header().Set("Cache-Control", "no-store")
	if !s.trusted(r) {
		http.Error(w, "this preview answers to pages of its own on this machine only", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case scriptPath:
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprint(w, script)
	case eventsPath:
		s.events(w, r)
	default:
		s.file(w, r)
	}
}

// trusted reports whether a request is from a page of this preview, or opens one.
func (s *Server) trusted(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil || port != s.port || (host != "localhost" && host != "127.0.0.1" && host != "::1") {
		return false
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Host != r.Host || u.Scheme != "http" {
			return false
		}
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none" || r.Header.Get("Sec-Fetch-Mode") == "navigate"
}

func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w).Flush
	s.mu.Lock()
	changed := s.changed
	s.mu.Unlock()
	fmt.Fprint(w, ": open\n\n")
	if flush() != nil {
		return
	}
	select {
	case <-changed:
		fmt.Fprint(w, "event: reload\ndata: 1\n\n")
	case <-r.Context().Done():
	}
}

// file serves one file of the site, as a static host would.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	status := http.StatusOK
	data, err := s.read(name)
	if err != nil {
		status = http.StatusNotFound
		name = "404.html"
		if data, err = s.read(name); err != nil {
			http.Error(w, "no such page", status)
			return
		}
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) {
	case ".html":
		kind = "text/html; charset=utf-8"
		data = withReload(data)
	case ".txt", ".sha256", ".bib", ".csv":
		kind = "text/plain; charset=utf-8"
	}
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(data)
	}
}

// read reads a file of the site as it is at this moment; os.Root keeps to it.
func (s *Server) read(name string) ([]byte, error) {
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return fs.ReadFile(root.FS(), name)
}

var policy = regexp.MustCompile(`(?i)<meta http-equiv="?content-security-policy"?[^>]*>`)

// withReload adds the reload script to a page. The page's own policy forbids the
// connection that the script needs, and is left out here alone.
func withReload(page []byte) []byte {
	page = policy.ReplaceAll(page, nil)
	tag := []byte(`<script src="` + scriptPath + `" defer></script></head>`)
	return bytes.Replace(page, []byte("</head>"), tag, 1)
}
