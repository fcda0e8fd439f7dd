//go:build cgo && !purego

package area

/*
#include <stdint.h>
#include <string.h>

// Vectors are spelled out: at the level Go asks for, compilers find few by
// themselves. Sixteen bytes are eight words of two; each byte of them is
// multiplied where a word has room for it.
typedef uint16_t words __attribute__((vector_size(16)));
typedef uint32_t pixels __attribute__((vector_size(16)));
typedef struct { words even, odd; } sums;

static inline void cut_begin(sums *s) {
	s->even = s->odd = (words){128, 128, 128, 128, 128, 128, 128, 128};
}

static inline void cut_add(sums *s, words v, const uint16_t *weights) {
	words by;
	memcpy(&by, weights, 16);
	s->even += (v & 255) * by;
	s->odd += (v >> 8) * by;
}

static inline words cut_mean(const sums *s) {
	return s->even >> 8 | (s->odd & 0xff00);
}

// cut_down averages n lines of size bytes into row; weights are those of the
// lines, eight times each. The last sixteen bytes may be done twice; what is
// shorter is done alone.
static void cut_down(uint8_t *row, const uint8_t *p, long stride, int size, const uint16_t *weights, int n) {
	for (int i = 0; size < 16 && i < size; i++) {
		uint32_t sum = 128;
		for (int k = 0; k < n; k++) sum += p[k * stride + i] * weights[8 * k];
		row[i] = sum >> 8;
	}
	for (int i = 0; size >= 16 && i < size; i += 16) {
		if (i > size - 16) i = size - 16;
		const uint8_t *q = p + i;
		sums s;
		cut_begin(&s);
		for (int k = 0; k < n; k++, q += stride) {
			words v;
			memcpy(&v, q, 16);
			cut_add(&s, v, weights + 8 * k);
		}
		words mean = cut_mean(&s);
		memcpy(row + i, &mean, 16);
	}
}

// cut_across averages n pixels of row into each of w new ones, four at a
// time; at and weights are of whole fours, the weights twice each.
static void cut_across(uint8_t *line, const uint8_t *row, int w, const int32_t *at, const uint16_t *weights, int n) {
	static const uint8_t alpha[16] = {[3] = 255, [7] = 255, [11] = 255, [15] = 255};
	words opaque;
	memcpy(&opaque, alpha, 16);
	for (int x = 0; x < w; x += 4, at += 4) {
		const uint8_t *a = row + 4 * at[0], *b = row + 4 * at[1], *c = row + 4 * at[2], *d = row + 4 * at[3];
		sums s;
		cut_begin(&s);
		for (int k = 0; k < 4 * n; k += 4, weights += 8) {
			uint32_t p[4];
			memcpy(p, a + k, 4);
			memcpy(p + 1, b + k, 4);
			memcpy(p + 2, c + k, 4);
			memcpy(p + 3, d + k, 4);
			cut_add(&s, (words)(pixels){p[0], p[1], p[2], p[3]}, weights);
		}
		words mean = cut_mean(&s) | opaque;
		memcpy(line + 4 * x, &mean, w - x < 4 ? 4 * (w - x) : 16);
	}
}

static void cut_shrink(uint8_t *out, long out_stride, int w, int h, const uint8_t *img, long stride, int img_w,
		const int32_t *xat, const uint16_t *xw, int xn, const int32_t *yat, const uint16_t *yw, int yn, uint8_t *row) {
	for (int y = 0; y < h; y++) {
		cut_down(row, img + yat[y] * stride, stride, 4 * img_w, yw + 8L * y * yn, yn);
		cut_across(out + y * out_stride, row, w, xat, xw, xn);
	}
}
*/
import "C"

import (
	"image"
	"slices"
	"unsafe"
)

func shrink(out, img *image.NRGBA, xs, ys shares) {
	at := slices.Clone(xs.at)
	for len(at)%4 != 0 {
		at = append(at, at[len(at)-1])
	}
	row, across, down := make([]byte, 4*img.Rect.Dx()), wide(xs, 4), wide(ys, 1)
	_ = img.Pix[(img.Rect.Dy()-1)*img.Stride+4*img.Rect.Dx()-1] // C checks nothing
	C.cut_shrink(
		(*C.uint8_t)(unsafe.SliceData(out.Pix)), C.long(out.Stride), C.int(len(xs.at)), C.int(len(ys.at)),
		(*C.uint8_t)(unsafe.SliceData(img.Pix)), C.long(img.Stride), C.int(img.Rect.Dx()),
		(*C.int32_t)(unsafe.SliceData(at)), (*C.uint16_t)(unsafe.SliceData(across)), C.int(xs.n),
		(*C.int32_t)(unsafe.SliceData(ys.at)), (*C.uint16_t)(unsafe.SliceData(down)), C.int(ys.n),
		(*C.uint8_t)(unsafe.SliceData(row)))
}

// wide are the weights as C multiplies by them: for so many new ones together,
// for each of the n old ones, the eight of a vector.
func wide(s shares, together int) []uint16 {
	out := make([]uint16, 0, 8*s.n*(len(s.at)+together))
	for i := 0; i < len(s.at); i += together {
		for k := range s.n {
			for lane := range 8 {
				j := min(i+lane*together/8, len(s.at)-1)
				out = append(out, s.weights[j*s.n+k])
			}
		}
	}
	return out
}
