//go:build cgo && (linux || freebsd || openbsd || netbsd)

package platform

// #include <stdint.h>
import "C"

import "runtime/cgo"

//export cutlineDisplayLost
func cutlineDisplayLost(handle C.uintptr_t) {
	if save, ok := cgo.Handle(handle).Value().(func()); ok {
		save()
	}
}
