// Command faulty is the window, about to run into a fault: on the goroutine
// that its first argument names, "window" or another, when "later" is typed.
// Its last argument is a catalog.
package main

import (
	"bytes"
	"fmt"
	"os"

	fyneapp "fyne.io/fyne/v2/app"

	"cutline/app"
)

func main() {
	err := app.Prepare()
	if err == nil {
		err = app.Run(fyneapp.NewWithID(app.ID), app.Options{Catalog: os.Args[len(os.Args)-1], Autotest: fault{os.Args[len(os.Args)-2]}})
	}
	fmt.Fprintln(os.Stderr, "the window ended without a fault:", err)
}

// A fault hears, on the window's goroutine, what the window says.
type fault struct{ in string }

func (f fault) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(`"at":"typed"`)) && bytes.Contains(p, []byte("later")) {
		if f.in == "window" {
			panic("a fault of the window, made by a test")
		}
		go panic("a fault of a goroutine, made by a test")
	}
	return os.Stderr.Write(p)
}
