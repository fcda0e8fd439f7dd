package command

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/i18n"
	"cutline/catalog"
)

// The commands of the contact sheet. SortBy and GroupBy make those of orders
// and groups.
const (
	NextGroup     ID = "photo.nextgroup"
	PreviousGroup ID = "photo.previousgroup"
	SelectGroup   ID = "select.group"
	BurstsAsOne   ID = "burst.one"
	ToggleBurst   ID = "burst.toggle"
	OpenBurst     ID = "burst.open"
	CloseBurst    ID = "burst.close"
	PhotoMenu     ID = "photo.menu"
)

// SortBy is the command that lists photos in an order.
func SortBy(s catalog.Sort) ID {
	if s == catalog.SortNewest {
		return "sort.newest"
	}
	return ID("sort." + string(s))
}

// GroupBy is the command that divides the photos.
func GroupBy(g catalog.GroupBy) ID {
	if g == catalog.GroupNone {
		return "group.none"
	}
	return ID("group." + string(g))
}

// contact is the rows of the contact sheet, alike in both presets.
func contact() []row {
	ctrl, shift, alt := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift, fyne.KeyModifierAlt
	r := func(id ID, group i18n.Key, where Place, keys []Key) row {
		return row{Command{ID: id, Title: i18n.Key("cmd." + string(id)), Group: group, Where: where}, [2][]Key{keys, keys}}
	}
	see, choose := i18n.Key("keys.see"), i18n.Key("keys.select")
	return []row{
		r(ToggleBurst, see, photos, plain(fyne.KeyB)),
		r(OpenBurst, see, photos, plain(fyne.KeyRightBracket)),
		r(CloseBurst, see, photos, plain(fyne.KeyLeftBracket)),
		r(BurstsAsOne, see, photos|Other, with(ctrl|alt, fyne.KeyB)),
		r(NextGroup, see, InGrid, with(ctrl, fyne.KeyPageDown)),
		r(PreviousGroup, see, InGrid, with(ctrl, fyne.KeyPageUp)),
		r(SelectGroup, choose, photos, with(ctrl|alt, fyne.KeyA)),
		r(PhotoMenu, see, photos, append(plain(desktop.KeyMenu), with(shift, fyne.KeyF10)...)),
		r(SortBy(catalog.SortNewest), see, photos|Other, nil),
		r(SortBy(catalog.SortOldest), see, photos|Other, nil),
		r(SortBy(catalog.SortFile), see, photos|Other, nil),
		r(SortBy(catalog.SortRating), see, photos|Other, nil),
		r(SortBy(catalog.SortAdded), see, photos|Other, nil),
		r(GroupBy(catalog.GroupNone), see, photos|Other, nil),
		r(GroupBy(catalog.GroupDay), see, photos|Other, nil),
		r(GroupBy(catalog.GroupEvent), see, photos|Other, nil),
	}
}
