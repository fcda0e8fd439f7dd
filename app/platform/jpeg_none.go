//go:build !cgo || purego

package platform

// jpegVersion is "": JPEG is decoded by Go's own library.
func jpegVersion() string { return "" }
