package store

import "github.com/ncruces/go-sqlite3/vfs"

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
