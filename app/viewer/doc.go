// Package viewer shows one photo as large as its place allows. The photos
// before and after it are decoded ahead, off the window's goroutine, so that
// going on shows the next one at once.
//
// Units: sizes of pictures are in pixels of the screen, never more than the
// viewer has.
package viewer
