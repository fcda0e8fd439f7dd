package widgets

import "fyne.io/fyne/v2"

// Still is an app in which nothing moves by itself: a caret that fades in and
// out has the whole window drawn thirty times a second, for as long as
// somebody looks at a text box. Give it to fyne.SetCurrentApp before the
// window opens.
func Still(a fyne.App) fyne.App { return still{a} }

type still struct{ fyne.App }

// Settings are the app's, without animations.
func (s still) Settings() fyne.Settings { return stillSettings{s.App.Settings()} }

type stillSettings struct{ fyne.Settings }

// ShowAnimations is false.
func (stillSettings) ShowAnimations() bool { return false }
