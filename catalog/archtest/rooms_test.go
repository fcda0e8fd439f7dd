package archtest

// What the rows say in common.
const (
	leaf       = "a format knows nothing of ours: it could be anybody's"
	pure       = "it judges values that it is given"
	screen     = "a screen shows values and reports wishes, and never knows another screen"
	anyLibrary = AnyLibrary
)

// rooms is every package of the house and what it may import. A package that
// is not here does not exist; a row whose package is not written yet is fine.
var rooms = append([]Room{
	{"cmd/cutline", []string{"app", "catalog", "catalog/desk", "catalog/sample", "assets"}, []string{anyLibrary}, "it opens the desk and runs the app, nothing more"},
	{"cmd/cutlinectl", []string{"catalog", "catalog/desk", "catalog/sample", "assets"}, []string{anyLibrary}, "the command line is the desk without a window"},
	{"assets", nil, nil, "it is files and nothing that reads them"},

	{"app", []string{"app/*", "catalog", "catalog/desk", "assets"}, []string{anyLibrary}, "the window reaches the catalog through the desk alone"},
	{"app/command", []string{"catalog", "app/i18n"}, []string{"fyne.io/fyne/v2"}, "one table of commands, from which menus and keys are made"},
	{"app/state", []string{"catalog"}, nil, "plain Go, so that selection is tested without a window"},
	{"app/thumbs", []string{"catalog"}, []string{"golang.org/x/image"}, "plain Go, so that loading is tested without a window"},
	{"app/telex", nil, []string{"golang.org/x/text"}, "composition is a pure function of what was typed"},
	{"app/jobs", []string{"catalog"}, []string{"fyne.io/fyne/v2"}, "the one bridge between goroutines and the window"},
	{"app/i18n", []string{"assets", "catalog"}, []string{"fyne.io/fyne/v2"}, "words come from the assets"},
	{"app/theme", nil, []string{"fyne.io/fyne/v2"}, "the look knows no photo"},
	{"app/platform", []string{"catalog"}, []string{anyLibrary}, "it speaks to the system, not to the catalog's rooms"},
	{"app/crop", []string{"app/widgets", "app/theme", "app/i18n", "catalog"}, []string{anyLibrary}, "a part that any screen may use"},
	{"app/manual", []string{"app/widgets", "app/i18n", "assets"}, []string{anyLibrary}, "a screen like others, but it reads the pages that come with the program, and knows no photo"},
	{"app/codes", []string{"app/widgets", "app/i18n", "catalog"}, []string{anyLibrary}, "it serves any text box, and knows no screen"},
	{"app/widgets", []string{"app/telex", "app/theme", "app/i18n", "catalog"}, []string{anyLibrary}, "small parts that any screen may use"},

	{"catalog", nil, nil, "the vocabulary performs no I/O and depends on nobody"},
	{"catalog/desk", []string{"catalog", "catalog/*"}, []string{anyLibrary}, "it orders the steps of all rooms"},
	{"catalog/columns", []string{"catalog"}, nil, "a copy of numbers, and loops over them"},
	{"catalog/store", []string{"catalog", "catalog/columns", "catalog/fold", "catalog/store/sqlite", "catalog/store/postgres", "catalog/internal/ahead", "catalog/internal/atomicfile"}, []string{anyLibrary}, "it holds rows, and judges none"},
	{"catalog/store/sqlite", []string{"catalog", "catalog/fold"}, []string{anyLibrary}, "a dialect, nothing else"},
	{"catalog/store/postgres", []string{"catalog"}, []string{anyLibrary}, "a dialect, nothing else"},
	{"catalog/store/storetest", []string{"catalog", "catalog/fold", "catalog/store"}, nil, "the suite that both dialects pass"},

	{"catalog/photofile", []string{"catalog", "catalog/photofile/tiff"}, nil, leaf + ", but for the name of a kind"},
	{"catalog/photofile/tiff", nil, nil, leaf},
	{"catalog/photofile/same", []string{"catalog", "catalog/photofile", "catalog/photofile/tiff"}, nil, "it compares bytes, and asks nobody what they mean"},
	{"catalog/metadata", []string{"catalog", "catalog/metadata/exif", "catalog/metadata/iim", "catalog/metadata/xmp", "catalog/metadata/lrtemplate", "catalog/photofile", "catalog/internal/atomicfile"}, []string{"golang.org/x/text"}, "blocks become a caption and back"},
	{"catalog/metadata/exif", nil, []string{"github.com/rwcarlsen/goexif"}, leaf},
	{"catalog/metadata/iim", nil, []string{"golang.org/x/text"}, leaf},
	{"catalog/metadata/xmp", nil, []string{"golang.org/x/text"}, leaf},
	{"catalog/metadata/lrtemplate", nil, nil, leaf},
	{"catalog/render", []string{"catalog", "catalog/photofile", "catalog/render/turbo", "catalog/render/icc", "catalog/render/heif", "catalog/render/area", "catalog/render/psd", "catalog/render/turn"}, []string{anyLibrary}, "pixels know no caption"},
	{"catalog/render/area", nil, nil, leaf},
	{"catalog/render/icc", nil, nil, leaf},
	{"catalog/render/heif", nil, nil, leaf},
	{"catalog/render/psd", []string{"catalog/photofile", "catalog/render/icc"}, nil, leaf},
	{"catalog/render/turn", nil, nil, leaf},
	{"catalog/render/turbo", []string{"catalog/render/icc"}, []string{"github.com/disintegration/imaging"}, leaf},
	{"catalog/thumb", []string{"catalog", "catalog/photofile", "catalog/render", "catalog/internal/atomicfile"}, []string{"github.com/corona10/goimagehash"}, "a cache of pictures"},
	{"catalog/fold", nil, []string{"golang.org/x/text"}, leaf},
	{"catalog/sheet", []string{"catalog"}, []string{"golang.org/x/text", "github.com/xuri/excelize"}, "cells and letters, whatever they say"},
	{"catalog/table", []string{"catalog", "catalog/sheet"}, []string{"golang.org/x/text"}, "photos become rows and rows become wishes: it finds no photo and changes none"},
	{"catalog/query", []string{"catalog", "catalog/fold"}, nil, pure},
	{"catalog/pattern", []string{"catalog"}, []string{"golang.org/x/text"}, pure},
	{"catalog/caption", []string{"catalog", "catalog/fold", "catalog/pattern", "catalog/roster"}, []string{"golang.org/x/text"}, pure},
	{"catalog/names", []string{"catalog", "catalog/fold"}, []string{"golang.org/x/text"}, pure},
	{"catalog/roster", []string{"catalog", "catalog/fold", "catalog/names", "catalog/sheet"}, []string{"golang.org/x/text", "github.com/xuri/excelize"}, pure},
	{"catalog/event", []string{"catalog", "catalog/fold", "catalog/names", "catalog/sheet"}, []string{"golang.org/x/text", "github.com/xuri/excelize"}, "it reads lists, and knows neither photo nor roster"},
	{"catalog/articles", []string{"catalog", "catalog/names"}, []string{"golang.org/x/text", "golang.org/x/net", "github.com/yuin/goldmark"}, "it reads texts, and writes none"},
	{"catalog/diff", []string{"catalog"}, []string{"golang.org/x/text", "github.com/sergi/go-diff"}, "two texts are held against each other, whatever they are of"},
	{"catalog/merge", []string{"catalog", "catalog/articles", "catalog/diff", "catalog/names"}, []string{"golang.org/x/text"}, "it judges articles that articles has read"},
	{"catalog/review", []string{"catalog", "catalog/fold", "catalog/names", "catalog/roster", "catalog/caption"}, nil, pure},
	{"catalog/suggest", []string{"catalog", "catalog/fold", "catalog/names", "catalog/roster", "catalog/caption"}, nil, pure},
	{"catalog/ingest", []string{"catalog", "catalog/photofile", "catalog/metadata", "catalog/thumb", "catalog/pattern", "catalog/caption", "catalog/internal/atomicfile"}, nil, "it sees the store through an interface of its own"},
	{"catalog/writeback", []string{"catalog", "catalog/metadata", "catalog/photofile", "catalog/photofile/same", "catalog/writeback/delta", "catalog/writeback/exiftool", "catalog/internal/atomicfile"}, nil, "it sees the store through an interface of its own"},
	{"catalog/writeback/delta", nil, nil, leaf},
	{"catalog/writeback/exiftool", nil, nil, "it drives a program, and knows neither photo nor catalog"},
	{"catalog/export", []string{"catalog", "catalog/render", "catalog/metadata", "catalog/pattern", "catalog/release", "catalog/photofile", "catalog/internal/atomicfile"}, nil, "it sees the store through an interface of its own"},
	{"catalog/release", []string{"catalog", "catalog/caption"}, nil, "the gate decides by what it is shown"},
	{"catalog/deliver", []string{"catalog", "catalog/release", "catalog/internal/atomicfile"}, []string{anyLibrary}, "nothing leaves but through the gate"},
	{"catalog/sample", []string{"catalog", "catalog/sample/camera", "catalog/render", "catalog/metadata", "catalog/internal/atomicfile"}, []string{"golang.org/x/image"}, "it makes photos, and knows no catalog"},
	{"catalog/sample/camera", []string{"catalog"}, nil, "it writes what a camera writes, and knows no picture"},
	{"catalog/catalogtest", []string{"catalog", "catalog/photofile", "catalog/render", "catalog/metadata", "catalog/sample", "catalog/sample/camera"}, nil, "it makes small photos for tests"},
	{"catalog/archtest", nil, nil, "the rules depend on nothing they judge"},
	{"catalog/internal/ahead", nil, nil, leaf},
	{"catalog/internal/atomicfile", nil, []string{"golang.org/x/sys"}, leaf},
}, screens("grid", "viewer", "captions", "stories", "intake", "delivery", "settings",
	"chooser", "sidebar", "batch", "roster")...)

// screens are the rows of the screens; none lists another.
func screens(names ...string) []Room {
	var out []Room
	for _, n := range names {
		out = append(out, Room{
			Path: "app/" + n,
			May: []string{"catalog", "app/state", "app/thumbs", "app/jobs", "app/widgets",
				"app/crop", "app/theme", "app/i18n", "app/command", "app/platform"},
			Libraries: []string{anyLibrary},
			Why:       screen,
		})
	}
	return out
}

// barriers hold for tests too.
var barriers = []Barrier{
	{[]string{"catalog", "assets", "cmd/cutlinectl", "app/state", "app/thumbs", "app/telex"}, nil,
		[]string{"fyne.io"}, "there is no window below the app"},
	{[]string{"catalog", "assets"}, nil, []string{"./app", "./cmd"}, "arrows point down"},
	{[]string{"cmd", "app", "catalog", "assets"}, []string{"cmd/cutline"},
		[]string{"fyne.io/fyne/v2/app"}, "only the window's main starts a driver; tests use Fyne's test app"},
	{[]string{"catalog"}, []string{"catalog/desk", "catalog/archtest"}, []string{"./catalog/desk"}, "the desk is above all rooms"},
	{[]string{"cmd", "app"}, nil, []string{"./catalog/store", "database/sql"}, "no SQL above the desk"},
}

// support is made of files that are tests in all but name.
var support = []string{"catalog/catalogtest", "catalog/store/storetest"}

// fileOwners may create, replace and remove files: atomicfile those of users
// and catalogs; app/platform the program's own small ones (settings, locks,
// crash logs), which lie outside any catalog.
var fileOwners = append([]string{"catalog/internal/atomicfile", "app/platform"}, support...)

// bans keep some functions to the rooms that own them.
var bans = []Ban{
	{"os", []string{"Create", "CreateTemp", "WriteFile", "Rename", "Remove", "RemoveAll", "Mkdir", "MkdirAll", "MkdirTemp",
		"Truncate", "Link", "Symlink", "CopyFS"}, fileOwners,
		"a file is written whole or not at all, by atomicfile"},
	{"io/ioutil", []string{"WriteFile", "TempFile", "TempDir"}, fileOwners,
		"a file is written whole or not at all, by atomicfile"},
	{"github.com/disintegration/imaging", []string{"Open", "Save", "Decode"}, nil,
		"imaging is unmaintained: it gets only pictures that we decoded within bounds"},
	{"fyne.io/fyne/v2", []string{"Do", "DoAndWait"}, []string{"app/jobs"},
		"work reaches the window's goroutine batched per frame, by app/jobs"},
}

// goroutineOwners cancel and wait for what they start.
var goroutineOwners = append([]string{
	"catalog/ingest", "catalog/export", "catalog/thumb", "catalog/writeback", "catalog/deliver", "catalog/desk", "catalog/internal/ahead",
	"app/jobs", "app/platform", "app/thumbs",
	"cmd", // for signals
}, support...)

// top is what the client fixed.
var top = Top{
	Folders: []string{"cmd", "app", "assets", "catalog", ".ci"},
	Files: []string{"go.mod", "go.sum", "FyneApp.toml", "README.md", "LICENSE", "CHANGELOG.md",
		"Makefile", ".golangci.yml", ".gitignore"},
	Passing: []string{".git", "build", "cutline", "cutlinectl"},
}
