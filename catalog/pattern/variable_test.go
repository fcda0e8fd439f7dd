package pattern

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"cutline/catalog"
)

func photo() *catalog.Photo {
	return &catalog.Photo{
		Path:     "/card/100SAO/DSC_1234.JPG",
		Captured: catalog.Moment{Time: time.Date(2018, 3, 4, 9, 5, 7, 0, time.UTC)},
		Camera:   catalog.Camera{Model: "Sao S1", Serial: "4012345", Lens: "24-70mm F2.8", ISO: 800, Aperture: 2.8, Shutter: "1/250"},
		Marks:    catalog.Marks{Rating: 3, Color: 1},
		Caption: catalog.Caption{
			catalog.City: catalog.TextValue("Lạng Sơn"), catalog.State: catalog.TextValue("Lạng Sơn"),
			catalog.Country: catalog.TextValue("Việt Nam"), catalog.Location: catalog.TextValue("Cửa khẩu Hữu Nghị"),
			catalog.EventName: catalog.TextValue("Lễ hội"), catalog.Headline: catalog.TextValue("đoàn đến thăm"),
			catalog.Creator: catalog.ListValue("Lê Mẫu", "Trần Ví"), catalog.Credit: catalog.TextValue("Báo LS"),
			catalog.Source: catalog.TextValue("LS"), catalog.Job: catalog.TextValue("J-7"),
			catalog.People:      catalog.ListValue("Hoàng Văn Nghiệm"),
			catalog.Description: catalog.Value{Text: "Mô tả", Langs: map[string]string{"en": "text"}},
		},
	}
}

func TestExpand(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"no variable", "Ảnh: Lê Mẫu", "Ảnh: Lê Mẫu"},
		{"every variable by its long name",
			"{filename}|{filenamebase}|{folder}|{seqn}|{date}|{year4}|{month}|{day0}|{hour24}|{minute}|{second}|{camera}|{serial}|{lens}|{iso}|{aperture}|{shutter}|{colorclass}|{rating}|{city}|{state}|{country}|{location}|{event}|{headline}|{byline}|{credit}|{source}|{job}|{people}|{clientname}",
			"DSC_1234.JPG|DSC_1234|100SAO|0012|2018-03-04|2018|3|04|09|05|07|Sao S1|4012345|24-70mm F2.8|800|2.8|1/250|Winner|3|Lạng Sơn|Lạng Sơn|Việt Nam|Cửa khẩu Hữu Nghị|Lễ hội|đoàn đến thăm|Lê Mẫu, Trần Ví|Báo LS|LS|J-7|Hoàng Văn Nghiệm|TTXVN"},
		{"the short names", "{file} {fbas} {fldr} {f} {colr} {creator} {yr4}{mn0}{day0} {photog}", "DSC_1234.JPG DSC_1234 100SAO 2.8 Winner Lê Mẫu, Trần Ví 20180304 Lê Mẫu, Trần Ví"},
		{"a field by its name", "{description} {caption} {keywords}", "Mô tả Mô tả "},
		{"capitals and spaces do not matter", "{ City }", "Lạng Sơn"},
		{"the first three", "{filenamebase:0,3}", "DSC"},
		{"the last four", "{filenamebase:-4,4}", "1234"},
		{"from the end to the end", "{filenamebase:-4}", "1234"},
		{"from the middle", "{filenamebase:2,3}", "C_1"},
		{"a negative count trims the end", "{filename:0,-4}", "DSC_1234"},
		{"more is trimmed than is there", "{filename:0,-40}", ""},
		{"an index past the end", "{filename:99}", ""},
		{"an index past the beginning", "{city:-99,4}", "Lạng"},
		{"a count past the end", "{city:5,99}", "Sơn"},
		{"nothing", "{city:0,0}", ""},
		{"small letters", "{filenamebase:0:lc}", "dsc_1234"},
		{"capitals", "{city:0:UC}", "LẠNG SƠN"},
		{"proper nouns", "{headline:0:PC} {filenamebase:0:PC}", "Đoàn Đến Thăm Dsc_1234"},
		{"plain ASCII", "{city:0:tr} {headline:0,4:tr}", "Lang Son doan"},
		{"a part of capitals", "{city:0,4:UC}", "LẠNG"},
		{"a known one that is empty", "[{instructions}]", "[]"},
		{"a lone brace is text", "a { b, c } d", "a { b, c } d"},
		{"numbers in braces are text", "{1, 2} {}", "{1, 2} {}"},
		{"a blank in words is text", "Ông {họ tên}", "Ông {họ tên}"},
		{"a brace before a variable", "{{city}}", "{Lạng Sơn}"},
		{"not across lines", "{ci\nty}", "{ci\nty}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Expand(tt.in, Values{Photo: photo(), Seq: 12, Client: "TTXVN"})
			if err != nil || got != tt.want {
				t.Errorf("Expand(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestCharactersAreThoseOfNFC(t *testing.T) {
	p := photo()
	p.Caption.Set(catalog.City, catalog.TextValue("La\u0323ng So\u031bn"))
	if got, err := Expand("{city:1,3}", Values{Photo: p}); err != nil || got != "ạng" {
		t.Errorf("Expand = %q, %v", got, err)
	}
}

func TestWithoutPhotoVariablesAreEmpty(t *testing.T) {
	if got, err := Expand("[{city}{date}{file}{rating}{seqn}]", Values{}); err != nil || got != "[]" {
		t.Errorf("Expand = %q, %v", got, err)
	}
	for _, n := range VariableNames() {
		if _, err := Expand("{"+n+"}", Values{Photo: &catalog.Photo{}}); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatCannotBeReadIsAnErrorWithItsPlace(t *testing.T) {
	for _, tt := range []struct {
		in, code, word string
		at             int
	}{
		{"Tại {cty}", "unknown", "{cty}", 4},
		{"{city} {nonesuch:0,1}", "unknown", "{nonesuch:0,1}", 7},
		{"ở {city:UC}", "form", "{city:UC}", 2},
		{"{city:}", "form", "{city:}", 0},
		{"{city:1,}", "form", "{city:1,}", 0},
		{"{city:1,2,3}", "form", "{city:1,2,3}", 0},
		{"{city:99999999999999999999}", "form", "{city:99999999999999999999}", 0},
		{"{city:0:xx}", "conversion", "{city:0:xx}", 0},
		{"{city:0:UC:lc}", "conversion", "{city:0:UC:lc}", 0},
	} {
		t.Run(tt.in, func(t *testing.T) {
			got, err := Expand(tt.in, Values{Photo: photo()})
			var e *catalog.VariableError
			if !errors.As(err, &e) || !errors.Is(err, catalog.ErrUsage) || e.Code != tt.code || e.Word != tt.word || e.At != tt.at {
				t.Fatalf("Expand = %q, %#v", got, err)
			}
			for _, lang := range []catalog.Language{catalog.English, catalog.Vietnamese} {
				if s := e.Text(lang); !strings.Contains(s, tt.word) || strings.Contains(s, "%!") {
					t.Errorf("it is told as %q", s)
				}
			}
		})
	}
}

func TestFileNameIsSafe(t *testing.T) {
	p, err := Parse("{shutter}_{city:0:tr}: {headline}")
	if err != nil {
		t.Fatal(err)
	}
	if got := p.FileName(Values{Photo: photo()}); got != "1-250_Lang Son- đoàn đến thăm" {
		t.Errorf("FileName = %q", got)
	}
	if p.Plain() {
		t.Error("it is taken for plain text")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"{city}", "{filenamebase:-4,4:UC}", "{{", "{a:b}", "{họ tên}", "{city:-9223372036854775808,-9223372036854775808}", "{\xff}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			var e *catalog.VariableError
			if !errors.As(err, &e) || !strings.Contains(s, e.Word) || e.At > utf8.RuneCountInString(s) {
				t.Fatalf("Parse(%q): %v", s, err)
			}
			return
		}
		got := p.Expand(Values{Photo: photo()})
		if p.Plain() && got != s {
			t.Fatalf("plain text %q became %q", s, got)
		}
	})
}
