// Package grid is the wall of thumbnails: any number of photos, of which it
// keeps only the visible ones as objects on the screen, in a ring that is
// bound anew as it scrolls. It shows a [state.Snapshot], selects by ranges,
// and asks for rows and thumbnails as they come into sight.
//
// The grid decides nothing about photos: keys it does not use go to OnKey,
// opening and menus to OnOpen and OnMenu.
//
// Sizes and offsets are in layout pixels; offsets are float64, since float32
// is off by two pixels at a million photos. Boxes of thumbnails are in pixels
// of the screen.
package grid
