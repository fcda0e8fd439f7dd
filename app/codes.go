package app

import (
	"context"
	"path/filepath"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"cutline/app/captions"
	"cutline/app/chooser"
	"cutline/app/codes"
	"cutline/app/widgets"
	"cutline/catalog"
)

// newCodes makes what serves codes in text boxes.
func (a *App) newCodes() {
	a.codes = &codes.Typing{
		Words: a.words, Offers: a.offers, Say: a.say, Soon: a.jobs.Post,
		Entered: a.learnCodes,
		Shown:   func(text string) { a.report.say("codeline", "text", text) },
	}
	a.learnCodes()
}

// learnCodes asks the catalog for its codes, and which sign stands around them,
// as they are now: a file, the roster or the house may have changed.
func (a *App) learnCodes() {
	d := a.desk
	if d == nil {
		return
	}
	a.jobs.Latest("codes", func(ctx context.Context) func() {
		book, err := d.CodeBook(ctx)
		return func() {
			if err != nil || a.desk != d { // a catalog that cannot be read says so elsewhere
				return
			}
			a.delimiter, _ = utf8.DecodeRuneInString(book.Delimiter)
			a.codes.SetBook(book)
			a.report.say("codes", "delimiter", book.Delimiter)
		}
	})
}

// captionCodes makes codes work in a box of the caption panel.
func (a *App) captionCodes(e *widgets.Entry, field catalog.FieldName, grown func()) fyne.CanvasObject {
	use := codes.Use{
		Photos: func() ([]catalog.Photo, bool) { return a.form.Photos(), len(a.form.IDs()) <= captions.MaxRead },
		Each:   true,
		Name:   field == catalog.People || field == catalog.PeopleDetails || field == catalog.Creator,
		Grown:  grown,
	}
	if field == catalog.People || field == catalog.Description {
		use.Named = a.form.Meant
	}
	return a.codes.Serve(e, use)
}

// storyCodes makes codes work in a box of a story. Variables are for captions:
// nothing is put in there when the text is saved.
func (a *App) storyCodes(e *widgets.Entry, photos func() []catalog.Photo) fyne.CanvasObject {
	return a.codes.Serve(e, codes.Use{
		Photos: func() ([]catalog.Photo, bool) { return photos(), true },
	})
}

// addCodes asks for a file of codes and uses it.
func (a *App) addCodes() {
	d := a.desk
	a.chooseFrom("codes", chooser.Options{Kind: chooser.File, Ends: []string{".txt", ".tsv", ".tab"}, Title: a.words.T("codes.add.title"),
		Accept: a.words.T("codes.add.accept")}, func(path string) {
		if a.desk != d || d == nil {
			return
		}
		var file catalog.CodeFile
		a.codesChange(func(ctx context.Context) (err error) { file, err = d.AddCodeFile(ctx, path); return err }, func() {
			a.did(a.words.N("codes.added", file.Codes))
		})
	})
}

// removeCodes uses a file of codes no longer.
func (a *App) removeCodes(path string) {
	d := a.desk
	if d == nil {
		return
	}
	a.codesChange(func(ctx context.Context) error { return d.RemoveCodeFile(ctx, path) }, func() {
		a.did(a.words.T("codes.removed", filepath.Base(path)))
	})
}

// codesChange changes which files are used, in its turn, and shows them.
func (a *App) codesChange(change func(context.Context) error, done func()) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) { err = change(ctx) }, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
		} else {
			done()
		}
		a.showSettingsValues()
	})
}
