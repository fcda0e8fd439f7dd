package main

import (
	"cutline/app"
	"cutline/catalog"
	"cutline/catalog/sample"
)

// drawSample draws the sample event for those who start for the first time.
func drawSample(dir string, progress catalog.ProgressFunc) (app.Sample, error) {
	s, err := sample.Options{Progress: progress}.Event(dir)
	return app.Sample{Dirs: s.Dirs, Articles: s.Articles, House: s.House}, err
}
