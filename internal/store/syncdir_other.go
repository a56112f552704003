//go:build !unix

package store

// syncDir does nothing: a directory can't be synced here, and its file system
// logs changes of names itself.
func syncDir(string) error { return nil }
