package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/catalog"
)

// A TaskItem is one task of a TaskList.
type TaskItem struct {
	ID int64 // tells it from the others
	TaskView
	// Failures are what did not work out; they only grow.
	Failures []catalog.Failure
}

// TaskList is several tasks: how far each is, how long it will take, a button
// to cancel it, and what went wrong, which can be copied.
type TaskList struct {
	// Content is the list; it has no height while there are no tasks.
	Content fyne.CanvasObject
	// OnCancel and OnDismiss hear of a task's button; OnCopy of a list of
	// failures to be put on the clipboard.
	OnCancel, OnDismiss func(id int64)
	OnCopy              func(text string)

	words *i18n.Words
	now   func() time.Time
	box   *fyne.Container
	rows  map[int64]*taskEntry
	order []int64
}

// taskEntry is the parts of one task.
type taskEntry struct {
	row      *TaskRow
	pace     Pace
	more     *Button
	copy     *Button
	list     *widget.Label
	fails    *fyne.Container // more, copy and the list
	scroll   *container.Scroll
	failures []catalog.Failure
	content  fyne.CanvasObject
}

const (
	listedFailures = 200 // lines shown; all are copied
	failuresHigh   = 110 // layout units of the list, at most
)

// NewTaskList is an empty list. Now is the clock.
func NewTaskList(w *i18n.Words, now func() time.Time) *TaskList {
	l := &TaskList{words: w, now: now, box: container.NewVBox(), rows: map[int64]*taskEntry{}}
	l.Content = l.box
	return l
}

// Set shows the tasks, in that order; those no longer named are gone.
func (l *TaskList) Set(items []TaskItem) {
	same := len(items) == len(l.order)
	seen := map[int64]bool{}
	for i, it := range items {
		same = same && l.order[i] == it.ID
		seen[it.ID] = true
		e := l.rows[it.ID]
		if e == nil {
			e = l.newEntry(it)
			l.rows[it.ID] = e
		}
		l.update(e, it)
	}
	if same {
		return
	}
	l.order, l.box.Objects = nil, nil
	for _, it := range items {
		l.order = append(l.order, it.ID)
		l.box.Objects = append(l.box.Objects, l.rows[it.ID].content)
	}
	for id := range l.rows {
		if !seen[id] {
			delete(l.rows, id)
		}
	}
	l.box.Refresh()
}

func (l *TaskList) newEntry(it TaskItem) *taskEntry {
	e := &taskEntry{row: NewTaskRow(l.words, it.TaskView), list: widget.NewLabel("")}
	e.row.OnCancel = func() { tell(l.OnCancel, it.ID) }
	e.row.OnDismiss = func() { tell(l.OnDismiss, it.ID) }
	e.list.Wrapping, e.list.Selectable = fyne.TextWrapBreak, true
	e.scroll = container.NewVScroll(e.list)
	e.scroll.Hide()
	e.more = NewButtonWithIcon("", fynetheme.MenuDropDownIcon(), func() { l.unfold(e, !e.scroll.Visible()) })
	e.copy = NewButtonWithIcon(l.words.T("task.copy"), fynetheme.ContentCopyIcon(), func() {
		if l.OnCopy != nil {
			l.OnCopy(failureLines(e.failures, 0))
		}
	})
	e.more.Importance, e.copy.Importance = widget.LowImportance, widget.LowImportance
	e.fails = container.NewVBox(container.NewHBox(e.more, e.copy), e.scroll)
	e.fails.Hide()
	e.content = container.NewVBox(e.row.Content, e.fails)
	return e
}

func tell(f func(int64), id int64) {
	if f != nil {
		f(id)
	}
}

func (l *TaskList) update(e *taskEntry, it TaskItem) {
	if it.State == TaskRunning {
		now := l.now()
		e.pace.At(now, it.Done)
		if left, ok := e.pace.Left(now, it.Total); ok {
			it.Left = l.left(left)
		}
	}
	e.row.Set(it.TaskView)
	if n := len(it.Failures); n != len(e.failures) {
		e.failures = it.Failures
		e.more.SetText(l.words.N("task.failures", n))
		show(e.fails, n > 0)
		if e.scroll.Visible() {
			l.unfold(e, true)
		}
	}
}

// unfold shows the failures, or hides them.
func (l *TaskList) unfold(e *taskEntry, on bool) {
	e.more.SetIcon(fynetheme.MenuDropDownIcon())
	if on {
		e.more.SetIcon(fynetheme.MenuDropUpIcon())
		text := failureLines(e.failures, listedFailures)
		if more := len(e.failures) - listedFailures; more > 0 {
			text += "\n" + l.words.N("task.more", more)
		}
		e.list.SetText(text)
		high := min(e.list.MinSize().Height, failuresHigh)
		e.scroll.SetMinSize(fyne.NewSize(200, high))
	}
	show(e.scroll, on)
	l.box.Refresh()
}

// failureLines is one line for each failure; most 0 is all.
func failureLines(all []catalog.Failure, most int) string {
	if most > 0 && len(all) > most {
		all = all[:most]
	}
	var b strings.Builder
	for i, f := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(f.Path + ": " + f.Error)
	}
	return b.String()
}

// left is the time left, in words.
func (l *TaskList) left(d time.Duration) string {
	switch h, m, s := roughly(d); {
	case h > 0:
		return l.words.T("task.left.hours", h, m)
	case m > 0:
		return l.words.N("task.left.minutes", m)
	default:
		return l.words.N("task.left.seconds", s)
	}
}
