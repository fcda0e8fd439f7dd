// Package codes puts codes into text boxes while a person types: a code is
// replaced as soon as its closing delimiter is typed, codes are offered after an
// opening one, and a line below the box says what the text will read, or what
// in it nobody knows.
package codes
