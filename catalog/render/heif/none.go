//go:build !cgo || purego

package heif

// Library names what decodes.
const Library = ""

// Decode is an ErrDecoder in a build without C.
func Decode([]byte, int, int64) (Decoded, error) { return Decoded{}, ErrDecoder }
