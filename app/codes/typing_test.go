package codes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"cutline/app/i18n"
	"cutline/app/telex"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/caption"
	"cutline/catalog/pattern"
	"cutline/catalog/roster"
)

func bookOf(t testing.TB, people []catalog.Person, file string) catalog.CodeBook {
	t.Helper()
	read, err := caption.ReadCodeFile(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	r := roster.New(people)
	c := caption.NewCodes('=', read, r)
	return catalog.CodeBook{
		Delimiter: "=", Person: r.ByCode, Hints: c.Hints,
		Typed:      func(s string, p *catalog.Photo) (catalog.Typed, bool) { return c.Typed(s, pattern.Values{Photo: p}) },
		Expand:     func(s string, p *catalog.Photo) (string, error) { return c.Expand(s, pattern.Values{Photo: p}) },
		Unresolved: func(s string) []string { return caption.Unresolved(s, '=') },
	}
}

func day(y int, m time.Month, d int) catalog.Date { return catalog.Date{Year: y, Month: m, Day: d} }

func photoOf(y int) catalog.Photo {
	return catalog.Photo{Captured: catalog.Moment{Time: time.Date(y, 5, 1, 9, 0, 0, 0, time.UTC)}, Path: fmt.Sprintf("/p/%d.jpg", y)}
}

var nghiem = catalog.Person{ID: 7, UUID: "u7", Code: "hvn", Name: "Hoàng Văn Nghiệm", Offices: []catalog.Office{
	{Long: "Phó Chủ tịch UBND tỉnh", Short: "Phó Chủ tịch", From: day(2016, 1, 1), To: day(2019, 12, 31)},
	{Long: "Chủ tịch UBND tỉnh", Short: "Chủ tịch", From: day(2020, 1, 1)}}}

// A bench is a window with a box that codes work in.
type bench struct {
	*Typing
	e      *widgets.Entry
	other  *widgets.Entry
	said   []string
	line   string
	named  []string
	photos []catalog.Photo
	win    fyne.Window
}

func newBench(t testing.TB, use func(*bench) Use) *bench {
	t.Helper()
	test.NewTempApp(t)
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{photos: []catalog.Photo{photoOf(2018)}}
	b.Typing = &Typing{Words: w, Offers: widgets.NewOffers(), Say: func(s string) { b.said = append(b.said, s) },
		Soon: func(f func()) { f() }, Shown: func(s string) { b.line = s }}
	b.e = widgets.NewTextBox(func() telex.Style { return telex.Style{Method: telex.Telex, Delimiter: '='} })
	b.other = widgets.NewEntry(nil)
	u := Use{Photos: func() ([]catalog.Photo, bool) { return b.photos, true }, Each: true,
		Named: func(p catalog.Person, written string) { b.named = append(b.named, p.Name+" "+written) }}
	if use != nil {
		u = use(b)
	}
	line := b.Serve(b.e, u)
	b.win = test.NewTempWindow(t, container.NewStack(container.NewVBox(b.e, line, b.other), b.Offers.Layer))
	b.win.Resize(fyne.NewSize(500, 400))
	b.SetBook(bookOf(t, []catalog.Person{nghiem}, "tl\txã Tân Lập\ntla\ttrạm y tế xã\nqq\t{city}\n"))
	b.win.Canvas().Focus(b.e)
	return b
}

func (b *bench) types(text string) {
	for _, r := range text {
		b.e.TypedRune(r)
	}
}

func (b *bench) keys(names ...fyne.KeyName) {
	for _, n := range names {
		if n == fyne.KeyTab && !b.e.AcceptsTab() {
			b.win.Canvas().FocusNext()
			continue
		}
		b.e.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestWhatIsTypedBecomes(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*bench)
		want string
	}{
		{"a code at its closing delimiter", func(b *bench) { b.types("Oong =hvn= nois") }, "Ông Phó Chủ tịch Hoàng Văn Nghiệm nói"},
		{"the second replacement", func(b *bench) { b.types("=hvn#2=,") }, "Hoàng Văn Nghiệm,"},
		{"no code", func(b *bench) { b.types("a = b, =xyz= =") }, "a = b, =xyz= ="},
		{"given back by undo", func(b *bench) { b.types("Oong =hvn="); b.e.Undo() }, "Ông =hvn="},
		{"and redone", func(b *bench) { b.types("Oong =hvn="); b.e.Undo(); b.e.Redo() }, "Ông Phó Chủ tịch Hoàng Văn Nghiệm"},
		{"Tab takes the first hint", func(b *bench) { b.types("=tl"); b.keys(fyne.KeyTab) }, "xã Tân Lập"},
		{"Down and Enter the second", func(b *bench) { b.types("owr =tl"); b.keys(fyne.KeyDown, fyne.KeyReturn) }, "ở trạm y tế xã"},
		{"Up from the first is the last", func(b *bench) { b.types("=tl"); b.keys(fyne.KeyUp, fyne.KeyReturn) }, "trạm y tế xã"},
		{"Esc leaves the text, Enter is a line again", func(b *bench) { b.types("=tl"); b.keys(fyne.KeyEscape, fyne.KeyReturn) }, "=tl\n"},
		{"one letter offers nothing", func(b *bench) { b.types("=t"); b.keys(fyne.KeyReturn) }, "=t\n"},
		{"the caret elsewhere offers nothing", func(b *bench) { b.types("a\n=tl"); b.e.SetCaret(1); b.keys(fyne.KeyReturn) }, "a\n\n=tl"},
		{"by name without accents", func(b *bench) { b.types("=nghi"); b.keys(fyne.KeyTab) }, "Phó Chủ tịch Hoàng Văn Nghiệm"},
		{"a variable in a replacement", func(b *bench) {
			b.photos[0].Caption = catalog.Caption{catalog.City: catalog.TextValue("Hà Nội")}
			b.types("=qq=")
		}, "Hà Nội"},
		{"in the middle of a text", func(b *bench) { b.types("trước sau"); b.e.SetCaret(6); b.types("=tl= ") }, "trước xã Tân Lập sau"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, nil)
			if tt.do(b); b.e.Text != tt.want {
				t.Errorf("the text is %q, want %q", b.e.Text, tt.want)
			}
		})
	}
}

func TestTabGoesOnWhenNothingIsOffered(t *testing.T) {
	b := newBench(t, nil)
	b.types("tl")
	b.keys(fyne.KeyTab)
	if b.win.Canvas().Focused() != fyne.Focusable(b.other) {
		t.Error("the keyboard did not go on")
	}
	b.win.Canvas().Focus(b.e)
	b.types(" =tl")
	if !b.Offers.Open(b.e) {
		t.Fatal("nothing is offered")
	}
	b.win.Canvas().Focus(b.other)
	if b.Offers.Open(b.e) || b.e.AcceptsTab() {
		t.Error("the list stays when the box is left")
	}
}

func TestAPersonIsNamed(t *testing.T) {
	b := newBench(t, nil)
	b.types("=hvn#2= =tl=")
	b.types(" =nghi")
	b.keys(fyne.KeyTab)
	if want := []string{"Hoàng Văn Nghiệm =hvn#2=", "Hoàng Văn Nghiệm =hvn="}; !slices.Equal(b.named, want) {
		t.Errorf("named are %q, want %q", b.named, want)
	}
	b = newBench(t, func(b *bench) Use {
		return Use{Photos: func() ([]catalog.Photo, bool) { return b.photos, true }, Name: true}
	})
	b.photos = append(b.photos, photoOf(2022))
	if b.types("=hvn="); b.e.Text != "Hoàng Văn Nghiệm" {
		t.Errorf("among people stands %q", b.e.Text)
	}
}

func TestACodeThatDiffersAmongThePhotosStays(t *testing.T) {
	b := newBench(t, nil)
	b.photos = append(b.photos, photoOf(2022))
	b.types("=hvn= owr =tl=")
	if b.e.Text != "=hvn= ở xã Tân Lập" || len(b.said) != 1 || !strings.Contains(b.said[0], "=hvn=") {
		t.Errorf("the text is %q, said was %q", b.e.Text, b.said)
	}
	if want := "Will read in 2018.jpg: Phó Chủ tịch Hoàng Văn Nghiệm ở xã Tân Lập"; b.line != want {
		t.Errorf("the line says %q, want %q", b.line, want)
	}
	b.e.SetText("")
	b.types("=hvn")
	b.keys(fyne.KeyTab)
	if b.e.Text != "=hvn=" {
		t.Errorf("chosen it is %q", b.e.Text)
	}
}

func TestTheLineBelowSays(t *testing.T) {
	for _, tt := range []struct{ name, keys, want string }{
		{"nothing of a plain text", "Oong Nghieemj", ""},
		{"what is unknown", "=abc= vaf =xyz=", "Nothing is known for: =abc=, =xyz="},
		{"which variable is none", "{cty}", "there is no variable {cty} (character 1)"},
		{"what it will read", "ngayf {year4}", "Will read: ngày 2018"},
		{"nothing while a code is being typed", "=hv", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, nil)
			if b.types(tt.keys); b.line != tt.want {
				t.Errorf("it says %q, want %q", b.line, tt.want)
			}
			b.win.Canvas().Focus(b.other)
			if b.line != "" {
				t.Errorf("left, it says %q", b.line)
			}
		})
	}
}

func TestAroundTheFirstChange(t *testing.T) {
	long := strings.Repeat("một hai ba ", 30)
	got := around(long+"=x= "+long, long+"ở xã "+long)
	if !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") || !strings.Contains(got, "ba ở xã một") {
		t.Errorf("shown is %q", got)
	}
	if got := around("a", "a"); got != "a" {
		t.Errorf("nothing changed, and it shows %q", got)
	}
}

// BenchmarkHintKey types a letter with 10,000 people in the roster: the text,
// the hints and their list.
func BenchmarkHintKey(b *testing.B) {
	people := make([]catalog.Person, 10_000)
	given := []string{"An", "Bình", "Cường", "Dũng", "Nghiệm", "Hà", "Hạnh", "Hòa", "Linh", "Mai"}
	for i := range people {
		people[i] = catalog.Person{ID: catalog.PersonID(i + 1), UUID: fmt.Sprint(i), Code: fmt.Sprintf("ng%d", i), Name: fmt.Sprintf("Nguyễn Văn %s %d", given[i%10], i),
			Offices: []catalog.Office{{Long: "Chủ tịch UBND xã", Short: "Chủ tịch", From: day(2015, 1, 1)}}}
	}
	s := newBench(b, nil)
	s.SetBook(bookOf(b, people, "tl\txã Tân Lập\n"))
	s.types("Ông =n")
	s.types("g")
	if !s.Offers.Open(s.e) {
		b.Fatal("nothing is offered")
	}
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		s.keys(fyne.KeyBackspace)
		b.StartTimer()
		s.types("g")
	}
}
