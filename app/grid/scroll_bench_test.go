//go:build bench && linux

package grid

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/sys/unix"

	"cutline/app/state"
	"cutline/app/theme"
	"cutline/app/thumbs"
	"cutline/catalog"
)

// frameLimit is what the window's own work for a frame may take, of 16 ms:
// placing and binding cells; drawing comes on top.
const frameLimit = 4 * time.Millisecond

// growthLimit is how much more memory the last photos may take than the first
// thousand.
const growthLimit = 12 << 20

// pictures are thumbnails as they lie on the disk.
type pictures [][]byte

func newPictures(t *testing.T) pictures {
	t.Helper()
	out := make(pictures, 64)
	for i := range out {
		img := image.NewRGBA(image.Rect(0, 0, 256, 170))
		for y := range 170 {
			for x := range 256 {
				img.SetRGBA(x, y, color.RGBA{uint8(x + 3*i), uint8(y * (1 + i%4)), uint8(x*y/64 + i), 255})
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
			t.Fatal(err)
		}
		out[i] = b.Bytes()
	}
	return out
}

// Thumb decodes one, as the desk does.
func (p pictures) Thumb(_ context.Context, id catalog.PhotoID, _ int) (image.Image, error) {
	return jpeg.Decode(bytes.NewReader(p[int(id)%len(p)]))
}

// slowDesk answers as the window's desk does: later, on the window's
// goroutine, which is the test's.
type slowDesk struct {
	*thumbs.Loader
	posted chan func()
}

func (d *slowDesk) Rows(ids []catalog.PhotoID, deliver func([]Cell)) {
	cells := make([]Cell, len(ids))
	for i, id := range ids {
		cells[i] = Cell{ID: id, Name: fmt.Sprintf("20181031_DSC_%07d.JPG", id), Rating: int(id) % 6, Color: int(id) % 9, Tagged: id%3 == 0,
			Untold: id%5 == 0, Pending: id%7 == 0, Parts: id%11 == 0, Average: 0x404040}
	}
	d.posted <- func() { deliver(cells) }
}

// A measured wall counts what it does on the window's goroutine.
type measured struct {
	t      *testing.T
	g      *Grid
	d      *slowDesk
	frames []time.Duration // the processor's time, which others on the machine do not change
	waits  []time.Duration // the same by the clock
}

func newMeasured(t *testing.T, s *state.Snapshot) *measured {
	t.Helper()
	runtime.LockOSThread()
	t.Cleanup(runtime.UnlockOSThread)
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	m := &measured{t: t, d: &slowDesk{posted: make(chan func(), 10_000)}}
	m.d.Loader = thumbs.New(newPictures(t), thumbs.Options{Post: func(f func()) { m.d.posted <- f }}, func(all []thumbs.Ready) {
		for _, r := range all {
			m.g.ThumbReady(r.ID)
		}
	})
	t.Cleanup(m.d.Close)
	m.g = New(Options{Rows: m.d, Thumbs: m.d})
	m.g.Title = func(of catalog.Group, n int) (string, string) { return of.Name, fmt.Sprint(n) }
	w := test.NewTempWindow(t, m.g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 860))
	m.g.SetSnapshot(s)
	return m
}

// frame moves the wall, and is one frame until all in sight is there; what
// is waited for is not counted.
func (m *measured) frame(offset float64) {
	m.t.Helper()
	var cpu, wall time.Duration
	work := func(f func()) {
		start, before := time.Now(), threadCPU(m.t)
		f()
		cpu, wall = cpu+threadCPU(m.t)-before, wall+time.Since(start)
	}
	work(func() { m.g.scroll(offset) })
	patience := time.After(30 * time.Second)
	for !m.whole() {
		select {
		case f := <-m.d.posted:
			work(f)
		case <-patience:
			m.t.Fatal("thumbnails in sight do not come")
		}
	}
	m.frames, m.waits = append(m.frames, cpu), append(m.waits, wall)
}

// threadCPU is what this thread has computed so far.
func threadCPU(t *testing.T) time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &ts); err != nil {
		t.Fatal(err)
	}
	return time.Duration(ts.Nano())
}

func (m *measured) whole() bool {
	for _, s := range m.g.ring.slots {
		if s.place >= 0 && (!s.known || s.pic == nil) {
			return false
		}
	}
	return true
}

// pages scrolls a page a frame until so many photos were seen.
func (m *measured) pages(photos int) {
	m.t.Helper()
	first := m.g.layout.first()
	for m.g.layout.first()-first < photos && m.g.layout.offset < m.g.layout.maxOffset() {
		m.frame(m.g.layout.offset + float64(m.g.layout.height))
	}
}

func memory() int64 {
	runtime.GC()
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return int64(s.HeapAlloc)
}

// judge tells how long frames took and holds the 95th of a hundred against
// the limit.
func (m *measured) judge(what string) {
	m.t.Helper()
	slices.Sort(m.frames)
	slices.Sort(m.waits)
	n := len(m.frames)
	p50, p95, most := m.frames[n/2], m.frames[n*95/100], m.frames[n-1]
	m.t.Logf("%s: %d frames, own work p50 %.2f, p95 %.2f, most %.2f ms (by the clock p50 %.2f, p95 %.2f); limit of p95 %v",
		what, n, ms(p50), ms(p95), ms(most), ms(m.waits[n/2]), ms(m.waits[n*95/100]), frameLimit)
	if p95 > frameLimit {
		m.t.Errorf("%s: the 95th of a hundred frames takes %v, want at most %v", what, p95, frameLimit)
	}
	m.frames, m.waits = nil, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// TestBenchScroll goes through 10,000 thumbnails a page a frame, every cell
// of it with its picture, name and badges, jumps to the end of a million, and
// goes through the last 10,000.
func TestBenchScroll(t *testing.T) {
	for _, tt := range []struct {
		name string
		snap func() *state.Snapshot
	}{{"one wall", func() *state.Snapshot { return million(1_000_000) }}, {"20,000 groups", many}} {
		t.Run(tt.name, func(t *testing.T) {
			m := newMeasured(t, tt.snap())
			m.frame(0)
			m.frames, m.waits = nil, nil
			m.pages(1000)
			first := memory()
			m.pages(9000)
			m.judge("the first 10,000")
			start := time.Now()
			m.g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			t.Logf("End: %.2f ms", ms(time.Since(start)))
			if _, y := m.g.layout.xy(999_999); y+m.g.layout.cellH != m.g.layout.height {
				t.Errorf("the last row ends at %v, the window at %v", y+m.g.layout.cellH, m.g.layout.height)
			}
			m.frame(m.g.layout.rowTop(m.g.layout.row(990_000)))
			m.frames, m.waits = nil, nil
			m.pages(10_000)
			m.judge("the last 10,000")
			last := memory()
			t.Logf("memory after the first 1,000: %.1f MB, after the last 10,000: %.1f MB; thumbnails %.1f MB", mb(first), mb(last), mb(m.d.Memory()))
			if last-first > growthLimit {
				t.Errorf("memory grew by %.1f MB, want at most %.1f", mb(last-first), mb(growthLimit))
			}
			if got, most := len(m.g.ring.byID), len(m.g.ring.slots); got > most || most > 100 {
				t.Errorf("%d photos are bound in %d cells", got, most)
			}
		})
	}
}

func mb(n int64) float64 { return float64(n) / 1e6 }

// TestBenchSmallSteps scrolls as a wheel does.
func TestBenchSmallSteps(t *testing.T) {
	m := newMeasured(t, many())
	m.frame(m.g.layout.maxOffset() / 2)
	m.frames, m.waits = nil, nil
	for range 2000 {
		m.frame(m.g.layout.offset + 40)
	}
	m.judge("40 pixels a frame")
}
