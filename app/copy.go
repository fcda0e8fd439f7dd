package app

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"strings"
	"time"

	"cutline/app/platform"
	"cutline/catalog"
)

// systemTime is how long a program of the system has for what it is asked.
const systemTime = 20 * time.Second

// maxRevealed is how many files are shown chosen in the file manager.
const maxRevealed = 100

// copiedEdge is the long edge of a picture that goes to the clipboard.
const copiedEdge = 2400

// reveal shows the photos in hand, chosen, in the file manager.
func (a *App) reveal() {
	paths := a.paths()
	if len(paths) == 0 {
		return
	}
	a.jobs.Ask(func(ctx context.Context) func() {
		ctx, cancel := context.WithTimeout(ctx, systemTime)
		defer cancel()
		err := platform.Reveal(ctx, paths[:min(len(paths), maxRevealed)]...)
		return func() { a.fail(err) }
	})
}

// paths are the files of the photos in hand.
func (a *App) paths() []string {
	var out []string
	for _, p := range a.form.Photos() {
		out = append(out, p.Path)
	}
	return out
}

// copyPaths puts the paths of the photos in hand on the clipboard.
func (a *App) copyPaths() {
	paths := a.paths()
	a.fyne.Clipboard().SetContent(strings.Join(paths, "\n"))
	a.say(a.words.N("photos.copied", len(paths)))
}

// copyCaption puts the captions of the photos in hand on the clipboard, with
// an empty line between two.
func (a *App) copyCaption() {
	var texts []string
	for _, p := range a.form.Photos() {
		if t := strings.TrimSpace(p.Caption.Text(catalog.Description)); t != "" {
			texts = append(texts, t)
		}
	}
	if len(texts) == 0 {
		a.say(a.words.T("copy.nocaption"))
		return
	}
	a.fyne.Clipboard().SetContent(strings.Join(texts, "\n\n"))
	a.say(a.words.N("copy.captions", len(texts)))
	a.report.say("copied", "what", "captions", "n", len(texts))
}

// copyPicture puts the photo in focus on the clipboard, as large as others
// have use for.
func (a *App) copyPicture() {
	d, id := a.desk, a.grid.Snapshot().ID(a.grid.Selection().Focus())
	if active := a.compared(); active != 0 {
		id = active
	}
	if d == nil || id == 0 {
		return
	}
	a.start("copy", a.words.T("copy.task"), func(ctx context.Context, _ catalog.ProgressFunc) error {
		ctx, cancel := context.WithTimeout(ctx, systemTime)
		defer cancel()
		img, err := d.Preview(ctx, id, copiedEdge)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
			return err
		}
		return platform.CopyPicture(ctx, os.Getenv, b.Bytes())
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.say(a.words.T("copy.picture"))
		a.report.say("copied", "what", "picture", "photo", id)
	})
}
