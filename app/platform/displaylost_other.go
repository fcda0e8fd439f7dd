//go:build !cgo || !(linux || freebsd || openbsd || netbsd)

package platform

// OnDisplayLost reports that there is nothing to watch here: a display that
// goes away ends the window as its user would.
func OnDisplayLost(*CrashLog, func() error) bool { return false }
