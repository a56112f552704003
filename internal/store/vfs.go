package store

import (
	"errors"
	"syscall"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
)

// vfsName names the file system through which SQLite reads and writes.
const vfsName = "musnad"

func init() { vfs.Register(vfsName, files{vfs.Find("").(vfs.VFSFilename)}) }

// files is the operating system's files, but a database is not mapped into
// memory: checksums of pages are checked as pages are read, and go-sqlite3
// v0.37.0 fails when a file that can be mapped turns out to have them.
type files struct{ vfs.VFSFilename }

func (f files) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, flags, err := f.VFSFilename.OpenFilename(name, flags)
	if whole, ok := file.(systemFile); ok && err == nil {
		return unmapped{whole}, flags, nil
	}
	return file, flags, err
}

// systemFile is what a file of the operating system can do, but for mapping.
type systemFile interface {
	vfs.FileLockState
	vfs.FileHasMoved
	vfs.FileSizeHint
	vfs.FilePersistWAL
	vfs.FilePowersafeOverwrite
	vfs.FileSharedMemory
}

type unmapped struct{ systemFile }

// ReadAt calls a sector that the disk can't read what it is, damage that the
// rest can be read around; go-sqlite3 means to, but looks for the error where
// it isn't.
func (u unmapped) ReadAt(p []byte, off int64) (int, error) {
	n, err := u.systemFile.ReadAt(p, off)
	if errors.Is(err, syscall.EIO) {
		err = vfs.SystemError(err, sqlite3.IOERR_CORRUPTFS)
	}
	return n, err
}

// WriteAt calls a full disk full, for the same reason.
func (u unmapped) WriteAt(p []byte, off int64) (int, error) {
	n, err := u.systemFile.WriteAt(p, off)
	if errors.Is(err, syscall.ENOSPC) {
		err = vfs.SystemError(err, sqlite3.FULL)
	}
	return n, err
}
