//go:build cgo && (linux || freebsd || openbsd || netbsd)

package platform

/*
#cgo linux LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdint.h>

extern void cutlineDisplayLost(uintptr_t handle);

static uintptr_t cutlineLostHandle;

static int cutlineLost(void *display) {
	(void)display;
	cutlineDisplayLost(cutlineLostHandle);
	return 0;
}

// cutlineWatchDisplay has Xlib, if the toolkit has loaded it, say when the
// connection breaks. Its own way is to end the program at once.
static int cutlineWatchDisplay(uintptr_t handle) {
	void *xlib = dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
	if (!xlib) {
		return 0;
	}
	void *(*set)(int (*)(void *)) = (void *(*)(int (*)(void *)))dlsym(xlib, "XSetIOErrorHandler");
	if (!set) {
		return 0;
	}
	cutlineLostHandle = handle;
	set(cutlineLost);
	return 1;
}
*/
import "C"

import "runtime/cgo"

// OnDisplayLost has save called, on the goroutine that spoke to the display,
// when the X server goes away; then the program ends with ExitDisplayLost,
// and the log says why. Without it Xlib ends the program at once. Call it
// when the window is there. It reports whether there is anything to watch:
// Wayland's end is an ordinary end of the window.
func OnDisplayLost(log *CrashLog, save func() error) bool {
	h := cgo.NewHandle(func() { lost(log, save) })
	if C.cutlineWatchDisplay(C.uintptr_t(h)) == 0 {
		h.Delete()
		return false
	}
	return true
}
