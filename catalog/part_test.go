package catalog

import "testing"

func TestSignature(t *testing.T) {
	master, sidecar := Part{File: "a.jpg", Role: MasterPart, Bytes: 9}, Part{File: "a.xmp", Role: SidecarPart, Bytes: 5, ModTime: 7}
	touched := sidecar
	touched.ModTime++
	none, one, later := Signature([]Part{master}), Signature([]Part{master, sidecar}), Signature([]Part{master, touched})
	for _, tt := range []struct {
		name  string
		a, b  int64
		parts bool // the same files
		by    bool // read by the same version
	}{
		{name: "the same files", a: one, b: Signature([]Part{sidecar}), parts: true, by: true},
		{name: "a sidecar that came", a: none, b: one},
		{name: "a sidecar that changed", a: one, b: later},
		{name: "no files, before there were versions", a: 0, b: none, parts: true},
		{name: "files, before there were versions", a: hashOf([]Part{sidecar}) | 1, b: one, parts: true},
		{name: "written without being read", a: SignatureAsRead(0, []Part{sidecar}), b: one, parts: true},
		{name: "written after it was read", a: SignatureAsRead(none, []Part{sidecar}), b: one, parts: true, by: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := SameParts(tt.a, tt.b); got != tt.parts {
				t.Errorf("SameParts = %v", got)
			}
			if got := tt.a == tt.b; got != tt.by {
				t.Errorf("equal = %v", got)
			}
		})
	}
}
