package app

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/jobs"
	"cutline/app/widgets"
	"cutline/catalog"
)

// tasksHigh is how high the list of tasks may become; more is scrolled to.
const tasksHigh = 190

// A taskNote is what the window keeps of a task beside what jobs knows.
type taskNote struct {
	id       int64
	failures []catalog.Failure
}

// A taskPanel is the list of tasks above the status line, and the button in
// that line that folds it.
type taskPanel struct {
	list    *widgets.TaskList
	content *fyne.Container
	button  *widgets.Button
	folded  bool
}

// newTaskPanel builds the panel; folded as it was.
func (a *App) newTaskPanel(folded bool) *taskPanel {
	p := &taskPanel{list: widgets.NewTaskList(a.words, time.Now), folded: folded}
	p.content = container.New(capped{p.list.Content}, container.NewVScroll(p.list.Content))
	p.button = widgets.NewButton("", func() {
		p.folded = !p.folded
		a.showTasks()
	})
	p.button.Importance = widget.LowImportance
	p.list.OnCancel = func(id int64) { a.withTask(id, func(t *jobs.Task) { t.Cancel() }) }
	p.list.OnDismiss = func(id int64) { a.withTask(id, a.dismiss) }
	p.list.OnCopy = func(text string) {
		a.fyne.Clipboard().SetContent(text)
		a.say(a.words.T("copied"))
	}
	return p
}

// set shows the tasks.
func (p *taskPanel) set(items []widgets.TaskItem, label string) {
	p.list.Set(items)
	p.button.SetText(label)
	icon := fynetheme.MenuDropDownIcon()
	if p.folded {
		icon = fynetheme.MenuDropUpIcon()
	}
	p.button.SetIcon(icon)
	seen(p.button, len(items) > 0)
	seen(p.content, len(items) > 0 && !p.folded)
}

// capped is the layout of a scroller that is as high as what it holds, up to
// tasksHigh.
type capped struct{ held fyne.CanvasObject }

// Layout gives the scroller all the room.
func (c capped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is the height of what is held, as far as it may grow.
func (c capped) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, min(c.held.MinSize().Height, tasksHigh))
}

func seen(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// start runs a slow thing as a task that is shown, can be cancelled, and is
// put away when it ended well. Failures told of while done runs stay with it
// until it is dismissed.
func (a *App) start(id, title string, run func(context.Context, catalog.ProgressFunc) error, done func(error)) {
	var t *jobs.Task
	t = a.jobs.Start(title, run, func(err error) {
		state, _ := t.State()
		a.report.say("task", "id", id, "state", [...]string{"running", "done", "failed", "cancelled"}[state])
		n := a.noteOf(t)
		a.ending = n
		done(err)
		a.ending = nil
		if len(n.failures) == 0 {
			a.dismiss(t)
		}
		a.showTasks()
	})
	a.report.say("task", "id", id, "state", "running")
}

// noteOf is what is kept of a task.
func (a *App) noteOf(t *jobs.Task) *taskNote {
	n := a.taskNotes[t]
	if n == nil {
		a.lastTask++
		n = &taskNote{id: a.lastTask}
		a.taskNotes[t] = n
	}
	return n
}

func (a *App) withTask(id int64, do func(*jobs.Task)) {
	for t, n := range a.taskNotes {
		if n.id == id {
			do(t)
			return
		}
	}
}

// dismiss takes an ended task off the list.
func (a *App) dismiss(t *jobs.Task) {
	if state, _ := t.State(); state != jobs.Running {
		delete(a.taskNotes, t)
	}
	a.jobs.Dismiss(t)
}

// showTasks shows what is being done, and what ended with failures.
func (a *App) showTasks() {
	var items []widgets.TaskItem
	for _, t := range a.jobs.Tasks() {
		state, _ := t.State()
		n := a.taskNotes[t]
		if state != jobs.Running && (n == nil || len(n.failures) == 0) {
			continue
		}
		n = a.noteOf(t)
		p := t.Progress()
		items = append(items, widgets.TaskItem{ID: n.id, Failures: n.failures, TaskView: widgets.TaskView{
			Title: t.Title, Item: base(p.Item), Done: p.Done, Total: p.Total, State: widgets.TaskState(state)}})
	}
	a.tasks.set(items, a.words.N("tasks.count", len(items)))
}

// keepFailures keeps what could not be done with the task that is ending; it
// reports whether there is one.
func (a *App) keepFailures(failed []catalog.Failure) bool {
	if a.ending == nil {
		return false
	}
	a.ending.failures = append(slices.Clone(a.ending.failures), failed...)
	return true
}

// base is the last part of what is in hand, "" for nothing.
func base(item string) string {
	if item == "" {
		return ""
	}
	return filepath.Base(item)
}
