//go:build windows

package sqlite

import (
	"errors"
	"os"
	"syscall"

	"github.com/rapporteur/rapporteur/internal/store"
)

const errorSharingViolation syscall.Errno = 32

// fileFlagDeleteOnClose is FILE_FLAG_DELETE_ON_CLOSE of the Windows API.
const fileFlagDeleteOnClose = 0x04000000

// claim takes the exclusive right to write beside any process: a file opened
// without sharing, which the system closes and removes with the process.
func claim(path string) (release func() error, err error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL|fileFlagDeleteOnClose, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, store.ErrBusy
	case err != nil:
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return func() error { return syscall.CloseHandle(h) }, nil
}
