// Package caption works on the text of captions: it replaces codes and
// variables in one, suggests codes while one is typed, finds and replaces in
// many, and finds what a writer left open: codes, variables and "TK" that
// nobody replaced.
//
// Units: places in a text are in bytes; texts are UTF-8, as they stand in a
// caption.
package caption
