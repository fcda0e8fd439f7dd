package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A counter counts the animations that begin in an app.
type counter struct {
	fyne.App
	driver countingDriver
}

type countingDriver struct {
	fyne.Driver
	begun int
}

func (c *counter) Driver() fyne.Driver { return &c.driver }

func (d *countingDriver) StartAnimation(a *fyne.Animation) {
	d.begun++
	d.Driver.StartAnimation(a)
}

func TestTheCaretStandsStill(t *testing.T) {
	for _, tt := range []struct {
		name  string
		still bool
	}{{"in an app as Fyne makes it the caret fades", false}, {"in ours it stands", true}} {
		t.Run(tt.name, func(t *testing.T) {
			own := test.NewTempApp(t)
			c := &counter{App: own, driver: countingDriver{Driver: own.Driver()}}
			if fyne.SetCurrentApp(c); tt.still {
				fyne.SetCurrentApp(Still(c))
			}
			e := NewTextBox(vietnamese)
			w := test.NewTempWindow(t, e)
			w.Canvas().Focus(e)
			typeIn(e, "chaof")
			if begun := c.driver.begun > 0; begun == tt.still || e.Text != "chào" {
				t.Errorf("%d animations while %q was typed", c.driver.begun, e.Text)
			}
		})
	}
}
