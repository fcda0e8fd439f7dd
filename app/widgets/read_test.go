package widgets_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/crop"
	"cutline/app/i18n"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// seen is a text as it stands on the screen.
type seen struct {
	text   *canvas.Text
	at     fyne.Position
	ground color.NRGBA
}

// look walks what is on the screen in the order it is drawn, and tells each
// text that is in sight with the colour it stands on.
func look(t *testing.T, root fyne.CanvasObject, window color.Color) []seen {
	t.Helper()
	type area struct {
		place widgets.Place
		fill  color.Color
	}
	var grounds []area
	var out []seen
	var walk func(o fyne.CanvasObject, at fyne.Position, clip widgets.Place)
	walk = func(o fyne.CanvasObject, at fyne.Position, clip widgets.Place) {
		at = at.Add(o.Position())
		place := widgets.Place{At: at, Size: o.Size()}
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at, clip)
			}
		case fyne.Widget:
			if _, scrolls := o.(*container.Scroll); scrolls {
				clip = clip.In(place)
			}
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, at, clip)
			}
		case *canvas.Rectangle:
			grounds = append(grounds, area{place, o.FillColor})
		case *canvas.Text:
			middle := at.AddXY(min(o.MinSize().Width, o.Size().Width)/2, o.Size().Height/2)
			if strings.TrimSpace(o.Text) == "" || !clip.Has(middle) {
				return
			}
			ground := theme.Over(window, color.Black)
			for _, g := range grounds {
				if g.place.Has(middle) && g.fill != nil {
					ground = theme.Over(g.fill, ground)
				}
			}
			out = append(out, seen{o, at, ground})
		}
	}
	walk(root, fyne.Position{}, widgets.Place{Size: root.Size()})
	return out
}

// all is every widget of ours, with something in it, as wide as the window.
func all(w *i18n.Words) []fyne.CanvasObject {
	at := time.Unix(1000, 0)
	list := widgets.NewTaskList(w, func() time.Time { return at })
	items := []widgets.TaskItem{
		{ID: 1, TaskView: widgets.TaskView{Title: "Tasks", Item: "IMG_1.JPG", Total: 200}, Failures: []catalog.Failure{{Path: "IMG_2.JPG", Error: "truncated"}}},
		{ID: 2, TaskView: widgets.TaskView{Title: "Tasks", State: widgets.TaskFailed, Problem: "the disk is full"}},
		{ID: 3, TaskView: widgets.TaskView{Title: "Tasks", State: widgets.TaskDone}},
	}
	list.Set(items)
	at = at.Add(5 * time.Second)
	items[0].Done = 100
	list.Set(items)
	diff := widgets.NewDiff()
	diff.Set([]catalog.Span{{Op: catalog.SpanSame, Text: "Chợ phiên "}, {Op: catalog.SpanRemoved, Text: "Pò Lèn"}, {Op: catalog.SpanAdded, Text: "vùng biên"}})
	editor := crop.New(w, crop.Options{Least: image.Pt(9000, 9000)})
	editor.Show(nil, image.Pt(6000, 4000), catalog.Crop{})
	on, held := widgets.NewChip("On", nil), widgets.NewChip("Focus", nil)
	on.SetOn(true)
	held.FocusGained()
	status, bad := widgets.NewStatus(w), widgets.NewStatus(w)
	status.Say("3", func() {})
	bad.Complain("IMG_1.JPG")
	carry := widgets.NewGhost()
	carry.Begin(nil, 12)
	carry.Move(fyne.NewPos(10, 10), true)
	return []fyne.CanvasObject{list.Content, diff.Content, editor.Content, container.NewHBox(on, held, widgets.NewChip("Off", nil)),
		status.Content, bad.Content, widgets.NewEmpty("Title", "Sentence.", widget.NewButton("Do", nil)), carry.Layer}
}

func TestAllTextCanBeReadAndIsWhole(t *testing.T) {
	for _, language := range []string{i18n.Vietnamese, i18n.English} {
		for _, o := range []theme.Options{{}, {Light: true}, {Percent: 150}, {Light: true, Percent: 150}} {
			t.Run(fmt.Sprintf("%s light %v %d", language, o.Light, o.Percent), func(t *testing.T) {
				words, err := i18n.New(language)
				if err != nil {
					t.Fatal(err)
				}
				a := test.NewTempApp(t)
				th := theme.New(o)
				a.Settings().SetTheme(th)
				var later func()
				tips := widgets.NewTips(func(_ time.Duration, f func()) func() {
					if later == nil {
						later = f
					}
					return func() {}
				})
				tip := tips.Over(widget.NewButton("Place", nil), "Đặt ảnh", "Enter")
				parts := append(all(words), tip)
				w := test.NewTempWindow(t, container.NewStack(container.NewVBox(parts...), tips.Layer))
				w.Resize(fyne.NewSize(1280, 800))
				tip.MouseIn(&desktop.MouseEvent{})
				later()
				texts := look(t, w.Content(), th.Color(fynetheme.ColorNameBackground, 0))
				if len(texts) < 30 {
					t.Fatalf("only %d texts are seen", len(texts))
				}
				for _, s := range texts {
					if c := theme.Contrast(theme.Over(s.text.Color, s.ground), s.ground); c < 4.5 {
						t.Errorf("%q has contrast %.2f", s.text.Text, c)
					}
					if strings.HasSuffix(s.text.Text, "…") || s.at.X+s.text.MinSize().Width > 1281 || s.text.TextSize < 11 {
						t.Errorf("%q at %v, size %v, is cut off or tiny", s.text.Text, s.at, s.text.TextSize)
					}
				}
			})
		}
	}
}
