package caption

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestUnresolved(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"a ready caption", "Bà Lê Thị Mẫu, Phó Chủ tịch UBND tỉnh, phát biểu (31/10).", nil},
		{"a code alone", "=hvn=", []string{"=hvn="}},
		{"a code between words", "Đồng chí =hvn= phát biểu", []string{"=hvn="}},
		{"a code with its second replacement", "Ông =hvn#2=, trưởng đoàn", []string{"=hvn#2="}},
		{"a number is a code too", "Cầu thủ =12= ghi bàn", []string{"=12="}},
		{"a code glued to the next word", "=hvn=phát biểu", []string{"=hvn="}},
		{"a code glued to the word before", "chí=hvn= nói", []string{"=hvn="}},
		{"a code in brackets", "(=abc=)", []string{"=abc="}},
		{"two codes", "=a1= và =b2=", []string{"=a1=", "=b2="}},
		{"a code twice is told once", "=a1= gặp =a1=", []string{"=a1="}},
		{"a hot code is one", "Ảnh: ={serial}=", []string{"={serial}="}},
		{"a code with accents", "=chủ_tịch=", []string{"=chủ_tịch="}},
		{"an equation with spaces", "a = b = c", nil},
		{"an equation without spaces", "a=b=c", nil},
		{"an equation of numbers", "1+1=2, 2+2=4", nil},
		{"a chain of numbers", "60=60=60", nil},
		{"a link", "xem https://vi.example/?a=b&c=d", nil},
		{"a ruler of signs", "==========", nil},
		{"one sign", "x =5", nil},
		{"signs lines apart", "a =\nb= c", nil},
		{"a variable", "Tại {city}, sáng nay", []string{"{city}"}},
		{"a variable with a part", "Số {filenamebase:-4,4}", []string{"{filenamebase:-4,4}"}},
		{"a blank in words", "Ông {họ tên} phát biểu", []string{"{họ tên}"}},
		{"a set is text", "tập {1, 2, 3}", nil},
		{"empty braces are text", "{} và { }", nil},
		{"an open brace is text", "a { b", nil},
		{"to come", "Ông TK, chủ tịch xã", []string{"TK"}},
		{"to come at the end", "và đại diện TK.", []string{"TK"}},
		{"to come twice written", "người thứ hai TKTK", []string{"TKTK"}},
		{"to come in small letters", "name tktk", []string{"tktk"}},
		{"a small tk may be a word", "giá 5 tk", nil},
		{"a century", "đình làng TK 19", nil},
		{"a century in Roman numerals", "chùa TK XVIII", nil},
		{"an account", "ủng hộ qua số TK: 0123", nil},
		{"the holder of an account", "chủ TK là bà Mẫu", nil},
		{"to come after the", "by the TK of the board", []string{"TK"}},
		{"letters inside a word", "STK của quỹ, ATK Định Hóa", nil},
		{"a flight", "chuyến bay TK1234, TK 162", nil},
		{"all of them, in order", "TK {city} =a=", []string{"TK", "{city}", "=a="}},
		{"broken UTF-8 is looked through", "\xff=abc=\xff", []string{"=abc="}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Unresolved(tt.text, 0); !slices.Equal(got, tt.want) {
				t.Errorf("Unresolved(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestUnresolvedByAnotherDelimiter(t *testing.T) {
	got := Unresolved(`Ông \hvn\ và =abc= ở {city}, C:\ảnh\x.jpg`, '\\')
	if want := []string{`\hvn\`, "{city}", `\ảnh\`}; !slices.Equal(got, want) && !slices.Equal(got, want[:2]) {
		t.Errorf("Unresolved = %q, want %q", got, want)
	}
	if got := Unresolved("§hvn§", '§'); !slices.Equal(got, []string{"§hvn§"}) {
		t.Errorf("Unresolved = %q", got)
	}
}

func FuzzUnresolved(f *testing.F) {
	for _, s := range []string{"=a= {b} TK", "a=b=c", "={x}=", "{:}", "=\xff=", strings.Repeat("=", 99)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range Unresolved(s, 0) {
			if !strings.Contains(s, w) || w == "" {
				t.Fatalf("Unresolved(%q) tells %q, which does not stand there", s, w)
			}
			if n := utf8.RuneCountInString(w); n > maxPlaceholder+2 && !strings.HasPrefix(strings.ToLower(w), "tk") {
				t.Fatalf("Unresolved(%q) tells %d runes", s, n)
			}
		}
	})
}
