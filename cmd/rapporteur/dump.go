package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// openDump opens a dump of places, unpacking what is gzipped or the one table
// in a zip archive. read is told the bytes of the file as they are used.
func openDump(name string, read func(n int)) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, bareError(err)
	}
	b := bufio.NewReader(counted{f, read})
	head, _ := b.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		r, err := zipped(f, read)
		if err != nil {
			f.Close()
			return nil, err
		}
		return closing{r, f}, nil
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(b)
		if err != nil {
			f.Close()
			return nil, err
		}
		return closing{z, f}, nil
	}
	return closing{b, f}, nil
}

// bareError leaves the name out of a file's error, which the caller puts first.
func bareError(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// zipped opens the table in a zip archive, which may hold a readme beside it.
func zipped(f *os.File, read func(int)) (io.Reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%w; is the file cut short?", err)
	}
	var table *zip.File
	for _, m := range z.File {
		base := strings.ToLower(path.Base(m.Name))
		if m.FileInfo().IsDir() || strings.HasPrefix(base, "readme") || !strings.HasSuffix(base, ".txt") && !strings.HasSuffix(base, ".tsv") {
			continue
		}
		if table != nil {
			return nil, fmt.Errorf("it holds %s and %s; unpack it and import the one you mean", table.Name, m.Name)
		}
		table = m
	}
	if table == nil {
		return nil, errors.New("no table (.txt or .tsv) in it")
	}
	r, err := table.Open()
	if err != nil {
		return nil, err
	}
	// Progress is told in bytes of the archive.
	share := float64(table.CompressedSize64) / float64(max(1, table.UncompressedSize64))
	return counted{r, func(n int) { read(int(float64(n) * share)) }}, nil
}

// counted tells how much was read.
type counted struct {
	io.Reader
	read func(n int)
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read(n)
	return n, err
}

// closing reads from one and closes another.
type closing struct {
	io.Reader
	io.Closer
}
