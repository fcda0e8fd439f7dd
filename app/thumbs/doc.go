// Package thumbs brings thumbnails to the screen: what is visible first, the
// newest wish before older ones, what scrolled away not at all, and what
// comes next while nothing else is wanted. It keeps the last ones within a
// budget of memory. Plain Go, no widgets.
//
// Boxes are in pixels of the screen (not of the layout). A thumbnail it
// hands over is RGBA, begins at (0,0), has no gaps between its rows, fits
// the box, and nobody may change it. Sizes of memory are in bytes.
package thumbs
