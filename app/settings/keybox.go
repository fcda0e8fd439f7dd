package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/theme"
	"cutline/app/widgets"
)

// A keyBox takes the next keys pressed together. Esc, Tab or a click
// elsewhere call it off.
type keyBox struct {
	widget.BaseWidget
	onKeys func(command.Key)
	onEnd  func() // capturing is over, however it ended
	onGive func() // the keyboard is the box's to give on: keys were pressed

	text  string // what it says while it waits
	mods  fyne.KeyModifier
	waits bool
	back  *canvas.Rectangle
	words *canvas.Text
}

var (
	_ desktop.Keyable     = (*keyBox)(nil)
	_ fyne.Shortcutable   = (*keyBox)(nil)
	_ fyne.WidgetRenderer = (*keyBoxRenderer)(nil)
)

func newKeyBox(text string) *keyBox {
	b := &keyBox{text: text, back: canvas.NewRectangle(nil), words: canvas.NewText(text, nil)}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// start waits for keys; the owner then gives it the keyboard.
func (b *keyBox) start(onKeys func(command.Key), onEnd func()) {
	b.stop()
	b.onKeys, b.onEnd, b.mods, b.waits = onKeys, onEnd, 0, true
	b.Show()
	b.Refresh()
}

// stop calls waiting off.
func (b *keyBox) stop() {
	if !b.waits {
		return
	}
	b.waits = false
	b.Hide()
	b.onEnd()
}

func (b *keyBox) take(k command.Key) {
	if !b.waits || k.Name == "" || widgets.IsModifier(k.Name) {
		return
	}
	b.stop()
	b.onGive()
	if k.Name != fyne.KeyEscape || k.Mod != 0 {
		b.onKeys(k)
	}
}

// FocusGained does nothing: it is given the keyboard when it starts.
func (b *keyBox) FocusGained() {}

// FocusLost calls waiting off.
func (b *keyBox) FocusLost() { b.stop() }

// TypedRune does nothing: keys are taken by their names.
func (b *keyBox) TypedRune(rune) {}

// TypedKey takes a key with Shift or nothing.
func (b *keyBox) TypedKey(e *fyne.KeyEvent) { b.take(command.Key{Name: e.Name, Mod: b.mods}) }

// TypedShortcut takes keys with Ctrl, Alt or Super.
func (b *keyBox) TypedShortcut(s fyne.Shortcut) {
	if name, mod, ok := widgets.KeyOf(s); ok {
		b.take(command.Key{Name: name, Mod: mod})
	}
}

// KeyDown notes modifiers, which TypedKey is not told.
func (b *keyBox) KeyDown(e *fyne.KeyEvent) { b.mods |= modifierOf(e.Name) }

// KeyUp forgets them.
func (b *keyBox) KeyUp(e *fyne.KeyEvent) { b.mods &^= modifierOf(e.Name) }

func modifierOf(n fyne.KeyName) fyne.KeyModifier {
	switch n {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

// CreateRenderer makes the box's objects.
func (b *keyBox) CreateRenderer() fyne.WidgetRenderer {
	r := &keyBoxRenderer{b}
	r.Refresh()
	return r
}

type keyBoxRenderer struct{ b *keyBox }

func (r *keyBoxRenderer) Destroy() {}
func (r *keyBoxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.back, r.b.words}
}
func (r *keyBoxRenderer) MinSize() fyne.Size { return r.b.words.MinSize().AddWidthHeight(24, 12) }

func (r *keyBoxRenderer) Layout(s fyne.Size) {
	r.b.back.Resize(s)
	m := r.b.words.MinSize()
	r.b.words.Move(fyne.NewPos(12, (s.Height-m.Height)/2))
}

func (r *keyBoxRenderer) Refresh() {
	r.b.words.TextSize = theme.TextSize(r.b)
	r.b.words.Color = theme.Color(fynetheme.ColorNameForeground, r.b)
	r.b.back.FillColor = theme.Color(fynetheme.ColorNameInputBackground, r.b)
	r.b.back.StrokeColor, r.b.back.StrokeWidth = theme.Color(theme.CellFrame, r.b), 2
	r.b.back.Refresh()
	r.b.words.Refresh()
}
