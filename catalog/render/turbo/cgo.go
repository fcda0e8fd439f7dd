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

// cut_header sets *w, *h, *cs. A subsampling that TurboJPEG has no name for is
// no error: it decodes all the same.
static int cut_header(tjhandle h, const unsigned char *buf, unsigned long n, int *w, int *ht, int *cs, char *msg) {
	int sub = -1;
	*w = *ht = 0;
	*cs = -1;
	if (tjDecompressHeader3(h, buf, n, w, ht, &sub, cs) == 0) return 0;
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
	var w, ht, cs C.int
	src, n := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(data))), C.ulong(len(data))
	if C.cut_header(h, src, n, &w, &ht, &cs, &msg[0]) != 0 {
		return Decoded{}, fmt.Errorf("%s: %w", C.GoString(&msg[0]), ErrJPEG)
	}
	d := Decoded{FullW: int(w), FullH: int(ht)}
	num := o.eighths(d.FullW, d.FullH)
	img, err := newImage(scaled(d.FullW, num), scaled(d.FullH, num), o.Buf)
	if err != nil {
		return Decoded{}, err
	}
	format, cmyk := C.int(C.TJPF_RGBA), cs == C.TJCS_CMYK || cs == C.TJCS_YCCK
	if cmyk {
		format = C.TJPF_CMYK
	}
	flags := C.int(C.TJFLAG_LIMITSCANS)
	if o.Fast {
		flags |= C.TJFLAG_FASTUPSAMPLE | C.TJFLAG_FASTDCT
	} else {
		flags |= C.TJFLAG_ACCURATEDCT
	}
	dst := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(img.Pix)))
	switch C.cut_decode(h, src, n, dst, C.int(img.Rect.Dx()), C.int(img.Stride), C.int(img.Rect.Dy()), format, flags, &msg[0]) {
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
	return d, nil
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
