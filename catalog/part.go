package catalog

import (
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"
	"time"
)

// PartRole is what a file is to its photo.
type PartRole string

// The roles of a photo's files.
const (
	MasterPart  PartRole = "master"  // shown and exported; the photo's path
	PartnerPart PartRole = "partner" // the same frame in another form: RAW beside JPEG, HEIC
	SidecarPart PartRole = "sidecar" // XMP: read and written
	BesidePart  PartRole = "beside"  // another program's settings: goes where the photo goes, never read
)

// A Part is one file of a photo. All parts lie in the master's folder.
type Part struct {
	File    string   // its name
	Role    PartRole // the zero Part has none
	Kind    Kind     // of a picture; "" for other files
	Bytes   int64
	ModTime int64 // nanoseconds since 1970
	// Hash is the fingerprint of a picture and the hex SHA-256 of a sidecar;
	// "" for other files.
	Hash string
}

// Time is when the file was changed.
func (p Part) Time() time.Time { return time.Unix(0, p.ModTime) }

// MarshalJSON writes the part as cutlinectl prints it; the kind of what is no
// picture is the end of its name.
func (p Part) MarshalJSON() ([]byte, error) {
	kind := string(p.Kind)
	if kind == "" {
		kind = strings.ToLower(p.File[strings.LastIndexByte(p.File, '.')+1:])
	}
	return json.Marshal(struct {
		File     string    `json:"file"`
		Role     PartRole  `json:"role"`
		Kind     string    `json:"kind"`
		Bytes    int64     `json:"bytes"`
		Modified time.Time `json:"modified"`
	}{p.File, p.Role, kind, p.Bytes, p.Time()})
}

// A signature ends with the version of what reads files. Photos that an older
// one read are read once more when they are added again. Before there were
// versions signatures were odd, or 0, so they are none of those here.
const (
	readerVersion = 2
	versionBits   = 15
)

// Signature tells whether the files beside a master are those that were there
// before, read as they are now: a number made of their names, sizes and times.
// Of files that are only carried along the names count.
func Signature(parts []Part) int64 { return hashOf(parts)&^versionBits | readerVersion }

// SignatureAsRead is Signature of files that changed without being read: the
// version stays that of the signature before.
func SignatureAsRead(before int64, parts []Part) int64 {
	return hashOf(parts)&^versionBits | before&versionBits
}

// SameParts reports whether two signatures are of the same files, whatever
// read them.
func SameParts(a, b int64) bool { return a&^versionBits == b&^versionBits }

// hashOf is 0 when there are no files beside a master.
func hashOf(parts []Part) int64 {
	var others []Part
	for _, p := range parts {
		if p.Role != MasterPart {
			others = append(others, p)
		}
	}
	if len(others) == 0 {
		return 0
	}
	slices.SortFunc(others, func(a, b Part) int { return strings.Compare(a.File, b.File) })
	h := fnv.New64a()
	var n [16]byte
	for _, p := range others {
		h.Write([]byte(p.File + "/")) // no name holds a slash
		if p.Role != BesidePart {
			binary.LittleEndian.PutUint64(n[:], uint64(p.Bytes))
			binary.LittleEndian.PutUint64(n[8:], uint64(p.ModTime))
			h.Write(n[:])
		}
	}
	return int64(h.Sum64())
}

// with are the photo's parts of that role.
func (p *Photo) with(role PartRole) []Part {
	var out []Part
	for _, x := range p.Parts {
		if x.Role == role {
			out = append(out, x)
		}
	}
	return out
}

// Sidecars are the photo's XMP sidecars; more than one is worth a note, since
// other programs read only one of them.
func (p *Photo) Sidecars() []Part { return p.with(SidecarPart) }

// Partners are the files that hold the same frame as the master.
func (p *Photo) Partners() []Part { return p.with(PartnerPart) }

// Master is the master as a part; the zero Part when the photo was read
// without its parts.
func (p *Photo) Master() Part {
	if m := p.with(MasterPart); len(m) > 0 {
		return m[0]
	}
	return Part{}
}

// A FileWritten is what write-back did to the files of one photo.
type FileWritten struct {
	Photo PhotoID
	Rev   int64 // the revision they hold now
	// Caption and Marks are what they say: Photo.ForFile of that revision.
	Caption Caption
	Marks   Marks
	// Parts are the files that were written or made, as they are now. Those
	// not named are as they were.
	Parts []Part
}
