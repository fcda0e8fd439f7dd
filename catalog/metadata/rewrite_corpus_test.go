package metadata

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// phrases are what people write, in four writings.
var phrases = []string{
	"Chủ tịch xã trao quà cho các hộ dân vùng cao sau đợt mưa lũ, sáng 31/10.",
	"山あいの町で朝市が開かれ、大勢の人でにぎわった。",
	"افتتح المعرض السنوي للصور في وسط المدينة مساء اليوم.",
	"Жители деревни встречают гостей у ворот школы, хлебом и солью.",
}

var written12 = []catalog.FieldName{catalog.Description, catalog.Headline, catalog.Title, catalog.Creator, catalog.Keywords, catalog.Credit,
	catalog.Copyright, catalog.Source, catalog.City, catalog.Country, catalog.Instructions, catalog.People}

// speech is text of about n bytes, for people and for limits.
func speech(r *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() < n {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(phrases[r.IntN(len(phrases))])
	}
	s := b.String()
	for i := range s {
		if i >= n {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// captioned is a photo with twelve fields of about n bytes in all.
func captioned(r *rand.Rand, p catalog.Photo, n int) catalog.Photo {
	p.Caption = p.Caption.Clone()
	for _, f := range written12 {
		s := speech(r, 8+r.IntN(60))
		switch f {
		case catalog.Description:
			s = speech(r, n)
		case catalog.Creator, catalog.Keywords, catalog.People:
			p.Caption.Set(f, catalog.Value{List: []string{s, speech(r, 20), "Nông Văn Mẫu"}})
			continue
		}
		p.Caption.Set(f, catalog.TextValue(s))
	}
	p.Rating, p.Color, p.Tagged = 1+r.IntN(5), r.IntN(9), r.IntN(2) == 1
	return p
}

// corpusJPEGs are the JPEGs beside the project, by path.
func corpusJPEGs(t testing.TB) []string {
	t.Helper()
	var out []string
	dir := corpus(t)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		var b [2]byte
		if n, _ := f.Read(b[:]); n == 2 && b == [2]byte{0xFF, 0xD8} {
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// rewrite is Rewrite on whole files; nil data when nothing had to change.
func rewrite(data []byte, p catalog.Photo, o RewriteOptions) ([]byte, Rewritten, error) {
	h, err := photofile.ReadHeader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, Rewritten{}, err
	}
	w, err := Rewrite(h, bytes.NewReader(data), p, o)
	if err != nil || w.Header == nil {
		return nil, w, err
	}
	return slices.Concat(w.Header, data[len(h.Bytes):]), w, nil
}

// photoOf is what a file says of its photo.
func photoOf(t testing.TB, data []byte) catalog.Photo {
	t.Helper()
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	r := FromFile(info)
	return catalog.Photo{Caption: r.Caption, Marks: r.Marks, Camera: r.Camera}
}

// TestRewriteTheCorpus writes into every JPEG of the corpus: the fields read
// back, the tail and all foreign bytes stay, a second write changes nothing.
func TestRewriteTheCorpus(t *testing.T) {
	now := time.Date(2026, 3, 14, 10, 11, 12, 0, time.UTC)
	r := rand.New(rand.NewPCG(1, 2))
	refused := map[string][]string{}
	wrote, asked := 0, 0
	for _, path := range corpusJPEGs(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := filepath.Rel(corpus(t), path)
		o := RewriteOptions{Now: now}
		p := captioned(r, photoOf(t, data), 40+r.IntN(5000))
		out, _, err := rewrite(data, p, o)
		var ref *Refusal
		if errors.As(err, &ref) && ref.Ask {
			asked++
			o.Insist = true
			out, _, err = rewrite(data, p, o)
		}
		if err != nil {
			var d *photofile.Damage
			if !errors.As(err, &ref) && !errors.As(err, &d) {
				t.Errorf("%s: an error of another kind: %v", name, err)
			}
			refused[name] = append(refused[name], err.Error())
			continue
		}
		wrote++
		o.Now = now.Add(time.Hour)
		again, w, err := rewrite(out, p, o)
		if err != nil || again != nil {
			t.Errorf("%s: the second write: %v, %d bytes", name, err, len(w.Header))
		}
	}
	for name, why := range refused {
		t.Log(name, why)
	}
	t.Logf("%d written, %d of them only when told, %d refused", wrote, asked, len(refused))
	if wrote < 100 {
		t.Errorf("only %d files were written", wrote)
	}
}
