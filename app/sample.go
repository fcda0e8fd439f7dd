package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// makeSample draws the sample event and opens a catalog of it, so that a
// newcomer has something to try.
func (a *App) makeSample() {
	dir := filepath.Join(filepath.Dir(a.o.Default), a.words.T("desk.sample.folder"))
	path := filepath.Join(dir, "Sample.cutline")
	a.start("sample", a.words.T("desk.sample.task"), func(ctx context.Context, progress catalog.ProgressFunc) error {
		s, err := a.o.Sample(filepath.Join(dir, "photos"), progress)
		if err != nil {
			return fmt.Errorf("draw the sample event: %w", err)
		}
		d, err := desk.Create(ctx, path, a.deskOptions())
		if errors.Is(err, catalog.ErrExists) {
			return nil // made before: it is opened as it was left
		}
		if err != nil {
			return err
		}
		return errors.Join(fill(ctx, d, s, progress), d.Close())
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.open(path, false)
	})
}

// fill puts the sample event into a catalog.
func fill(ctx context.Context, d *desk.Desk, s Sample, progress catalog.ProgressFunc) error {
	sets := []catalog.Set{
		{Field: "creator", Value: catalog.TextValue(s.House.Creator)},
		{Field: "credit", Value: catalog.TextValue(s.House.Credit)},
		{Field: "copyright", Value: catalog.TextValue(s.House.Copyright)},
	}
	for sign, place := range s.House.Signs {
		sets = append(sets, catalog.Set{Field: "sign." + sign, Value: catalog.TextValue(place)})
	}
	if _, err := d.SetHouse(ctx, sets...); err != nil {
		return err
	}
	if _, err := d.Add(ctx, s.Dirs, progress); err != nil {
		return err
	}
	for _, path := range s.Articles {
		if err := importArticle(ctx, d, path); err != nil {
			return err
		}
	}
	return nil
}

func importArticle(ctx context.Context, d *desk.Desk, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = d.ImportStory(ctx, path, f)
	return err
}
