package desk

import (
	"context"
	"fmt"
	"os"

	"cutline/catalog"
	"cutline/catalog/writeback/exiftool"
)

// exiftoolEnv names the exiftool of whoever named none.
const exiftoolEnv = "CUTLINE_EXIFTOOL"

// exiftoolSetting is what a setting means: a path, "off", or with "" what the
// environment names, else the program on PATH.
func exiftoolSetting(setting string) string {
	if setting == "" {
		return os.Getenv(exiftoolEnv)
	}
	return setting
}

// FindExiftool finds the exiftool that a setting means (see Options) and asks
// it for its version. The error says why there is none to work with.
func FindExiftool(ctx context.Context, setting string) (catalog.Tool, error) {
	path, err := exiftool.Find(exiftoolSetting(setting))
	if err != nil {
		return catalog.Tool{}, err
	}
	version, err := exiftool.Version(ctx, path)
	if err != nil {
		return catalog.Tool{Path: path}, fmt.Errorf("ask %s for its version: %w", path, err)
	}
	return catalog.Tool{Path: path, Version: version}, nil
}

// UseExiftool changes the setting of that name in Options, for writes that
// begin from now on.
func (d *Desk) UseExiftool(setting string) { d.exiftool.Store(&setting) }
