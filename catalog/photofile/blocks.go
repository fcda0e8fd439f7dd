package photofile

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
)

const (
	maxXMP       = 16 << 20 // bytes of extended XMP
	maxResources = 4096     // Photoshop resources looked at
)

// An extChunk is one piece of an extended XMP packet.
type extChunk struct {
	guid          string // upper case
	total, offset int64
	data          []byte
}

func appendExt(chunks []extChunk, body []byte) []extChunk {
	if len(body) < 40 {
		return chunks
	}
	return append(chunks, extChunk{
		guid:   strings.ToUpper(string(body[:32])),
		total:  int64(binary.BigEndian.Uint32(body[32:])),
		offset: int64(binary.BigEndian.Uint32(body[36:])),
		data:   body[40:],
	})
}

// joinExt puts the pieces together that the standard packet asks for. Pieces
// of another packet, gaps and a wrong sum make it nil: such text may belong to
// another picture.
func joinExt(standard []byte, chunks []extChunk) []byte {
	guid := wantedGUID(standard)
	if guid == "" || len(chunks) == 0 {
		return nil
	}
	mine := slices.DeleteFunc(slices.Clone(chunks), func(c extChunk) bool { return c.guid != guid })
	slices.SortStableFunc(mine, func(a, b extChunk) int { return int(a.offset - b.offset) })
	var out []byte
	for _, c := range mine {
		if c.total > maxXMP || c.total != mine[0].total {
			return nil
		}
		if c.offset != int64(len(out)) {
			if c.offset < int64(len(out)) { // the same piece again
				continue
			}
			return nil
		}
		out = append(out, c.data...)
	}
	if len(mine) == 0 || int64(len(out)) != mine[0].total {
		return nil
	}
	if sum := md5.Sum(out); strings.ToUpper(hex.EncodeToString(sum[:])) != guid {
		return nil
	}
	return out
}

// wantedGUID is the value of xmpNote:HasExtendedXMP, in upper case. It is
// looked up as text: no XML is parsed here.
func wantedGUID(packet []byte) string {
	_, rest, ok := bytes.Cut(packet, []byte(":HasExtendedXMP"))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest[:min(len(rest), 80)], " \t\r\n=>\"'")
	if len(rest) < 32 {
		return ""
	}
	return strings.ToUpper(string(rest[:32]))
}

// joinICC puts a profile together from its numbered chunks; nil when one is
// missing.
func joinICC(chunks [][]byte) []byte {
	var parts [256][]byte
	count := 0
	for _, c := range chunks {
		if len(c) > 2 && c[0] > 0 && parts[c[0]] == nil {
			parts[c[0]] = c[2:]
			count = max(count, int(c[1]))
		}
	}
	var out []byte
	for i := 1; i <= count; i++ {
		if parts[i] == nil {
			return nil
		}
		out = append(out, parts[i]...)
	}
	return out
}

// psir gathers APP13 segments. Runs of consecutive ones are one block of
// Photoshop resources that may be split anywhere.
type psir struct {
	runs [][][]byte
	open bool
	bare []byte // IIM that stands in an APP13 without Photoshop's frame
}

func (p *psir) endRun() { p.open = false }

func (p *psir) add(body []byte) {
	content, ok := psirContent(body)
	switch {
	case !ok:
		if len(body) > 1 && body[0] == 0x1C && p.bare == nil {
			p.bare = body
		}
		p.open = false
	case p.open:
		last := len(p.runs) - 1
		p.runs[last] = append(p.runs[last], content)
	default:
		p.runs = append(p.runs, [][]byte{content})
		p.open = true
	}
}

// psirContent takes the head off a segment of Photoshop resources.
func psirContent(body []byte) ([]byte, bool) {
	if c, ok := bytes.CutPrefix(body, []byte(HeadPSIR)); ok {
		return c, true
	}
	if bytes.HasPrefix(body, []byte("Adobe_Photoshop2.5:")) && len(body) >= 27 {
		return body[27:], true
	}
	return nil, false
}

// found finds the first of each resource that counts.
func (p *psir) found() (out told) {
	for _, run := range p.runs {
		r, whole := resources(bytes.Join(run, nil))
		if !whole && len(run) > 1 {
			for _, alone := range run {
				a, _ := resources(alone)
				r = r.or(a)
			}
		}
		out = out.or(r)
	}
	return out.or(told{iim: p.bare})
}

func firstOf(a, b []byte) []byte {
	if len(a) > 0 {
		return a
	}
	return b
}

// A told is what Photoshop resources tell of a caption.
type told struct{ iim, digest, copyright, url []byte }

// or is t with what it lacks taken from another.
func (t told) or(u told) told {
	return told{firstOf(t.iim, u.iim), firstOf(t.digest, u.digest), firstOf(t.copyright, u.copyright), firstOf(t.url, u.url)}
}

// add takes a resource, unless there was one of its number before.
func (t told) add(id uint16, data []byte) told {
	switch {
	case id == ResourceIIM:
		return t.or(told{iim: data})
	case id == ResourceDigest && len(data) == 16:
		return t.or(told{digest: data})
	case id == ResourceCopyright:
		return t.or(told{copyright: data})
	case id == ResourceURL:
		return t.or(told{url: data})
	}
	return t
}

// resources finds the first of each among Photoshop resources; whole is false
// if it had to stop early.
func resources(b []byte) (t told, whole bool) {
	list, _, err := Resources(b)
	for _, r := range list {
		if r.Type == "8BIM" {
			t = t.add(r.ID, r.Data)
		}
	}
	return t, err == nil
}

// told is what the file's resources tell.
func (i *Info) told() told { return told{i.IIM, i.IIMDigest, i.CopyrightFlag, i.CopyrightURL} }

// tell takes what resources tell.
func (i *Info) tell(t told) {
	i.IIM, i.IIMDigest, i.CopyrightFlag, i.CopyrightURL = t.iim, t.digest, t.copyright, t.url
}
