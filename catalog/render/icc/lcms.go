//go:build cgo && !purego

package icc

/*
#cgo pkg-config: lcms2
#include <lcms2.h>

// icc_open makes a transform to sRGB; NULL when it cannot. channels is 1, 3 or
// 4; in a pixel of gray the second and third byte are left out.
static cmsHTRANSFORM icc_open(cmsContext ctx, const void *profile, cmsUInt32Number n, int channels, int bare) {
	cmsUInt32Number from = TYPE_RGBA_8;
	if (channels == 1) from = COLORSPACE_SH(PT_GRAY) | EXTRA_SH(3) | CHANNELS_SH(1) | BYTES_SH(1);
	if (channels == 4) from = bare ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
	cmsHPROFILE in = cmsOpenProfileFromMemTHR(ctx, profile, n);
	if (!in) return NULL;
	cmsHPROFILE out = cmsCreate_sRGBProfileTHR(ctx);
	cmsHTRANSFORM t = NULL;
	if (out) {
		t = cmsCreateTransformTHR(ctx, in, from, out, TYPE_RGBA_8, INTENT_RELATIVE_COLORIMETRIC,
			cmsFLAGS_BLACKPOINTCOMPENSATION);
		cmsCloseProfile(out);
	}
	cmsCloseProfile(in);
	return t;
}
*/
import "C"

import (
	"runtime"
	"unsafe"
)

// Library names what converts.
const Library = "lcms2"

// engine is a transform of lcms2, freed with the Transform.
type engine struct{ t *lcms }

type lcms struct {
	context   C.cmsContext
	transform C.cmsHTRANSFORM
}

func (e *engine) open(profile []byte, space string, from Layout) error {
	channels := map[string]C.int{"GRAY": 1, "RGB ": 3, "CMYK": 4}[space]
	l := &lcms{context: C.cmsCreateContext(nil, nil)}
	if l.context == nil {
		return ErrProfile
	}
	bare := C.int(0)
	if from == Bare {
		bare = 1
	}
	l.transform = C.icc_open(l.context, unsafe.Pointer(unsafe.SliceData(profile)), C.cmsUInt32Number(len(profile)), channels, bare)
	if l.transform == nil {
		C.cmsDeleteContext(l.context)
		return ErrProfile
	}
	e.t = l
	runtime.AddCleanup(e.t, func(held lcms) {
		C.cmsDeleteTransform(held.transform)
		C.cmsDeleteContext(held.context)
	}, *l)
	return nil
}

func (e *engine) apply(pix []byte) {
	p := unsafe.Pointer(unsafe.SliceData(pix))
	C.cmsDoTransform(e.t.transform, p, p, C.cmsUInt32Number(len(pix)/4))
	runtime.KeepAlive(e.t)
}
