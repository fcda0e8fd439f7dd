package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// rgb is an opaque colour, rgba one with alpha, written 0xRRGGBB.
func rgb(v uint32) color.NRGBA { return rgba(v, 0xff) }

func rgba(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}

func dark() map[fyne.ThemeColorName]color.NRGBA {
	return map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:          rgb(0x202020),
		fynetheme.ColorNameHeaderBackground:    rgb(0x2a2a2a),
		fynetheme.ColorNameOverlayBackground:   rgb(0x282828),
		fynetheme.ColorNameMenuBackground:      rgb(0x2c2c2c),
		fynetheme.ColorNameInputBackground:     rgb(0x161616),
		fynetheme.ColorNameButton:              rgb(0x363636),
		fynetheme.ColorNameDisabledButton:      rgb(0x2a2a2a),
		fynetheme.ColorNameForeground:          rgb(0xe6e6e6),
		fynetheme.ColorNamePlaceHolder:         rgb(0xa6a6a6),
		fynetheme.ColorNameDisabled:            rgb(0x9a9a9a),
		fynetheme.ColorNamePrimary:             rgb(0x5aa5ee),
		fynetheme.ColorNameHyperlink:           rgb(0x6bb0f2),
		fynetheme.ColorNameForegroundOnPrimary: rgb(0x0b1420),
		fynetheme.ColorNameError:               rgb(0xff8078),
		fynetheme.ColorNameForegroundOnError:   rgb(0x200808),
		fynetheme.ColorNameSuccess:             rgb(0x66c980),
		fynetheme.ColorNameForegroundOnSuccess: rgb(0x08200e),
		fynetheme.ColorNameWarning:             rgb(0xe5b454),
		fynetheme.ColorNameForegroundOnWarning: rgb(0x201608),
		fynetheme.ColorNameFocus:               rgba(0x5aa5ee, 0x48),
		fynetheme.ColorNameHover:               rgba(0xffffff, 0x12),
		fynetheme.ColorNamePressed:             rgba(0xffffff, 0x24),
		fynetheme.ColorNameSelection:           rgba(0x3f86cf, 0x80),
		fynetheme.ColorNameSeparator:           rgb(0x3a3a3a),
		fynetheme.ColorNameInputBorder:         rgb(0x4a4a4a),
		fynetheme.ColorNameInnerWindowBorder:   rgb(0x3a3a3a),
		fynetheme.ColorNameShadow:              rgba(0x000000, 0x66),
		fynetheme.ColorNameScrollBar:           rgba(0xffffff, 0x70),
		fynetheme.ColorNameScrollBarBackground: rgba(0xffffff, 0x0a),
		Grid:                                   rgb(0x191919),
		Cell:                                   rgb(0x2d4764),
		CellFrame:                              rgb(0x6bb0f2),
		CellText:                               rgb(0xd8d8d8),
		Muted:                                  rgb(0xa6a6a6),
		Panel:                                  rgb(0x252525),
		Band:                                   rgba(0x5aa5ee, 0x40),
		Badge:                                  rgb(0xf0f0f0),
		BadgeWarning:                           rgb(0xf0b840),
		BadgeError:                             rgb(0xff968f),
	}
}

func light() map[fyne.ThemeColorName]color.NRGBA {
	return map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:          rgb(0xf2f2f2),
		fynetheme.ColorNameHeaderBackground:    rgb(0xe6e6e6),
		fynetheme.ColorNameOverlayBackground:   rgb(0xf8f8f8),
		fynetheme.ColorNameMenuBackground:      rgb(0xffffff),
		fynetheme.ColorNameInputBackground:     rgb(0xffffff),
		fynetheme.ColorNameButton:              rgb(0xdedede),
		fynetheme.ColorNameDisabledButton:      rgb(0xe9e9e9),
		fynetheme.ColorNameForeground:          rgb(0x1a1a1a),
		fynetheme.ColorNamePlaceHolder:         rgb(0x5c5c5c),
		fynetheme.ColorNameDisabled:            rgb(0x616161),
		fynetheme.ColorNamePrimary:             rgb(0x0b5ca8),
		fynetheme.ColorNameHyperlink:           rgb(0x0b5ca8),
		fynetheme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		fynetheme.ColorNameError:               rgb(0xb3261e),
		fynetheme.ColorNameForegroundOnError:   rgb(0xffffff),
		fynetheme.ColorNameSuccess:             rgb(0x196534),
		fynetheme.ColorNameForegroundOnSuccess: rgb(0xffffff),
		fynetheme.ColorNameWarning:             rgb(0x7a4f00),
		fynetheme.ColorNameForegroundOnWarning: rgb(0xffffff),
		fynetheme.ColorNameFocus:               rgba(0x0b5ca8, 0x30),
		fynetheme.ColorNameHover:               rgba(0x000000, 0x0e),
		fynetheme.ColorNamePressed:             rgba(0x000000, 0x1c),
		fynetheme.ColorNameSelection:           rgba(0x4a98e0, 0x70),
		fynetheme.ColorNameSeparator:           rgb(0xc8c8c8),
		fynetheme.ColorNameInputBorder:         rgb(0x9a9a9a),
		fynetheme.ColorNameInnerWindowBorder:   rgb(0xc8c8c8),
		fynetheme.ColorNameShadow:              rgba(0x000000, 0x33),
		fynetheme.ColorNameScrollBar:           rgba(0x000000, 0x70),
		fynetheme.ColorNameScrollBarBackground: rgba(0x000000, 0x0a),
		Grid:                                   rgb(0xdadada),
		Cell:                                   rgb(0xa9cdf0),
		CellFrame:                              rgb(0x0b5ca8),
		CellText:                               rgb(0x1e1e1e),
		Muted:                                  rgb(0x5c5c5c),
		Panel:                                  rgb(0xeaeaea),
		Band:                                   rgba(0x0b5ca8, 0x38),
		Badge:                                  rgb(0x303030),
		BadgeWarning:                           rgb(0x6e4700),
		BadgeError:                             rgb(0xa01b15),
	}
}
