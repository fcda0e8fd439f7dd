package exif

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
	"time"
)

// block makes a TIFF block of values, as a camera would.
func block(o order, values map[key]value) []byte { return rebuild(values, o) }

func ascii(s string) value { return value{kindASCII, []byte(s + "\x00")} }

func rationals(o order, n ...uint32) value {
	var b []byte
	for _, v := range n {
		b = o.AppendUint32(b, v)
	}
	return value{kindRational, b}
}

func TestRead(t *testing.T) {
	le, be := order(binary.LittleEndian), order(binary.BigEndian)
	for _, tt := range []struct {
		name   string
		order  order
		values map[key]value
		ok     func(Data) bool
	}{
		{"maker and model", le, map[key]value{{dirMain, 0x10F}: ascii("ACME  "), {dirMain, 0x110}: ascii("X 1")},
			func(d Data) bool { return d.Make == "ACME" && d.Model == "X 1" }},
		{"orientation, big end first", be, map[key]value{{dirMain, 0x112}: {3, []byte{0, 6}}}, func(d Data) bool { return d.Orientation == 6 }},
		{"an orientation of 9 is none", le, map[key]value{{dirMain, 0x112}: {3, []byte{9, 0}}}, func(d Data) bool { return d.Orientation == 0 }},
		{"a text of type 129", le, map[key]value{{dirMain, 0x13B}: {kindASCII, []byte("Nguyễn\x00")}}, func(d Data) bool { return d.Artist == "Nguyễn" }},
		{"a text in Windows-1252", le, map[key]value{{dirMain, 0x13B}: {kindASCII, []byte("M\xFCller \x96 5 \x80")}}, func(d Data) bool { return d.Artist == "Müller – 5 €" }},
		{"time with offset and fraction", le, map[key]value{{dirExif, 0x9003}: ascii("2026:03:14 10:11:12"), {dirExif, 0x9291}: ascii("07"), {dirExif, tagOffsetOriginal}: ascii("-03:30")},
			func(d Data) bool {
				return d.Zoned && d.Taken.Format(time.RFC3339Nano) == "2026-03-14T10:11:12.07-03:30"
			}},
		{"a blank offset is none", le, map[key]value{{dirExif, 0x9003}: ascii("2026:03:14 10:11:12"), {dirExif, tagOffsetOriginal}: ascii("   :  ")},
			func(d Data) bool { return !d.Zoned && d.Taken.Hour() == 10 }},
		{"a blank time is none", le, map[key]value{{dirExif, 0x9003}: ascii("0000:00:00 00:00:00")}, func(d Data) bool { return d.Taken.IsZero() }},
		{"without time of exposure that of digitising", le, map[key]value{{dirExif, 0x9004}: ascii("2026:03:14 10:11:12")}, func(d Data) bool { return d.Taken.Day() == 14 }},
		{"south and west are negative", be, map[key]value{{dirGPS, 1}: ascii("S"), {dirGPS, 2}: rationals(be, 33, 1, 30, 1, 0, 1), {dirGPS, 3}: ascii("W"), {dirGPS, 4}: rationals(be, 70, 1, 15, 1, 36, 1)},
			func(d Data) bool {
				return d.GPS != nil && d.GPS.Lat == -33.5 && math.Abs(d.GPS.Lon+70.26) < 1e-9
			}},
		{"0/0 degrees are no position", le, map[key]value{{dirGPS, 1}: ascii("N"), {dirGPS, 2}: rationals(le, 0, 0, 0, 0, 0, 0), {dirGPS, 3}: ascii("E"), {dirGPS, 4}: rationals(le, 0, 0, 0, 0, 0, 0)},
			func(d Data) bool { return d.GPS == nil }},
		{"exposure as photographers write it", le, map[key]value{{dirExif, 0x829A}: rationals(le, 10, 2500), {dirExif, 0x829D}: rationals(le, 28, 10), {dirExif, 0x920A}: rationals(le, 70, 1), {dirExif, 0x8827}: {3, []byte{0x90, 1}}},
			func(d Data) bool { return d.Shutter == "1/250" && d.Aperture == 2.8 && d.FocalMM == 70 && d.ISO == 400 }},
		{"a high ISO stands elsewhere", le, map[key]value{{dirExif, 0x8827}: {3, []byte{0xFF, 0xFF}}, {dirExif, tagRecommendedISO}: {kindLong, []byte{0, 0x90, 1, 0}}}, func(d Data) bool { return d.ISO == 102400 }},
		{"a zero denominator is nothing", le, map[key]value{{dirExif, 0x829A}: rationals(le, 1, 0)}, func(d Data) bool { return d.Shutter == "" }},
		{"a lens without a name is its range", le, map[key]value{{dirExif, tagLensInfo}: rationals(le, 24, 1, 70, 1, 28, 10, 28, 10)}, func(d Data) bool { return d.Lens == "24-70mm f/2.8" }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read(block(tt.order, tt.values))
			if err != nil {
				t.Fatal(err)
			}
			if !tt.ok(d) {
				t.Errorf("Read() = %+v", d)
			}
		})
	}
}

func TestReadBadBlocks(t *testing.T) {
	entry := func(tag, kind uint16, count, v uint32) []byte {
		le := binary.LittleEndian
		return le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(nil, tag), kind), count), v)
	}
	dir := func(next uint32, entries ...[]byte) []byte {
		b := []byte("II*\x00\x08\x00\x00\x00")
		b = binary.LittleEndian.AppendUint16(b, uint16(len(entries)))
		b = append(b, bytes.Join(entries, nil)...)
		return binary.LittleEndian.AppendUint32(b, next)
	}
	maker := entry(0x10F, kindASCII, 4, 0x00434241) // "ABC"
	for _, tt := range []struct {
		name  string
		block []byte
	}{
		{"the next directory is this one", dir(8, maker)},
		{"the EXIF directory is this one", dir(0, maker, entry(tagExifDir, kindLong, 1, 8))},
		{"a count whose size wraps round", dir(0, maker, entry(0x9C9E, kindRational, 0x20000001, 8))},
		{"a value of no bytes", dir(0, entry(0x110, kindASCII, 0, 0), maker)},
		{"a kind nobody knows", dir(0, entry(0x110, 77, 1, 0), maker)},
		{"a value past the end", dir(0, entry(0x110, kindASCII, 100, 0xFFFFFFF0), maker)},
		{"more entries announced than there are", append(dir(0, maker)[:8], append([]byte{0xFF, 0xFF}, maker...)...)},
	} {
		t.Run(tt.name+" keeps the maker", func(t *testing.T) {
			d, err := Read(tt.block)
			if err != nil || d.Make != "ABC" {
				t.Errorf("Read() = %+v, %v", d, err)
			}
		})
	}
	for _, s := range []string{"", "II*\x00", "II*\x01aaaa", "hello world"} {
		if _, err := Read([]byte(s)); err == nil {
			t.Errorf("Read(%q) has no error", s)
		}
	}
}

func TestCameraName(t *testing.T) {
	for _, tt := range []struct{ maker, model, want string }{
		{"Canon", "Canon EOS R6", "Canon EOS R6"},
		{"NIKON CORPORATION", "NIKON D850", "Nikon D850"},
		{"NIKON", "COOLPIX P7000", "Nikon COOLPIX P7000"},
		{"SONY", "ILCE-7M3", "Sony ILCE-7M3"},
		{"FUJIFILM", "X-T4", "Fujifilm X-T4"},
		{"OLYMPUS IMAGING CORP.", "E-M1", "Olympus E-M1"},
		{"OLYMPUS OPTICAL CO.,LTD", "C2500L", "Olympus C2500L"},
		{"OM Digital Solutions", "OM-1", "OM System OM-1"},
		{"RICOH IMAGING COMPANY, LTD.", "PENTAX K-3", "Pentax K-3"},
		{"EASTMAN KODAK COMPANY", "KODAK DC210", "Kodak DC210"},
		{"LEICA CAMERA AG", "LEICA Q2", "Leica Q2"},
		{"DJI", "FC220", "DJI FC220"},
		{"HTC", "HTC One", "HTC One"},
		{"Apple", "iPhone 13 Pro", "Apple iPhone 13 Pro"},
		{"Hewlett-Packard", "HP PhotoSmart", "HP PhotoSmart"},
		{"", "X100", "X100"},
		{"ACME", "", "Acme"},
		{"", "", ""},
	} {
		if got := CameraName(tt.maker, tt.model); got != tt.want {
			t.Errorf("CameraName(%q, %q) = %q, want %q", tt.maker, tt.model, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	le := order(binary.LittleEndian)
	f.Add(block(le, map[key]value{{dirMain, 0x10F}: ascii("ACME"), {dirExif, 0x9003}: ascii("2026:03:14 10:11:12"),
		{dirGPS, 1}: ascii("N"), {dirGPS, 2}: rationals(le, 1, 1, 2, 1, 3, 1), {dirExif, tagLensInfo}: rationals(le, 1, 1, 1, 1, 1, 1, 1, 1)}))
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(b)
		if err == nil && (d.Orientation < 0 || d.Orientation > 8 || d.ISO < 0) {
			t.Errorf("Read() = %+v", d)
		}
		CameraName(d.Make, d.Model)
	})
}
