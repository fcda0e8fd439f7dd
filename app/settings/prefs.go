package settings

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"cutline/catalog"
)

// What a person may choose between. The first of each is what holds when
// nothing else was chosen; a language that is "" is the system's.
const (
	KeysPhotoMechanic = "photomechanic"
	KeysLightroom     = "lightroom"

	ThemeDark  = "dark"
	ThemeLight = "light"

	TypeAuto   = "auto" // built in on Linux, the system's elsewhere
	TypeTelex  = "telex"
	TypeVNI    = "vni"
	TypeSystem = "system" // the system's own input method; from the next start on

	WriteByHand = "hand" // sidecars are written when the user says so
	WriteAlways = "always"

	IntoSidecars = "sidecar"
	IntoJPEG     = "jpeg" // into the files themselves, also other kinds that can be; the rest to sidecars
)

// typeOff is a method of older versions: none.
const typeOff = "off"

// MaxRecent is how many catalogs are remembered.
const MaxRecent = 10

// maxList bounds what else a settings file may list.
const maxList = 500

// Prefs is what a person has chosen. The zero Prefs is not valid: take
// Defaults. Keys of the file that this version does not know are kept.
type Prefs struct {
	Language    string              `json:"language"` // "vi", "en", "" = the system's
	Keys        string              `json:"keys"`
	OwnKeys     map[string][]string `json:"ownKeys"` // command to keys as command.Key.Text writes them; none: no key
	PlainRates  bool                `json:"plainRates"`
	Advance     bool                `json:"advance"` // go to the next photo after a mark
	Theme       string              `json:"theme"`
	TextPercent int                 `json:"textPercent"` // 100 to 150
	Typing      string              `json:"typing"`
	TypingOff   bool                `json:"typingOff"`  // switched off, until it is switched on again
	ModernTone  bool                `json:"modernTone"` // hoà, not hòa
	ThumbWidth  int                 `json:"thumbWidth"` // of a cell of the grid
	WriteBack   string              `json:"writeBack"`
	WriteInto   string              `json:"writeInto"`
	KeepTimes   bool                `json:"keepTimes"`  // of files that are written into
	Exiftool    string              `json:"exiftool"`   // where it is; "" = on PATH, "off" = not used
	HidePanel   bool                `json:"hidePanel"`  // the caption panel
	HideSide    bool                `json:"hideSide"`   // the sidebar of the photos
	SideFolds   []string            `json:"sideFolds"`  // what is folded there otherwise than at first
	PhotoPane   bool                `json:"photoPane"`  // the photos beside the story
	PaneThumbs  int                 `json:"paneThumbs"` // of a cell of the grid there
	HideFilm    bool                `json:"hideFilm"`   // the strip of thumbnails below a large photo
	PhotoFacts  bool                `json:"photoFacts"` // what the camera said, over a large photo

	Recent    []string            `json:"recent"`    // catalogs, the last one first
	OpenStory map[string]int64    `json:"openStory"` // by catalog
	OpenSlot  map[string]int64    `json:"openSlot"`  // the slot in hand, by catalog
	Listings  map[string]Listing  `json:"listings"`  // how photos are listed, by catalog
	Searches  map[string][]string `json:"searches"`  // the last ones, by catalog
	Templates map[string]string   `json:"templates"` // the caption template used last, by catalog
	Tab       string              `json:"tab"`       // open last; "" = the photos
	Window    Size                `json:"window"`
	Splits    map[string]float64  `json:"splits"` // place of a divider, 0 to 1, by its name

	ExportFolder  string           `json:"exportFolder"`
	ExportPresets []catalog.Preset `json:"exportPresets"`
	LastFolder    string           `json:"lastFolder"` // where files were chosen last
	Draft         json.RawMessage  `json:"draft"`      // a caption typed and not saved; the window's own form
	Unsaved       []Unsaved        `json:"unsaved"`    // see Keep

	rest map[string]json.RawMessage // keys of other versions
}

// A Size of the window; zero: not known.
type Size struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
}

// Thumbnail widths a person may choose.
const (
	MinThumb    = 90
	MaxThumb    = 520
	normalThumb = 200
	paneThumb   = 140
)

// Defaults is what holds before anybody chose anything.
func Defaults() Prefs {
	return Prefs{Keys: KeysPhotoMechanic, Theme: ThemeDark, TextPercent: 100, Advance: true, Typing: TypeAuto, ThumbWidth: normalThumb, PaneThumbs: paneThumb, WriteBack: WriteByHand, WriteInto: IntoSidecars}
}

// Clone is p, sharing nothing with it.
func (p Prefs) Clone() Prefs {
	own := map[string][]string{}
	for id, keys := range p.OwnKeys {
		own[id] = slices.Clone(keys)
	}
	p.OwnKeys, p.OpenStory, p.OpenSlot = own, maps.Clone(p.OpenStory), maps.Clone(p.OpenSlot)
	p.SideFolds = slices.Clone(p.SideFolds)
	searches := map[string][]string{}
	for path, all := range p.Searches {
		searches[path] = slices.Clone(all)
	}
	p.Searches = searches
	p.Templates, p.Splits, p.rest = maps.Clone(p.Templates), maps.Clone(p.Splits), maps.Clone(p.rest)
	p.Listings = maps.Clone(p.Listings)
	p.Recent, p.ExportPresets, p.Draft = slices.Clone(p.Recent), slices.Clone(p.ExportPresets), slices.Clone(p.Draft)
	p.Unsaved = slices.Clone(p.Unsaved)
	return p
}

// Opened remembers that the catalog at path was opened, as the newest.
func (p *Prefs) Opened(path string) {
	p.Forget(path)
	p.Recent = slices.Insert(p.Recent, 0, path)
	p.Recent = p.Recent[:min(len(p.Recent), MaxRecent)]
}

// Forget takes a catalog off the list of recent ones.
func (p *Prefs) Forget(path string) {
	p.Recent = slices.DeleteFunc(slices.Clone(p.Recent), func(r string) bool { return r == path })
}

// SetStory remembers the open story of a catalog and the slot in hand; story
// 0: none is open, slot 0: none is in hand.
func (p *Prefs) SetStory(path string, id catalog.StoryID, slot int) {
	p.OpenStory = p.withNumber(p.OpenStory, path, int64(id))
	p.OpenSlot = p.withNumber(p.OpenSlot, path, int64(slot))
}

// withNumber is a list of numbers by catalog with that of one changed; 0 takes
// it off, and those of forgotten catalogs go.
func (p *Prefs) withNumber(all map[string]int64, path string, n int64) map[string]int64 {
	out := map[string]int64{}
	for c, v := range all {
		if slices.Contains(p.Recent, c) {
			out[c] = v
		}
	}
	delete(out, path)
	if n != 0 {
		out[path] = n
	}
	return out
}

// Story is the story that was open last in a catalog, and the slot that was
// in hand; 0: none.
func (p Prefs) Story(path string) (id catalog.StoryID, slot int) {
	return catalog.StoryID(p.OpenStory[path]), int(p.OpenSlot[path])
}

// UseTemplate remembers the caption template used last in a catalog; those of
// forgotten catalogs go.
func (p *Prefs) UseTemplate(path, name string) {
	out := map[string]string{path: name}
	for c, n := range p.Templates {
		if c != path && slices.Contains(p.Recent, c) {
			out[c] = n
		}
	}
	p.Templates = out
}

// maxSearches is how many searches of a catalog are remembered.
const maxSearches = 20

// Searched remembers a search of a catalog, as the newest; those of forgotten
// catalogs go.
func (p *Prefs) Searched(path, text string) {
	p.Unsearched(path, text)
	all := append([]string{text}, p.Searches[path]...)
	p.Searches[path] = all[:min(len(all), maxSearches)]
	maps.DeleteFunc(p.Searches, func(c string, _ []string) bool { return c != path && !slices.Contains(p.Recent, c) })
}

// Unsearched forgets a search of a catalog.
func (p *Prefs) Unsearched(path, text string) {
	searches := map[string][]string{}
	for c, all := range p.Searches {
		searches[c] = slices.DeleteFunc(slices.Clone(all), func(s string) bool { return c == path && s == text })
	}
	p.Searches = searches
}

// SetSplit remembers the place of a divider.
func (p *Prefs) SetSplit(name string, offset float64) {
	splits := maps.Clone(p.Splits)
	if splits == nil {
		splits = map[string]float64{}
	}
	splits[name] = offset
	p.Splits = splits
}

// Split is the place of a divider, or that given when nobody moved it.
func (p Prefs) Split(name string, otherwise float64) float64 {
	if o, ok := p.Splits[name]; ok {
		return o
	}
	return otherwise
}

// valid makes every value one that the window can use.
func (p *Prefs) valid() {
	d := Defaults()
	p.Language = oneOf(p.Language, "", "vi", "en")
	p.Keys = oneOf(p.Keys, d.Keys, KeysLightroom)
	p.Theme = oneOf(p.Theme, d.Theme, ThemeLight)
	if p.Typing == typeOff {
		p.Typing, p.TypingOff = d.Typing, true
	}
	p.Typing = oneOf(p.Typing, d.Typing, TypeTelex, TypeVNI, TypeSystem)
	p.WriteBack = oneOf(p.WriteBack, d.WriteBack, WriteAlways)
	p.WriteInto = oneOf(p.WriteInto, d.WriteInto, IntoJPEG)
	p.TextPercent = within(p.TextPercent, 100, 150, d.TextPercent)
	p.ThumbWidth = within(p.ThumbWidth, MinThumb, MaxThumb, d.ThumbWidth)
	p.PaneThumbs = within(p.PaneThumbs, MinThumb, MaxThumb, d.PaneThumbs)
	p.Recent = slices.DeleteFunc(slices.Clone(p.Recent), func(s string) bool { return s == "" })
	p.Recent = p.Recent[:min(len(p.Recent), MaxRecent)]
	side := func(n float32) bool { return n >= 0 && n <= 20000 } // false for what is no number
	if !side(p.Window.Width) || !side(p.Window.Height) {
		p.Window = Size{}
	}
	p.Splits = maps.Clone(p.Splits)
	maps.DeleteFunc(p.Splits, func(_ string, o float64) bool { return !(o >= 0 && o <= 1) })
	p.Listings = validListings(p.Listings)
	p.Unsaved = p.Unsaved[max(0, len(p.Unsaved)-maxUnsaved):]
	if !json.Valid(p.Draft) {
		p.Draft = nil
	}
	p.SideFolds = p.SideFolds[:min(len(p.SideFolds), maxList)]
	for path, all := range p.Searches {
		p.Searches[path] = all[:min(len(all), maxSearches)]
	}
	for _, n := range []int{len(p.Searches), len(p.OwnKeys), len(p.OpenStory), len(p.OpenSlot), len(p.Templates), len(p.Splits), len(p.ExportPresets)} {
		if n > maxList {
			p.OwnKeys, p.OpenStory, p.OpenSlot, p.Templates, p.Splits, p.ExportPresets, p.Searches = nil, nil, nil, nil, nil, nil, nil
		}
	}
}

// oneOf is v if it is the default or one of the others, else the default.
func oneOf(v, byDefault string, others ...string) string {
	if slices.Contains(others, v) {
		return v
	}
	return byDefault
}

// within is v between the two, or the default for a v of 0.
func within(v, least, most, byDefault int) int {
	if v == 0 {
		return byDefault
	}
	return min(max(v, least), most)
}

// UnmarshalJSON reads settings. A value of a wrong kind is left out, and the
// others hold; it is an error only when the whole is no object.
func (p *Prefs) UnmarshalJSON(data []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	if all == nil {
		return errors.New("settings that are null")
	}
	*p = Defaults()
	v := reflect.ValueOf(p).Elem()
	for key, field := range fields() {
		raw, ok := all[key]
		if !ok {
			continue
		}
		delete(all, key)
		value := reflect.New(v.Field(field).Type())
		if json.Unmarshal(raw, value.Interface()) == nil {
			v.Field(field).Set(value.Elem())
		}
	}
	p.rest = all
	p.valid()
	return nil
}

// MarshalJSON writes settings, with the keys of other versions.
func (p Prefs) MarshalJSON() ([]byte, error) {
	all := map[string]any{}
	for key, raw := range p.rest {
		all[key] = raw
	}
	v, d := reflect.ValueOf(p), reflect.ValueOf(Defaults())
	for key, field := range fields() {
		if f := v.Field(field).Interface(); !reflect.DeepEqual(f, d.Field(field).Interface()) {
			all[key] = f
		}
	}
	return json.Marshal(all)
}

// fields is the numbers of the struct's fields by their keys in the file.
func fields() map[string]int {
	t := reflect.TypeFor[Prefs]()
	out := map[string]int{}
	for i := range t.NumField() {
		if key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); key != "" {
			out[key] = i
		}
	}
	return out
}
