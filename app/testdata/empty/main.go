// Command empty is a window with nothing in it but a rectangle, as large as
// Cutline's: what the toolkit and the machine cost by themselves. It says
// when it is there; after the first argument's time (1s) it draws a frame each
// time the toolkit lets it, for the second's, and says how many.
package main

import (
	"fmt"
	"image/color"
	"os"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

func main() {
	still, drawing := seconds(1), seconds(2)
	a := fyneapp.NewWithID("vn.cutline.empty")
	w := a.NewWindow("Cutline: an empty window")
	back := canvas.NewRectangle(color.Gray{40})
	w.SetContent(back)
	w.Resize(fyne.NewSize(1280, 800))
	a.Lifecycle().SetOnStarted(func() {
		say("ready", 0)
		time.AfterFunc(still, func() { fyne.Do(func() { draw(back, drawing) }) })
	})
	w.ShowAndRun()
}

// draw changes the rectangle until the time is over.
func draw(back *canvas.Rectangle, how time.Duration) {
	say("drawing", 0)
	frames, end := 0, time.Now().Add(how)
	var step *fyne.Animation
	step = &fyne.Animation{Duration: time.Hour, Tick: func(float32) {
		if !time.Now().Before(end) {
			step.Stop()
			say("drawn", frames)
			end = end.Add(time.Hour) // say it once
			return
		}
		frames++
		back.FillColor = color.Gray{uint8(frames)}
		back.Refresh()
	}}
	step.Start()
}

func say(at string, frames int) {
	fmt.Fprintf(os.Stderr, "{\"at\":%q,\"frames\":%d}\n", at, frames)
}

func seconds(arg int) time.Duration {
	d, err := time.ParseDuration(os.Args[arg])
	if err != nil {
		panic(err)
	}
	return d
}
