package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

var syllables = strings.Fields(`đoàn công tác tỉnh ủy lãnh đạo đồng chí phát biểu tại hội nghị sáng chiều ngày khai mạc
	bế giảng trường học sinh viên thầy cô giáo xã huyện thành phố cửa khẩu biên giới hàng hóa xuất nhập kiểm tra chợ phiên
	mùa xuân lễ hội văn hóa thể thao bóng đá trao giải nhất nhì ba quà tặng hộ nghèo gia đình chính sách nông thôn mới đường
	giao thông cầu khởi khánh thành nhà máy thủy điện rừng trồng cây hồi quế lúa ngô chăn nuôi bác sĩ bệnh viện khám chữa`)

// fillCatalog makes a catalog of n photos with captions of 20 to 40 words,
// common words more often than rare ones.
func fillCatalog(tb testing.TB, n int) *Store {
	tb.Helper()
	ctx := context.Background()
	dir := filepath.Join(tb.TempDir(), "bench.cutline")
	if err := Create(ctx, dir); err != nil {
		tb.Fatal(err)
	}
	s, err := Open(ctx, dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	root, err := s.AddRoot(ctx, tb.TempDir(), time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.2, 8, uint64(len(syllables)-1))
	words := func(k int) string {
		w := make([]string, k)
		for i := range w {
			w[i] = syllables[zipf.Uint64()]
		}
		return strings.Join(w, " ")
	}
	start := time.Date(2015, 1, 1, 6, 0, 0, 0, time.UTC)
	var batch []catalog.FilePhoto
	for i := range n {
		taken := start.Add(time.Duration(r.IntN(10*365*24*3600)) * time.Second)
		batch = append(batch, catalog.FilePhoto{Root: root.ID, Rel: fmt.Sprintf("%s/IMG_%07d.JPG", taken.Format("2006/01"), i), ModTime: 1,
			Photo: catalog.Photo{Kind: catalog.JPEG, Width: 6000, Height: 4000, Bytes: 9_000_000, Fingerprint: strconv.Itoa(i),
				Captured: catalog.Moment{Time: taken}, Camera: catalog.Camera{Model: "Alpha 1", ISO: 100 << r.IntN(6), Orientation: 1},
				Caption: catalog.Caption{
					catalog.Description: catalog.TextValue(words(20 + r.IntN(20))),
					catalog.Headline:    catalog.TextValue(words(6)),
					catalog.Creator:     catalog.ListValue("Ảnh " + words(2)),
					catalog.Keywords:    catalog.ListValue(words(1), words(2), words(2)),
				}}})
		if len(batch) == 2000 || i == n-1 {
			if _, err := s.AddPhotos(ctx, batch, time.Now()); err != nil {
				tb.Fatal(err)
			}
			batch = batch[:0]
		}
	}
	return s
}

// BenchmarkSearch measures three words, newest 200, photos loaded too, and
// the same by plain SQL. CUTLINE_BENCH_PHOTOS sets the catalog's size.
func BenchmarkSearch(b *testing.B) {
	n := 100_000
	if v, err := strconv.Atoi(os.Getenv("CUTLINE_BENCH_PHOTOS")); err == nil {
		n = v
	}
	began := time.Now()
	s := fillCatalog(b, n)
	fmt.Fprintf(os.Stderr, "%d photos cataloged in %v\n", n, time.Since(began).Round(time.Millisecond))
	if info, err := os.Stat(filepath.Join(s.Dir(), "cutline.db")); err == nil {
		fmt.Fprintf(os.Stderr, "database: %d MB\n", info.Size()>>20)
	}
	ctx := context.Background()
	text := func(prefix bool, words ...string) catalog.Query {
		q := catalog.Query{Op: catalog.QueryAnd}
		for i, w := range words {
			q.Nodes = append(q.Nodes, catalog.Query{Op: catalog.QueryText, Words: []string{w}, Prefix: prefix && i == len(words)-1})
		}
		return q
	}
	for _, bb := range []struct {
		name string
		q    catalog.Query
	}{
		{"common", text(false, "doan", "cong", "tac")},
		{"mixed", text(false, "doan", "lanh", "benh")},
		{"rare", text(false, "vien", "kham", "chua")},
		{"prefix3", text(true, "vien", "kham", "chu")},
		{"prefix1", text(true, "vien", "kham", "c")},
		{"prefix only", text(true, "t")},
		{"everything", catalog.Query{}},
		{"rating none", catalog.Query{Op: catalog.QueryCmp, Field: "rating", Low: "5"}},
		{"one day", catalog.Query{Op: catalog.QueryCmp, Field: "date", Low: "2018-10-31", High: "2018-10-31"}},
	} {
		b.Run(bb.name, func(b *testing.B) { measure(b, func() error { _, err := s.Find(ctx, bb.q, "", 200); return err }) })
		b.Run(bb.name+"/loaded", func(b *testing.B) {
			measure(b, func() error {
				ids, err := s.Find(ctx, bb.q, "", 200)
				if err == nil {
					_, err = s.Photos(ctx, ids)
				}
				return err
			})
		})
		expr, isText := match(bb.q)
		if !isText {
			continue
		}
		b.Run(bb.name+"/sql", func(b *testing.B) {
			measure(b, func() error {
				return each(ctx, s.db.Read, `SELECT p.id FROM words JOIN photo p ON p.rank = words.rowid
					WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT 200`, []any{expr}, func(r *sql.Rows) error {
					var id int64
					return r.Scan(&id)
				})
			})
		})
	}
}

// measure runs f and reports the median and the 95th percentile.
func measure(b *testing.B, f func() error) {
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if err := f(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
