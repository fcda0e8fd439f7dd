//go:build cgo && !purego

package heif

/*
#cgo pkg-config: libheif
#include <stdlib.h>
#include <string.h>
#include <libheif/heif.h>

enum { heifMessage = 200 };

struct heif_out {
	struct heif_image *img;
	const uint8_t *pix;
	int w, h, stride, alpha, premultiplied;
	int full_w, full_h;
	int too_large;
	char msg[heifMessage];
};

static int heif_say(struct heif_out *o, struct heif_error e) {
	strncpy(o->msg, e.message ? e.message : "", heifMessage - 1);
	return e.code == heif_error_Ok ? 0 : -1;
}

// heif_smaller is the smallest thumbnail with need pixels and the photo's
// shape, NULL if there is none.
static struct heif_image_handle *heif_smaller(struct heif_image_handle *main, int w, int h, int need) {
	heif_item_id ids[8];
	struct heif_image_handle *best = NULL;
	int best_w = w;
	int n = heif_image_handle_get_list_of_thumbnail_IDs(main, ids, 8);
	for (int i = 0; i < n; i++) {
		struct heif_image_handle *t = NULL;
		if (heif_image_handle_get_thumbnail(main, ids[i], &t).code != heif_error_Ok || !t) continue;
		int tw = heif_image_handle_get_ispe_width(t), th = heif_image_handle_get_ispe_height(t);
		double a = th > 0 ? (double)tw / th : 0, b = (double)w / h;
		int fits = (tw > th ? tw : th) >= need && tw < best_w && a / b < 1.02 && b / a < 1.02;
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

static int heif_pixels(struct heif_image_handle *handle, struct heif_out *o) {
	struct heif_decoding_options *opt = heif_decoding_options_alloc();
	if (!opt) return -1;
	opt->ignore_transformations = 1;
	opt->convert_hdr_to_8bit = 1;
	o->alpha = heif_image_handle_has_alpha_channel(handle);
	o->premultiplied = o->alpha && heif_image_handle_is_premultiplied_alpha(handle);
	int rc = heif_say(o, heif_decode_image(handle, &o->img, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, opt));
	heif_decoding_options_free(opt);
	if (rc) return rc;
	o->w = heif_image_get_width(o->img, heif_channel_interleaved);
	o->h = heif_image_get_height(o->img, heif_channel_interleaved);
	o->pix = heif_image_get_plane_readonly(o->img, heif_channel_interleaved, &o->stride);
	return o->pix && o->w > 0 && o->h > 0 ? 0 : -1;
}

// heif_open decodes the main picture or, when it has need pixels, one of its
// thumbnails. o->img is the caller's to release.
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
		rc = -1;
	}
	if (!rc) rc = heif_pixels(small ? small : main, o);
	if (small) heif_image_handle_release(small);
	if (main) heif_image_handle_release(main);
	heif_context_free(ctx);
	return rc;
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
// whose long edge has need pixels; 0 is the full size. A picture of more than
// most pixels is an ErrTooLarge. The caller closes what it gets.
func Decode(data []byte, need int, most int64) (*Decoded, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("no bytes: %w", ErrHEIF)
	}
	var o C.struct_heif_out
	var pin runtime.Pinner // the library reads the bytes where they are
	pin.Pin(unsafe.SliceData(data))
	defer pin.Unpin()
	rc := C.heif_open(unsafe.Pointer(unsafe.SliceData(data)), C.size_t(len(data)), C.int(need), C.double(most), &o)
	img := o.img
	release := func() {
		if img != nil {
			C.heif_image_release(img)
		}
	}
	switch {
	case o.too_large != 0:
		return nil, fmt.Errorf("a picture of %d × %d pixels is %w", o.full_w, o.full_h, ErrTooLarge)
	case rc != 0:
		release()
		return nil, fmt.Errorf("%s: %w", C.GoString(&o.msg[0]), ErrHEIF)
	}
	w, h, stride := int(o.w), int(o.h), int(o.stride)
	if w > 1<<16 || h > 1<<16 || stride < 4*w {
		release()
		return nil, fmt.Errorf("a picture of %d × %d pixels, %d bytes a line: %w", w, h, stride, ErrHEIF)
	}
	pix := unsafe.Slice((*byte)(unsafe.Pointer(o.pix)), (h-1)*stride+4*w)
	if o.alpha != 0 {
		onWhite(pix, w, stride, o.premultiplied != 0)
	}
	return &Decoded{
		Img:   &image.NRGBA{Pix: pix, Stride: stride, Rect: image.Rect(0, 0, w, h)},
		FullW: int(o.full_w), FullH: int(o.full_h), free: release,
	}, nil
}

// onWhite puts what is transparent on white.
func onWhite(pix []byte, w, stride int, premultiplied bool) {
	for row := 0; row < len(pix); row += stride {
		for p := pix[row:min(row+4*w, len(pix))]; len(p) >= 4; p = p[4:] {
			a := uint32(p[3])
			for i := range 3 {
				c := uint32(p[i])
				if !premultiplied {
					c = c * a / 255
				}
				p[i] = byte(min(255, c+255-a))
			}
			p[3] = 255
		}
	}
}
