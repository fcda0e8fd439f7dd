// Package viewer shows photos as large as their place allows: one, or two to
// four side by side, fitted or zoomed. What will be wanted next is decoded
// ahead, off the window's goroutine, so that going on shows it at once. Below
// the large photo a [Film] may show those before and after it.
//
// A photo is seen by two pictures: the fitted one, of the pixels its place
// has, and, when it is zoomed, a near one: the part around what is seen, at
// its own pixels. Until the near one is there the fitted one is enlarged, and
// until that is there the thumbnail.
//
// Units: sizes of pictures and places are in pixels of the screen, where a
// zoom of 100 % shows one pixel of the photo by one; sizes of widgets are in
// layout units.
package viewer
