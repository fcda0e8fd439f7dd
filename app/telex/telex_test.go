package telex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// typed types keys one after another, as into a text box.
func typed(keys string, st Style) string {
	text, state := "", Typing{}
	for _, k := range keys {
		text, state = press(text, state, k, st)
	}
	return text
}

// press types one key behind text.
func press(text string, state Typing, key rune, st Style) (string, Typing) {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	out, next := state.Type(line, key, st)
	return strings.TrimSuffix(text, LastWord(line)) + out, next
}

// telexWords are pairs of keys and the word they must make.
const telexWords = `
hoangf hoàng|hoafng hoàng|Hoangf Hoàng|HOANGF HOÀNG|Vawn Văn|vanw văn|Nghieemj Nghiệm|Nghiemej Nghiệm|nguyeenx nguyễn|Nguyeexn Nguyễn
nguoiwf người|nguwowif người|nguowif người|ngwowif người|tuwowng tương|tuwong tương|tuongw tương|ddoongf đồng|dongdf đòng|Ddoongf Đồng
ddaij đại|daijd đại|hooij hội|Chur Chủ|tichj tịch|phos phó|bis bí|thuw thư|tinhr tỉnh|uyr ủy
hoaf hòa|hoaf hòa|khoer khỏe|thuyr thủy|quyf quỳ|quys quý|quaf quà|quoocs quốc|Quoocs Quốc|quaan quân
giaf già|giuwx giữ|giuwax giữa|gieengs giếng|gif gì|ginf gìn|gias giá|giair giải|gioongs giống|giaays giấy
thuowr thuở|huowng hương|huwowng hương|huowu hươu|ruwowuj rượu|thuowng thương|thuongwf thường|Thuwowngf Thường|truwowngf trường|trwowngf trường
khuyur khuỷu|khuya khuya|ngoeof ngoèo|ngoawnf ngoằn|xoong xông|xooong xoong|booong boong|hoanhf hoành|huyeenj huyện|huyenej huyện
tuyeetj tuyệt|luaatj luật|xuaan xuân|xuana xuân|thuees thuế|hueej huệ|quee quê|queen quên|quyeets quyết|quynhf quỳnh
muwa mưa|muaw mưa|muaf mùa|nuwowcs nước|nuocws nước|nuocsw nước|duwowcj dược|dduwowcj được|dduowcj được|dduwocj được
vieetj việt|Vieejt Việt|Nam Nam|Lanjg Lạng|Langj Lạng|Sown Sơn|Sonw Sơn|LANGJ LẠNG|SOWN SƠN|DDAFNG ĐÀNG
Ddawks Đắk|Lawks Lắk|DDawsk Đắk|Kanj Kạn|Bawcs Bắc|Bawsc Bắc|Caanf Cần|Thow Thơ|Haf Hà|Nooij Nội
Phamj Phạm|Traanf Trần|Tranaf Trần|Leef Lề|Lee Lê|Ddinhf Đình|Buif Bùi|Ddoox Đỗ|Hoof Hồ|Ngoo Ngô
Dduwowngf Đường|Lys Lý|Phan Phan|Vux Vũ|Vox Võ|Ddawngj Đặng|Huynhf Huỳnh|Traangf Trầng|Duwowng Dương|Mai Mai
Thij Thị|Hoaf Hòa|Thuyf Thùy|Hair Hải|Tuaans Tuấn|Tuaasn Tuấn|Cuwowngf Cường|Cuwowfng Cường|Dungx Dũng|Minh Minh
Haur Hảu|Haauj Hậu|Hieeus Hiếu|Hieesu Hiếu|Yeens Yến|Yeesn Yến|Oanh Oanh|Uyeen Uyên|Aanr Ẩn|Aan Ân
Lieeu Liêu|Ddieeuf Điều|Ddieefu Điều|Chieeur Chiểu|Nghiax Nghĩa|Phias Phía|Phuwowcs Phước|Phuowcs Phước|Phucs Phúc|Loocj Lộc
bieen biên|phongf phòng|cuawr cửa|khaaur khẩu|doanh doanh|nghieepj nghiệp|thuwowng thương|maij mại|ddaauf đầu|tuwf từ
cuwru cửu|nghieen nghiên|ngwu ngưu|luwu lưu|huwux hữu|ddeefu đều|yeeu yêu|yeeus yếu|ieu ieu|kyf kỳ
ddoois đối|ngoaij ngoại|trung trung|uwowng ương|uwowcs ước|uwu ưu|tieen tiên|toasn toán|toans toán|baos báo
as á|ass as|asss ass|aa â|aaa aa|aaaa aaa|dd đ|ddd dd|dddd ddd|ans án
asz a|hoangfz hoang|tww tw|uww uw|oww ow|uoww uow|aww aw|eee ee|ooo oo|hiss his
HDDND HĐND|HDDQT HĐQT|BCDD BCĐ|DDBQH ĐBQH|LDDLDD LĐLĐ|TUW TƯ|UBND UBND|BCDDUB BCĐUB|THPT THPT|ddc đc
`

func TestTelexWords(t *testing.T) {
	st := Style{Method: Telex}
	n := 0
	for line := range strings.Lines(telexWords) {
		for pair := range strings.SplitSeq(strings.TrimSpace(line), "|") {
			keys, want, ok := strings.Cut(pair, " ")
			if !ok {
				continue
			}
			n++
			if got := typed(keys, st); got != want {
				t.Errorf("%q typed as %q, want %q", keys, got, want)
			}
		}
	}
	if n < 150 {
		t.Errorf("only %d words are tried, want 150", n)
	}
}

func TestEnglishWordsSurvive(t *testing.T) {
	const text = "the press photo shows people meeting in general at a street corner; Canada and Germany sent experts " +
		"with data from the center; a soft sword, sweet weather, windows, twelve swimming women, twin towers, " +
		"middle address, support officers, export statistics, user interface, Washington, London, Moscow, Tokyo, Brussels, " +
		"green economy, foreign affairs, committee chairman, delegates, Friendship border gate, kilometers, business, " +
		"http example, JPEG, EXIF, IPTC, ASEAN, APEC, UNESCO, Google, email, website, software "
	if got := typed(text, Style{Method: Telex}); got != text {
		a, b := strings.Fields(text), strings.Fields(got)
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Errorf("%q became %q", a[i], b[i])
			}
		}
	}
}

func TestSentence(t *testing.T) {
	for _, tt := range []struct{ name, keys, want string }{
		{"a whole caption", "DDoongf chis Traanf Vawn A, Phos Chur tichj UBND tinhr phats bieeur. ",
			"Đồng chí Trần Văn A, Phó Chủ tịch UBND tỉnh phát biểu. "},
		{"an abbreviation before a sign", "dd/c, QDD-UBND, 31/10 ", "đ/c, QĐ-UBND, 31/10 "},
		{"a stop without a tone is no word", "data photo ", "data photo "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := typed(tt.keys, Style{Method: Telex})
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStyles(t *testing.T) {
	for _, tt := range []struct {
		name, keys, want string
		st               Style
	}{
		{"modern tone oa", "hoaf", "hoà", Style{Method: Telex, ModernTone: true}},
		{"modern tone uy", "thuyr", "thuỷ", Style{Method: Telex, ModernTone: true}},
		{"modern tone oe", "khoer", "khoẻ", Style{Method: Telex, ModernTone: true}},
		{"modern tone moves nothing else", "muaf", "mùa", Style{Method: Telex, ModernTone: true}},
		{"a tone moves with a letter", "hoafn", "hoàn", Style{Method: Telex}},
		{"VNI name", "Hoang2", "Hoàng", Style{Method: VNI}},
		{"VNI hat and dot", "Nghie65m ", "Nghiệm ", Style{Method: VNI}},
		{"VNI horn of uo", "nguo72i", "người", Style{Method: VNI}},
		{"VNI breve", "Va8n", "Văn", Style{Method: VNI}},
		{"VNI stroke", "d9oa2n", "đoàn", Style{Method: VNI}},
		{"VNI undo", "a11", "a1", Style{Method: VNI}},
		{"VNI clears", "a10", "a", Style{Method: VNI}},
		{"VNI number alone", "31/10/2018", "31/10/2018", Style{Method: VNI}},
		{"VNI hat of uo", "cuo65c", "cuộc", Style{Method: VNI}},
		{"VNI leaves letters alone", "class", "class", Style{Method: VNI}},
		{"off", "Hoangf", "Hoangf", Style{}},
		{"lone w stays", "web", "web", Style{Method: Telex}},
		{"lone w as ư", "wowcs", "ước", Style{Method: Telex, LoneW: true}},
		{"lone w given back", "web", "web", Style{Method: Telex, LoneW: true}},
		{"any spelling", "Plaay", "Plây", Style{Method: Telex, AnySpelling: true}},
		{"strict spelling", "Plaay", "Plaay", Style{Method: Telex}},
		{"highland onset", "Kroong", "Krông", Style{Method: Telex}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := typed(tt.keys, tt.st); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestApplyToAWordTypedBefore(t *testing.T) {
	for _, tt := range []struct {
		name, word string
		key        rune
		want       string
	}{
		{"another tone", "hoàng", 's', "hoáng"},
		{"the same tone", "hoàng", 'f', "hoangf"},
		{"no tone", "hoàng", 'z', "hoang"},
		{"a late hat", "viet", 'e', "viêt"},
		{"a late hat over a tone", "viẹt", 'e', "việt"},
		{"hat to breve", "tân", 'w', "tăn"},
		{"not before a sign", "xin", ' ', "xin "},
		{"foreign letters", "Müller", 's', "Müllers"},
		{"Cyrillic", "Иван", 's', "Иванs"},
		{"nothing before", "", 's', "s"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Apply(tt.word, tt.key, Style{Method: Telex}); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzType(f *testing.F) {
	f.Add("Nguyeenx Vawn A", 1, true)
	f.Add("d9oa2n", 2, false)
	f.Fuzz(func(t *testing.T, keys string, method int, flag bool) {
		st := Style{Method: Method(uint(method) % 3), ModernTone: flag, AnySpelling: !flag, LoneW: flag}
		out := typed(keys, st)
		if utf8.ValidString(keys) && !utf8.ValidString(out) {
			t.Errorf("%q made invalid text %q", keys, out)
		}
		if n, m := utf8.RuneCountInString(keys), utf8.RuneCountInString(out); m > n {
			t.Errorf("%q grew to %q", keys, out)
		}
	})
}
