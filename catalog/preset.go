package catalog

import "encoding/json"

// A Preset is how a rendition is made. The zero value is full size, quality
// 90, not sharpened.
type Preset struct {
	Name          string
	LongEdge      int   // pixels; 0 keeps the size. Nothing is ever enlarged
	Width, Height int   // pixels: cut to this shape; 0 keeps the photo's shape
	Quality       int   // JPEG quality 1 to 100; 0 means 90
	MaxBytes      int64 // 0: no limit; quality falls until it fits
	DPI           int   // written into the file; 0: 72
	Sharpen       bool
	Dir           string // folder in the package, "" = images
}

// Presets are the built-in ones.
var Presets = []Preset{
	{Name: "web", LongEdge: 1600, Quality: 85, MaxBytes: 400_000, Sharpen: true},
	{Name: "thumb", LongEdge: 400, Quality: 82, Sharpen: true},
	{Name: "social", Width: 1200, Height: 630, Quality: 85, Sharpen: true},
	{Name: "page", Quality: 95, DPI: 300},
}

// PresetByName finds a built-in preset.
func PresetByName(name string) (Preset, bool) {
	for _, p := range Presets {
		if p.Name == name {
			return p, true
		}
	}
	return Preset{}, false
}

// A PackageFile is one file that an export made.
type PackageFile struct {
	Path   string  `json:"path"` // relative to the package, with slashes
	Bytes  int64   `json:"bytes"`
	SHA256 string  `json:"sha256"`
	Width  int     `json:"width"`  // 0 for texts
	Height int     `json:"height"` // likewise
	Preset string  `json:"preset"` // "" for texts
	Slot   int     `json:"slot"`   // 0 when it fills none; null in JSON
	Photo  PhotoID `json:"photo"`  // 0 for texts; null in JSON
}

// packageFileJSON is the file without its methods.
type packageFileJSON PackageFile

// MarshalJSON writes the file as cutlinectl prints it.
func (f PackageFile) MarshalJSON() ([]byte, error) {
	var photo *PhotoID
	if f.Photo != 0 {
		photo = &f.Photo
	}
	return json.Marshal(struct {
		packageFileJSON
		Slot  *int     `json:"slot"`
		Photo *PhotoID `json:"photo"`
	}{packageFileJSON(f), orNull(f.Slot), photo})
}

// A Package is what an export made.
type Package struct {
	Path   string        `json:"package"` // the folder or zip
	Files  []PackageFile `json:"files"`
	Failed []Failure     `json:"failed,omitempty"`
	// FromPreviews are the pictures that were made from the preview in a raw
	// file: what the camera made of it, not what somebody developed.
	FromPreviews []FromPreview `json:"from_previews,omitempty"`
}

// A FromPreview is one such picture, and how large its preview is.
type FromPreview struct {
	Photo  PhotoID `json:"photo"`
	Path   string  `json:"path"` // of the master
	Width  int     `json:"width"`
	Height int     `json:"height"`
}

// An ExportOptions says where an export goes and how. The zero value makes no
// sense without To.
type ExportOptions struct {
	To      string   // folder; made if absent
	Presets []string // none means "web"
	Zip     bool
	Accept  string // reason that accepts the findings of level error
	Replace bool   // a package of that name may be replaced
}
