// Package sheet reads and writes what spreadsheets make of a table as text:
// which encoding they save, what parts their cells, what they would take for
// a formula, and several items in one cell.
//
// Units: sizes are bytes.
package sheet
