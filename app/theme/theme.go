// Package theme is the look of the window: compact, dark by default or light,
// photos first. Every text colour has a contrast of at least 4.5 to 1 on the
// grounds it stands on; a test computes it.
//
// Sizes are in layout pixels.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colours of our own, beside Fyne's. Read them with [Color].
const (
	Grid         fyne.ThemeColorName = "cutlineGrid"         // behind the thumbnails
	Cell         fyne.ThemeColorName = "cutlineCell"         // of a selected thumbnail
	CellFrame    fyne.ThemeColorName = "cutlineCellFrame"    // around the thumbnail in focus
	CellText     fyne.ThemeColorName = "cutlineCellText"     // on Grid and Cell
	Muted        fyne.ThemeColorName = "cutlineMuted"        // less important text
	Panel        fyne.ThemeColorName = "cutlinePanel"        // behind side panels and bars
	Band         fyne.ThemeColorName = "cutlineBand"         // the rubber band, see-through
	Badge        fyne.ThemeColorName = "cutlineBadge"        // stars and badges
	BadgeWarning fyne.ThemeColorName = "cutlineBadgeWarning" // badges of things to be done
	BadgeError   fyne.ThemeColorName = "cutlineBadgeError"   // badges of things that are wrong
)

// Options shape the theme. The zero value is dark at normal size.
type Options struct {
	Light   bool
	Percent int // text size, 100 to 150; 0 means 100
}

// Theme is a fyne.Theme. It never changes; for another look make another.
type Theme struct {
	colors map[fyne.ThemeColorName]color.NRGBA
	light  bool
	scale  float32
}

// New makes a theme.
func New(o Options) *Theme {
	t := &Theme{colors: dark(), scale: 1}
	if o.Light {
		t.colors, t.light = light(), true
	}
	if o.Percent != 0 {
		t.scale = float32(min(max(o.Percent, 100), 150)) / 100
	}
	return t
}

// Light reports whether the theme is the light one.
func (t *Theme) Light() bool { return t.light }

// Color is the colour of a name. The system's variant plays no part: dark or
// light is the user's choice.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colors[name]; ok {
		return c
	}
	variant := fynetheme.VariantDark
	if t.light {
		variant = fynetheme.VariantLight
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// Font is Fyne's own, which covers Vietnamese.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource { return fynetheme.DefaultTheme().Font(s) }

// Icon is Fyne's own.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return fynetheme.DefaultTheme().Icon(n) }

// Size is compact; text and icons grow with the text size.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return 12 * t.scale
	case fynetheme.SizeNameCaptionText:
		return 11 * t.scale
	case fynetheme.SizeNameSubHeadingText:
		return 14 * t.scale
	case fynetheme.SizeNameHeadingText:
		return 18 * t.scale
	case fynetheme.SizeNameInlineIcon:
		return 16 * t.scale
	case fynetheme.SizeNameModalBlurRadius:
		return 0 // what is behind a dialog stays sharp: blurring it holds up every frame
	case fynetheme.SizeNamePadding:
		return 2
	case fynetheme.SizeNameInnerPadding:
		return 5
	case fynetheme.SizeNameLineSpacing:
		return 3
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return 1
	case fynetheme.SizeNameScrollBar:
		return 12
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius, fynetheme.SizeNameScrollBarRadius,
		fynetheme.SizeNameButtonRadius, fynetheme.SizeNameCardRadius, fynetheme.SizeNameDialogRadius,
		fynetheme.SizeNamePopupRadius, fynetheme.SizeNameMenuRadius:
		return 2
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Color is a colour as the theme of object o has it.
func Color(name fyne.ThemeColorName, o fyne.CanvasObject) color.Color {
	if t, ok := fynetheme.CurrentForWidget(o).(*Theme); ok {
		return t.Color(name, 0)
	}
	if own, ok := dark()[name]; ok && len(name) > 7 && name[:7] == "cutline" {
		return own // another theme, as in tests
	}
	return fynetheme.CurrentForWidget(o).Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// TextSize is the size of text as the theme of object o has it.
func TextSize(o fyne.CanvasObject) float32 {
	return fynetheme.CurrentForWidget(o).Size(fynetheme.SizeNameText)
}

// Class is the colour of a colour class, 0 (none: see-through) to 8, as
// photo desks know them: winner, superior, typical, extras, trash.
func Class(n int) color.NRGBA {
	switch n {
	case 1:
		return rgb(0xb05fd0)
	case 2:
		return rgb(0xe0453f)
	case 3:
		return rgb(0xf0882e)
	case 4:
		return rgb(0xe8c93a)
	case 5:
		return rgb(0x4fb04a)
	case 6:
		return rgb(0x35b5b8)
	case 7:
		return rgb(0x3f7fe0)
	case 8:
		return rgb(0x8a8a8a)
	}
	return color.NRGBA{}
}
