package iim

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func set(n byte, s string) Dataset { return Dataset{2, n, []byte(s)} }

func mark(esc string) Dataset { return Dataset{1, 90, []byte(esc)} }

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name    string
		sets    []Dataset
		want    string // of 2:120
		guessed bool
	}{
		{"UTF-8 that says so", []Dataset{UTF8(), set(120, "Đền Hùng")}, "Đền Hùng", false},
		{"UTF-8 that does not say so", []Dataset{set(120, "Đền Hùng")}, "Đền Hùng", false},
		{"the mark counts though it comes last", []Dataset{set(120, "Łódź"), UTF8()}, "Łódź", false},
		{"plain ASCII is no guess", []Dataset{set(120, "Hanoi")}, "Hanoi", false},
		{"Latin-1 that says so", []Dataset{mark("\x1b.A"), set(120, "G\xF6teborg \xA3")}, "Göteborg £", false},
		{"Cyrillic that says so", []Dataset{mark("\x1b-L"), set(120, "\xBC\xDE\xE1\xDA\xD2\xD0")}, "Москва", false},
		{"a mark that lies is not believed", []Dataset{UTF8(), set(120, "K\xF6ln")}, "Köln", true},
		{"without a mark it is a guess", []Dataset{set(120, "f\xFCr 5 \x80")}, "für 5 €", true},
		{"one bad text makes all a guess", []Dataset{set(120, "Köln"), set(105, "K\xF6ln")}, "KÃ¶ln", true},
		{"a text cut within a character is UTF-8", []Dataset{UTF8(), set(120, "ếế\xE1\xBA")}, "ếế", false},
		{"a preview is no text", []Dataset{set(202, "\xFF\xD8\xFF"), set(120, "Huế")}, "Huế", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(Encode(tt.sets))
			if err != nil {
				t.Fatal(err)
			}
			if got := b.Texts(120); len(got) != 1 || got[0] != tt.want || b.Guessed != tt.guessed {
				t.Errorf("Read() = %q, guessed %t", got, b.Guessed)
			}
		})
	}
}

func TestParseKeepsEverything(t *testing.T) {
	sets := []Dataset{UTF8(), {2, 0, []byte{0, 4}}, set(120, strings.Repeat("c", 40000)), set(221, "1:2:3:4"), {7, 10, []byte{1}}, set(25, "")}
	got, err := Parse(Encode(sets))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(sets) {
		t.Fatalf("%d datasets, want %d", len(got), len(sets))
	}
	for i := range sets {
		if got[i].Record != sets[i].Record || got[i].Number != sets[i].Number || string(got[i].Data) != string(sets[i].Data) {
			t.Errorf("dataset %d is %d:%d", i, got[i].Record, got[i].Number)
		}
	}
	if !reflect.DeepEqual(Encode(got), Encode(sets)) {
		t.Error("Encode(Parse(x)) is not x")
	}
}

func TestParseDamaged(t *testing.T) {
	good := string(Encode([]Dataset{set(5, "slug")}))
	for _, tt := range []struct{ name, block string }{
		{"a length past the end", good + "\x1c\x02\x78\x00\x09ab"},
		{"a length of 32767 bytes", good + "\x1c\x02\x78\xFF\xFFab"},
		{"an extended length past the end", good + "\x1c\x02\x78\x80\x04\x7F\xFF\xFF\xFFab"},
		{"not a dataset", good + "hello"},
		{"half a head", good + "\x1c\x02"},
	} {
		t.Run(tt.name+" keeps what came before", func(t *testing.T) {
			b, err := Read([]byte(tt.block))
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("error = %v", err)
			}
			if got := b.Texts(5); len(got) != 1 || got[0] != "slug" {
				t.Errorf("2:05 = %q", got)
			}
		})
	}
	if sets, err := Parse([]byte(good + "\x00\x00\x00")); err != nil || len(sets) != 1 {
		t.Errorf("padding: %v, %v", sets, err)
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		s     string
		limit int
		want  string
		cut   bool
	}{
		{"abc", 3, "abc", false},
		{"abcd", 3, "abc", true},
		{"ếế", 5, "ế", true},
		{"ế", 2, "", true},
		{"abc", 0, "abc", false},
	} {
		if got, cut := Cut(tt.s, tt.limit); got != tt.want || cut != tt.cut {
			t.Errorf("Cut(%q, %d) = %q, %t", tt.s, tt.limit, got, cut)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Encode([]Dataset{UTF8(), set(120, "Đền Hùng"), set(25, "k")}))
	f.Add([]byte("\x1c\x02\x78\x80\x04\x00\x00\x00\x02ab\x00"))
	f.Fuzz(func(t *testing.T, block []byte) {
		b, err := Read(block)
		for _, d := range b.Sets {
			b.Texts(d.Number)
		}
		if err != nil {
			return
		}
		again, err := Parse(Encode(b.Sets))
		if err != nil || len(again) != len(b.Sets) {
			t.Errorf("what was written cannot be read: %d of %d, %v", len(again), len(b.Sets), err)
		}
	})
}

// FuzzDecode reads texts in every code page that may be chosen, or said.
func FuzzDecode(f *testing.F) {
	for i := range Pages() {
		f.Add([]byte("\x1b-L"), []byte("K\xF6ln \x80"), []byte("\xE1\xBA"), i)
		f.Add([]byte("\x1b%G"), []byte("Đền Hùng"), []byte("\xFF"), i)
	}
	f.Fuzz(func(t *testing.T, escape, first, second []byte, page int) {
		name := Pages()[uint(page)%uint(len(Pages()))]
		b, err := ReadIn(Encode([]Dataset{{1, 90, escape}, {2, 25, first}, {2, 25, second}}), name)
		if err != nil {
			return // longer than a block may be
		}
		for _, s := range b.Texts(25) {
			if !utf8.ValidString(s) {
				t.Errorf("%q is no text", s)
			}
		}
		raw := b.Unsure(25)
		if raw == nil {
			return
		}
		if got, want := Guess(25, raw, name).Texts(25), b.Texts(25); b.Guessed && !reflect.DeepEqual(got, want) {
			t.Errorf("decoded again %q, not %q", got, want)
		}
	})
}
