package command

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/i18n"
)

// The commands. Rate and Color make those of ratings and colour classes.
const (
	NextPhoto      ID = "photo.next"
	PreviousPhoto  ID = "photo.previous"
	OpenLarge      ID = "view.large"
	BackToGrid     ID = "view.grid"
	Compare        ID = "view.compare"
	Survey         ID = "view.survey"
	Zoom100        ID = "view.zoom"
	ZoomIn         ID = "zoom.in"
	ZoomOut        ID = "zoom.out"
	PanLeft        ID = "zoom.left"
	PanRight       ID = "zoom.right"
	PanUp          ID = "zoom.up"
	PanDown        ID = "zoom.down"
	Film           ID = "view.film"
	Facts          ID = "view.facts"
	CompareNext    ID = "compare.next"
	ComparePrev    ID = "compare.previous"
	CompareOnly    ID = "compare.only"
	CompareRemove  ID = "compare.remove"
	CompareLeave   ID = "compare.leave"
	FullScreen     ID = "view.fullscreen"
	LargerCells    ID = "view.larger"
	SmallerCells   ID = "view.smaller"
	Tag            ID = "mark.tag"
	PickTag        ID = "mark.pick"
	PickNeither    ID = "mark.neither"
	Reject         ID = "mark.reject"
	Crop           ID = "photo.crop"
	Advance        ID = "mark.advance"
	CaptionPanel   ID = "caption.panel"
	TemplateDialog ID = "caption.template"
	FindReplace    ID = "caption.replace"
	Clashes        ID = "caption.clash"
	SaveNext       ID = "caption.savenext"
	SavePrevious   ID = "caption.saveprevious"
	TextNext       ID = "caption.next"
	TextPrevious   ID = "caption.previous"
	LeaveText      ID = "caption.leave"
	RecentText     ID = "caption.recent"
	LikelyPerson   ID = "caption.person"
	AsPrevious     ID = "caption.asprevious"
	History        ID = "photo.history"
	AddFolder      ID = "desk.add"
	OpenCatalog    ID = "desk.open"
	NewCatalog     ID = "desk.new"
	Ingest         ID = "desk.ingest"
	WriteFiles     ID = "desk.write"
	TableOut       ID = "desk.tableout"
	TableIn        ID = "desk.tablein"
	SelectTagged   ID = "select.tagged"
	ShowTagged     ID = "filter.tagged"
	SelectAll      ID = "select.all"
	SelectNone     ID = "select.none"
	SelectInvert   ID = "select.invert"
	Find           ID = "filter.find"
	Filter         ID = "filter.more"
	SaveSearch     ID = "filter.save"
	Sidebar        ID = "view.sidebar"
	Export         ID = "photo.export"
	Undo           ID = "edit.undo"
	Redo           ID = "edit.redo"
	CopyPaths      ID = "photo.copypaths"
	CopyCaption    ID = "photo.copycaption"
	CopyPicture    ID = "photo.copypicture"
	Reveal         ID = "photo.reveal"
	ImportStory    ID = "story.import"
	ExportStory    ID = "story.export"
	PlacePhoto     ID = "story.place"
	NextSlot       ID = "story.nextslot"
	PreviousSlot   ID = "story.previousslot"
	PhotoPane      ID = "view.pane"
	Photos         ID = "view.photos"
	Stories        ID = "view.stories"
	StoryList      ID = "view.storylist"
	Roster         ID = "view.roster"
	StoryPeople    ID = "story.people"
	Person         ID = "photo.person"
	Keys           ID = "help.keys"
	Manual         ID = "help.manual"
	About          ID = "help.about"
	Settings       ID = "app.settings"
	Quit           ID = "app.quit"
)

// Rate is the command that gives a photo 0 to 5 stars.
func Rate(stars int) ID { return ID("mark.rate." + strconv.Itoa(stars)) }

// Color is the command that gives a photo a colour class, 0 to 8.
func Color(class int) ID { return ID("mark.color." + strconv.Itoa(class)) }

// row is a command with its keys in both presets.
type row struct {
	Command
	keys [2][]Key
}

func plain(names ...fyne.KeyName) []Key { return with(0, names...) }

func with(mod fyne.KeyModifier, names ...fyne.KeyName) []Key {
	var out []Key
	for _, n := range names {
		out = append(out, Key{n, mod})
	}
	return out
}

// rows is the table of keys as DESK has it: Photo Mechanic, Lightroom.
func rows(o Options) []row {
	ctrl, shift, alt := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift, fyne.KeyModifierAlt
	r := func(id ID, group i18n.Key, where Place, pm, lr []Key) row {
		return row{Command{ID: id, Title: i18n.Key("cmd." + string(id)), Group: group, Where: where}, [2][]Key{pm, lr}}
	}
	same := func(id ID, group i18n.Key, where Place, keys []Key) row { return r(id, group, where, keys, keys) }
	see, mark, caption := i18n.Key("keys.see"), i18n.Key("keys.mark"), i18n.Key("keys.caption")
	choose, desk, other := i18n.Key("keys.select"), i18n.Key("keys.desk"), i18n.Key("keys.other")
	story := i18n.Key("keys.story")
	out := []row{
		same(NextPhoto, see, single, plain(fyne.KeyRight)),
		same(PreviousPhoto, see, single, plain(fyne.KeyLeft)),
		r(OpenLarge, see, InGrid, plain(fyne.KeyReturn, fyne.KeySpace), plain(fyne.KeyReturn, fyne.KeySpace, fyne.KeyE)),
		r(BackToGrid, see, InLarge, plain(fyne.KeyEscape, fyne.KeyReturn, fyne.KeySpace), plain(fyne.KeyG, fyne.KeyEscape, fyne.KeyReturn, fyne.KeySpace)),
		same(FullScreen, see, photos, plain(fyne.KeyF)),
		same(LargerCells, see, InGrid, with(ctrl, fyne.KeyEqual, fyne.KeyPlus)),
		same(SmallerCells, see, InGrid, with(ctrl, fyne.KeyMinus)),
		r(Tag, mark, photos, plain(fyne.KeyT, fyne.KeyPeriod), nil),
		r(PickTag, mark, photos, nil, plain(fyne.KeyP)),
		r(PickNeither, mark, photos, nil, plain(fyne.KeyU)),
		r(Reject, mark, photos, with(ctrl, fyne.KeyBackspace), plain(fyne.KeyX)),
		r(Advance, mark, photos, nil, plain(desktop.KeyCapsLock)),
	}
	out = append(out, marks(o)...)
	out = append(out, contact()...)
	out = append(out, looks(same, r)...)
	return append(out,
		r(CaptionPanel, caption, photos, plain(fyne.KeyI), with(ctrl, fyne.KeyI)),
		r(TemplateDialog, caption, anywhere, with(ctrl, fyne.KeyI), with(ctrl|shift, fyne.KeyT)),
		same(FindReplace, caption, anywhere, with(ctrl, fyne.KeyH)),
		same(Person, caption, photos|InText, with(ctrl, fyne.KeyP)),
		same(Clashes, caption, photos, with(ctrl|shift, fyne.KeyK)),
		same(SaveNext, caption, InText, with(ctrl, fyne.KeyReturn)),
		same(SavePrevious, caption, InText, with(ctrl|shift, fyne.KeyReturn)),
		same(TextNext, caption, InText, with(alt, fyne.KeyRight)),
		same(TextPrevious, caption, InText, with(alt, fyne.KeyLeft)),
		same(LeaveText, caption, InText, plain(fyne.KeyEscape)),
		same(RecentText, caption, InText, with(ctrl, fyne.KeySpace)),
		same(LikelyPerson, caption, InText, with(alt, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9)),
		same(AsPrevious, caption, photos|InText, with(ctrl, fyne.KeyApostrophe)),
		same(History, caption, photos|InText, with(ctrl|shift, fyne.KeyH)),
		r(SelectTagged, choose, photos, with(ctrl, fyne.KeyT), nil),
		r(ShowTagged, choose, photos|Other, plain(fyne.KeyF3), nil),
		same(SelectAll, choose, photos, with(ctrl, fyne.KeyA)),
		same(SelectNone, choose, photos, with(ctrl, fyne.KeyD)),
		same(SelectInvert, choose, photos, with(ctrl|shift, fyne.KeyA)),
		same(Find, choose, anywhere, with(ctrl, fyne.KeyF)),
		same(Filter, choose, anywhere, with(ctrl, fyne.KeyL)),
		same(SaveSearch, choose, anywhere, with(ctrl|shift, fyne.KeyF)),
		same(Sidebar, choose, anywhere, plain(fyne.KeyF4)),
		same(OpenCatalog, desk, anywhere, with(ctrl, fyne.KeyO)),
		same(NewCatalog, desk, anywhere, with(ctrl, fyne.KeyN)),
		same(AddFolder, desk, anywhere, with(ctrl|shift, fyne.KeyO)),
		r(Ingest, desk, anywhere, with(ctrl, fyne.KeyG), with(ctrl|shift, fyne.KeyI)),
		same(WriteFiles, desk, anywhere, nil),
		same(TableOut, desk, anywhere, nil),
		same(TableIn, desk, anywhere, nil),
		r(Export, desk, photos|Other, append(with(ctrl, fyne.KeyS), plain(fyne.KeyU)...), with(ctrl|shift, fyne.KeyE)),
		same(ImportStory, desk, anywhere, with(ctrl|shift, fyne.KeyN)),
		same(ExportStory, desk, anywhere, with(ctrl|shift, fyne.KeyS)),
		same(PhotoPane, story, anywhere, plain(fyne.KeyF8)),
		same(StoryPeople, story, anywhere, with(ctrl|shift, fyne.KeyP)),
		same(PlacePhoto, story, photos, with(ctrl, fyne.KeyReturn)),
		same(NextSlot, story, photos, with(ctrl, fyne.KeyDown)),
		same(PreviousSlot, story, photos, with(ctrl, fyne.KeyUp)),
		same(Undo, other, photos|Other, with(ctrl, fyne.KeyZ)),
		same(Redo, other, photos|Other, append(with(ctrl|shift, fyne.KeyZ), with(ctrl, fyne.KeyY)...)),
		same(CopyPaths, other, photos, with(ctrl, fyne.KeyC)),
		same(CopyCaption, other, photos, with(ctrl|shift, fyne.KeyC)),
		same(CopyPicture, other, photos, with(ctrl|alt, fyne.KeyC)),
		same(Reveal, other, photos, with(ctrl|shift, fyne.KeyR)),
		same(Photos, other, anywhere, plain(fyne.KeyF6)),
		same(Stories, other, anywhere, plain(fyne.KeyF7)),
		same(StoryList, other, anywhere, plain(fyne.KeyF9)),
		same(Roster, other, anywhere, plain(fyne.KeyF5)),
		same(Manual, other, anywhere, plain(fyne.KeyF1)),
		same(Keys, other, photos|Other, append(with(shift, fyne.KeySlash), plain("?")...)),
		same(About, other, anywhere, nil),
		same(Settings, other, anywhere, with(ctrl, fyne.KeyComma)),
		same(Quit, other, anywhere, with(ctrl, fyne.KeyQ)),
	)
}

// looks is the rows of photos seen large, one or several side by side.
func looks(same func(ID, i18n.Key, Place, []Key) row, r func(id ID, group i18n.Key, where Place, pm, lr []Key) row) []row {
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	look, side := i18n.Key("keys.large"), i18n.Key("keys.compare")
	return []row{
		same(Zoom100, look, large, plain(fyne.KeyZ)),
		same(ZoomIn, look, large, append(plain(fyne.KeyPlus, fyne.KeyEqual), with(ctrl, fyne.KeyEqual, fyne.KeyPlus)...)),
		same(ZoomOut, look, large, append(plain(fyne.KeyMinus), with(ctrl, fyne.KeyMinus)...)),
		same(PanLeft, look, large, with(shift, fyne.KeyLeft)),
		same(PanRight, look, large, with(shift, fyne.KeyRight)),
		same(PanUp, look, large, with(shift, fyne.KeyUp)),
		same(PanDown, look, large, with(shift, fyne.KeyDown)),
		same(Film, look, InLarge, plain(fyne.KeyS)),
		same(Facts, look, InLarge, plain(fyne.KeyJ)),
		r(Crop, look, InLarge, plain(fyne.KeyX), plain(fyne.KeyR)),
		same(Compare, side, single, plain(fyne.KeyC)),
		r(Survey, side, single, nil, plain(fyne.KeyN)),
		same(CompareNext, side, InCompare, plain(fyne.KeyRight, fyne.KeyDown, fyne.KeyTab)),
		same(ComparePrev, side, InCompare, append(plain(fyne.KeyLeft, fyne.KeyUp), with(shift, fyne.KeyTab)...)),
		same(CompareOnly, side, InCompare, plain(fyne.KeyReturn, fyne.KeySpace)),
		r(CompareRemove, side, InCompare, plain(fyne.KeyX, fyne.KeyDelete), plain(fyne.KeyDelete)),
		r(CompareLeave, side, InCompare, plain(fyne.KeyEscape), plain(fyne.KeyEscape, fyne.KeyG)),
	}
}

// marks is the rows of ratings and colour classes.
func marks(o Options) []row {
	rateMod, colorMod := fyne.KeyModifierShortcutDefault, fyne.KeyModifier(0)
	if o.PlainRates {
		rateMod, colorMod = colorMod, rateMod
	}
	digit := func(n int) fyne.KeyName { return fyne.KeyName(strconv.Itoa(n)) }
	var out []row
	for n := range 6 {
		out = append(out, row{Command{ID: Rate(n), Title: i18n.Key("cmd.mark.rate"), Arg: n, Group: i18n.Key("keys.mark"), Where: photos},
			[2][]Key{with(rateMod, digit(n)), plain(digit(n))}})
	}
	// Lightroom's red, yellow, green, blue.
	lightroom := map[int]fyne.KeyName{2: "6", 4: "7", 5: "8", 7: "9"}
	for n := range 9 {
		var lr []Key
		if k, ok := lightroom[n]; ok {
			lr = plain(k)
		}
		out = append(out, row{Command{ID: Color(n), Title: i18n.Key("cmd.mark.color." + strconv.Itoa(n)), Arg: n, Group: i18n.Key("keys.mark"), Where: photos},
			[2][]Key{with(colorMod, digit(n)), lr}})
	}
	return out
}
