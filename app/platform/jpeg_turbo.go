//go:build cgo && !purego

package platform

/*
#cgo pkg-config: libturbojpeg
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>
#ifndef LIBJPEG_TURBO_VERSION_NUMBER
#define LIBJPEG_TURBO_VERSION_NUMBER 0
#endif
enum { cut_turbo_version = LIBJPEG_TURBO_VERSION_NUMBER };
*/
import "C"

import "fmt"

// jpegVersion is the libjpeg-turbo that was there when the program was built.
func jpegVersion() string {
	n := int(C.cut_turbo_version)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d.%d.%d", n/1000000, n/1000%1000, n%1000)
}
