// Package widgets is the small shared parts of the window: a text box that
// composes Vietnamese, compact buttons and chips, stars, colour classes, a
// row for a task, a status line, an empty panel.
//
// A widget shows values and reports wishes through its On… callbacks, on the
// window's goroutine; it decides nothing. Set… methods change what is shown
// and report nothing. Sizes are in layout pixels.
package widgets
