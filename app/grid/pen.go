package grid

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"cutline/app/theme"
)

// A pen writes names into pictures. The toolkit keeps each text it has drawn,
// and each width it has measured, for a minute: scrolling through 10,000
// names would take 100 MB. A picture's texture goes with its cell.
type pen struct {
	size    float64 // of the text, in pixels
	style   fyne.TextStyle
	font    *opentype.Font
	face    font.Face
	signs   map[rune]sign
	scratch sfnt.Buffer
}

// mostPens is how many pens are kept: the sizes in use at one text size.
const mostPens = 4

// sign is a letter as it is painted, from the point it is written at.
type sign struct {
	mask    *image.Alpha // nil: it leaves no trace
	at      image.Point
	advance fixed.Int26_6
	known   bool // the font has it
}

// newPen makes a pen for a size in pixels; nil when the font cannot be read.
func newPen(size float64, style fyne.TextStyle) *pen {
	f, err := opentype.Parse(fynetheme.DefaultTheme().Font(style).Content())
	if err != nil {
		return nil
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return nil
	}
	return &pen{size: size, style: style, font: f, face: face, signs: map[rune]sign{}}
}

func (p *pen) sign(r rune) sign {
	if s, ok := p.signs[r]; ok {
		return s
	}
	s := sign{}
	if i, err := p.font.GlyphIndex(&p.scratch, r); err == nil && i != 0 {
		box, mask, from, advance, ok := p.face.Glyph(fixed.Point26_6{}, r)
		s.advance, s.known = advance, ok
		if !box.Empty() {
			s.at, s.mask = box.Min, image.NewAlpha(image.Rectangle{Max: box.Size()})
			draw.Draw(s.mask, s.mask.Rect, mask, from, draw.Src)
		}
	}
	p.signs[r] = s
	return s
}

// write paints a text on one line of its own; nil when the font lacks one of
// its letters, or there is none.
func (p *pen) write(text string, c color.Color) *image.RGBA {
	all := make([]sign, 0, len(text))
	wide := fixed.Int26_6(0)
	for _, r := range norm.NFC.String(text) {
		s := p.sign(r)
		if !s.known {
			return nil
		}
		all = append(all, s)
		wide += s.advance
	}
	if wide <= 0 {
		return nil
	}
	m := p.face.Metrics()
	img := image.NewRGBA(image.Rect(0, 0, wide.Ceil(), (m.Ascent + m.Descent).Ceil()))
	ink := image.NewUniform(c)
	x := fixed.Int26_6(0)
	for _, s := range all {
		if s.mask != nil {
			at := image.Pt(x.Round(), m.Ascent.Ceil()).Add(s.at)
			draw.DrawMask(img, s.mask.Rect.Add(at), ink, image.Point{}, s.mask, image.Point{}, draw.Over)
		}
		x += s.advance
	}
	return img
}

// pen is the pen for a size of text in pixels; nil when there is none.
func (r *ring) pen(size float64, style fyne.TextStyle) *pen {
	if i := slices.IndexFunc(r.pens, func(p *pen) bool { return p.size == size && p.style == style }); i >= 0 {
		return r.pens[i]
	}
	p := newPen(size, style)
	if p == nil {
		return nil
	}
	if len(r.pens) >= mostPens {
		r.pens = r.pens[:0]
	}
	r.pens = append(r.pens, p)
	return p
}

// A writing is a text as it was written.
type writing struct {
	text string
	ink  color.Color
	size float32 // in pixels
}

// write shows the photo's name in the room there is, in layout pixels.
func (g *Grid) write(s *slot, room float32) {
	s.name.Hide()
	s.text.Hide()
	size, scale := g.nameSize(), g.scale()
	w := writing{shorten(s.cell.Name, int(room/(size*0.64))), theme.Color(theme.CellText, g), size * scale}
	if w.text == "" || s.plain {
		return
	}
	if w != s.wrote {
		s.wrote, s.name.Image = w, nil
		if p := g.ring.pen(float64(w.size), fyne.TextStyle{}); p != nil {
			if img := p.write(w.text, w.ink); img != nil {
				s.name.Image = img
				s.name.Resize(fyne.NewSize(float32(img.Rect.Dx())/scale, float32(img.Rect.Dy())/scale))
			}
		}
		s.text.Text, s.text.TextSize, s.text.Color = w.text, size, w.ink
		s.name.Refresh()
		s.text.Refresh()
	}
	if s.name.Image != nil {
		s.name.Show()
	} else {
		s.text.Show()
	}
}

// nameSize is the size of the text of names, in layout pixels.
func (g *Grid) nameSize() float32 { return theme.TextSize(g) * 11 / 12 }

// shorten cuts the middle out of a file name: its beginning is alike in a
// folder, its end tells photos apart.
func shorten(name string, signs int) string {
	n := utf8.RuneCountInString(name)
	if n <= signs {
		return name
	}
	if signs < 4 {
		return ""
	}
	r := []rune(name)
	head := max(1, signs/3)
	return string(r[:head]) + "…" + string(r[n-(signs-1-head):])
}
