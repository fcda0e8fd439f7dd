package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/jobs"
)

// A reporter writes what changes in the window as lines of JSON, for tests
// that drive it with real keys and mouse. The nil reporter is silent. It
// belongs to the window's goroutine.
type reporter struct {
	w     io.Writer
	start time.Time
	boxes func() map[string]fyne.CanvasObject // the controls a test may want to point at
	scale func() float32
	last  string
}

// layoutEvery is how often the places of the controls are looked at.
const layoutEvery = 150 * time.Millisecond

// say writes one line: what happened, and pairs of key and value.
func (r *reporter) say(at string, pairs ...any) {
	if r == nil {
		return
	}
	line := map[string]any{"at": at, "ms": time.Since(r.start).Milliseconds()}
	for i := 0; i+1 < len(pairs); i += 2 {
		line[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	b, err := json.Marshal(line)
	if err != nil {
		b = []byte(fmt.Sprintf(`{"at":"autotest","error":%q}`, err))
	}
	_, err = r.w.Write(append(b, '\n'))
	if err != nil {
		r.w = io.Discard // nobody listens any more
	}
}

// Every lagEvery a window that is tested is asked to do nothing; what takes
// longer than tooLong makes a person's hand feel it.
const (
	lagEvery = 25 * time.Millisecond
	tooLong  = 50 * time.Millisecond
)

// slowSteps measures what runs on the window's goroutine and says which step
// took too long; nil, and nothing is measured, unless the window is tested.
// Of waits for the window, only the longest yet is said: a screen without a
// processor of its own makes many.
func (a *App) slowSteps() *jobs.Watch {
	if a.o.Autotest == nil {
		return nil
	}
	w := jobs.NewWatch(tooLong)
	var longest time.Duration
	w.Tell(func(step string, took jobs.Took) {
		if step == jobs.Lagging {
			if took.Wall <= longest {
				return
			}
			longest = took.Wall
		}
		a.report.say("slow", "step", step, "took", milliseconds(took.Wall), "cpu", milliseconds(took.CPU))
	})
	return w
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// watched says of every step how long it took at most.
func (a *App) watched(w *jobs.Watch) {
	if w == nil {
		return
	}
	var all []map[string]any
	for _, s := range w.Steps() {
		all = append(all, map[string]any{"step": s.Name, "n": s.Count, "took": milliseconds(s.Longest.Wall), "cpu": milliseconds(s.Longest.CPU)})
	}
	a.report.say("watched", "steps", all)
}

// framed puts marks around the window's content that tell when it is laid out
// to be drawn, if anybody measures it.
func (a *App) framed(content *fyne.Container) *fyne.Container {
	if a.slow != nil {
		content.Objects = append([]fyne.CanvasObject{&mark{measured: a.jobs.LayingOut}}, content.Objects...)
		content.Objects = append(content.Objects, &mark{measured: a.laidOut})
	}
	return content
}

// A mark is nothing on the screen; it is told when the toolkit measures it,
// which it does first before it draws.
type mark struct {
	canvas.Rectangle
	measured func()
}

// MinSize is nothing.
func (m *mark) MinSize() fyne.Size {
	m.measured()
	return fyne.Size{}
}

// watch tells where the controls are, whenever that has changed.
func (r *reporter) watch(j *jobs.Jobs) {
	if r == nil {
		return
	}
	j.Every(layoutEvery, func(context.Context) { j.Post(r.layout) })
	j.WatchLag(lagEvery)
}

func (r *reporter) layout() {
	places := map[string][4]int{}
	scale := r.scale()
	for name, o := range r.boxes() {
		if o == nil || !o.Visible() || o.Size().Width < 1 || o.Size().Height < 1 {
			continue
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.X == 0 && at.Y == 0 { // not on the screen
			continue
		}
		places[name] = [4]int{int(at.X * scale), int(at.Y * scale), int(o.Size().Width * scale), int(o.Size().Height * scale)}
	}
	b, err := json.Marshal(places)
	if err != nil || string(b) == r.last {
		return
	}
	r.last = string(b)
	r.say("layout", "controls", places)
}
