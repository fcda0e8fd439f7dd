//go:build bench

package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// TestBenchSearch holds the search of 100,000 captions against the same SQL
// by hand: three words taken from one caption, newest 200; three alternating
// rounds of 300 searches.
func TestBenchSearch(t *testing.T) {
	const searches, rounds = 300, 3
	s := fillCatalog(t, 100_000)
	ctx := context.Background()
	ids, err := s.Find(ctx, catalog.Query{}, catalog.SortOldest, 0)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	var queries []catalog.Query
	for range searches {
		p, err := s.Photo(ctx, ids[r.IntN(len(ids))])
		if err != nil {
			t.Fatal(err)
		}
		q := catalog.Query{Op: catalog.QueryAnd}
		words := fold.Words(p.Caption.Text(catalog.Description))
		for range 3 {
			q.Nodes = append(q.Nodes, catalog.Query{Op: catalog.QueryText, Words: []string{words[r.IntN(len(words))]}})
		}
		queries = append(queries, q)
	}
	var ours, plain [rounds]time.Duration
	for round := range rounds {
		ours[round] = p95(t, queries, func(q catalog.Query) error {
			_, err := s.Find(ctx, q, catalog.SortNewest, 200)
			return err
		})
		plain[round] = p95(t, queries, func(q catalog.Query) error {
			expr, _ := match(q)
			return each(ctx, s.db.Read, `SELECT p.id FROM words JOIN photo p ON p.rank = words.rowid
				WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT 200`, []any{expr}, func(r *sql.Rows) error {
				var id int64
				return r.Scan(&id)
			})
		})
	}
	slices.Sort(ours[:])
	slices.Sort(plain[:])
	o, p := ours[rounds/2], plain[rounds/2]
	for _, row := range []struct {
		name       string
		got, limit float64
	}{
		{"search of 100,000 captions, three words: p95, ms", o.Seconds() * 1000, 15},
		{"search of 100,000 captions: p95 over the same SQL's", o.Seconds() / p.Seconds(), 1.5},
	} {
		verdict := "reached"
		if row.got > row.limit {
			verdict = "NOT REACHED"
		}
		fmt.Printf("%-58s %8.3f  (limit %8.3f)  %-11s  SQL %v\n", row.name, row.got, row.limit, verdict, p.Round(10*time.Microsecond))
	}
}

func p95(t *testing.T, queries []catalog.Query, f func(catalog.Query) error) time.Duration {
	t.Helper()
	var took []time.Duration
	for _, q := range queries {
		began := time.Now()
		if err := f(q); err != nil {
			t.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return took[len(took)*95/100]
}
