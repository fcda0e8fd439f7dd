// Package state is what the window knows and shows, without the window: the
// photos a search found, which of them are selected, and where the eye is.
// Plain Go: no widgets, no goroutines, no files.
//
// Places are positions in a [Snapshot], from 0. A range is half open:
// From is in it, To is not. Values of this package are used by one goroutine
// at a time; a Snapshot never changes and may be shared.
package state
