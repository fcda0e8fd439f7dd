package photofile

import (
	"os"
	"path/filepath"
	"testing"

	"cutline/catalog"
)

func TestCodingOfPhotos(t *testing.T) {
	for _, tt := range []struct {
		file     string
		want     Coding
		previews int
	}{
		{"digicam_corpus/Apple/iPhone 13 Pro/IMG_8565.HEIC", Coding{Bits: 8, Colour: 1, Tiled: true, Copies: 2}, 0},
		{"exiv2/test/data/issue_9292_sony_1_top_left.HIF", Coding{Bits: 10, Colour: 1, Copies: 2}, 0},
		{"immich-test-assets/formats/avif/10bit-HDR-P3-nclx.avif", Coding{Bits: 10, Colour: 4, Copies: 4}, 0},
		{"metadata-extractor-images/avif/Issue 649.avif", Coding{Bits: 8, Colour: 1, Copies: 4}, 1},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(corpus(t), "photos", tt.file))
			if err != nil {
				t.Fatal(err)
			}
			info, err := Read(data)
			if err != nil || info.Coding != tt.want || len(info.Previews) != tt.previews {
				t.Errorf("%+v, previews %v, %v; want %+v", info.Coding, info.Previews, err, tt.want)
			}
		})
	}
}

func TestAV1Samples(t *testing.T) {
	for _, tt := range []struct {
		name         string
		b            byte
		bits, colour int
	}{
		{"eight bits, 4:2:0", 0b00001100, 8, 1},
		{"ten bits, 4:2:2", 0b01001000, 10, 2},
		{"twelve bits, 4:4:4", 0b01100000, 12, 4},
		{"gray", 0b00011100, 8, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if bits, colour := av1(tt.b); bits != tt.bits || colour != tt.colour {
				t.Errorf("%d bits, colour %d", bits, colour)
			}
		})
	}
}

func TestMemoryOfHEIF(t *testing.T) {
	sony := Coding{Bits: 10, Colour: 1, Copies: 2}
	for _, tt := range []struct {
		name   string
		coding Coding
		scaled int
		want   int64 // bytes a pixel, twice
	}{
		{"ten bits made smaller", sony, 512, 18},
		{"ten bits at full size", sony, 0, 20},
		{"ten bits with half the colour", Coding{Bits: 10, Colour: 2, Copies: 2}, 512, 22},
		{"a phone's tiles", Coding{Bits: 8, Colour: 1, Tiled: true, Copies: 2}, 512, 6},
		{"AV1 without less colour", Coding{Bits: 10, Colour: 4, Copies: 4}, 512, 54},
		{"not known", Coding{}, 512, 22},
	} {
		t.Run(tt.name, func(t *testing.T) {
			info := Info{Kind: catalog.HEIC, Width: 2000, Height: 1000, Coding: tt.coding}
			if got := info.DecodeCost(tt.scaled); got != tt.want*1_000_000 {
				t.Errorf("%d bytes, want %d", got, tt.want*1_000_000)
			}
			if got := tt.coding.Within(tt.want*1_000_000, tt.scaled > 0); got != 2_000_000 {
				t.Errorf("%d pixels within that", got)
			}
		})
	}
}
