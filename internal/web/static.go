package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/rapporteur/rapporteur/internal/store"
)

//go:embed static
var staticFiles embed.FS

// static keeps the style sheet and the icon under names that hold a digest of
// their content, so that a browser may keep them for ever.
type static struct {
	files map[string]staticFile // by the name in the address
	names map[string]string     // address by the name of the file
}

type staticFile struct {
	body        []byte
	contentType string
}

// staticTypes are the content types of the files that may be served.
var staticTypes = map[string]string{".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}

func newStatic() (*static, error) {
	s := &static{files: map[string]staticFile{}, names: map[string]string{}}
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, fmt.Errorf("web: static files: %w", err)
	}
	for _, e := range entries {
		body, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("web: static files: %w", err)
		}
		ext := path.Ext(e.Name())
		if staticTypes[ext] == "" {
			return nil, fmt.Errorf("web: static file %s: no content type is known for it; add it to staticTypes", e.Name())
		}
		sum := sha256.Sum256(body)
		name := strings.TrimSuffix(e.Name(), ext) + "-" + hex.EncodeToString(sum[:6]) + ext
		s.files[name] = staticFile{body: body, contentType: staticTypes[ext]}
		s.names[e.Name()] = "/static/" + name
	}
	return s, nil
}

// address is where the file is served.
func (s *static) address(name string) string { return s.names[name] }

// file serves a static file under the name that holds its digest.
func (h *handler) file(r *http.Request) (*answer, error) {
	f, ok := h.static.files[r.PathValue("name")]
	if !ok {
		return nil, store.ErrNotFound
	}
	return &answer{body: f.body, contentType: f.contentType, cache: "public, max-age=31536000, immutable"}, nil
}
