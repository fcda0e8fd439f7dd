//go:build cgo && !purego

package turbo

/*
#cgo pkg-config: libturbojpeg
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

enum { cutMessage = 200 };

static void cut_say(tjhandle h, char *msg) {
	strncpy(msg, tjGetErrorStr2(h), cutMessage - 1);
	msg[cutMessage - 1] = 0;
}

// cut_header sets *w, *h, *sub, *cs. A subsampling that TurboJPEG has no name for is
// no error: it decodes all the same.
static int cut_header(tjhandle h, const unsigned char *buf, unsigned long n, int *w, int *ht, int *sub, int *cs, char *msg) {
	*w = *ht = 0;
	*sub = *cs = -1;
	if (tjDecompressHeader3(h, buf, n, w, ht, sub, cs) == 0) return 0;
	cut_say(h, msg);
	return *w > 0 && *ht > 0 && *cs >= 0 ? 0 : -1;
}

// cut_decode returns 0, 1 for a warning, -1 for an error.
static int cut_decode(tjhandle h, const unsigned char *buf, unsigned long n, unsigned char *dst,
		int w, int pitch, int ht, int pf, int flags, char *msg) {
	if (tjDecompress2(h, buf, n, dst, w, pitch, ht, pf, flags) == 0) return 0;
	cut_say(h, msg);
	return tjGetErrorCode(h) == TJERR_WARNING ? 1 : -1;
}

// cut_across and cut_down are the pixels to one of the colour planes.
static int cut_across(int sub) { return tjMCUWidth[sub] / 8; }
static int cut_down(int sub) { return tjMCUHeight[sub] / 8; }

// cut_planes is the memory that the planes of a picture take.
static unsigned long cut_planes(int w, int ht, int sub) {
	unsigned long n = 0;
	int i, count = sub == TJSAMP_GRAY ? 1 : 3;
	for (i = 0; i < count; i++) n += tjPlaneSizeYUV(i, w, 0, ht, sub);
	return n;
}

// cut_part decodes all of a picture to planes of brightness and colour in mem,
// which take half the memory or less, and only the part to RGBA. x and y must
// be where a pixel of the colour planes begins. Returns as cut_decode.
static int cut_part(tjhandle h, const unsigned char *buf, unsigned long n, int w, int ht, int sub, unsigned char *mem,
		unsigned char *dst, int x, int y, int pw, int ph, int flags, char *msg) {
	unsigned char *planes[3] = {NULL, NULL, NULL}, *at[3] = {NULL, NULL, NULL};
	int strides[3] = {0, 0, 0}, rc = 0, i, count = sub == TJSAMP_GRAY ? 1 : 3;
	for (i = 0; i < count; i++) {
		strides[i] = tjPlaneWidth(i, w, sub);
		planes[i] = mem;
		at[i] = mem + (size_t)(i == 0 ? y : y / cut_down(sub)) * strides[i] + (i == 0 ? x : x / cut_across(sub));
		mem += tjPlaneSizeYUV(i, w, 0, ht, sub);
	}
	if (tjDecompressToYUVPlanes(h, buf, n, planes, w, strides, ht, flags) != 0) {
		cut_say(h, msg);
		if (tjGetErrorCode(h) != TJERR_WARNING) return -1;
		rc = 1;
	}
	if (tjDecodeYUVPlanes(h, (const unsigned char **)at, strides, sub, dst, pw, 4 * pw, ph, TJPF_RGBA, flags) == 0) return rc;
	cut_say(h, msg);
	return -1;
}

static int cut_encode(tjhandle h, const unsigned char *src, int w, int pitch, int ht,
		unsigned char **out, unsigned long *size, int sub, int quality, char *msg) {
	*out = NULL;
	*size = 0;
	if (tjCompress2(h, src, w, pitch, ht, TJPF_RGBX, out, size, sub, quality, TJFLAG_ACCURATEDCT) == 0) return 0;
	cut_say(h, msg);
	return -1;
}
*/
import "C"

import (
	"errors"
	"fmt"
	"image"
	"unsafe"

	"cutline/catalog/render/icc"
)

// Library names what decodes.
const Library = "libjpeg-turbo"

// Decode decodes a JPEG of any colour model. A JPEG that is damaged after its
// header gives a picture and a Warning.
func Decode(data []byte, o Options) (Decoded, error) {
	if len(data) == 0 {
		return Decoded{}, fmt.Errorf("no bytes: %w", ErrJPEG)
	}
	h := C.tjInitDecompress()
	if h == nil {
		return Decoded{}, errors.New("start the JPEG decoder: out of memory")
	}
	defer C.tjDestroy(h)
	var msg [C.cutMessage]C.char
	var w, ht, sub, cs C.int
	src, n := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(data))), C.ulong(len(data))
	if C.cut_header(h, src, n, &w, &ht, &sub, &cs, &msg[0]) != 0 {
		return Decoded{}, fmt.Errorf("%s: %w", C.GoString(&msg[0]), ErrJPEG)
	}
	d := Decoded{FullW: int(w), FullH: int(ht)}
	num := o.eighths(d.FullW, d.FullH)
	d.All = image.Pt(scaled(d.FullW, num), scaled(d.FullH, num))
	if err := checkSize(d.All.X, d.All.Y); err != nil {
		return Decoded{}, err
	}
	flags := C.int(C.TJFLAG_LIMITSCANS)
	if o.Fast {
		flags |= C.TJFLAG_FASTUPSAMPLE | C.TJFLAG_FASTDCT
	} else {
		flags |= C.TJFLAG_ACCURATEDCT
	}
	planes := o.Part != nil && sub >= 0 && (cs == C.TJCS_YCbCr || cs == C.TJCS_GRAY)
	r := image.Rectangle{Max: d.All}
	if planes {
		across, down := int(C.cut_across(sub)), int(C.cut_down(sub))
		d.Part = o.part(d.All, d.FullW, d.FullH)
		r = image.Rectangle{Min: image.Pt(d.Part.Min.X/across*across, d.Part.Min.Y/down*down), Max: d.Part.Max}
	}
	buf := o.Buf
	if o.Part != nil {
		buf = nil
	}
	img, err := newImage(r.Dx(), r.Dy(), buf)
	if err != nil {
		return Decoded{}, err
	}
	format, cmyk := C.int(C.TJPF_RGBA), cs == C.TJCS_CMYK || cs == C.TJCS_YCCK
	if cmyk {
		format = C.TJPF_CMYK
	}
	dst := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(img.Pix)))
	var rc C.int
	if planes {
		d.Work = o.Buf
		if size := int(C.cut_planes(C.int(d.All.X), C.int(d.All.Y), sub)); cap(d.Work) < size {
			d.Work = make([]byte, size)
		}
		mem := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(d.Work[:1])))
		rc = C.cut_part(h, src, n, C.int(d.All.X), C.int(d.All.Y), sub, mem, dst, C.int(r.Min.X), C.int(r.Min.Y), C.int(r.Dx()), C.int(r.Dy()), flags, &msg[0])
	} else {
		rc = C.cut_decode(h, src, n, dst, C.int(img.Rect.Dx()), C.int(img.Stride), C.int(img.Rect.Dy()), format, flags, &msg[0])
	}
	switch rc {
	case 0:
	case 1:
		d.Warning = C.GoString(&msg[0])
	default:
		return Decoded{}, fmt.Errorf("%s: %w", C.GoString(&msg[0]), ErrJPEG)
	}
	switch {
	case cmyk && hasAdobe(data):
		d.Layout = icc.Bare
	case cmyk:
		d.Layout = icc.Inks
	}
	d.Img = img
	return d.cutTo(r, o), nil
}

// Encode makes a baseline JPEG with a JFIF header of the picture, whose alpha
// is not looked at.
func Encode(img *image.NRGBA, quality int, sub Subsampling) ([]byte, error) {
	if err := checkEncode(img, quality); err != nil {
		return nil, err
	}
	h := C.tjInitCompress()
	if h == nil {
		return nil, errors.New("start the JPEG encoder: out of memory")
	}
	defer C.tjDestroy(h)
	var msg [C.cutMessage]C.char
	var out *C.uchar
	var size C.ulong
	s := C.int(C.TJSAMP_420)
	if sub == Sub444 {
		s = C.TJSAMP_444
	}
	src := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(img.Pix)))
	rc := C.cut_encode(h, src, C.int(img.Rect.Dx()), C.int(img.Stride), C.int(img.Rect.Dy()), &out, &size, s, C.int(quality), &msg[0])
	defer C.tjFree(out)
	if rc != 0 {
		return nil, fmt.Errorf("encode as JPEG: %s", C.GoString(&msg[0]))
	}
	return C.GoBytes(unsafe.Pointer(out), C.int(size)), nil
}
