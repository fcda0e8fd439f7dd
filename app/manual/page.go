package manual

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"cutline/assets"
)

// pictureHeight is the height of a picture in a page.
const pictureHeight = 380

// picture is a picture in a page: a line of its own.
var picture = regexp.MustCompile(`(?m)^!\[([^\]]*)\]\(([^)]+)\)$`) // never changed

// show makes the widgets of a page, and of each of its parts the first one.
func show(language string, p assets.ManualPage) (all []fyne.CanvasObject, starts []fyne.CanvasObject) {
	all = append(all, text("# "+p.Title))
	for _, s := range parts(p.Text) {
		first := len(all)
		rest := s.text
		for {
			at := picture.FindStringSubmatchIndex(rest)
			if at == nil {
				break
			}
			all = append(all, text(rest[:at[0]]))
			all = append(all, image(language, rest[at[4]:at[5]], rest[at[2]:at[3]])...)
			rest = rest[at[1]:]
		}
		if strings.TrimSpace(rest) != "" {
			all = append(all, text(rest))
		}
		starts = append(starts, all[first])
	}
	return all, starts
}

func text(markdown string) fyne.CanvasObject {
	t := widget.NewRichTextFromMarkdown(markdown)
	t.Wrapping = fyne.TextWrapWord
	return t
}

// image is a picture with what it shows below it. One that is not there
// leaves its words.
func image(language, name, words string) []fyne.CanvasObject {
	below := widget.NewLabel(words)
	below.Alignment, below.Importance, below.Wrapping = fyne.TextAlignCenter, widget.LowImportance, fyne.TextWrapWord
	data, err := assets.ManualPicture(language, name)
	if err != nil {
		return []fyne.CanvasObject{below}
	}
	img := canvas.NewImageFromResource(fyne.NewStaticResource(language+"-"+name, data))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSize(200, pictureHeight))
	return []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), img), below}
}
