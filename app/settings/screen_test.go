package settings

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/platform"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A bench is a screen with an owner that does what it is asked.
type bench struct {
	screen *Screen
	values Values
	said   []string
	copied string
	win    fyne.Window
}

func newBench(t *testing.T, w *i18n.Words) *bench {
	t.Helper()
	b := &bench{values: Values{
		Prefs: Defaults(),
		House: &catalog.House{Creator: "Ảnh viên", Credit: "Báo Mẫu", Copyright: "© Báo Mẫu", Signs: map[string]string{"ABC": "An Bình", "TMX": "Tân Mỹ Xuân"}},
		Roots: []catalog.Root{{ID: 1, Path: "/media/the/DCIM/100MEDIA", Online: true, Photos: 1234}, {ID: 2, Path: "/mnt/kho/2018", Photos: 18}},
		Codes: []catalog.CodeFile{{Path: "/home/a/ma/lãnh đạo.txt", Codes: 214, Problems: []catalog.CodeProblem{{Line: 7, Code: "tab", Word: "hvn Hoàng Văn Nghiệm"}}},
			{Path: "/mnt/kho/cũ.txt", Error: "it is not there"}},
		Versions: platform.Versions(), LogDir: "/home/a/.local/state/cutline",
	}}
	say := func(format string, args ...any) { b.said = append(b.said, fmt.Sprintf(format, args...)) }
	b.screen = New(w, Wishes{
		Change: func(f func(*Prefs)) {
			f(&b.values.Prefs)
			b.values.Prefs.valid()
			b.screen.SetValues(b.values)
		},
		House: func(field, value string) {
			say("house %s=%s", field, value)
			h := *b.values.House
			if err := h.Put(field, catalog.TextValue(value)); err != nil {
				t.Error(err)
			}
			b.values.House = &h
			b.screen.SetValues(b.values)
		},
		AddCodes:    func() { say("add codes") },
		RemoveCodes: func(path string) { say("remove codes %s", path) },
		ReloadCodes: func() { say("reload codes") },

		Relink: func(r catalog.Root) { say("relink %s", r.Path) },
		Reveal: func(path string) { say("reveal %s", path) },
		Add:    func() { say("add") },
		Copy: func(text string) {
			b.copied = text
			say("copy %d", len(text))
		},
		Pasted:  func() string { return b.copied },
		Capture: func(on bool) { say("capture %v", on) },
		Grab: func(f fyne.Focusable) {
			if b.win != nil {
				b.win.Canvas().Focus(f)
			}
		},
		Line:  func() *widgets.Entry { return widgets.NewEntry(nil) },
		Close: func() { say("close") },
	})
	b.screen.SetValues(b.values)
	return b
}

// show puts a section of a new screen into a window.
func show(t *testing.T, section Section) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t, w)
	b.win = test.NewTempWindow(t, b.screen.Content)
	b.win.Resize(fyne.NewSize(1280, 800))
	b.screen.Show(section)
	return b
}

func (b *bench) wantSaid(t *testing.T, want ...string) {
	t.Helper()
	if fmt.Sprint(b.said) != fmt.Sprint(want) {
		t.Errorf("it said %q, want %q", b.said, want)
	}
	b.said = nil
}

func TestAChoiceActsAtOnce(t *testing.T) {
	for _, tt := range []struct {
		control, label string
		want           func(Prefs) any
		is             any
	}{
		{"language", "Tiếng Việt", func(p Prefs) any { return p.Language }, "vi"},
		{"theme", "Light", func(p Prefs) any { return p.Theme }, ThemeLight},
		{"text", "130%", func(p Prefs) any { return p.TextPercent }, 130},
		{"typing", "VNI", func(p Prefs) any { return p.Typing }, TypeVNI},
		{"tone", "New style: hoà, khoẻ", func(p Prefs) any { return p.ModernTone }, true},
		{"thumbs", "Large", func(p Prefs) any { return p.ThumbWidth }, 260},
		{"advance", "No", func(p Prefs) any { return p.Advance }, false},
		{"write", "Automatically", func(p Prefs) any { return p.WriteBack }, WriteAlways},
	} {
		t.Run(tt.control, func(t *testing.T) {
			b := show(t, General)
			group := b.screen.Controls()["prefs."+tt.control].(*widgets.Choice)
			i := slices.Index(group.Names(), tt.label)
			if now := group.Selected(); now < 0 || i < 0 || now == i {
				t.Fatalf("it showed %d at first, of %q", now, group.Names())
			}
			group.Choose(i)
			if got := tt.want(b.values.Prefs); got != tt.is {
				t.Errorf("%v was chosen, want %v", got, tt.is)
			}
			if group.Selected() != i {
				t.Errorf("it shows %d, want %d", group.Selected(), i)
			}
		})
	}
}

func TestTheExiftoolThatWasFoundIsTold(t *testing.T) {
	for _, tt := range []struct {
		name   string
		engine Engine
		want   string
	}{
		{"nobody has looked yet", Engine{}, "Looking for ExifTool"},
		{"one is there", Engine{Tool: catalog.Tool{Path: "/usr/bin/exiftool", Version: "12.57"}}, "ExifTool 12.57 (/usr/bin/exiftool): captions also go into TIFF"},
		{"there is none", Engine{None: true}, "Get it from exiftool.org"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := show(t, General)
			b.values.Engine = tt.engine
			b.screen.SetValues(b.values)
			if got := texts(b.screen.Content); !strings.Contains(got, tt.want) {
				t.Errorf("the screen says %q", got)
			}
		})
	}
}

func TestTheExiftoolIsKeptWhenItsBoxIsLeft(t *testing.T) {
	b := show(t, General)
	b.screen.Controls()["prefs.exiftool"].(*widgets.Entry).SetText(" /opt/exiftool ")
	b.screen.Show(Keys)
	if got := b.values.Prefs.Exiftool; got != "/opt/exiftool" {
		t.Errorf("it is %q", got)
	}
}

// texts are all words in labels below an object.
func texts(o fyne.CanvasObject) string {
	var out strings.Builder
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widget.Label); ok {
			out.WriteString(l.Text + "\n")
		}
	}
	return out.String()
}

func TestShowingValuesIsNoChoice(t *testing.T) {
	b := show(t, General)
	asked := 0
	b.screen.wishes.Change = func(func(*Prefs)) { asked++ }
	p := Prefs{Language: "vi", Theme: ThemeLight, TextPercent: 137, Typing: TypeVNI, ThumbWidth: 333, WriteBack: WriteAlways, Advance: true, Keys: KeysLightroom}
	for _, section := range Sections() {
		b.screen.Show(section)
		b.screen.SetValues(Values{Prefs: p, House: b.values.House})
		b.screen.SetValues(b.values)
	}
	if asked != 0 || len(b.said) != 0 {
		t.Errorf("%d changes, %q", asked, b.said)
	}
}

// press is what a window does when a person presses a key in the key box.
func press(b *bench, k command.Key) {
	box := b.screen.keys.box
	if k.Mod&^fyne.KeyModifierShift != 0 {
		box.TypedShortcut(&desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod})
		return
	}
	if k.Mod != 0 {
		box.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		box.TypedKey(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	box.TypedKey(&fyne.KeyEvent{Name: k.Name})
}

func TestKeysAreChangedWithClashesShown(t *testing.T) {
	b := show(t, Keys)
	k := b.screen.keys
	k.find.SetText("tag")
	k.filter()
	k.chosen = command.Tag
	k.showChosen()

	test.Tap(k.change)
	press(b, command.Key{Name: fyne.KeyF})
	b.wantSaid(t, "capture true", "capture false")
	if len(b.values.Prefs.OwnKeys) != 0 || !k.free.Visible() || !k.leave.Visible() || k.clash.Text == "" {
		t.Fatalf("a key of another command was given without asking: %v, %q", b.values.Prefs.OwnKeys, k.clash.Text)
	}
	test.Tap(k.leave)
	if len(b.values.Prefs.OwnKeys) != 0 || k.free.Visible() || k.leave.Visible() || k.clash.Text != "" {
		t.Fatalf("a key was left where it was: %v, %q", b.values.Prefs.OwnKeys, k.clash.Text)
	}
	test.Tap(k.change)
	press(b, command.Key{Name: fyne.KeyF})
	test.Tap(k.free)
	b.wantSaid(t, "capture true", "capture false")
	if got := b.values.Prefs.OwnKeys; fmt.Sprint(got) != "map[mark.tag:[F] view.fullscreen:[]]" || k.free.Visible() || k.leave.Visible() {
		t.Errorf("own keys are %v after the other gave its key", got)
	}
	b.values.Prefs.OwnKeys = map[string][]string{"mark.tag": {"F"}} // as an older version let be
	b.screen.SetValues(b.values)
	if !k.free.Visible() || k.clash.Text == "" || k.count.Text == "" {
		t.Errorf("the clash with the full screen is not shown: %q, %q", k.clash.Text, k.count.Text)
	}
	test.Tap(k.free)
	if got := b.values.Prefs.OwnKeys; fmt.Sprint(got) != "map[mark.tag:[F] view.fullscreen:[]]" || k.free.Visible() {
		t.Errorf("own keys are %v after the other gave its key", got)
	}
	test.Tap(k.add)
	press(b, command.Key{Name: fyne.KeyB, Mod: fyne.KeyModifierControl})
	test.Tap(k.add)
	press(b, command.Key{Name: fyne.KeyB, Mod: fyne.KeyModifierShift})
	if got := b.values.Prefs.OwnKeys["mark.tag"]; fmt.Sprint(got) != "[F Ctrl+B Shift+B]" {
		t.Errorf("keys with modifiers: %v", got)
	}
	test.Tap(k.byPreset)
	if _, own := b.values.Prefs.OwnKeys["mark.tag"]; own {
		t.Error("the preset's keys are kept as own")
	}
	test.Tap(k.none)
	if keys, own := b.values.Prefs.OwnKeys["mark.tag"]; !own || len(keys) != 0 {
		t.Errorf("without keys: %v", keys)
	}
	test.Tap(k.all)
	if len(b.values.Prefs.OwnKeys) != 0 {
		t.Errorf("own keys after all were dropped: %v", b.values.Prefs.OwnKeys)
	}
}

func TestCapturingIsCalledOff(t *testing.T) {
	for name, off := range map[string]func(*bench){
		"by Esc":                func(b *bench) { press(b, command.Key{Name: fyne.KeyEscape}) },
		"by leaving the box":    func(b *bench) { b.win.Canvas().Unfocus() },
		"by another section":    func(b *bench) { b.screen.Show(About) },
		"by leaving the screen": func(b *bench) { b.screen.Leave() },
		"by another command":    func(b *bench) { b.screen.keys.choose(3) },
	} {
		t.Run(name, func(t *testing.T) {
			b := show(t, Keys)
			box := b.screen.keys.box
			test.Tap(b.screen.keys.change)
			if !box.Visible() {
				t.Fatal("it does not wait for keys")
			}
			off(b)
			box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyQ})
			b.wantSaid(t, "capture true", "capture false")
			if len(b.values.Prefs.OwnKeys) != 0 || box.Visible() {
				t.Errorf("own keys are %v", b.values.Prefs.OwnKeys)
			}
		})
	}
}

func TestAKeyThatTypesIsRefusedForATextCommand(t *testing.T) {
	b := show(t, Keys)
	k := b.screen.keys
	k.chosen = command.SaveNext
	k.showChosen()
	test.Tap(k.change)
	press(b, command.Key{Name: fyne.KeyA})
	if len(b.values.Prefs.OwnKeys) != 0 || k.clash.Text == "" {
		t.Errorf("own keys are %v, told %q", b.values.Prefs.OwnKeys, k.clash.Text)
	}
}

func TestAReservedKeyIsRefusedInWords(t *testing.T) {
	b := show(t, Keys)
	k := b.screen.keys
	k.chosen = command.Tag
	k.showChosen()
	for _, key := range []command.Key{{Name: fyne.KeyHome}, {Name: fyne.KeyTab, Mod: fyne.KeyModifierAlt}, {Name: fyne.KeyF4, Mod: fyne.KeyModifierAlt}} {
		test.Tap(k.change)
		press(b, key)
		if len(b.values.Prefs.OwnKeys) != 0 || !strings.Contains(k.clash.Text, key.String()) {
			t.Errorf("own keys are %v, told %q", b.values.Prefs.OwnKeys, k.clash.Text)
		}
	}
}

func TestAPresetBringsItsWayOfAdvancing(t *testing.T) {
	b := show(t, Keys)
	preset := b.screen.Controls()["prefs.preset"].(*widgets.Choice)
	preset.Choose(1)
	if p := b.values.Prefs; p.Keys != KeysLightroom || p.Advance {
		t.Errorf("Lightroom's keys: %q, advancing %t", p.Keys, p.Advance)
	}
	preset.Choose(0)
	if p := b.values.Prefs; p.Keys != KeysPhotoMechanic || !p.Advance {
		t.Errorf("Photo Mechanic's keys: %q, advancing %t", p.Keys, p.Advance)
	}
}

func TestAKeySetGoesFromPersonToPerson(t *testing.T) {
	b := show(t, Keys)
	b.values.Prefs.Keys, b.values.Prefs.OwnKeys = KeysLightroom, map[string][]string{"mark.pick": {"B", "Ctrl+Shift+B"}, "mark.reject": {}}
	b.screen.SetValues(b.values)
	test.Tap(b.screen.keys.copies)
	mine := b.values.Prefs

	other := show(t, Keys)
	other.copied = "something else"
	test.Tap(other.screen.keys.pastes)
	if len(other.values.Prefs.OwnKeys) != 0 || other.screen.keys.clash.Text == "" {
		t.Errorf("of something else: %v, told %q", other.values.Prefs.OwnKeys, other.screen.keys.clash.Text)
	}
	other.copied = b.copied
	test.Tap(other.screen.keys.pastes)
	if got := other.values.Prefs; got.Keys != mine.Keys || fmt.Sprint(got.OwnKeys) != fmt.Sprint(mine.OwnKeys) {
		t.Errorf("the other has %q, %v", got.Keys, got.OwnKeys)
	}
	for name, text := range map[string]string{
		"no preset": `{"own":{}}`, "a preset of another program": `{"cutlineKeys":"capture"}`, "a list": `[]`,
		"what is no key": `{"cutlineKeys":"lightroom","own":{"mark.pick":["A B"]}}`, "too much": strings.Repeat(" ", maxKeySet+1),
	} {
		p := mine.Clone()
		if err := p.SetKeySet(text); err == nil || fmt.Sprint(p) != fmt.Sprint(mine.Clone()) {
			t.Errorf("%s is taken: %v, %v", name, p.OwnKeys, err)
		}
	}
	p := Defaults()
	if err := p.SetKeySet(`{"cutlineKeys":"lightroom","own":{"of.later":["B"],"mark.pick":["Home","B"]}}`); err != nil || fmt.Sprint(p.OwnKeys) != "map[mark.pick:[B]]" {
		t.Errorf("what this version has not, or cannot give, is taken: %v, %v", p.OwnKeys, err)
	}
}

func TestKeysAreFoundByNameAndKey(t *testing.T) {
	b := show(t, Keys)
	k := b.screen.keys
	all := len(k.rows)
	for _, tt := range []struct {
		search string
		want   int
	}{{"ctrl+enter", 1}, {"captions next", 1}, {"", all}, {"no such thing", 0}} {
		k.find.SetText(tt.search)
		k.filter()
		if len(k.rows) < tt.want || tt.want == 0 && len(k.rows) != 0 || tt.want == all && len(k.rows) != all {
			t.Errorf("%q finds %d", tt.search, len(k.rows))
		}
	}
}

func TestPrefsMakeTheTableOfKeys(t *testing.T) {
	p := Defaults()
	p.Keys = KeysLightroom
	p.OwnKeys = map[string][]string{string(command.PickTag): {"B", "nonsense key"}, "of.another.version": {"C"}}
	table := command.New(p.CommandOptions())
	if id, _ := table.Lookup(command.Key{Name: fyne.KeyB}, command.InGrid); id != command.PickTag {
		t.Errorf("B means %q", id)
	}
	p.SetKeys("of.another.version", nil)
	p.SetKeys(command.PickTag, []command.Key{{Name: fyne.KeyP}})
	if len(p.OwnKeys) != 0 {
		t.Errorf("own keys: %v", p.OwnKeys)
	}
}

func TestTheHouseIsKeptWhenABoxIsLeft(t *testing.T) {
	b := show(t, House)
	box := b.screen.Controls()["prefs.house.creator"].(*widgets.Entry)
	b.win.Canvas().Focus(box)
	box.SetText("Another")
	b.wantSaid(t)
	b.win.Canvas().Unfocus()
	b.wantSaid(t, "house creator=Another")
	b.win.Canvas().Focus(box)
	b.win.Canvas().Unfocus()
	b.wantSaid(t)
	box.SetText("Third ")
	b.screen.Leave()
	b.wantSaid(t, "house creator=Third")

	other := *b.values.House
	other.Credit = "From elsewhere"
	box.SetText("half typed")
	b.screen.SetValues(Values{House: &other})
	if credit := b.screen.Controls()["prefs.house.credit"].(*widgets.Entry); credit.Text != "From elsewhere" || box.Text != "half typed" {
		t.Errorf("credit %q, creator %q", credit.Text, box.Text)
	}
}

func TestTheHouseChoosesAmongItsValues(t *testing.T) {
	b := show(t, House)
	row := func(field string) *widgets.Choice { return b.screen.Controls()["prefs.house."+field].(*widgets.Choice) }
	if page, long := row("code_page").Selected(), row("long_sidecars").Selected(); page != 0 || long != 0 {
		t.Errorf("a house that says nothing shows the code page %d, long sidecars %d", page, long)
	}
	row("code_page").Choose(1)
	b.wantSaid(t, "house code_page=windows-1258")
	row("long_sidecars").Choose(1)
	b.wantSaid(t, "house long_sidecars=yes")
	other := *b.values.House
	other.CodePage = "macintosh"
	b.screen.SetValues(Values{House: &other})
	if got := row("code_page").Names()[row("code_page").Selected()]; got != "macintosh" {
		t.Errorf("a code page set elsewhere is shown as %s", got)
	}
}

func TestSigns(t *testing.T) {
	b := show(t, House)
	h := b.screen.house
	if !h.add.Disabled() {
		t.Error("an empty sign can be added")
	}
	h.sign.SetText("lko")
	h.place.SetText("Nơi Khác")
	h.canAdd()
	test.Tap(h.add)
	b.wantSaid(t, "house sign.LKO=Nơi Khác")
	if b.screen.Controls()["prefs.house.sign.LKO"] == nil || h.sign.Text != "" {
		t.Error("the new sign has no row")
	}
	test.Tap(b.screen.Controls()["prefs.sign.remove.ABC"].(*widgets.Button))
	b.wantSaid(t, "house sign.ABC=")
	if _, there := b.values.House.Signs["ABC"]; there || len(h.shown) != 2 {
		t.Errorf("signs are %v, shown %v", b.values.House.Signs, h.shown)
	}
	h.sign.SetText("A B")
	h.canAdd()
	if !h.add.Disabled() {
		t.Error("a sign with a space can be added")
	}
}

func TestFoldersAndAbout(t *testing.T) {
	b := show(t, Folders)
	test.Tap(b.screen.Controls()["prefs.relink./mnt/kho/2018"].(*widgets.Button))
	test.Tap(b.screen.Controls()["prefs.show./mnt/kho/2018"].(*widgets.Button)) // it is not there
	test.Tap(b.screen.Controls()["prefs.show./media/the/DCIM/100MEDIA"].(*widgets.Button))
	b.wantSaid(t, "relink /mnt/kho/2018", "reveal /media/the/DCIM/100MEDIA")
	b.screen.Show(About)
	test.Tap(b.screen.Controls()["prefs.about.show"].(*widgets.Button))
	b.wantSaid(t, "reveal /home/a/.local/state/cutline")
}

func TestAScreenWithoutACatalog(t *testing.T) {
	b := show(t, House)
	for _, section := range append(Sections(), "none") {
		b.screen.Show(section)
		b.screen.SetValues(Values{Prefs: Defaults()})
	}
	if b.screen.Section() != General {
		t.Errorf("an unknown section shows %s", b.screen.Section())
	}
}
