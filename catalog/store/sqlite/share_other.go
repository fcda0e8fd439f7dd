//go:build !linux

package sqlite

// networkShare knows of network file systems on Linux only.
func networkShare(string) (name string, ok bool) { return "", false }
