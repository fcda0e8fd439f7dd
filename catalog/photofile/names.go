package photofile

import (
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
)

// A naming is a kind and the extensions of its files.
type naming struct {
	kind catalog.Kind
	exts []string
}

// namings is every extension worth looking into.
var namings = []naming{
	{catalog.JPEG, []string{".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"}},
	{catalog.PNG, []string{".png"}},
	{catalog.TIFF, []string{".tif", ".tiff"}},
	{catalog.WebP, []string{".webp"}},
	{catalog.HEIC, []string{".heic", ".heif", ".hif"}},
	{catalog.AVIF, []string{".avif"}},
	{catalog.PSD, []string{".psd", ".psb"}},
	{catalog.JXL, []string{".jxl"}},
	{catalog.CR2, []string{".cr2"}},
	{catalog.CR3, []string{".cr3"}},
	{catalog.CRW, []string{".crw"}},
	{catalog.NEF, []string{".nef", ".nrw"}},
	{catalog.ARW, []string{".arw", ".sr2", ".srf"}},
	{catalog.DNG, []string{".dng"}},
	{catalog.RAF, []string{".raf"}},
	{catalog.ORF, []string{".orf", ".ori"}},
	{catalog.RW2, []string{".rw2", ".rwl"}},
	{catalog.PEF, []string{".pef"}},
	{catalog.SRW, []string{".srw"}},
	{catalog.Raw, []string{".3fr", ".fff", ".iiq", ".mrw", ".x3f", ".kdc", ".dcr", ".k25", ".erf", ".mef", ".mos", ".gpr", ".raw"}},
}

// kindOf is the kind that an extension, in lower case with its dot, promises;
// "" if none.
func kindOf(ext string) catalog.Kind {
	for _, n := range namings {
		if slices.Contains(n.exts, ext) {
			return n.kind
		}
	}
	return ""
}

// IsName reports whether a file of that name is worth looking into. Hidden
// files, and with them our own temporary ones, are not.
func IsName(name string) bool {
	base := filepath.Base(name)
	return !strings.HasPrefix(base, ".") && kindOf(strings.ToLower(filepath.Ext(base))) != ""
}

// KindOfName is the kind that a file's name promises, "" if it promises no
// photo. What the file holds decides, see Read.
func KindOfName(name string) catalog.Kind { return kindOf(strings.ToLower(filepath.Ext(name))) }

// Extensions are those of the files worth looking into, in lower case, each
// with its dot; those of a kind stand together.
func Extensions() []string {
	var out []string
	for _, n := range namings {
		out = append(out, n.exts...)
	}
	return out
}
