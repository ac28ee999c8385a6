//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"

	"github.com/rapporteur/rapporteur/internal/store"
)

// claim takes the exclusive right to write beside any process. The kernel
// holds it for the open file, so it ends with the process however that dies;
// the file itself says nothing. It is a file of its own because closing a
// second descriptor of the record would drop SQLite's own locks on it.
func claim(path string) (release func() error, err error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, syscall.EINTR) {
				continue
			}
			if errors.Is(err, syscall.EWOULDBLOCK) {
				return nil, store.ErrBusy
			}
			return nil, &os.PathError{Op: "lock", Path: path, Err: err}
		}
		// Whoever held it before removes the file before letting go, so the
		// lock may be on a file that is no longer there: then take the new one.
		mine, err1 := f.Stat()
		there, err2 := os.Stat(path)
		if err1 == nil && err2 == nil && os.SameFile(mine, there) {
			return func() error { return errors.Join(os.Remove(path), f.Close()) }, nil
		}
		f.Close()
		if err2 != nil && !errors.Is(err2, os.ErrNotExist) {
			return nil, err2
		}
	}
}
