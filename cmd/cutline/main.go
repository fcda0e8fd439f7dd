// Command cutline is the picture desk's window.
//
//	cutline [--lang vi|en] [--light] [--autotest] [CATALOG.cutline]
package main

import (
	"flag"
	"fmt"
	"os"

	fyneapp "fyne.io/fyne/v2/app"

	"cutline/app"
	"cutline/catalog"
	"cutline/catalog/desk"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	o := app.Options{Version: catalog.Version}
	f := flag.NewFlagSet("cutline", flag.ContinueOnError)
	f.StringVar(&o.Language, "lang", "", "language of the window: vi or en; default what was used last, else the system's")
	light := f.Bool("light", false, "light instead of dark")
	autotest := f.Bool("autotest", false, "write what changes in the window to standard error, as lines of JSON")
	f.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: cutline [--lang vi|en] [--light] [--autotest] [CATALOG.cutline]")
		f.PrintDefaults()
	}
	if err := f.Parse(args); err != nil {
		return 2
	}
	o.Light = *light
	if *autotest {
		o.Autotest = os.Stderr
	}
	o.Catalog, o.Sample = f.Arg(0), drawSample
	if path, err := desk.DefaultPath(); err == nil {
		o.Default = path
		if o.Catalog == "" && os.Getenv("CUTLINE_CATALOG") != "" {
			o.Catalog = path
		}
	}
	if err := app.Prepare(); err != nil {
		fmt.Fprintln(os.Stderr, "cutline:", err)
		fmt.Fprintln(os.Stderr, "Cutline's window needs a screen. On this machine the same desk is there as cutlinectl.")
		return 1
	}
	if err := app.Run(fyneapp.NewWithID(app.ID), o); err != nil {
		fmt.Fprintln(os.Stderr, "cutline:", err)
		return 1
	}
	return 0
}
