package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2"

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
// The step [jobs.Lagging] is a wait for the window as a key would wait, behind
// other steps, drawing, or the toolkit; it is said when it is the longest yet.
func (a *App) slowSteps() *jobs.Watch {
	if a.o.Autotest == nil {
		return nil
	}
	w := jobs.NewWatch(tooLong)
	var longest time.Duration
	w.Tell(func(step string, took time.Duration) {
		if step == jobs.Lagging && took <= longest {
			return // a screen without its own processor makes many
		}
		if step == jobs.Lagging {
			longest = took
		}
		a.report.say("slow", "step", step, "took", float64(took.Microseconds())/1000)
	})
	return w
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
