// Package fetch gets one page from the web for a user who named its address.
//
// It promises never to connect to an address that is not public (loopback,
// private, link-local and other special networks), whatever a name resolves
// to and wherever a redirect points, and to stay within its limits of size,
// time and redirects. It never sends cookies or credentials, never uses a
// proxy and never asks for anything it was not told to.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/doyensec/safeurl"
	"github.com/rapporteur/rapporteur"
)

// Limits that hold when Options state none.
const (
	DefaultMaxBytes  = 64 << 20         // of a page, after decompression
	DefaultTimeout   = 30 * time.Second // for a page, redirects included
	DefaultRedirects = 5
)

// Page is what an address gave.
type Page struct {
	URL         string // where the page was found, after redirects
	ContentType string // media type, lower case, without parameters; empty when not stated
	Charset     string // as the server stated it
	Body        []byte
}

// Faults. Errors of Get wrap one of these, or the network's own.
var (
	ErrPrivate   = errors.New("address is not public")
	ErrAddress   = errors.New("not an http or https address")
	ErrPort      = errors.New("port is not one that web sites use")
	ErrTooLarge  = errors.New("page is too large")
	ErrRedirects = errors.New("too many redirects")
	ErrStatus    = errors.New("the site refused")
)

// Options say how to fetch. The zero value has the defaults.
type Options struct {
	MaxBytes  int64
	Timeout   time.Duration
	Redirects int
	Ports     []int    // that may be connected to; empty: 80 and 443
	Allow     []string // IP addresses that may be connected to, and no others: for tests, whose servers stand on the loopback
}

// Client fetches pages. It is safe for use by several goroutines.
type Client struct {
	web   *safeurl.WrappedClient
	limit int64
}

// notPublic are special networks that safeurl's own list does not have.
var notPublic = []string{
	"::/96",          // IPv4-compatible addresses, RFC 4291
	"64:ff9b:1::/48", // local IPv4/IPv6 translation, RFC 8215
	"fec0::/10",      // site-local addresses, RFC 3879
	"3fff::/20",      // documentation, RFC 9637
	"5f00::/16",      // segment routing, RFC 9602
}

// New makes a client.
func New(o Options) *Client {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Redirects <= 0 {
		o.Redirects = DefaultRedirects
	}
	b := safeurl.GetConfigBuilder().SetTimeout(o.Timeout).EnableIPv6(true).SetBlockedIPsCIDR(notPublic...).
		SetCheckRedirect(func(req *http.Request, via []*http.Request) error {
			if len(via) > o.Redirects {
				return fmt.Errorf("%w (more than %d)", ErrRedirects, o.Redirects)
			}
			return check(req.URL)
		})
	if len(o.Ports) > 0 {
		b.SetAllowedPorts(o.Ports...)
	}
	if len(o.Allow) > 0 {
		b.SetAllowedIPs(o.Allow...)
	}
	return &Client{web: safeurl.Client(b.Build()), limit: o.MaxBytes}
}

// check refuses what is no plain web address. Redirects go through it too.
func check(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ErrAddress
	}
	if u.User != nil {
		return fmt.Errorf("%w: it holds a user name or password", ErrAddress)
	}
	return nil
}

// Get fetches a page.
func (c *Client) Get(ctx context.Context, address string) (Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Page{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	if err := check(u); err != nil {
		return Page{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Page{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	req.Header.Set("User-Agent", "rapporteur/"+rapporteur.Engine)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain, application/pdf;q=0.9, */*;q=0.5")
	res, err := c.web.Do(req)
	if err != nil {
		return Page{}, explain(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return Page{}, fmt.Errorf("%w: %d %s", ErrStatus, res.StatusCode, http.StatusText(res.StatusCode))
	}
	if res.ContentLength > c.limit {
		return Page{}, fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, res.ContentLength, c.limit)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, c.limit+1))
	if err != nil {
		return Page{}, explain(fmt.Errorf("read the page: %w", err))
	}
	if int64(len(body)) > c.limit {
		return Page{}, fmt.Errorf("%w: the limit is %s bytes", ErrTooLarge, strconv.FormatInt(c.limit, 10))
	}
	p := Page{URL: res.Request.URL.String(), Body: body}
	if header := res.Header.Get("Content-Type"); header != "" {
		media, params, err := mime.ParseMediaType(header)
		if err != nil {
			media, _, _ = strings.Cut(header, ";")
		}
		p.ContentType, p.Charset = strings.ToLower(strings.TrimSpace(media)), params["charset"]
	}
	return p, nil
}

// explain names the fault behind the libraries' wording.
func explain(err error) error {
	var (
		ip   *safeurl.AllowedIPError
		v6   *safeurl.IPv6BlockedError
		port *safeurl.AllowedPortError
		name *net.DNSError
	)
	if u := (*url.Error)(nil); errors.As(err, &u) {
		err = u.Err // the input is named by the caller
	}
	switch {
	case errors.As(err, &ip) || errors.As(err, &v6):
		return fmt.Errorf("%w (%w)", ErrPrivate, err)
	case errors.As(err, &port):
		return fmt.Errorf("%w (%w)", ErrPort, err)
	case errors.As(err, &name):
		return fmt.Errorf("the name %q is not known: %w", name.Name, err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("the site did not answer in time: %w", err)
	}
	return err
}
