package delta

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func noise(seed uint64, n int) []byte {
	r := rand.NewChaCha8([32]byte{byte(seed)})
	out := make([]byte, n)
	r.Read(out) //nolint:errcheck // it never fails
	return out
}

func TestTheOldFileComesBack(t *testing.T) {
	pixels := noise(1, 300_000)
	for _, tt := range []struct {
		name     string
		old, now []byte
		most     int // bytes of the delta
	}{
		{"nothing changed", pixels, pixels, 16},
		{"a longer header", slices.Concat([]byte("old head"), pixels), slices.Concat(noise(2, 777), pixels), 64},
		{"strips in another order", slices.Concat(pixels[:100_000], pixels[100_000:]), slices.Concat(noise(3, 5), pixels[100_000:], noise(4, 1001), pixels[:100_000]), 64},
		{"all black", make([]byte, 200_000), slices.Concat(noise(5, 300), make([]byte, 200_000)), 1100},
		{"a caption in the middle", slices.Concat(pixels[:150_001], []byte("the caption"), pixels[150_001:]), slices.Concat(pixels[:150_001], noise(6, 4000), pixels[150_001:]), 64},
		{"nothing in common", noise(7, 3_000_000), noise(8, 9000), 3_000_010},
		{"an empty old file", nil, pixels, 0},
		{"an empty new file", noise(9, 3000), nil, 3010},
		{"shorter than a block", []byte("abc"), []byte("abcd"), 10},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Make(bytes.NewReader(tt.old), int64(len(tt.old)), bytes.NewReader(tt.now), int64(len(tt.now)))
			if err != nil {
				t.Fatal(err)
			}
			if len(d) > tt.most {
				t.Errorf("the delta has %d bytes, more than %d", len(d), tt.most)
			}
			var back bytes.Buffer
			if err := Apply(d, bytes.NewReader(tt.now), &back); err != nil || !bytes.Equal(back.Bytes(), tt.old) {
				t.Errorf("it did not come back: %v", err)
			}
		})
	}
}

func TestADamagedDeltaIsTold(t *testing.T) {
	now := noise(1, 10_000)
	for _, tt := range []struct {
		name  string
		delta []byte
	}{
		{"no number", []byte{0x80}},
		{"zero bytes", []byte{0}},
		{"its own bytes are not there", []byte{0x0F, 'a'}}, // -8
		{"no place", []byte{0x10}},
		{"a place behind the end", []byte{0x10, 0xC0, 0x9A, 0x0C}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := Apply(tt.delta, bytes.NewReader(now), &bytes.Buffer{}); !errors.Is(err, ErrDamaged) {
				t.Errorf("said %v", err)
			}
		})
	}
}

func FuzzApply(f *testing.F) {
	f.Add([]byte{0x10, 0x00, 0x03, 'a', 'b'}, []byte("0123456789"))
	f.Fuzz(func(t *testing.T, delta, now []byte) {
		_ = Apply(delta, bytes.NewReader(now), &bytes.Buffer{}) // whatever it says, it comes back
	})
}

func BenchmarkMake(b *testing.B) {
	pixels := noise(1, 64<<20)
	old, now := slices.Concat([]byte("old"), pixels), slices.Concat(noise(2, 5001), pixels)
	b.SetBytes(int64(len(old)))
	for b.Loop() {
		if _, err := Make(bytes.NewReader(old), int64(len(old)), bytes.NewReader(now), int64(len(now))); err != nil {
			b.Fatal(err)
		}
	}
}
