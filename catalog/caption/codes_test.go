package caption

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"cutline/catalog"
	"cutline/catalog/pattern"
)

func codeFile(t testing.TB, text string) *CodeFile {
	t.Helper()
	f, err := ReadCodeFile(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// offices knows one person, whose office changed in 2019.
type offices struct{}

func (offices) Replacements(code string, day catalog.Date) ([]string, bool) {
	if code != "hvn" {
		return nil, false
	}
	office := "Giám đốc Sở "
	if !day.IsZero() && day.Year < 2019 {
		office = "Phó Giám đốc Sở "
	}
	return []string{office + "Hoàng Văn Nghiệm", "Hoàng Văn Nghiệm"}, true
}

func (offices) Codes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) { yield("hvn", "Hoàng Văn Nghiệm") }
}

func at(year int) pattern.Values {
	return pattern.Values{Photo: &catalog.Photo{
		Path:     "/p/a.jpg",
		Captured: catalog.Moment{Time: time.Date(year, 10, 31, 9, 0, 0, 0, time.UTC)},
		Camera:   catalog.Camera{Serial: "4012345"},
		Caption:  catalog.Caption{catalog.City: catalog.TextValue("Lạng Sơn")},
	}}
}

const someCodes = "// the desk's codes\n" +
	"ltm\tbà Lê Thị Mẫu\tLê Thị Mẫu\t\n" +
	"4012345\tẢnh: Trần Ví\n" +
	"ub\tUBND tỉnh {city}\n" +
	"both\t=ltm= và =hvn#2=\n" +
	"loop\t=loop=\n" +
	"two words\thai từ\n" +
	"gap\t\tthứ hai\n"

func TestCodesAreReplaced(t *testing.T) {
	c := NewCodes(0, offices{}, codeFile(t, someCodes))
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"a code", "Đồng chí =ltm= phát biểu", "Đồng chí bà Lê Thị Mẫu phát biểu"},
		{"its second replacement", "=ltm#2=, chủ tịch", "Lê Thị Mẫu, chủ tịch"},
		{"a replacement that is not there stays", "=ltm#3= =ltm#0= =ltm#x=", "=ltm#3= =ltm#0= =ltm#x="},
		{"an empty replacement is none", "=gap= =gap#2=", "=gap= thứ hai"},
		{"capitals matter", "=LTM=", "=LTM="},
		{"the roster by the day", "=hvn=", "Phó Giám đốc Sở Hoàng Văn Nghiệm"},
		{"an unknown code stays", "=abc= gặp =ltm=", "=abc= gặp bà Lê Thị Mẫu"},
		{"an unknown code may lend its sign", "=abc=ltm= nói", "=abcbà Lê Thị Mẫu nói"},
		{"glued to words", "chí=ltm= và =ltm=nói", "chíbà Lê Thị Mẫu và bà Lê Thị Mẫunói"},
		{"an equation is none", "a=ltm=b", "a=ltm=b"},
		{"a hot code", "={serial}=", "Ảnh: Trần Ví"},
		{"an unknown hot code stays as typed", "={city}= ở {city}", "={city}= ở Lạng Sơn"},
		{"a variable in a replacement", "=ub=", "UBND tỉnh Lạng Sơn"},
		{"codes in a replacement", "=both=", "bà Lê Thị Mẫu và Hoàng Văn Nghiệm"},
		{"a code in itself ends", "=loop=", "=loop="},
		{"a code of two words", "=two words=", "hai từ"},
		{"not with spaces around", "= ltm =", "= ltm ="},
		{"not across lines", "=lt\nm=", "=lt\nm="},
		{"variables beside", "{city}: =ltm=; {city}", "Lạng Sơn: bà Lê Thị Mẫu; Lạng Sơn"},
		{"a blank stays", "Ông {họ tên}", "Ông {họ tên}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := c.Expand(tt.in, at(2018)); err != nil || got != tt.want {
				t.Errorf("Expand(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
			}
		})
	}
	if got, _ := c.Expand("=hvn=", at(2020)); got != "Giám đốc Sở Hoàng Văn Nghiệm" {
		t.Errorf("in 2020: %q", got)
	}
}

func TestAnUnknownVariableIsTold(t *testing.T) {
	c := NewCodes(0, codeFile(t, "x\tở {cty}\n"))
	for in, place := range map[string]int{"Ở {cty}": 2, "=x= {cty}": 0, "chào =x=": 5, "ab ={cty}=": 4, "={city}= {cty}": 9} {
		_, err := c.Expand(in, at(2018))
		var e *catalog.VariableError
		if !errors.As(err, &e) || e.At != place || e.Word != "{cty}" {
			t.Errorf("Expand(%q): %#v, want it at %d", in, e, place)
		}
	}
}

func TestTheLastSourceCounts(t *testing.T) {
	c := NewCodes('\\', offices{}, codeFile(t, "hvn\tmột\nz\tz\n"), codeFile(t, "hvn\thai\n"))
	if got, _ := c.Expand(`\hvn\ \z\ =z= \hvn#2\`, at(2018)); got != `hai z =z= \hvn#2\` {
		t.Errorf("Expand = %q", got)
	}
}

func TestTyped(t *testing.T) {
	c := NewCodes(0, offices{}, codeFile(t, someCodes))
	for _, tt := range []struct{ name, before, stays, text string }{
		{"a code", "Ông =hvn=", "Ông ", "Phó Giám đốc Sở Hoàng Văn Nghiệm"},
		{"its second", "=hvn#2=", "", "Hoàng Văn Nghiệm"},
		{"after another", "=abc= =ltm=", "=abc= ", "bà Lê Thị Mẫu"},
		{"a hot one", "={serial}=", "", "Ảnh: Trần Ví"},
		{"the first of many lines", "một\nhai =ub=", "một\nhai ", "UBND tỉnh Lạng Sơn"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := c.Typed(tt.before, at(2018))
			if !ok || tt.before[:got.From] != tt.stays || got.Text != tt.text {
				t.Errorf("Typed(%q) = %v, %v", tt.before, got, ok)
			}
		})
	}
	for _, before := range []string{"", "=", "==", "=abc=", "=hvn", "= hvn=", "hvn=", "=h\nvn=", "={nope}=", "={cty=", "=hvn= "} {
		if got, ok := c.Typed(before, at(2018)); ok {
			t.Errorf("Typed(%q) = %v", before, got)
		}
	}
}

func TestHints(t *testing.T) {
	c := NewCodes(0, offices{}, codeFile(t, "ltm\tbà Lê Thị Mẫu\nlt2\tLý Thông\nxltm\tkhác\ndb\tĐinh Bộ Lĩnh\nky\tKỳ Anh\nzz\tLại Thị Mận\nmau\tmàu\n"))
	for _, tt := range []struct{ before, want string }{
		{"=lt", "lt2 ltm zz xltm"},
		{"Ông =ltm", "ltm zz xltm"},
		{"=Mẫu", "mau ltm"},
		{"=mau", "mau ltm"},
		{"=le t", "ltm"},
		{"=đin", "db"},
		{"=ky", "ky"},
		{"=kỳ", "ky"},
		{"=hvn", "hvn"},
		{"=nghiem", "hvn"},
		{"=abc= =lt", "lt2 ltm zz xltm"},
		{"=l", ""},
		{"= lt", ""},
		{"=abc=lt", ""},
		{"lt", ""},
		{"=qqq", ""},
		{"=l\nt", ""},
	} {
		t.Run(tt.before, func(t *testing.T) {
			from, hints := c.Hints(tt.before, catalog.Date{Year: 2018, Month: 1, Day: 1}, 9)
			var codes []string
			for _, h := range hints {
				codes = append(codes, h.Code)
			}
			if got := strings.Join(codes, " "); got != tt.want {
				t.Errorf("Hints = %q, want %q", got, tt.want)
			}
			if tt.want != "" && from != strings.LastIndex(tt.before, "=") {
				t.Errorf("they replace what follows byte %d", from)
			}
		})
	}
	if _, h := c.Hints("=hv", catalog.Date{Year: 2018, Month: 1, Day: 1}, 9); h[0].Text != "Phó Giám đốc Sở Hoàng Văn Nghiệm" {
		t.Errorf("the hint says %q", h[0].Text)
	}
	if _, h := c.Hints("=lt", catalog.Date{}, 2); len(h) != 2 {
		t.Errorf("%d hints, want 2", len(h))
	}
}

func TestReadCodeFile(t *testing.T) {
	units := utf16.Encode([]rune("hvn\tHoàng\r\n"))
	le, be := []byte("\xFF\xFE"), []byte("\xFE\xFF")
	for _, u := range units {
		le, be = binary.LittleEndian.AppendUint16(le, u), binary.BigEndian.AppendUint16(be, u)
	}
	for name, data := range map[string]string{
		"UTF-8": "hvn\tHoàng\n", "with a mark": "\xEF\xBB\xBFhvn\tHoàng", "Windows' line ends": "// x\r\n\r\nhvn\tHoàng\t\r\n",
		"old line ends of the Mac": "// x\rhvn\tHoàng\rb\tc\r", "UTF-16 of Windows": string(le), "UTF-16": string(be),
		"spaces around": " hvn \t Hoàng \t // note\n", "accents apart": "hvn\tHoa\u0300ng\n",
	} {
		t.Run(name, func(t *testing.T) {
			f := codeFile(t, data)
			if got, _ := f.Replacements("hvn", catalog.Date{}); len(got) != 1 || got[0] != "Hoàng" || len(f.Problems) > 0 {
				t.Errorf("hvn is %q, problems %v", got, f.Problems)
			}
		})
	}
	f := codeFile(t, "a\thttps://vi.example/x\n")
	if got, _ := f.Replacements("a", catalog.Date{}); got[0] != "https://vi.example/x" {
		t.Errorf("an address became %q", got)
	}
}

func TestLinesOfNoUseAreTold(t *testing.T) {
	f := codeFile(t, "a\tmột\nCầu thủ đội nhà\nDD55 Wally\n\tkhông mã\nb\t\t\na\thai\n"+strings.Repeat("x", 99)+"\ty\n// ghi chú\n\n")
	want := "[{2 tab Cầu thủ đội nhà 0} {3 tab DD55 Wally 0} {4 code không mã 0} {5 empty b 0} {1 twice a 6} {7 long " + strings.Repeat("x", 59) + "… 0}]"
	if got := fmt.Sprint(f.Problems); got != want {
		t.Errorf("problems %s,\nwant %s", got, want)
	}
	if got, _ := f.Replacements("a", catalog.Date{}); got[0] != "hai" || f.Len() != 1 {
		t.Errorf("a is %q of %d", got, f.Len())
	}
	for _, p := range f.Problems {
		for _, lang := range []catalog.Language{catalog.English, catalog.Vietnamese} {
			if s := p.Text(lang); strings.Contains(s, "%!") || !strings.Contains(s, fmt.Sprint(p.Line)) {
				t.Errorf("told as %q", s)
			}
		}
	}
}

// endless is a file of a gigabyte and more.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "abc\tdef\n"[e.n%8]
		e.n++
	}
	return len(p), nil
}

func TestAFileOfNoUseIsRefusedWithItsLine(t *testing.T) {
	for name, tt := range map[string]struct{ data, line string }{
		"spaces for tabs":     {"// codes\nhvn Hoàng Văn\nltm    Lê Thị\n", "line 2:"},
		"another encoding":    {"a\tb\nhvn\tHo\xe0ng\n", "line 2:"},
		"UTF-16 without mark": {"a\x00\t\x00b\x00", "line 1:"},
		"nothing":             {"", "line 1:"},
		"comments only":       {"// a\n", "line 1:"},
		"codes alone":         {"a\nb\n", "line 1:"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := ReadCodeFile(strings.NewReader(tt.data))
			if f != nil || !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), tt.line) {
				t.Errorf("it gives %v, %v", f, err)
			}
		})
	}
	if _, err := ReadCodeFile(&endless{}); !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), "line 2097153:") {
		t.Errorf("an endless file gives %v", err)
	}
}

func manyCodes() string {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "c%04d\tÔng Nguyễn Văn Thứ %d, Phó Chủ tịch UBND tỉnh\tNguyễn Văn Thứ %d\n", i, i, i)
	}
	return b.String()
}

func BenchmarkReadAndLoad5000Codes(b *testing.B) {
	text := manyCodes()
	for b.Loop() {
		NewCodes(0, codeFile(b, text))
	}
}

func BenchmarkTypedIn5000Codes(b *testing.B) {
	c := NewCodes(0, codeFile(b, manyCodes()))
	before := strings.Repeat("Quang cảnh lễ hội. ", 50) + "Ông =c4711#2="
	v := at(2018)
	for b.Loop() {
		if _, ok := c.Typed(before, v); !ok {
			b.Fatal("not found")
		}
	}
}

func BenchmarkHintsIn5000Codes(b *testing.B) {
	c := NewCodes(0, codeFile(b, manyCodes()))
	for b.Loop() {
		c.Hints("Ông =nv", catalog.Date{}, 8)
	}
}

func FuzzCodeFile(f *testing.F) {
	for _, s := range []string{someCodes, "a\tb", "\xFF\xFEa\x00\t\x00", "\r\r\r", "//", "\t\t\t", "a\tb\ra\tc"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		f, err := ReadCodeFile(bytes.NewReader(data))
		if err != nil {
			if !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), "line ") {
				t.Fatalf("an error without its line: %v", err)
			}
			return
		}
		n := 0
		for code := range f.Codes() {
			n++
			if texts, ok := f.Replacements(code, catalog.Date{}); !ok || code == "" || strings.ContainsAny(code, "\t\n\r") || len(texts) == 0 {
				t.Fatalf("the code %q", code)
			}
		}
		if n != f.Len() {
			t.Fatalf("%d codes of %d", n, f.Len())
		}
	})
}

func FuzzExpand(f *testing.F) {
	for _, s := range []string{"=a= {city}", "=a#1=", "=={}=", "=\xff=", "a=a=a", "={serial}="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := NewCodes(0, codeFile(t, someCodes))
		v := at(2018)
		got, err := c.Expand(s, v)
		if err == nil && c.Plain(s) && got != s {
			t.Fatalf("Expand(%q) = %q", s, got)
		}
		if r, ok := c.Typed(s, v); ok && (r.From > len(s) || !strings.HasPrefix(s[r.From:], "=")) {
			t.Fatalf("Typed(%q) = %v", s, r)
		}
		c.Hints(s, catalog.Date{}, 5)
	})
}
