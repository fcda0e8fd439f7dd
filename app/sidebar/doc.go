// Package sidebar lists what photos can be found by, with how many each has:
// folders, events, collections, stories, people and days. It shows values and
// reports wishes: which row is chosen, what is dropped on which, what is to be
// renamed; the owner makes a search of it.
//
// Any number of rows is one widget of flat objects, of which only those in
// sight exist. Sizes and offsets are in layout pixels.
package sidebar
