// Package manual shows the user's manual in a window of its own: the list of
// pages, a page, and a box that searches them all, with or without accents.
// The pages come with the program (package assets).
//
// Units: lengths are the window's.
package manual
