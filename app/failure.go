package app

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"cutline/app/i18n"
	"cutline/catalog"
)

// remedies says what to do about errors of a kind, the most particular first.
func remedy(err error) i18n.Key {
	for _, k := range []struct {
		is  error
		key i18n.Key
	}{
		{catalog.ErrNewer, i18n.Key("fail.newer")},
		{catalog.ErrNotCatalog, i18n.Key("fail.notcatalog")},
		{catalog.ErrOffline, i18n.Key("fail.offline")},
		{catalog.ErrChanged, i18n.Key("fail.changed")},
		{catalog.ErrRefused, i18n.Key("fail.refused")},
		{catalog.ErrExists, i18n.Key("fail.exists")},
		{syscall.ENOSPC, i18n.Key("fail.full")},
		{syscall.EROFS, i18n.Key("fail.readonly")},
		{fs.ErrPermission, i18n.Key("fail.permission")},
		{fs.ErrNotExist, i18n.Key("fail.missing")},
		{catalog.ErrNotFound, i18n.Key("fail.missing")},
		{context.DeadlineExceeded, i18n.Key("fail.slow")},
	} {
		if errors.Is(err, k.is) {
			return k.key
		}
	}
	return remedyOfCatalog(err)
}

// remedyOfCatalog says what to do where the catalog's database could not be
// written: https://sqlite.org/rescode.html numbers the reasons.
func remedyOfCatalog(err error) i18n.Key {
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return ""
	}
	const full, readOnly, noSharedMemory = 13, 8, 4874
	switch code := coded.Code(); {
	case code == full, code == noSharedMemory:
		return i18n.Key("fail.full")
	case code&0xff == readOnly:
		return i18n.Key("fail.catalogreadonly")
	}
	return ""
}

// explain turns an error into words: what was being done to which file, and
// what the user may do about it.
func (a *App) explain(err error) string {
	var v *catalog.VariableError
	if errors.As(err, &v) {
		return v.Text(catalog.Language(a.words.Language()))
	}
	var e *catalog.ExpressionError
	if errors.As(err, &e) {
		return e.Text(catalog.Language(a.words.Language()))
	}
	key := remedy(err)
	if key == "" {
		return err.Error()
	}
	text := a.words.T(key) + "\n" + err.Error()
	if a.desk != nil && remedyOfCatalog(err) != "" { // SQLite names no file
		text += "\n" + a.desk.Path()
	}
	return text
}

// fail shows an error until it is put away. Cancelling is none.
func (a *App) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	a.banner.show(a.explain(err), true)
	a.report.say("banner", "text", a.explain(err))
}

// failWith is fail with buttons to choose what to do.
func (a *App) failWith(text string, choices ...choice) {
	a.banner.show(text, true, choices...)
	a.report.say("banner", "text", text)
}

// failures shows what could not be done while the rest was: beside the task
// that is ending, else above the photos.
func (a *App) failures(title string, failed []catalog.Failure) {
	if len(failed) == 0 {
		return
	}
	if a.keepFailures(failed) {
		a.report.say("failures", "text", title, "n", len(failed))
		return
	}
	text := title
	for i, f := range failed {
		if i == 3 {
			break
		}
		text += "\n" + f.Path + " — " + f.Error
	}
	var more []choice
	if len(failed) > 3 {
		more = []choice{{a.words.N("fail.all", len(failed)), func() { a.listFailures(title, failed) }}}
	}
	a.failWith(text, more...)
}
