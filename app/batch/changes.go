package batch

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A Changes lists what a plan would do, old beside new, and shows the whole
// text of the one in hand. It holds any number of changes: what is on the
// screen is all that is drawn. Make it with NewChanges.
type Changes struct {
	// Content is the list with the text below it.
	Content fyne.CanvasObject
	// List has the keyboard in it.
	List *widgets.List

	words  *i18n.Words
	diff   func(was, now string) []catalog.Span
	plan   catalog.BatchPlan
	before []int // changes in the rows before each row
	whole  *widgets.Diff
	head   *widget.Label
	detail *fyne.Container
}

// NewChanges shows nothing; diff holds two texts against each other.
func NewChanges(words *i18n.Words, diff func(was, now string) []catalog.Span) *Changes {
	c := &Changes{words: words, diff: diff, whole: widgets.NewDiff(), head: widget.NewLabel("")}
	c.List = widgets.NewList(c.len, newChangeRow, c.fill)
	c.List.OnSelected, c.List.OnHighlighted = c.show, c.show
	c.head.Importance, c.head.SizeName, c.head.Truncation = widget.LowImportance, fynetheme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	text := container.NewVScroll(c.whole.Content)
	text.SetMinSize(fyne.NewSize(0, wholeHigh))
	c.detail = container.NewBorder(container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewSeparator(), c.head), nil, nil, nil, text)
	c.detail.Hide()
	c.Content = container.NewBorder(nil, c.detail, nil, nil, c.List)
	return c
}

// wholeHigh is how high the text of the change in hand is at least, in the
// window's units.
const wholeHigh = 78

// Set lists a plan; what cannot be changed comes first.
func (c *Changes) Set(plan catalog.BatchPlan) {
	c.plan, c.before = plan, make([]int, len(plan.Rows)+1)
	for i, r := range plan.Rows {
		c.before[i+1] = c.before[i] + len(r.Changes)
	}
	c.detail.Hide()
	c.List.UnselectAll()
	c.List.ScrollToTop()
	c.List.Refresh()
}

// Summary says in words what the plan would do.
func (c *Changes) Summary() string {
	if len(c.plan.Rows) == 0 && len(c.plan.Failed) == 0 {
		return c.words.T("batch.nothing")
	}
	text := c.words.N("table.photos", len(c.plan.Rows)) + " " + c.words.N("table.fields", c.plan.Fields)
	if n := len(c.plan.Failed); n > 0 {
		text += " " + c.words.N("batch.bad", n)
	}
	return text
}

func (c *Changes) len() int {
	if len(c.before) == 0 {
		return 0
	}
	return len(c.plan.Failed) + c.before[len(c.before)-1]
}

// at is the change at a place behind the failures.
func (c *Changes) at(i int) (row catalog.TableRow, change catalog.TableChange) {
	n, _ := slices.BinarySearch(c.before, i+1) // the first of which more than i come before
	n--
	row = c.plan.Rows[n]
	return row, row.Changes[i-c.before[n]]
}

// fieldName is what a field is called: "Description (en)".
func fieldName(w *i18n.Words, field string) string {
	name, lang := catalog.SplitField(field)
	s := w.T(i18n.Key("field." + string(name)))
	if lang != "" {
		s += " (" + lang + ")"
	}
	return s
}

// A changeRow is one line of the list: whose and which field, and the change.
type changeRow struct {
	widget.BaseWidget
	head *widget.Label
	text *widget.RichText
	all  *fyne.Container
}

func newChangeRow() fyne.CanvasObject {
	r := &changeRow{head: widget.NewLabel("x"), text: widget.NewRichText()}
	r.head.SizeName, r.head.Truncation = fynetheme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	r.text.Wrapping, r.text.Scroll = fyne.TextWrapOff, fyne.ScrollNone
	r.text.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: "x", Style: widget.RichTextStyleInline}}
	r.all = container.New(tight{}, r.head, r.text)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the two lines.
func (r *changeRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.all) }

// tight puts two lines of text close to each other.
type tight struct{}

// overlap is how much of the room around lines of text two of them share.
const overlap = 9

// Layout puts one below the other.
func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(-2)
	for _, o := range objects {
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h - overlap
	}
}

// MinSize is as high as both.
func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(overlap - 4)
	for _, o := range objects {
		h += o.MinSize().Height - overlap
	}
	return fyne.NewSize(80, h)
}

func (c *Changes) fill(i widget.ListItemID, o fyne.CanvasObject) {
	r := o.(*changeRow)
	r.head.Importance = widget.LowImportance
	if i < len(c.plan.Failed) {
		f := c.plan.Failed[i]
		r.head.Importance = widget.WarningImportance
		r.head.SetText(filepath.Base(f.Path) + " · " + c.words.T("batch.refused"))
		r.show([]catalog.Span{{Op: catalog.SpanSame, Text: f.Error}})
		return
	}
	row, change := c.at(i - len(c.plan.Failed))
	r.head.SetText(filepath.Base(row.Path) + " · " + fieldName(c.words, change.Field))
	r.show(Brief(c.spans(change)))
}

func (c *Changes) spans(change catalog.TableChange) []catalog.Span {
	if change.New == "" {
		return []catalog.Span{{Op: catalog.SpanRemoved, Text: change.Old}}
	}
	return c.diff(change.Old, change.New)
}

func (r *changeRow) show(spans []catalog.Span) {
	r.text.Segments = nil
	for _, s := range spans {
		style := widget.RichTextStyle{Inline: true, ColorName: fynetheme.ColorNameForeground, SizeName: fynetheme.SizeNameText}
		switch s.Op {
		case catalog.SpanRemoved:
			style.ColorName, style.TextStyle.Strikethrough = fynetheme.ColorNameError, true
		case catalog.SpanAdded:
			style.ColorName, style.TextStyle.Underline = fynetheme.ColorNameSuccess, true
		}
		r.text.Segments = append(r.text.Segments, &widget.TextSegment{Text: s.Text, Style: style})
	}
	r.text.Refresh()
}

// show shows the whole text of a change.
func (c *Changes) show(i widget.ListItemID) {
	if i < 0 || i >= c.len() {
		return
	}
	if i < len(c.plan.Failed) {
		f := c.plan.Failed[i]
		c.head.SetText(f.Path)
		c.whole.Set([]catalog.Span{{Op: catalog.SpanSame, Text: f.Error}})
	} else {
		row, change := c.at(i - len(c.plan.Failed))
		c.head.SetText(row.Path + " · " + fieldName(c.words, change.Field))
		c.whole.Set(c.spans(change))
	}
	if !c.detail.Visible() {
		c.detail.Show()
		c.List.Refresh()
	}
}

// How many characters of a text that stays are shown before and behind a
// change, and of one that comes or goes.
const (
	briefSame  = 22
	briefOther = 70
)

// Brief is spans cut to one line: what stays is left out but for what touches a
// change.
func Brief(spans []catalog.Span) []catalog.Span {
	var out []catalog.Span
	for i, s := range spans {
		s.Text = strings.Join(strings.Split(s.Text, "\n"), " ¶ ")
		n := utf8.RuneCountInString(s.Text)
		if i > 0 && s.Op == catalog.SpanAdded && spans[i-1].Op == catalog.SpanRemoved {
			out = append(out, catalog.Span{Op: catalog.SpanSame, Text: " "}) // the new beside the old
		}
		switch first, last := i == 0, i == len(spans)-1; {
		case s.Op != catalog.SpanSame:
			s.Text = start(s.Text, briefOther)
		case first && last || n <= 2*briefSame:
		case first:
			s.Text = "…" + end(s.Text, briefSame)
		case last:
			s.Text = start(s.Text, 3*briefSame)
		default:
			s.Text = start(s.Text, briefSame) + end(s.Text, briefSame)
		}
		out = append(out, s)
	}
	return out
}

// start is the first n characters of s, and a sign where more follow.
func start(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// end is the last n characters.
func end(s string, n int) string {
	r := []rune(s)
	return string(r[max(len(r)-n, 0):])
}
