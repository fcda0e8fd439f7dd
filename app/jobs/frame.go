package jobs

import "time"

// A framing is what a Watch knows of the window being laid out and drawn, and
// of the look of [Jobs.WatchLag] that waits meanwhile.
type framing struct {
	laying  moment        // when its layout began; zero: it is not laid out
	drawing moment        // when its layout ended and drawing began; zero: it is not drawn
	asked   time.Time     // when the look was asked for; zero: none waits
	drawn   time.Duration // of the look's wait, what went into drawing
	ending  bool          // a step that ends the frame is on its way
}

// LayingOut says that the toolkit begins to lay out the window's content, to
// draw it. On the window's goroutine; without a Watch it does nothing.
func (j *Jobs) LayingOut() {
	if w := j.watch; w != nil {
		w.drawn()
		w.mu.Lock()
		defer w.mu.Unlock()
		w.frame.laying = w.read()
	}
}

// LaidOut says that it has done so and draws: until the next step begins.
func (j *Jobs) LaidOut() {
	w := j.watch
	if w == nil {
		return
	}
	w.mu.Lock()
	began := w.frame.laying
	w.frame.laying, w.frame.drawing = moment{}, w.read()
	took := w.frame.drawing.since(began)
	ending := w.frame.ending
	w.frame.ending = true
	w.mu.Unlock()
	if !began.wall.IsZero() {
		w.took(Laying, took)
	}
	if ending {
		return // one at a time: the loop may draw twice before it takes one step
	}
	j.dispatch(func() { // when the frame is finished
		w.mu.Lock()
		w.frame.ending = false
		w.mu.Unlock()
		w.drawn()
	})
}

// AfterFrame runs f on the window's goroutine once the frame that is being
// drawn is finished. It is for those who measure.
func (j *Jobs) AfterFrame(f func()) { j.dispatch(f) }

// drawn ends the drawing of a frame: something else begins.
func (w *Watch) drawn() {
	now := w.now()
	w.mu.Lock()
	defer w.mu.Unlock()
	f := &w.frame
	begin := f.drawing.wall
	f.drawing = moment{}
	if begin.IsZero() || f.asked.IsZero() {
		return
	}
	if begin.Before(f.asked) {
		begin = f.asked
	}
	f.drawn += now.Sub(begin)
}

// forgetFrame forgets a layout that was no frame's but a step's own.
func (w *Watch) forgetFrame() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frame.laying, w.frame.drawing = moment{}, moment{}
}

// ask is told that a look begins to wait.
func (w *Watch) ask() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frame.asked, w.frame.drawn = w.now(), 0
}

// look is run by the window, which has done what it was asked before.
func (w *Watch) look() {
	w.drawn()
	w.mu.Lock()
	cpu := w.cpu()
	lag, drawn := w.now().Sub(w.frame.asked), w.frame.drawn
	w.frame.asked = time.Time{}
	turn := cpu - w.turn
	if w.turn == 0 {
		turn = 0 // nobody has looked before
	}
	w.turn = cpu
	w.mu.Unlock()
	w.took(Lagging, Took{Wall: lag})
	w.took(Waiting, Took{Wall: lag - drawn})
	w.took(Turning, Took{CPU: turn})
}
