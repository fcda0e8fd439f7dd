package grid

import "math"

// layout is where cells stand. Rows are all of one height; whoever gives
// them different heights (headers of groups) changes rowTop, rowAt and
// total, and nothing else.
type layout struct {
	n             int
	width, height float32 // of the window onto the wall, without the scrollbar
	want          float32 // the cell width chosen
	cols          int
	cellW, cellH  float32
	footer        float32 // the line under the picture
	offset        float64 // of the window's top from the wall's
}

// footerOf is how high the line under a cell's picture is at a text size.
func footerOf(textSize float32) float32 { return float32(math.Round(float64(textSize) * 20 / 12)) }

// arrange computes columns and cell size, and keeps the offset in bounds.
func (l *layout) arrange() {
	l.cols = max(1, int(l.width/l.want))
	l.cellW = max(l.width/float32(l.cols), 1)
	l.cellH = float32(math.Round(float64(l.cellW)*0.72)) + l.footer
	l.scrollTo(l.offset)
}

func (l *layout) rowCount() int {
	if l.cols == 0 {
		return 0
	}
	return (l.n + l.cols - 1) / l.cols
}

func (l *layout) row(place int) int {
	if l.cols == 0 || place < 0 {
		return 0
	}
	return place / l.cols
}

// rowTop is a row's distance from the top of the wall.
func (l *layout) rowTop(row int) float64 { return float64(row) * float64(l.cellH) }

// rowAt is the row at a distance from the top of the wall.
func (l *layout) rowAt(y float64) int {
	if l.cellH == 0 {
		return 0
	}
	return int(math.Floor(y / float64(l.cellH)))
}

// total is the height of the wall.
func (l *layout) total() float64 { return float64(l.rowCount()) * float64(l.cellH) }

func (l *layout) maxOffset() float64 { return max(0, l.total()-float64(l.height)) }

func (l *layout) scrollTo(offset float64) { l.offset = min(max(offset, 0), l.maxOffset()) }

// rowsInSight is the rows seen, the last not included.
func (l *layout) rowsInSight() (from, to int) {
	if l.n == 0 || l.height <= 0 || l.cols == 0 {
		return 0, 0
	}
	from = l.rowAt(l.offset)
	to = l.rowAt(l.offset+float64(l.height)-0.001) + 1
	return from, min(to, l.rowCount())
}

func (l *layout) visible() (from, to int) {
	a, b := l.rowsInSight()
	return a * l.cols, min(b*l.cols, l.n)
}

// first is the place at the top left.
func (l *layout) first() int {
	from, _ := l.visible()
	return from
}

// ringRows is how many rows can be in sight at once.
func (l *layout) ringRows() int {
	if l.cellH == 0 {
		return 0
	}
	return int(math.Ceil(float64(l.height)/float64(l.cellH))) + 1
}

// at is the place under a point of the window; -1 when there is none.
func (l *layout) at(x, y float32) int {
	if x < 0 || x >= l.width || y < 0 || y >= l.height || l.cellW == 0 {
		return -1
	}
	col := min(int(x/l.cellW), l.cols-1)
	place := l.rowAt(float64(y)+l.offset)*l.cols + col
	if place < 0 || place >= l.n {
		return -1
	}
	return place
}

// xy is where a place stands in the window.
func (l *layout) xy(place int) (x, y float32) {
	row := l.row(place)
	return float32(place-row*l.cols) * l.cellW, float32(l.rowTop(row) - l.offset)
}
