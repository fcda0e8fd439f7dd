package grid

import (
	"math"
	"sort"

	"cutline/catalog"
)

// layout is where cells stand. Photos stand in blocks, one for each group;
// every block has a header, and its last row may be short. Rows are numbered
// through all blocks. Where a block begins is summed up in advance, so that
// nothing done for a frame depends on how many there are.
type layout struct {
	n             int
	groups        []catalog.Group // nil: one block without a header
	width, height float32         // of the window onto the wall, without the scrollbar
	want          float32         // the cell width chosen
	cols          int
	cellW, cellH  float32
	footer        float32 // the line under the picture
	header        float32 // the line above a block, where there are groups
	offset        float64 // of the window's top from the wall's

	blocks []block // and one more, where the wall ends
}

// A block is the cells of a group.
type block struct {
	from, row int     // its first place and row
	top       float64 // of its header, from the top of the wall
}

// footerOf is how high the line under a cell's picture is at a text size.
func footerOf(textSize float32) float32 { return float32(math.Round(float64(textSize) * 20 / 12)) }

// headerOf is how high the line above a group is at a text size.
func headerOf(textSize float32) float32 { return float32(math.Round(float64(textSize) * 30 / 12)) }

// arrange computes columns, cell size and blocks, and keeps the offset in
// bounds.
func (l *layout) arrange() {
	l.cols = max(1, int(l.width/l.want))
	l.cellW = max(l.width/float32(l.cols), 1)
	l.cellH = float32(math.Round(float64(l.cellW)*0.72)) + l.footer
	l.stack()
	l.scrollTo(l.offset)
}

// stack puts the blocks below each other.
func (l *layout) stack() {
	l.blocks = append(l.blocks[:0], block{})
	end := func(place int) {
		b := l.blocks[len(l.blocks)-1]
		rows := (place - b.from + l.cols - 1) / l.cols
		l.blocks = append(l.blocks, block{place, b.row + rows, b.top + float64(l.head()) + float64(rows)*float64(l.cellH)})
	}
	for i, g := range l.groups {
		if i > 0 {
			end(g.From)
		}
	}
	if l.n > 0 {
		end(l.n)
	}
}

// head is the height of the line above each block.
func (l *layout) head() float32 {
	if len(l.groups) == 0 {
		return 0
	}
	return l.header
}

// find is the last block, but the one where the wall ends, of which begun is
// true.
func (l *layout) find(begun func(block) bool) int {
	n := len(l.blocks) - 1
	return max(0, sort.Search(n, func(i int) bool { return !begun(l.blocks[i]) })-1)
}

func (l *layout) blockOf(place int) int {
	return l.find(func(b block) bool { return b.from <= place })
}

func (l *layout) blockOfRow(row int) int {
	return l.find(func(b block) bool { return b.row <= row })
}

func (l *layout) blockAt(y float64) int {
	return l.find(func(b block) bool { return b.top <= y })
}

func (l *layout) rowCount() int {
	if len(l.blocks) == 0 {
		return 0
	}
	return l.blocks[len(l.blocks)-1].row
}

func (l *layout) row(place int) int {
	if l.n == 0 || place < 0 {
		return 0
	}
	b := l.blocks[l.blockOf(place)]
	return b.row + (place-b.from)/l.cols
}

// places is what stands in a row, the last not included.
func (l *layout) places(row int) (from, to int) {
	if l.n == 0 {
		return 0, 0
	}
	i := l.blockOfRow(row)
	b := l.blocks[i]
	from = b.from + (row-b.row)*l.cols
	return from, min(from+l.cols, l.blocks[i+1].from)
}

// column is which of its row a place is.
func (l *layout) column(place int) int {
	from, _ := l.places(l.row(place))
	return place - from
}

// rowTop is a row's distance from the top of the wall.
func (l *layout) rowTop(row int) float64 {
	if l.n == 0 {
		return 0
	}
	b := l.blocks[l.blockOfRow(row)]
	return b.top + float64(l.head()) + float64(row-b.row)*float64(l.cellH)
}

// rowAt is the row at a distance from the top of the wall; the row below, of
// a header.
func (l *layout) rowAt(y float64) int {
	if l.n == 0 {
		return 0
	}
	b := l.blocks[l.blockAt(y)]
	return b.row + max(0, int(math.Floor((y-b.top-float64(l.head()))/float64(l.cellH))))
}

// total is the height of the wall.
func (l *layout) total() float64 {
	if len(l.blocks) == 0 {
		return 0
	}
	return l.blocks[len(l.blocks)-1].top
}

func (l *layout) maxOffset() float64 { return max(0, l.total()-float64(l.height)) }

func (l *layout) scrollTo(offset float64) { l.offset = min(max(offset, 0), l.maxOffset()) }

// rowsInSight is the rows seen, the last not included.
func (l *layout) rowsInSight() (from, to int) {
	if l.n == 0 || l.height <= 0 {
		return 0, 0
	}
	from = l.rowAt(l.offset)
	end := l.offset + float64(l.height) - 0.001
	to = l.rowAt(end) + 1
	if to > from+1 && l.rowTop(to-1) > end {
		to-- // only its header is seen
	}
	return from, min(to, l.rowCount())
}

func (l *layout) visible() (from, to int) {
	a, b := l.rowsInSight()
	if a >= b {
		return 0, 0
	}
	from, _ = l.places(a)
	_, to = l.places(b - 1)
	return from, to
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
	if x < 0 || x >= l.width || y < 0 || y >= l.height || l.n == 0 {
		return -1
	}
	wall := float64(y) + l.offset
	row := l.rowAt(wall)
	if row >= l.rowCount() || wall < l.rowTop(row) {
		return -1
	}
	from, to := l.places(row)
	if place := from + min(int(x/l.cellW), l.cols-1); place < to {
		return place
	}
	return -1
}

// xy is where a place stands in the window.
func (l *layout) xy(place int) (x, y float32) {
	row := l.row(place)
	from, _ := l.places(row)
	return float32(place-from) * l.cellW, float32(l.rowTop(row) - l.offset)
}

// below is the place in the same column of a row; the last of a short one.
func (l *layout) below(row, column int) int {
	from, to := l.places(row)
	return min(from+column, to-1)
}

// heading is where the header of a group stands in the window: the one in
// sight at the top stays there until the next pushes it away.
func (l *layout) heading(group int) (y float32) {
	at := l.blocks[group].top - l.offset
	if at < 0 {
		at = min(0, l.blocks[group+1].top-l.offset-float64(l.head()))
	}
	return float32(at)
}

// groupsInSight is the groups whose headers are seen, the last not included.
func (l *layout) groupsInSight() (from, to int) {
	if len(l.groups) == 0 || l.n == 0 || l.height <= 0 {
		return 0, 0
	}
	return l.blockAt(l.offset), l.blockAt(l.offset+float64(l.height)-0.001) + 1
}

// headerAt is the group whose header is under a point of the window; -1 when
// there is none.
func (l *layout) headerAt(x, y float32) int {
	if x < 0 || x >= l.width || y < 0 || y >= l.height {
		return -1
	}
	from, to := l.groupsInSight()
	for g := from; g < to; g++ {
		if top := l.heading(g); y >= top && y < top+l.head() {
			return g
		}
	}
	return -1
}

// group is the places of a group, the last not included.
func (l *layout) group(g int) (from, to int) { return l.blocks[g].from, l.blocks[g+1].from }
