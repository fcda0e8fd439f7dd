// Package app is the window: it opens a desk, connects the screens to it, and
// turns errors into words. The screens show values and report wishes; all that
// is decided is decided here, on the window's goroutine; all that is slow is
// done by app/jobs and comes back.
package app
