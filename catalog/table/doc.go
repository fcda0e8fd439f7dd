// Package table writes photos as a table of captions, and reads such a table
// back as wishes for photos. It finds no photo and changes none.
//
// A table is CSV as RFC 4180 has it. What spreadsheets make of one is read as
// well: semicolons or tabs between the cells, UTF-16, a byte order mark. The
// first row names the columns. A list stands in its cell joined by "; ", an
// item that holds a semicolon, a quote or a line end in double quotes; a
// structure stands as JSON. A text that a spreadsheet would take for a formula
// has an apostrophe before it, which is taken away again.
//
// Units: sizes are bytes; lines count from 1.
package table
