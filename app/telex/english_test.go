package telex

import (
	"os"
	"strings"
	"testing"
)

// englishWords are those of testdata, the commonest first.
func englishWords(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/english.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	if len(out) != 2000 {
		t.Fatalf("%d words, want 2000", len(out))
	}
	return out
}

// TestEnglishWordsComeOutUnharmed types the commonest English words, each
// finished by a space: in a row, as English is written, and each in an empty
// box, where a word that is a Vietnamese syllable too (list, lít) is taken for
// that.
func TestEnglishWordsComeOutUnharmed(t *testing.T) {
	words := englishWords(t)
	st := Style{Method: Telex}
	row := strings.Fields(typed(strings.Join(words, " ")+" ", st))
	if len(row) != len(words) {
		t.Fatalf("%d words became %d", len(words), len(row))
	}
	var inRow, alone []string
	for i, w := range words {
		if row[i] != w {
			inRow = append(inRow, w+" "+row[i])
		}
		if got := strings.TrimSuffix(typed(w+" ", st), " "); got != w {
			alone = append(alone, w+" "+got)
			if !isEither(w) && w != "ass" { // ass is how one types as
				t.Errorf("%q became %q, which is not said to be Vietnamese", w, got)
			}
		}
	}
	t.Logf("in a row %d of %d are harmed: %q", len(inRow), len(words), inRow)
	t.Logf("alone %d are harmed: %q", len(alone), alone)
	if len(inRow)*100 > len(words) {
		t.Errorf("%d of %d words in a row are harmed, want at most 1 in 100", len(inRow), len(words))
	}
	if len(alone)*100 > len(words)*5 {
		t.Errorf("%d of %d words alone are harmed, want at most 5 in 100", len(alone), len(words))
	}
}

func TestTheSentenceSaysWhichLanguageAWordIs(t *testing.T) {
	for _, tt := range []struct{ name, keys, want string }{
		{"English is left alone", "The list of the best photos has been sent to us this week. ", "The list of the best photos has been sent to us this week. "},
		{"Vietnamese is not", "bis thuw tinhr cos list ", "bí thư tỉnh có lít "},
		{"a syllable alone is Vietnamese", "this ", "thí "},
		{"an English word among Vietnamese ones", "bans hangf online treen Facebook been canhj Google ", "bán hàng online trên Facebook bên cạnh Google "},
		{"a foreign name in brackets", "Booj Y tees (Ministry of Health) been canhj list nuwowcs ", "Bộ Y tế (Ministry of Health) bên cạnh lít nước "},
		{"a Vietnamese name in English", "The chairman Hoof Tieens Thieeuj has been here since 2019 and must list the best ", "The chairman Hồ Tiến Thiệu has been here since 2019 and must list the best "},
		{"a new sentence", "They came from the border. Been canhj ddos ", "They came from the border. Bên cạnh đó "},
		{"of an English name", "Bank of America, Ministry of Health ", "Bank of America, Ministry of Health "},
		{"of after Vietnamese", "gaf kêu of of ", "gà kêu ò ò "},
		{"a new line", "the best of it\nBeen canhj ", "the best of it\nBên cạnh "},
		{"a name of the highlands", "xax Pus Nhung, ddoongf baof Pas Thern ", "xã Pú Nhung, đồng bào Pá Thẻn "},
		{"a doubled key means it", "hiss vaf off ", "his và of "},
		{"an English double letter", "less pass office boss daddy tariff necessary ", "less pass office boss daddy tariff necessary "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := typed(tt.keys, Style{Method: Telex}); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCodesVariablesAndAddressesAreLeftAlone(t *testing.T) {
	for _, tt := range []struct{ name, keys, want string }{
		{"a code", "ddoongf chis =hvas= phats =tas#2=, ", "đồng chí =hvas= phát =tas#2=, "},
		{"an open code", "=has", "=has"},
		{"a word after a code", "=hvas= nois ", "=hvas= nói "},
		{"a hot code", "={serial}= anhr ", "={serial}= ảnh "},
		{"a variable", "taij {city:0,as:UC}, {creator} ", "tại {city:0,as:UC}, {creator} "},
		{"an address of the web", "https://baolangson.vn/as/has?is=of xem ", "https://baolangson.vn/as/has?is=of xem "},
		{"without https", "www.as.us/of.html ", "www.as.us/of.html "},
		{"a mail address", "hoangf@as.vn, namf ", "hoangf@as.vn, nàm "},
		{"file names", "DSC_0123.JPG, IMG_5432.CR3 ", "DSC_0123.JPG, IMG_5432.CR3 "},
		{"names", "Windows, Facebook, YouTube, iPhone, Zalo, TikTok, Samsung, Adobe Photoshop ", "Windows, Facebook, YouTube, iPhone, Zalo, TikTok, Samsung, Adobe Photoshop "},
	} {
		for _, st := range []Style{{Method: Telex}, {Method: Telex, ModernTone: true}} {
			t.Run(tt.name, func(t *testing.T) {
				if got := typed(tt.keys, st); got != tt.want {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			})
		}
	}
	if got := typed(`\hvas\ nois =as `, Style{Method: Telex, Delimiter: '\\'}); got != `\hvas\ nói =á ` {
		t.Errorf("with another delimiter it is typed as %q", got)
	}
	for _, keys := range []string{"=hv1=", "={a1}=", "{date:1,2}", "https://a1.vn/e5", "a@b1.vn", "12A1 "} {
		if got := typed(keys, Style{Method: VNI}); got != keys {
			t.Errorf("%q typed in VNI as %q", keys, got)
		}
	}
}
