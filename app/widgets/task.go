package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
)

// TaskView is what a TaskRow shows of a task.
type TaskView struct {
	Title       string
	Item        string // in hand
	Done, Total int    // Total 0: not known yet
	Left        string // how long the rest will take, in words; "": not known
	State       TaskState
	Problem     string // with TaskFailed, in words
}

// TaskState says where a task is.
type TaskState int

// The states of a task.
const (
	TaskRunning TaskState = iota
	TaskDone
	TaskFailed
	TaskCancelled
)

// TaskRow is one task: how far it is, and a button that cancels it, or
// dismisses it when it has ended.
type TaskRow struct {
	// Content is the row.
	Content fyne.CanvasObject
	// OnCancel and OnDismiss hear of the button.
	OnCancel, OnDismiss func()

	words   *i18n.Words
	view    TaskView
	title   *widget.Label
	count   *widget.Label // beside the bar: text on it could not be read everywhere
	item    *widget.Label
	bars    *fyne.Container
	bar     *widget.ProgressBar
	endless *widget.ProgressBarInfinite
	button  *Button
}

// NewTaskRow is a row of a task that begins.
func NewTaskRow(w *i18n.Words, v TaskView) *TaskRow {
	r := &TaskRow{words: w, title: widget.NewLabel(""), count: widget.NewLabel(""),
		item: widget.NewLabel(""), bar: widget.NewProgressBar(), endless: widget.NewProgressBarInfinite()}
	r.item.Truncation = fyne.TextTruncateEllipsis
	r.bar.TextFormatter = func() string { return "" }
	r.button = NewButtonWithIcon("", fynetheme.CancelIcon(), r.pressed)
	r.button.Importance = widget.LowImportance
	r.bars = container.NewCenter(container.NewGridWrap(fyne.NewSize(160, 10), container.NewStack(r.bar, r.endless)))
	r.Content = container.NewBorder(nil, nil, container.NewHBox(r.title, r.bars, r.count), r.button, r.item)
	r.Set(v)
	return r
}

func (r *TaskRow) pressed() {
	f := r.OnDismiss
	if r.view.State == TaskRunning {
		f = r.OnCancel
		r.button.Disable() // it is stopping
	}
	if f != nil {
		f()
	}
}

// Set shows how far the task is.
func (r *TaskRow) Set(v TaskView) {
	ended := v.State != TaskRunning && (r.view.State == TaskRunning || r.button.Text == "")
	r.view = v
	r.title.SetText(v.Title)
	label, text := r.words.T("task.dismiss"), ""
	r.item.Importance = widget.MediumImportance
	switch v.State {
	case TaskRunning:
		label, text = r.words.T("task.cancel"), v.Item
	case TaskDone:
		text = r.words.T("task.done")
	case TaskCancelled:
		text = r.words.T("task.cancelled")
	case TaskFailed:
		text = r.words.T("task.failed", v.Problem)
		r.item.Importance = widget.DangerImportance
	}
	r.item.SetText(text)
	if r.button.Text != label {
		r.button.SetText(label)
	}
	if ended {
		r.button.Enable()
	}
	r.setBar(v)
}

// setBar shows the bar that fits: only a running task without a total moves
// to and fro, which costs a redraw of the window each frame.
func (r *TaskRow) setBar(v TaskView) {
	endless, counted := v.State == TaskRunning && v.Total == 0, v.State == TaskRunning && v.Total > 0
	show(r.endless, endless)
	if endless {
		r.endless.Start()
	} else {
		r.endless.Stop()
	}
	show(r.bar, counted)
	show(r.count, counted)
	show(r.bars, endless || counted)
	if counted {
		r.bar.Max = float64(v.Total)
		r.bar.SetValue(float64(v.Done))
		count := r.words.T("task.count", v.Done, v.Total)
		if v.Left != "" {
			count += " · " + v.Left
		}
		r.count.SetText(count)
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
		return
	}
	o.Hide()
}
