// Package jobs runs slow work off the window's goroutine: tasks with
// progress, cancel and errors, and small questions of which only the latest
// answer counts. It alone hands work back to the window ([Jobs.Post]), in
// one batch per frame.
//
// Callbacks (done, apply, OnChange) run on the window's goroutine; run
// functions on their own. Every method may be called from any goroutine.
package jobs
