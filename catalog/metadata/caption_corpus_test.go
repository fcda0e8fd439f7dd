package metadata

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// iimNames are exiftool's names of the datasets of record 2.
var iimNames = map[byte]string{
	4: "ObjectAttributeReference", 5: "ObjectName", 7: "EditStatus", 10: "Urgency", 12: "SubjectReference", 15: "Category",
	20: "SupplementalCategories", 25: "Keywords", 40: "SpecialInstructions", 80: "By-line", 85: "By-lineTitle", 90: "City",
	92: "Sub-location", 95: "Province-State", 100: "Country-PrimaryLocationCode", 101: "Country-PrimaryLocationName",
	103: "OriginalTransmissionReference", 105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice",
	120: "Caption-Abstract", 122: "Writer-Editor", iimDate: "DateCreated",
}

// TestExpected holds every caption field of every photo of the corpus against
// what exiftool reads from it, structures and languages included. Whatever
// differs must have a reason.
func TestExpected(t *testing.T) {
	root := corpus(t)
	good, total, fields := 0, 0, map[catalog.FieldName]bool{}
	why := map[string]int{}
	all := expected(t)
	for _, file := range slices.Sorted(maps.Keys(all)) {
		path := filepath.Join(root, "photos", file)
		if !photofile.IsName(path) {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, _ := photofile.ReadFrom(photofile.Memory(data), path)
		for _, v := range captionValues(FromFile(info), all[file]) {
			total++
			fields[catalog.FieldName(v.what)] = true
			if v.got == v.want {
				good++
				continue
			}
			v.file, v.info, v.said, v.data = file, info, all[file], data
			i := slices.IndexFunc(captionReasons, func(r reason) bool { return r.holds(v) })
			if i < 0 {
				t.Errorf("%s: %s is %q, exiftool says %q, and there is no reason for it", file, v.what, v.got, v.want)
				continue
			}
			why[captionReasons[i].name]++
			t.Logf("%s: %s is %q, exiftool says %q: %s", file, v.what, v.got, v.want, captionReasons[i].name)
		}
	}
	t.Logf("%d fields, %d of %d = %.2f %%", len(fields), good, total, 100*float64(good)/float64(total))
	if total < 450 || float64(good) < .99*float64(total) {
		t.Errorf("%d of %d values agree, want 99 %%", good, total)
	}
	for _, r := range captionReasons {
		if why[r.name] == 0 {
			t.Errorf("nothing differs because %s", r.name)
		}
	}
}

// captionReasons are rules, never files.
var captionReasons = []reason{
	{"of several standard packets the first counts (METADATA 4.2, rule 5: duplicates are dropped)", func(d difference) bool {
		return d.packets() > 1
	}},
	{"a segment is XMP by the whole of its head, not by a part of it (METADATA 4.2, rule 2)", func(d difference) bool {
		return d.packets() == 0 && d.info.Kind == catalog.JPEG && d.info.XMP == nil
	}},
}

// packets are the segments of a JPEG that are XMP by their head.
func (d difference) packets() int {
	segs, _, _ := photofile.Segments(d.data)
	n := 0
	for _, s := range segs {
		if bytes.HasPrefix(s.Body, []byte(photofile.HeadXMP)) {
			n++
		}
	}
	return n
}

// captionValues pairs the fields that we read with those that exiftool reads
// from XMP or IIM, or from the one that counts where they differ.
func captionValues(r Read, want map[string]any) []difference {
	var out []difference
	for _, b := range bindings {
		x, i := expectedXMP(b, want), expectedIIM(b, want)
		digest := text(want["Photoshop:IPTCDigest"])
		if len(x) == 0 || len(i) > 0 && digest != "" && digest != text(want["File:CurrentIPTCDigest"]) && !cutOf(b, x, i) {
			x = i
		}
		if len(x) == 0 {
			continue
		}
		got := map[string]string{}
		leaves(b, exiftoolName(b), r.Caption[b.field], got)
		for k, s := range got {
			if b.field == catalog.DateCreated {
				got[k] = exiftoolDate(s)
			}
		}
		out = append(out, difference{what: string(b.field), got: fmt.Sprint(got), want: fmt.Sprint(x)})
	}
	return out
}

// expectedXMP are the texts of a field in exiftool's XMP by path.
func expectedXMP(b binding, want map[string]any) map[string]string {
	key, out := exiftoolName(b), map[string]string{}
	for k, v := range want {
		if _, one := v.([]any); k == key && !one && b.row.Kind == catalog.List {
			v = []any{v}
		}
		if k == key || strings.HasPrefix(k, key+"-") {
			leavesOf(k, v, out)
		}
	}
	maps.DeleteFunc(out, func(path, _ string) bool { return b.row.Kind == catalog.Records && !b.bound(path[len(key):]) })
	return tidy(b, out)
}

// bound reports whether the path leads to a part of ours: others may stand in a
// structure beside them.
func (b binding) bound(path string) bool {
	_, path, _ = strings.Cut(path, ".")
	for _, p := range b.parts {
		at := exiftoolLocal(p.xmp)
		if p.in.Local != "" {
			at = exiftoolLocal(p.in) + "." + at
		}
		rest, ok := strings.CutPrefix(path, at)
		switch {
		case !ok:
		case p.row.Kind == catalog.Records && p.bound(rest):
			return true
		case p.row.Kind != catalog.Records && strings.Trim(rest, "[0123456789]") == "", strings.HasPrefix(rest, "-"):
			return true
		}
	}
	return false
}

// expectedIIM are the texts of a field in exiftool's IIM, by the same path.
func expectedIIM(b binding, want map[string]any) map[string]string {
	v := want["IPTC:"+iimNames[b.iim]]
	if v == nil {
		return nil
	}
	list, many := v.([]any)
	if !many {
		list = []any{v}
	}
	key, out := exiftoolName(b), map[string]string{}
	for n, v := range list {
		s := text(v)
		if b.fromIIM != nil {
			s = b.fromIIM(s)
		}
		if clock := text(want["IPTC:TimeCreated"]); b.iim == iimDate && clock != "" {
			s += " " + clock
		}
		if b.row.Kind == catalog.List {
			out[fmt.Sprintf("%s[%d]", key, n)] = s
		} else if n == 0 {
			out[key] = s
		}
	}
	return tidy(b, out)
}

// tidy cleans the texts as we do and leaves out empty ones, closing the gaps
// of a list.
func tidy(b binding, in map[string]string) map[string]string {
	out := map[string]string{}
	if b.row.Kind == catalog.List {
		key := exiftoolName(b)
		for i := range len(in) {
			if s := clean(in[fmt.Sprintf("%s[%d]", key, i)]); s != "" {
				out[fmt.Sprintf("%s[%d]", key, len(out))] = s
			}
		}
		return out
	}
	for k, s := range in {
		if s = clean(s); s != "" {
			out[k] = s
		}
	}
	return out
}

// cutOf reports whether IIM says the same as XMP, or what fitted of it.
func cutOf(b binding, x, i map[string]string) bool {
	if b.field == catalog.DateCreated {
		xs, is := x[exiftoolName(b)], i[exiftoolName(b)]
		n := min(len(xs), len(is), len("2006:01:02 15:04:05"))
		return xs[:n] == is[:n]
	}
	for k, s := range i {
		if s != x[k] && (len(s) < b.row.IIM-3 || !strings.HasPrefix(x[k], s)) {
			return false
		}
	}
	return len(x) == len(i) || b.row.Kind == catalog.Languages
}
