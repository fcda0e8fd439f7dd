// Package export makes what leaves the house: a story's package, or
// renditions of photos. A [Plan] is made by reading only; its Run builds
// everything beside its final name and renames it when it is whole. Every
// picture passes package release, once when planned, and carries only what
// release lets through.
//
//	SLUG/index.html     the story as a page; needs no network and no script
//	SLUG/article.txt    the story as text
//	SLUG/captions.txt   the captions in reading order, with credits
//	SLUG/story.json     the story as data: ninjs 3.0
//	SLUG/images/        the pictures, NN-SLUG-PRESET.jpg
//	SLUG/manifest.json  what is in the package and where it came from
//
// Units: sizes of pictures are in pixels, of files in bytes.
package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/pattern"
	"cutline/catalog/release"
)

// imagesDir is where a package keeps the pictures of a preset without a Dir.
const imagesDir = "images"

// A StoryInput is all that the export of a story needs to know.
type StoryInput struct {
	Story    catalog.Story
	Photos   map[catalog.PhotoID]catalog.Photo // those placed in it
	House    catalog.House
	Findings []catalog.Finding // what the check said of it, acceptances applied
	Version  string            // of Cutline
	Who      string            // exports; "" = the user of this desk
	Now      time.Time
}

// A PhotosInput is all that an export of photos alone needs to know.
type PhotosInput struct {
	Photos  []catalog.Photo // in the order in which they get their names
	House   catalog.House
	Version string
	Who     string
	Now     time.Time
}

// A maker is who exports, when, and with what: it goes into the manifest.
type maker struct {
	version, who string
	now          time.Time
}

// A Picture is one photo on its way out.
type Picture struct {
	Slot    int // 0 outside a story
	Photo   catalog.Photo
	Crop    catalog.Crop
	Caption catalog.Caption // what release let through
	Files   []File
}

// A File is one rendition to be made.
type File struct {
	Path   string // relative to the package, with slashes
	Preset catalog.Preset
}

// A Plan is an export that has been thought through and not begun.
type Plan struct {
	Path     string // the folder or zip it makes; of photos alone the folder they go to
	Pictures []Picture
	Accepted []catalog.Finding // findings that were let stand, with reasons
	Failed   []catalog.Failure // photos that cannot be exported (of photos alone)

	story   *StoryInput // nil: photos alone
	maker   maker
	house   catalog.House
	presets []catalog.Preset
	options catalog.ExportOptions
	disk    atomicfile.FS
}

// NewStoryPlan plans the package of a story. It refuses (catalog.ErrRefused)
// when a finding of level error is open and no reason in o.Accept lets it
// stand, when a photo may not leave, and when a package of that name is there
// (catalog.ErrExists) that o does not say may be replaced.
func NewStoryPlan(s StoryInput, o catalog.ExportOptions) (Plan, error) {
	name := pattern.Clean(s.Story.Slug)
	p, err := newPlan(name, maker{s.Version, s.Who, s.Now}, s.House, o)
	if err != nil {
		return Plan{}, fmt.Errorf("plan the package of %s: %w", s.Story.Slug, err)
	}
	s.Findings = accept(s.Findings, o.Accept, p.maker)
	p.story = &s
	if open := blocking(s.Findings); len(open) > 0 {
		return Plan{}, fmt.Errorf("plan the package of %s: %w", s.Story.Slug, &catalog.Refused{Findings: open})
	}
	for _, b := range s.Story.Article.Captions() {
		sl, ok := s.Story.Slot(b.Slot)
		if !ok || sl.Photo == 0 {
			continue // an empty slot that somebody let stand
		}
		if err := p.addSlot(sl); err != nil {
			return Plan{}, fmt.Errorf("plan slot %d of %s: %w", sl.N, s.Story.Slug, err)
		}
	}
	p.Accepted = append(p.Accepted, accepted(s.Findings)...)
	if err := p.vacant(); err != nil {
		return Plan{}, fmt.Errorf("plan the package of %s: %w", s.Story.Slug, err)
	}
	return p, nil
}

// NewPhotosPlan plans renditions of photos. A photo that may not leave is in
// Failed; the others go on.
func NewPhotosPlan(s PhotosInput, o catalog.ExportOptions) (Plan, error) {
	p, err := newPlan("photos", maker{s.Version, s.Who, s.Now}, s.House, o)
	if err != nil {
		return Plan{}, fmt.Errorf("plan the export of %d photos: %w", len(s.Photos), err)
	}
	var names pattern.Names
	names.Take("manifest", ".json")
	for _, photo := range s.Photos {
		caption, err := p.pass(photo, photo.Caption, nil, 0)
		if err != nil {
			p.Failed = append(p.Failed, catalog.NewFailure(photo.Path, err))
			continue
		}
		pic := Picture{Photo: photo, Caption: caption}
		stem := photo.File()
		stem = stem[:len(stem)-len(filepath.Ext(stem))]
		for _, preset := range p.presets {
			pic.Files = append(pic.Files, File{names.Take(stem+"-"+preset.Name, ".jpg"), preset})
		}
		p.Pictures = append(p.Pictures, pic)
	}
	if !o.Zip {
		p.Path = filepath.Dir(p.Path) // photos go beside what is there
		return p, nil
	}
	return p, p.vacant()
}

func newPlan(name string, m maker, h catalog.House, o catalog.ExportOptions) (Plan, error) {
	if o.To == "" {
		return Plan{}, fmt.Errorf("no folder to export to: %w", catalog.ErrUsage)
	}
	to, err := filepath.Abs(o.To)
	if err != nil {
		return Plan{}, err
	}
	if st, err := os.Stat(to); err == nil && !st.IsDir() {
		return Plan{}, fmt.Errorf("%s is a file, not a folder: %w", to, catalog.ErrUsage)
	}
	if o.Zip {
		name += ".zip"
	}
	p := Plan{Path: filepath.Join(to, name), maker: m, house: h, options: o}
	p.presets, err = presetsOf(o.Presets)
	return p, err
}

func presetsOf(names []string) ([]catalog.Preset, error) {
	if len(names) == 0 {
		names = []string{"web"}
	}
	var out []catalog.Preset
	for _, n := range names {
		preset, ok := catalog.PresetByName(n)
		if !ok {
			var known []string
			for _, p := range catalog.Presets {
				known = append(known, p.Name)
			}
			return nil, fmt.Errorf("there is no preset %q, only %q: %w", n, known, catalog.ErrUsage)
		}
		if !slices.Contains(out, preset) {
			out = append(out, preset)
		}
	}
	return out, nil
}

// addSlot plans the picture of a filled slot.
func (p *Plan) addSlot(sl catalog.Slot) error {
	photo, ok := p.story.Photos[sl.Photo]
	if !ok {
		return fmt.Errorf("photo %d: %w", sl.Photo, catalog.ErrNotFound)
	}
	if !sl.Crop.Valid() {
		return fmt.Errorf("the crop %s of %s lies outside the photo: %w", sl.Crop, photo.File(), catalog.ErrUsage)
	}
	caption, err := p.pass(photo, storyCaption(photo, sl), p.story.Findings, sl.N)
	if err != nil {
		return err
	}
	pic := Picture{Slot: sl.N, Photo: photo, Crop: sl.Crop, Caption: caption}
	for _, preset := range p.presets {
		dir := imagesDir
		if preset.Dir != "" {
			dir = pattern.Clean(preset.Dir)
		}
		name := pattern.Clean(pattern.Picture(sl.N, p.story.Story.Slug, preset.Name) + ".jpg")
		pic.Files = append(pic.Files, File{dir + "/" + name, preset})
	}
	p.Pictures = append(p.Pictures, pic)
	return nil
}

// storyCaption is the photo's caption with what the story prints instead. The
// description in other languages is left out: it is about the photo, not
// about this story.
func storyCaption(photo catalog.Photo, sl catalog.Slot) catalog.Caption {
	c := photo.Caption.Clone()
	c.Set(catalog.Description, catalog.TextValue(sl.Caption))
	if sl.Credit != "" {
		c.Set(catalog.Credit, catalog.TextValue(sl.Credit))
	}
	if sl.Alt != "" {
		c.Set(catalog.AltText, catalog.TextValue(sl.Alt))
	}
	return c
}

// pass takes a picture through release. What release alone finds is let stand
// by the reason of the options, as what the check found.
func (p *Plan) pass(photo catalog.Photo, c catalog.Caption, findings []catalog.Finding, slot int) (catalog.Caption, error) {
	var own []catalog.Finding
	for _, f := range findings {
		if f.Slot == slot {
			own = append(own, f)
		}
	}
	exit := release.Exit{Photo: photo, Caption: c, Findings: own, House: p.house}
	out, err := release.Pass(exit)
	var refused *catalog.Refused
	if err == nil || p.options.Accept == "" || !errors.As(err, &refused) {
		return out, err
	}
	more := slices.Clone(refused.Findings)
	for i := range more {
		more[i].Slot = slot
	}
	more = accept(more, p.options.Accept, p.maker)
	exit.Findings = append(exit.Findings, more...)
	if out, err = release.Pass(exit); err == nil {
		p.Accepted = append(p.Accepted, more...)
	}
	return out, err
}

// vacant says whether the plan's path is free, or may be replaced.
func (p *Plan) vacant() error {
	if p.options.Replace {
		return nil
	}
	if _, err := os.Lstat(p.Path); err == nil {
		return fmt.Errorf("%s: %w", p.Path, catalog.ErrExists)
	}
	return nil
}

// accept lets open errors stand for the reason; "" lets none.
func accept(findings []catalog.Finding, reason string, m maker) []catalog.Finding {
	out := slices.Clone(findings)
	for i, f := range out {
		if reason != "" && f.Blocks() {
			out[i].Accepted = &catalog.Acceptance{Slot: f.Slot, Rule: f.Rule, Key: f.Key(), Reason: reason, Who: m.who, When: m.now}
		}
	}
	return out
}

func blocking(findings []catalog.Finding) []catalog.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f catalog.Finding) bool { return !f.Blocks() })
}

func accepted(findings []catalog.Finding) []catalog.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f catalog.Finding) bool { return f.Accepted == nil })
}
