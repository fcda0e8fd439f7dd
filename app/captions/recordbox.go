package captions

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A recordBox is a field of structures in the panel: its name, and a list of
// what the photos have in it.
type recordBox struct {
	p     *Panel
	field catalog.Field
	row   *fyne.Container
	list  *recordList
	note  *widget.Label // that the photos differ
	mixed *widgets.Button
	clash *widgets.Button
	ids   []catalog.PhotoID // of the photos that are shown
}

func newRecordBox(p *Panel, f catalog.Field) *recordBox {
	b := &recordBox{p: p, field: f}
	label := widget.NewLabel(p.words.T(fieldKey(f.Name)))
	label.Importance, label.SizeName = widget.LowImportance, theme.SizeNameCaptionText
	b.note = widget.NewLabel(p.words.T("captions.record.mixed"))
	b.note.Importance, b.note.SizeName, b.note.Wrapping = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextWrapWord
	b.mixed = widgets.NewButton("", b.offer)
	b.mixed.Importance = widget.LowImportance
	b.clash = widgets.NewButton("", func() { p.do.Clash() })
	b.clash.Importance = widget.WarningImportance
	b.list = newRecordList(p, f, f.Name, "caption."+string(f.Name), b.changed)
	head := container.NewBorder(nil, nil, label, container.NewHBox(b.mixed, b.clash, b.list.add))
	b.row = container.New(layout.NewCustomPaddedVBoxLayout(0), head, b.note, b.list.box)
	return b
}

// changed hears what a person made of the list.
func (b *recordBox) changed(records []catalog.Record) {
	b.p.form.TypeRecords(b.field.Name, records)
	b.p.status()
	b.p.do.Typed()
}

// show puts the form's state of the field on the screen. A structure that is
// being edited stays open as long as the form says the same.
func (b *recordBox) show(some bool) {
	s := b.p.form.Records(b.field.Name)
	same := slices.Equal(b.ids, b.p.form.IDs()) && s.Fixed == b.list.fixed && b.list.off == !some &&
		slices.EqualFunc(s.Records, whole(b.list.records), catalog.Record.Equal)
	b.list.off = !some || s.Mixed && b.field.One
	if !same {
		b.ids = slices.Clone(b.p.form.IDs())
		b.list.set(s.Records, s.Fixed)
	}
	visible(b.note, s.Mixed)
	state := b.p.form.State(b.field.Name)
	visible(b.mixed, len(state.Values) > 1)
	b.mixed.SetText("≠ " + strconv.Itoa(len(state.Values)))
	visible(b.clash, state.Clash != "")
	if state.Clash != "" {
		b.clash.SetText(b.p.words.T(i18n.Key("captions.clash." + string(state.Clash))))
	}
}

// told reports whether there is anything to see in it.
func (b *recordBox) told() bool {
	s := b.p.form.Records(b.field.Name)
	return s.Mixed || len(s.Records) > 0
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// offer lists what the photos hold in the field, to take one for all.
func (b *recordBox) offer() {
	says := func(text string) string {
		var lines []string
		for _, r := range parsed(text) {
			lines = append(lines, strings.Join(strings.Fields(r.String()), " "))
		}
		return strings.Join(lines, "; ")
	}
	b.p.offer(b.field.Name, b.mixed, says)
}
