package photofile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A Resource is one of Photoshop's, as APP13 holds them.
type Resource struct {
	Type string // 8BIM, seldom another
	ID   uint16
	Raw  []byte // all of it, with its name and padding
	Data []byte
}

// Numbers of resources.
const (
	ResourceIIM       = 0x0404
	ResourceCopyright = 0x040A // a byte: 1 where the picture is copyrighted
	ResourceURL       = 0x040B // of who has the rights
	ResourceXMP       = 0x0424 // not in a JPEG
	ResourceDigest    = 0x0425
)

var resourceTypes = []string{"8BIM", "PHUT", "AgHg", "DCSR", "MeSa"}

var errResource = errors.New("no resource begins where one should")

// Resources reads Photoshop resources; rest is the zero bytes behind them.
// With an error it returns those before the damage.
func Resources(b []byte) (list []Resource, rest []byte, err error) {
	pos := 0
	for {
		if allZero(b[pos:]) {
			return list, b[pos:], nil
		}
		r, err := resource(b[pos:])
		if err == nil && len(list) >= maxResources {
			err = fmt.Errorf("more than %d resources", maxResources)
		}
		if err != nil {
			return list, nil, fmt.Errorf("byte %d of its resources: %w", pos, err)
		}
		list = append(list, r)
		pos += len(r.Raw)
	}
}

func resource(b []byte) (Resource, error) {
	if len(b) < 12 || !slices.Contains(resourceTypes, string(b[:4])) {
		return Resource{}, errResource
	}
	r := Resource{Type: string(b[:4]), ID: binary.BigEndian.Uint16(b[4:])}
	name := 1 + int(b[6])
	pos := 6 + name + name&1
	if pos+4 > len(b) {
		return r, errors.New("a name runs past the segment")
	}
	n := int64(binary.BigEndian.Uint32(b[pos:]))
	pos += 4
	if n > int64(len(b)-pos) {
		return r, errors.New("length runs past the segment")
	}
	end := min(len(b), pos+int(n+n&1))
	r.Raw, r.Data = b[:end:end], b[pos:pos+int(n):pos+int(n)]
	return r, nil
}

func allZero(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c != 0 })
}
