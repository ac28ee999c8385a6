package web

import (
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strconv"
)

// pageSize is how many lines a list shows on one page; maxPage keeps offsets
// far from overflowing.
const (
	pageSize = 50
	maxPage  = 1_000_000
)

// pager leads through a list whose length nobody has counted.
type pager struct {
	Page       int
	From, To   string // numbers of the first and the last line shown
	Prev, Next string // addresses; empty at an end
}

// pageNumber is the page asked for, 1 when none is.
func pageNumber(q url.Values) (int, error) {
	v := q.Get("page")
	if v == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > maxPage {
		return 0, badRequest(fmt.Sprintf("page: %q is not a number from 1 to %d.", v, maxPage))
	}
	return n, nil
}

// newPager describes the page that shows n lines of r's list.
func newPager(r *http.Request, page, n int, more bool) pager {
	first := (page - 1) * pageSize
	p := pager{Page: page, From: formatNumber(float64(first + 1)), To: formatNumber(float64(first + n))}
	at := func(page int) string {
		q := r.URL.Query()
		q.Del("page")
		for k, v := range q {
			if len(v) == 0 || v[0] == "" {
				q.Del(k)
			}
		}
		if page > 1 {
			q.Set("page", strconv.Itoa(page))
		}
		if len(q) == 0 {
			return r.URL.Path
		}
		return r.URL.Path + "?" + q.Encode()
	}
	if page > 1 {
		p.Prev = at(page - 1)
	}
	if more {
		p.Next = at(page + 1)
	}
	return p
}

// take reads up to n values and says whether there was one more.
func take[T any](seq iter.Seq2[T, error], n int) (out []T, more bool, err error) {
	for v, err := range seq {
		if err != nil {
			return nil, false, err
		}
		if len(out) == n {
			return out, true, nil
		}
		out = append(out, v)
	}
	return out, false, nil
}
