package captions

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"cutline/catalog"
)

// likely is the strip of people who are most likely on the photos, above the
// field of people: a digit each.
type likely struct {
	p     *Panel
	row   *fyne.Container
	names []string
	tags  []*tag
}

func newLikely(p *Panel) *likely {
	l := &likely{p: p}
	l.row = container.New(&flow{})
	l.row.Hide()
	return l
}

// SetLikely shows who is most likely on the photos, the likeliest first.
func (p *Panel) SetLikely(people []catalog.Likely) {
	l := p.likely
	var names []string
	for _, one := range people[:min(len(people), catalog.MostLikely)] {
		names = append(names, one.Name)
	}
	if slices.Equal(names, l.names) {
		return
	}
	l.names, l.tags, l.row.Objects = names, nil, nil
	if len(names) > 0 {
		l.row.Objects = append(l.row.Objects, newTag("Alt +", nil))
	}
	for i, name := range names {
		t := newTag(strconv.Itoa(i+1)+" "+name, func() {
			b := p.boxes[p.at]
			p.takePerson(i, b)
			if b != nil && b.Visible() {
				p.do.Grab(b.Entry) // the press took the keyboard away
			}
		})
		l.tags = append(l.tags, t)
		l.row.Objects = append(l.row.Objects, t)
	}
	visible(l.row, len(names) > 0)
	l.mark()
	l.row.Refresh()
	p.resized()
}

// mark shows who is named already.
func (l *likely) mark() {
	for i, t := range l.tags {
		t.set(l.p.form.Names(l.names[i]))
	}
}

// controls names the tags for tests.
func (l *likely) controls(out map[string]fyne.CanvasObject) {
	for i, t := range l.tags {
		out["caption.likely."+strconv.Itoa(i+1)] = t
	}
}

// digitOf is the place in the strip that a key means, from 0.
func digitOf(name fyne.KeyName) (n int, ok bool) {
	n, err := strconv.Atoi(string(name))
	return n - 1, err == nil && 1 <= n && n <= catalog.MostLikely
}

// takePerson names a person of the strip, or takes the name away again. From
// the box of the description the name goes into its text at the caret too,
// unless the text has it.
func (p *Panel) takePerson(n int, from *box) {
	if n >= len(p.likely.names) || len(p.form.IDs()) == 0 {
		return
	}
	name := p.likely.names[n]
	named := p.form.Names(name)
	if from != nil && from.in && from.field.Name == catalog.Description && !p.form.State(from.name()).Mixed {
		switch has := strings.Contains(from.Text, name); {
		case !has:
			if from.write(name); named {
				return
			}
		case named:
			from.unwrite(name)
		}
	}
	p.form.Name(name)
	b := p.boxes[catalog.People]
	if s := p.form.State(catalog.People); !s.Mixed {
		b.Replace(0, len([]rune(b.Text)), s.Text)
	}
	b.show(true)
	p.status()
	p.do.Typed()
}

// write puts a name into the text at the caret, apart from the words around.
func (b *box) write(name string) {
	runes, at := []rune(b.Text), b.Caret()
	if at > 0 && !unicode.IsSpace(runes[at-1]) && !strings.ContainsRune("(\"“‘'[", runes[at-1]) {
		name = " " + name
	}
	if at < len(runes) && (unicode.IsLetter(runes[at]) || unicode.IsDigit(runes[at])) {
		name += " "
	}
	b.Replace(at, at, name)
}

// unwrite takes a name away that stands right before the caret, with the space
// before it.
func (b *box) unwrite(name string) {
	at := b.Caret()
	if rest, ok := strings.CutSuffix(string([]rune(b.Text)[:at]), name); ok {
		b.Replace(len([]rune(strings.TrimSuffix(rest, " "))), at, "")
	}
}
