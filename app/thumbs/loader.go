package thumbs

import (
	"container/list"
	"context"
	"image"
	"slices"
	"sync"

	"cutline/catalog"
)

// Source makes thumbnails.
type Source interface {
	// Thumb is a photo, upright, with a long edge of about size pixels.
	Thumb(ctx context.Context, id catalog.PhotoID, size int) (image.Image, error)
}

// Options shape a Loader. Post must be given.
type Options struct {
	// Post runs a function on the window's goroutine, later (jobs.Post).
	Post    func(func())
	Workers int // 0 means 2
	Queue   int // wishes kept; the oldest is dropped; 0 means 400
	// Memory is for thumbnails kept, in bytes; 0 means 20 MiB. What is on the
	// screen and made ahead always finds room.
	Memory int64
}

func (o Options) withDefaults() Options {
	if o.Workers == 0 {
		o.Workers = 2
	}
	if o.Queue == 0 {
		o.Queue = 400
	}
	if o.Memory == 0 {
		o.Memory = 20 << 20
	}
	return o
}

// Ready is a thumbnail that came, or could not be made.
type Ready struct {
	ID  catalog.PhotoID
	Img *image.RGBA // nil with Err
	Err error
}

// Loader loads thumbnails on its own goroutines. Its methods are called on
// the window's goroutine. Make it with New, end it with Close.
type Loader struct {
	src     Source
	o       Options
	onReady func([]Ready)
	ctx     context.Context
	cancel  context.CancelFunc
	workers sync.WaitGroup

	mu     sync.Mutex
	wake   *sync.Cond
	queue  []wish // the newest last
	ahead  []wish // made while the queue is empty, the first first
	early  int    // of those in hand
	inWork map[catalog.PhotoID]work
	kept   map[catalog.PhotoID][]*list.Element // of thumb: one for each box
	lru    *list.List                          // the most lately used first
	bytes  int64
	room   int64                        // for what is on the screen and around it, in bytes
	failed map[catalog.PhotoID]struct{} // not asked for again until Forget
	ready  []Ready
	posted bool
	closed bool
}

type wish struct {
	id  catalog.PhotoID
	box image.Point
}

// work is a wish in hand.
type work struct {
	wish
	cancel context.CancelFunc
	void   *bool // the answer is not wanted any more
	early  bool  // it is made ahead
}

type thumb struct {
	id  catalog.PhotoID
	box image.Point // it was made for
	img *image.RGBA
}

// New makes a loader; onReady hears of thumbnails that came, several at once,
// on the window's goroutine.
func New(src Source, o Options, onReady func([]Ready)) *Loader {
	ctx, cancel := context.WithCancel(context.Background())
	l := &Loader{src: src, o: o.withDefaults(), onReady: onReady, ctx: ctx, cancel: cancel,
		inWork: map[catalog.PhotoID]work{}, kept: map[catalog.PhotoID][]*list.Element{}, lru: list.New(),
		failed: map[catalog.PhotoID]struct{}{}}
	l.wake = sync.NewCond(&l.mu)
	for range l.o.Workers {
		l.workers.Add(1)
		go l.work()
	}
	return l
}

// Close stops the loader and waits for its goroutines.
func (l *Loader) Close() {
	l.cancel()
	l.mu.Lock()
	l.closed = true
	l.queue, l.ahead = nil, nil
	l.mu.Unlock()
	l.wake.Broadcast()
	l.workers.Wait()
}

// Get is the thumbnail kept for a photo, nil if there is none; exact is
// whether it was made for this box. The largest made for another box is good
// enough to show until the right one comes.
func (l *Loader) Get(id catalog.PhotoID, box image.Point) (img *image.RGBA, exact bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var best *list.Element
	for _, e := range l.kept[id] {
		t := e.Value.(thumb)
		if t.box == box {
			best = e
			break
		}
		if best == nil || len(t.img.Pix) > len(best.Value.(thumb).img.Pix) {
			best = e
		}
	}
	if best == nil {
		return nil, false
	}
	l.lru.MoveToFront(best)
	t := best.Value.(thumb)
	return t.img, t.box == box
}

// Want asks for a photo's thumbnail; onReady hears of it. What was wanted
// last is made first.
func (l *Loader) Want(id catalog.PhotoID, box image.Point) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w := wish{id, box}
	if _, bad := l.failed[id]; bad || l.closed {
		return
	}
	if in, ok := l.inWork[id]; ok && in.box == box && !*in.void {
		return
	}
	l.drop(func(o wish) bool { return o == w })
	l.queue = append(l.queue, w)
	if over := len(l.queue) - l.o.Queue; over > 0 {
		l.queue = append(l.queue[:0], l.queue[over:]...)
	}
	l.wake.Signal()
}

// Cancel takes back a wish: the photo went out of sight.
func (l *Loader) Cancel(id catalog.PhotoID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drop(func(o wish) bool { return o.id == id })
	if in, ok := l.inWork[id]; ok {
		*in.void = true
		in.cancel()
	}
}

// screens is how many times what is made ahead finds room: that, as much on
// the screen, and some to go back to.
const screens = 2

// Ahead says what will perhaps be wanted next, the likeliest first; it takes
// the place of what was said before, and nil takes it back. It is made while
// nothing is wanted, by one worker at a time, and then is like any other.
func (l *Loader) Ahead(ids []catalog.PhotoID, box image.Point) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ahead = l.ahead[:0]
	if l.closed {
		return
	}
	l.room = screens * int64(len(ids)) * int64(4*box.X*box.Y)
	for _, id := range ids[:min(len(ids), l.o.Queue)] {
		if _, bad := l.failed[id]; bad {
			continue
		}
		l.ahead = append(l.ahead, wish{id, box})
	}
	if len(l.ahead) > 0 {
		l.wake.Signal()
	}
}

// Forget drops what is known of photos: their files changed.
func (l *Loader) Forget(ids ...catalog.PhotoID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range ids {
		delete(l.failed, id)
		for _, e := range slices.Clone(l.kept[id]) {
			l.remove(e)
		}
		if in, ok := l.inWork[id]; ok {
			*in.void = true
		}
	}
}

// Waiting is the number of wishes not yet in hand.
func (l *Loader) Waiting() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue)
}

// Memory is what the kept thumbnails take, in bytes.
func (l *Loader) Memory() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.bytes
}

func (l *Loader) drop(which func(wish) bool) { l.queue = slices.DeleteFunc(l.queue, which) }

// next waits for a wish and takes it in hand.
func (l *Loader) next() (work, context.Context, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.closed {
		w, early, ok := l.take()
		if !ok {
			l.wake.Wait()
			continue
		}
		ctx, cancel := context.WithCancel(l.ctx)
		in := work{wish: w, cancel: cancel, void: new(bool), early: early}
		l.inWork[w.id] = in
		return in, ctx, true
	}
	return work{}, nil, false
}

// take is the newest wish; when there is none, the first of those that are
// made ahead, unless one of them is in hand.
func (l *Loader) take() (w wish, early, ok bool) {
	if last := len(l.queue) - 1; last >= 0 {
		w, l.queue = l.queue[last], l.queue[:last]
		return w, false, true
	}
	if l.early > 0 {
		return w, false, false
	}
	for len(l.ahead) > 0 {
		w, l.ahead = l.ahead[0], l.ahead[1:]
		if _, busy := l.inWork[w.id]; !busy && !l.has(w) {
			l.early++
			return w, true, true
		}
	}
	return w, false, false
}

// has reports whether a thumbnail is kept as it is wished for.
func (l *Loader) has(w wish) bool { return l.find(w) != nil }

func (l *Loader) find(w wish) *list.Element {
	for _, e := range l.kept[w.id] {
		if e.Value.(thumb).box == w.box {
			return e
		}
	}
	return nil
}

func (l *Loader) work() {
	defer l.workers.Done()
	for {
		w, ctx, ok := l.next()
		if !ok {
			return
		}
		img, err := l.src.Thumb(ctx, w.id, max(w.box.X, w.box.Y))
		var fitted *image.RGBA
		if err == nil {
			fitted = Fit(img, w.box)
		}
		w.cancel()
		l.came(w, fitted, err)
	}
}

// came keeps what a worker made and tells the window.
func (l *Loader) came(w work, img *image.RGBA, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.inWork[w.id].void == w.void {
		delete(l.inWork, w.id)
	}
	if w.early {
		l.early--
	}
	if l.closed || *w.void {
		return
	}
	if err != nil {
		l.failed[w.id] = struct{}{}
	} else {
		l.keep(thumb{w.id, w.box, img})
	}
	l.ready = append(l.ready, Ready{w.id, img, err})
	if !l.posted {
		l.posted = true
		l.o.Post(l.deliver)
	}
}

func (l *Loader) deliver() {
	l.mu.Lock()
	ready := l.ready
	l.ready, l.posted = nil, false
	closed := l.closed
	l.mu.Unlock()
	if !closed && l.onReady != nil {
		l.onReady(ready)
	}
}

func (l *Loader) keep(t thumb) {
	if e := l.find(wish{t.id, t.box}); e != nil {
		l.remove(e)
	}
	l.kept[t.id] = append(l.kept[t.id], l.lru.PushFront(t))
	l.bytes += int64(len(t.img.Pix))
	for l.bytes > max(l.o.Memory, l.room) && l.lru.Len() > 1 {
		l.remove(l.lru.Back())
	}
}

func (l *Loader) remove(e *list.Element) {
	t := e.Value.(thumb)
	l.lru.Remove(e)
	l.bytes -= int64(len(t.img.Pix))
	rest := slices.DeleteFunc(l.kept[t.id], func(o *list.Element) bool { return o == e })
	if l.kept[t.id] = rest; len(rest) == 0 {
		delete(l.kept, t.id)
	}
}
