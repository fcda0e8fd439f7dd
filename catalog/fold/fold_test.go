package fold_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog/fold"
)

func TestTextsThatAreTheSame(t *testing.T) {
	for _, tt := range []struct {
		name string
		same []string
	}{
		{"case and accents", []string{"Quảng Ninh", "QUẢNG NINH", "quang ninh", "Quang  Ninh"}},
		{"đ is d", []string{"Đà Nẵng", "da nang", "DA NANG", "Ðà Nẵng"}},
		{"old and new tone marks", []string{"hòa", "hoà", "hoa", "HÒA"}},
		{"y and i as the whole vowel", []string{"kỹ sư", "kĩ sư", "KỸ SƯ"}},
		{"y and i after qu", []string{"quý", "quí", "Quý"}},
		{"y and i before a coda", []string{"Quỳnh", "Quình"}},
		{"y alone", []string{"y tế", "i tế"}},
		{"an abbreviation is its words", []string{"UBND tỉnh", "Ủy ban nhân dân tỉnh", "ubnd tinh", "Uỷ ban Nhân dân tỉnh"}},
		{"the front has two abbreviations", []string{"UBMTTQ", "Ủy ban MTTQ", "Ủy ban Mặt trận Tổ quốc"}},
		{"abbreviations after a dot", []string{"TP.HCM", "TPHCM", "Thành phố Hồ Chí Minh", "TP HCM"}},
		{"abbreviations with đ", []string{"HĐND", "Hội đồng nhân dân", "hdnd"}},
		{"a school", []string{"Trường THPT số 1", "trường Trung học phổ thông số 1"}},
		{"punctuation and blanks", []string{"31/10, Hà\u00a0Nội", "31 10 ha noi", "«31-10» Hà Nội"}},
		{"other languages", []string{"Søren Weiß", "soren weiss"}},
		{"a soft hyphen", []string{"tu\u00adyên", "tuyên"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := fold.Text(tt.same[0])
			for _, s := range tt.same {
				for _, form := range []string{s, norm.NFC.String(s), norm.NFD.String(s)} {
					if got := fold.Text(form); got != want {
						t.Errorf("Text(%q) = %q, want %q", form, got, want)
					}
				}
			}
		})
	}
}

func TestTextsThatDiffer(t *testing.T) {
	for _, tt := range [][2]string{
		{"Mai", "may"}, {"Hải", "hay"}, {"Thúy", "thúi"}, {"tai", "tay"}, {"UBND", "HĐND"}, {"đại", "đây"},
	} {
		if a, b := fold.Text(tt[0]), fold.Text(tt[1]); a == b {
			t.Errorf("%q and %q both fold to %q", tt[0], tt[1], a)
		}
	}
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{" -- ", ""},
		{"Chủ tịch UBND tỉnh", "chu tich uy ban nhan dan tinh"},
		{"BCH Đảng bộ", "ban chap hanh dang bo"},
		{"CLB bóng đá", "cau lac bo bong da"},
		{"TTXVN, CSGT", "thong tan xa viet nam canh sat giao thong"},
		{"MTTQ; THCS", "mat tran to quoc trung hoc co so"},
		{"Nguyễn Thị Thúy", "nguyen thi thuy"},
		{"Привет", "привет"},
		{"a\xffb", "a b"},
		{"IMG_0042.JPG", "img 0042 jpg"},
	} {
		if got := fold.Text(tt.in); got != tt.want {
			t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNameKeepsAbbreviations(t *testing.T) {
	if got := fold.Name("Kỹ TP"); got != "ki tp" {
		t.Errorf("Name = %q", got)
	}
}

func TestIndexAddsTheShortForms(t *testing.T) {
	if got, want := fold.Index("UBND, HĐND tỉnh"), "uy ban nhan dan hoi dong nhan dan tinh ubnd hdnd"; got != want {
		t.Errorf("Index = %q, want %q", got, want)
	}
}

func TestPrefixes(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"ky", []string{"ki", "ky"}},
		{"Quy", []string{"qui", "quy"}},
		{"lan", []string{"lan"}},
		{"", []string{""}},
	} {
		if got := fold.Prefixes(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("Prefixes(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTablesAgreeWithUnicode(t *testing.T) {
	for r := rune(0xC0); r < 0x1F00; r++ {
		if r == 0x250 {
			r = 0x1E00
		}
		base := norm.NFD.String(strings.ToLower(string(r)))
		if base[0] >= 0x80 || len([]rune(base)) == 1 {
			continue
		}
		if got := fold.Name("b" + string(r) + "b"); got != "b"+base[:1]+"b" && base[0] != 'y' {
			t.Errorf("%c folds to %q, want %q", r, got, base[:1])
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"Quảng Ninh", "UBND", "kỹ", "a\u0301\u0323", "İ", "한국", "ก็", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, fn := range map[string]func(string) string{"Text": fold.Text, "Name": fold.Name} {
			once := fn(s)
			if twice := fn(once); twice != once {
				t.Errorf("%s(%q) = %q, folded again %q", name, s, once, twice)
			}
			if nfd := fn(norm.NFD.String(s)); nfd != once {
				t.Errorf("%s(%q) = %q, of its NFD %q", name, s, once, nfd)
			}
			if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
				t.Errorf("%s(%q) = %q: blanks", name, s, once)
			}
		}
		if !strings.HasPrefix(fold.Index(s), fold.Text(s)) {
			t.Errorf("Index(%q) does not begin with its Text", s)
		}
		fold.Prefixes(s)
	})
}

func BenchmarkIndex(b *testing.B) {
	const s = "Chủ tịch UBND tỉnh trao đổi tại buổi làm việc với các sở, ngành ngày 31/10 ở TP Đà Lạt."
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		fold.Index(s)
	}
}
