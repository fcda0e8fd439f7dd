package export

import (
	"path/filepath"
	"strings"
	"time"

	"cutline/catalog"
)

// manifestFormat names the form of manifest.json; a new number means that a
// reader must look again.
const manifestFormat = "cutline-manifest-1"

// A manifest is manifest.json: what is in a package, where it came from, and
// what was let stand.
type manifest struct {
	Format   string                `json:"format"`
	Cutline  string                `json:"cutline"`
	Made     string                `json:"made"`
	By       string                `json:"by"`
	Story    *manifestStory        `json:"story"` // null: photos alone
	Presets  []manifestPreset      `json:"presets"`
	Pictures []manifestPicture     `json:"pictures"`
	Files    []catalog.PackageFile `json:"files"` // all but the manifest
	Accepted []manifestAcceptance  `json:"accepted"`
	Failed   []catalog.Failure     `json:"failed"`
}

type manifestStory struct {
	ID       catalog.StoryID `json:"id"`
	Slug     string          `json:"slug"`
	Headline string          `json:"headline"`
	Revision int64           `json:"revision"`
}

type manifestPreset struct {
	Name     string `json:"name"`
	LongEdge int    `json:"long_edge"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Quality  int    `json:"quality"`
	MaxBytes int64  `json:"max_bytes"`
	DPI      int    `json:"dpi"`
	Sharpen  bool   `json:"sharpen"`
}

type manifestPicture struct {
	Slot        int             `json:"slot"`
	Photo       catalog.PhotoID `json:"photo"`
	File        string          `json:"file"` // the master's name; where it lies stays in the house
	Fingerprint string          `json:"fingerprint"`
	Crop        catalog.Crop    `json:"crop"`
	Angle       float64         `json:"angle,omitempty"` // degrees; see catalog.Crop
	Files       []string        `json:"files"`
}

type manifestAcceptance struct {
	Slot    int           `json:"slot"`
	Rule    string        `json:"rule"`
	Level   catalog.Level `json:"level"`
	Message string        `json:"message"`
	Reason  string        `json:"reason"`
	Who     string        `json:"who"`
	When    string        `json:"when"`
}

func (p Plan) manifest(pkg catalog.Package) manifest {
	m := manifest{
		Format: manifestFormat, Cutline: p.maker.version, Made: p.maker.now.Format(time.RFC3339), By: p.maker.who,
		Presets: []manifestPreset{}, Pictures: []manifestPicture{}, Files: pkg.Files,
		Accepted: []manifestAcceptance{}, Failed: []catalog.Failure{},
	}
	if p.story != nil {
		s := p.story.Story
		m.Story = &manifestStory{s.ID, s.Slug, s.Article.Headline, s.Revision}
	}
	for _, pr := range p.presets {
		m.Presets = append(m.Presets, manifestPreset{pr.Name, pr.LongEdge, pr.Width, pr.Height, pr.Quality, pr.MaxBytes, pr.DPI, pr.Sharpen})
	}
	made := map[string]bool{}
	for _, f := range pkg.Files {
		made[f.Path] = true
	}
	for _, pic := range p.Pictures {
		mp := manifestPicture{Slot: pic.Slot, Photo: pic.Photo.ID, File: pic.Photo.File(),
			Fingerprint: pic.Photo.Fingerprint, Crop: pic.Crop, Angle: pic.Crop.Angle, Files: []string{}}
		for _, f := range pic.Files {
			if made[f.Path] {
				mp.Files = append(mp.Files, f.Path)
			}
		}
		if len(mp.Files) > 0 {
			m.Pictures = append(m.Pictures, mp)
		}
	}
	for _, f := range p.Accepted {
		m.Accepted = append(m.Accepted, manifestAcceptance{f.Slot, f.Rule, f.Level, f.Message(catalog.English),
			f.Accepted.Reason, f.Accepted.Who, stamp(f.Accepted.When)})
	}
	for _, f := range pkg.Failed {
		name := filepath.Base(f.Path)
		m.Failed = append(m.Failed, catalog.Failure{Path: name, Error: strings.ReplaceAll(f.Error, f.Path, name)})
	}
	return m
}
