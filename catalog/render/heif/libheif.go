//go:build cgo && !purego

package heif

/*
#cgo pkg-config: libheif
#include <stdint.h>
#include <string.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <libheif/heif.h>

enum { heifMessage = 200 };

struct heif_out {
	struct heif_image *img; // red, green and blue in planes of their own
	int w, h, alpha, premultiplied;
	int full_w, full_h;
	int too_large; // for a decode: without instead there is no picture
	int instead;
	char msg[heifMessage];
};

static int heif_say(struct heif_out *o, struct heif_error e) {
	strncpy(o->msg, e.message ? e.message : "", heifMessage - 1);
	return e.code == heif_error_Ok ? 0 : -1;
}

// heif_smaller is the smallest thumbnail with need pixels and the photo's
// shape, or the largest of that shape when need is 0; NULL if there is none.
static struct heif_image_handle *heif_smaller(struct heif_image_handle *main, int w, int h, int need) {
	heif_item_id ids[8];
	struct heif_image_handle *best = NULL;
	int best_w = need > 0 ? w : 0;
	int n = heif_image_handle_get_list_of_thumbnail_IDs(main, ids, 8);
	for (int i = 0; i < n; i++) {
		struct heif_image_handle *t = NULL;
		if (heif_image_handle_get_thumbnail(main, ids[i], &t).code != heif_error_Ok || !t) continue;
		int tw = heif_image_handle_get_ispe_width(t), th = heif_image_handle_get_ispe_height(t);
		double a = th > 0 ? (double)tw / th : 0, b = (double)w / h;
		int better = need > 0 ? (tw > th ? tw : th) >= need && tw < best_w : tw > best_w && tw < w;
		int fits = better && a / b < 1.02 && b / a < 1.02;
		if (!fits) {
			heif_image_handle_release(t);
			continue;
		}
		if (best) heif_image_handle_release(best);
		best = t;
		best_w = tw;
	}
	return best;
}

// heif_pixels asks for planes, and for all bits: libheif before 1.19 makes
// those in any case, and everything else of them beside them.
static int heif_pixels(struct heif_image_handle *handle, struct heif_out *o) {
	struct heif_decoding_options *opt = heif_decoding_options_alloc();
	if (!opt) return -1;
	opt->ignore_transformations = 1;
	o->alpha = heif_image_handle_has_alpha_channel(handle);
	o->premultiplied = o->alpha && heif_image_handle_is_premultiplied_alpha(handle);
	int rc = heif_say(o, heif_decode_image(handle, &o->img, heif_colorspace_RGB, heif_chroma_444, opt));
	heif_decoding_options_free(opt);
	if (rc) return rc;
	o->w = heif_image_get_width(o->img, heif_channel_R);
	o->h = heif_image_get_height(o->img, heif_channel_R);
	return o->w > 0 && o->h > 0 && o->w <= 1 << 16 && o->h <= 1 << 16 ? 0 : -1;
}

// heif_trim gives back what was freed. The codecs' threads have heaps of their
// own, which keep it: after some photos as much again as the largest took.
static void heif_trim(void) {
#if defined(__GLIBC__)
	malloc_trim(0);
#endif
}

static void heif_done(struct heif_image *img) {
	heif_image_release(img);
	heif_trim();
}

// heif_open decodes the main picture or, when it has need pixels or the main
// one is too large, one of its thumbnails. o->img is the caller's to release.
static int heif_open(const void *data, size_t n, int need, double most, struct heif_out *o) {
	struct heif_context *ctx = heif_context_alloc();
	if (!ctx) return -1;
	heif_context_set_max_decoding_threads(ctx, 2);
	struct heif_image_handle *main = NULL, *small = NULL;
	int rc = heif_say(o, heif_context_read_from_memory_without_copy(ctx, data, n, NULL));
	if (!rc) rc = heif_say(o, heif_context_get_primary_image_handle(ctx, &main));
	if (!rc) {
		o->full_w = heif_image_handle_get_ispe_width(main);
		o->full_h = heif_image_handle_get_ispe_height(main);
		if (o->full_w <= 0 || o->full_h <= 0) rc = -1;
	}
	if (!rc && need > 0) small = heif_smaller(main, o->full_w, o->full_h, need);
	if (!rc && !small && (double)o->full_w * o->full_h > most) {
		o->too_large = 1;
		small = heif_smaller(main, o->full_w, o->full_h, 0);
		o->instead = small != NULL;
		if (!small) rc = -1;
	}
	if (!rc) rc = heif_pixels(small ? small : main, o);
	if (small) heif_image_handle_release(small);
	if (main) heif_image_handle_release(main);
	heif_context_free(ctx);
	heif_trim();
	return rc;
}

struct heif_plane {
	const uint8_t *pix;
	int stride, wide, shift; // wide: two bytes a sample
};

static int heif_plane(const struct heif_out *o, enum heif_channel c, struct heif_plane *p) {
	p->pix = heif_image_get_plane_readonly(o->img, c, &p->stride);
	int bits = heif_image_get_bits_per_pixel_range(o->img, c);
	p->wide = bits > 8;
	p->shift = p->wide ? bits - 8 : 0;
	return p->pix && bits >= 8 && bits <= 16 && heif_image_get_width(o->img, c) == o->w &&
		heif_image_get_height(o->img, c) == o->h && p->stride >= o->w * (1 + p->wide) ? 0 : -1;
}

static inline uint32_t heif_sample(const struct heif_plane *p, int x, int y) {
	const uint8_t *line = p->pix + (size_t)y * p->stride;
	return p->wide ? ((const uint16_t *)line)[x] >> p->shift : line[x];
}

// heif_reduce averages by times by pixels into one, eight bits a colour, on
// white. out has a pixel for what is left at the edges, too.
static int heif_reduce(const struct heif_out *o, uint8_t *out, int by) {
	struct heif_plane p[3], alpha;
	if (heif_plane(o, heif_channel_R, p) || heif_plane(o, heif_channel_G, p + 1) || heif_plane(o, heif_channel_B, p + 2)) return -1;
	if (o->alpha && heif_plane(o, heif_channel_Alpha, &alpha)) return -1;
	for (int y0 = 0; y0 < o->h; y0 += by) {
		int y1 = y0 + by < o->h ? y0 + by : o->h;
		for (int x0 = 0; x0 < o->w; x0 += by, out += 4) {
			int x1 = x0 + by < o->w ? x0 + by : o->w;
			uint32_t n = (uint32_t)(y1 - y0) * (x1 - x0);
			for (int c = 0; c < 3; c++) {
				uint32_t sum = n / 2;
				for (int y = y0; y < y1; y++) {
					for (int x = x0; x < x1; x++) {
						uint32_t v = heif_sample(p + c, x, y);
						if (o->alpha) {
							uint32_t a = heif_sample(&alpha, x, y);
							v = (o->premultiplied ? v : v * a / 255) + 255 - a;
							if (v > 255) v = 255;
						}
						sum += v;
					}
				}
				out[c] = sum / n;
			}
			out[3] = 255;
		}
	}
	return 0;
}
*/
import "C"

import (
	"fmt"
	"image"
	"runtime"
	"unsafe"
)

// Library names what decodes.
const Library = "libheif"

// Decode decodes the photo's main picture, or the smallest of its thumbnails
// whose long edge has need pixels, and makes it smaller by a whole number as
// long as it has need pixels; 0 is the full size. Of a photo of more than most
// pixels it gives the largest thumbnail; without one that is an ErrTooLarge.
func Decode(data []byte, need int, most int64) (Decoded, error) {
	if len(data) == 0 {
		return Decoded{}, fmt.Errorf("no bytes: %w", ErrHEIF)
	}
	var o C.struct_heif_out
	var pin runtime.Pinner // the library reads the bytes where they are
	pin.Pin(unsafe.SliceData(data))
	rc := C.heif_open(unsafe.Pointer(unsafe.SliceData(data)), C.size_t(len(data)), C.int(need), C.double(most), &o)
	pin.Unpin()
	if o.img != nil {
		defer C.heif_done(o.img)
	}
	d := Decoded{FullW: int(o.full_w), FullH: int(o.full_h), Instead: o.instead != 0}
	switch {
	case o.too_large != 0 && (rc != 0 || o.instead == 0):
		return d, fmt.Errorf("a picture of %d × %d pixels is %w", o.full_w, o.full_h, ErrTooLarge)
	case rc != 0:
		return d, fmt.Errorf("%s: %w", C.GoString(&o.msg[0]), ErrHEIF)
	}
	w, h, by := int(o.w), int(o.h), 1
	if need > 0 {
		by = min(max(1, max(w, h)/need), maxReduce)
	}
	d.Img = image.NewNRGBA(image.Rect(0, 0, (w+by-1)/by, (h+by-1)/by))
	if C.heif_reduce(&o, (*C.uint8_t)(unsafe.SliceData(d.Img.Pix)), C.int(by)) != 0 {
		return d, fmt.Errorf("planes of no kind Cutline knows: %w", ErrHEIF)
	}
	return d, nil
}

// maxReduce is as many pixels of eight bits as can be summed.
const maxReduce = 256
