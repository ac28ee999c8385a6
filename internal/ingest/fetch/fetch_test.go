package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

// site is a test server and a client that may talk to it.
func site(t *testing.T, o Options, h http.HandlerFunc) (string, *Client) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		t.Fatal(err)
	}
	o.Ports, o.Allow = []int{port}, []string{"127.0.0.1"}
	return s.URL, New(o)
}

func TestGet(t *testing.T) {
	base, c := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/new":
			if !strings.HasPrefix(r.UserAgent(), "rapporteur/") {
				t.Errorf("user agent %q", r.UserAgent())
			}
			w.Header().Set("Content-Type", "Text/HTML; charset=ISO-8859-1")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, "<p>caf\xe9</p>")
			z.Close()
		}
	})
	p, err := c.Get(context.Background(), base+"/old")
	if err != nil {
		t.Fatal(err)
	}
	if p.URL != base+"/new" || p.ContentType != "text/html" || p.Charset != "ISO-8859-1" || string(p.Body) != "<p>caf\xe9</p>" {
		t.Errorf("got %+v", p)
	}
}

func TestGetFaults(t *testing.T) {
	base, c := site(t, Options{MaxBytes: 1000, Timeout: 300 * time.Millisecond, Redirects: 2}, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			http.NotFound(w, r)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/inward":
			http.Redirect(w, r, "http://127.0.0.2:"+strings.Split(r.Host, ":")[1]+"/", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
		case "/large":
			fmt.Fprint(w, strings.Repeat("x", 2000))
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, strings.Repeat("x", 1<<20))
			z.Close()
		case "/slow":
			time.Sleep(time.Second)
		}
	})
	for path, want := range map[string]error{
		"/gone": ErrStatus, "/loop": ErrRedirects, "/inward": ErrPrivate, "/file": ErrAddress, "/large": ErrTooLarge, "/bomb": ErrTooLarge, "/slow": context.DeadlineExceeded,
	} {
		if _, err := c.Get(context.Background(), base+path); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", path, err, want)
		}
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	c := New(Options{Timeout: 2 * time.Second})
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.8.8.8/", "http://10.1.2.3/", "http://172.16.0.9/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data",
		"http://100.64.0.1/", "http://0.0.0.0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::127.0.0.1]/",
		"http://[64:ff9b::7f00:1]/", "http://localhost/", "http://2130706433/",
	} {
		_, err := c.Get(context.Background(), address)
		if err == nil {
			t.Errorf("%s was fetched", address)
		} else if !errors.Is(err, ErrPrivate) && address != "http://2130706433/" { // no name server knows the last
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	c := New(Options{})
	for _, address := range []string{"ftp://a.example/", "file:///etc/hostname", "http:///x", "http://user:word@a.example/", "http://a.example:x/"} {
		if _, err := c.Get(context.Background(), address); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: got %v", address, err)
		}
	}
	if _, err := c.Get(context.Background(), "http://127.0.0.1:22/"); !errors.Is(err, ErrPort) {
		t.Errorf("port 22: got %v", err)
	}
}
