package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"cutline/catalog"
	"cutline/catalog/columns"
)

// mostReworded is from how many photos with other words on it is cheaper to
// ask the full text again for common words.
const mostReworded = 5000

// reworded reads the words of photos that got other ones after a touch; nil
// when they are too many, or nobody asks.
func (s *Store) reworded(ctx context.Context, after int64) (map[catalog.PhotoID][]string, error) {
	if s.look.table.Terms() == 0 {
		return map[catalog.PhotoID][]string{}, nil
	}
	var ids []catalog.PhotoID
	err := each(ctx, s.db.Read, "SELECT id FROM photo WHERE touch > ?1 AND worded > ?1 LIMIT ?2", []any{after, mostReworded + 1}, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil || len(ids) > mostReworded {
		return nil, err
	}
	out := make(map[catalog.PhotoID][]string, len(ids))
	for part := range slices.Chunk(ids, 500) {
		found, err := load(ctx, s.db.Read, part)
		if err != nil {
			return nil, err
		}
		for id, p := range found {
			for _, text := range entryOf(p, nil).text {
				out[id] = append(out[id], strings.FieldsFunc(text, apart)...)
			}
		}
	}
	return out, nil
}

// apart reports what stands between two words to the full text's tokenizer.
func apart(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Co, r)
}

// termOf is a query that asks for one word anywhere, or for its beginning.
func termOf(q catalog.Query) (term string, ok bool) {
	if q.Op != catalog.QueryText || q.Field != "" || len(q.Words) != 1 || q.Whole || strings.ContainsAny(q.Words[0], `" `+columns.PrefixSign) {
		return "", false
	}
	if q.Prefix {
		return q.Words[0] + columns.PrefixSign, true
	}
	return q.Words[0], true
}

// kept is the photos of a word, or of one of several, that the columns keep.
// What is found stays right until a photo's words change: then look again.
func (l *look) kept(q catalog.Query) (columns.Set, bool) {
	if term, ok := termOf(q); ok {
		return l.table.Term(term)
	}
	if q.Op != catalog.QueryOr || len(q.Nodes) == 0 {
		return nil, false
	}
	out := columns.Set{}
	for _, n := range q.Nodes {
		s, ok := l.kept(n)
		if !ok {
			return nil, false
		}
		out = out.Or(s)
	}
	return out, true
}

// keptNow is kept, for a query that is being made ready.
func (s *Store) keptNow(q catalog.Query) (columns.Set, bool) {
	l := &s.look
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.table == nil || l.table.Terms() == 0 {
		return nil, false
	}
	return l.kept(q)
}

func (s *Store) hasKept(q catalog.Query) bool {
	_, ok := s.keptNow(q)
	return ok
}

// Warm does what searches would have to do first: it gives the full text the
// words that large edits left for later, and has the columns of a large
// catalog keep what common words and beginnings of words find, if they keep
// nothing yet. It rests between its steps: nobody waits.
func (s *Store) Warm(ctx context.Context, rest catalog.RestFunc) error {
	if err := s.finishWords(ctx, rest); err != nil {
		return err
	}
	var n, kept int
	err := s.read(ctx, func(l *look) error { n, kept = l.table.Len(), l.table.Terms(); return nil })
	if err != nil || n < warmFrom || kept > 0 {
		return err
	}
	terms, err := s.commonTerms(ctx, n)
	if err != nil {
		return fmt.Errorf("look for common words: %w", err)
	}
	for _, term := range terms {
		began := time.Now()
		if err := s.keepTerm(ctx, term); err != nil {
			return fmt.Errorf("look for %q: %w", term, err)
		}
		if err := rest(ctx, time.Since(began)); err != nil {
			return err
		}
	}
	s.look.fresh.Lock()
	s.look.saved = -saveFrom // the file has no terms yet
	s.look.fresh.Unlock()
	return s.saveColumns(ctx)
}

// warmFrom is how many photos make common words worth keeping.
const warmFrom = 100_000

// commonTerms are the words and the beginnings of words that are on most
// photos, by how many.
func (s *Store) commonTerms(ctx context.Context, photos int) ([]string, error) {
	count := map[string]int{}
	err := each(ctx, s.db.Read, "SELECT term, doc FROM vocabulary", nil, func(rows *sql.Rows) error {
		var term sql.RawBytes
		var n int
		if err := rows.Scan(&term, &n); err != nil {
			return err
		}
		if n*columns.CommonOne >= photos {
			count[string(term)] += n
		}
		for k := 1; k <= 3 && k <= len(term); k++ { // folded words are mostly ASCII
			if term[k-1] > 'z' {
				break
			}
			count[string(term[:k])+columns.PrefixSign] += n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(count, func(_ string, n int) bool { return n*columns.CommonOne < photos })
	terms := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return count[b] - count[a] })
	return terms[:min(len(terms), columns.MostTerms)], nil
}

// keepTerm asks the full text for a term and keeps the answer, unless the
// catalog changed meanwhile.
func (s *Store) keepTerm(ctx context.Context, term string) error {
	word, prefix := strings.CutSuffix(term, columns.PrefixSign)
	expr := quote([]string{word})
	if prefix {
		expr += " *"
	}
	var touch int64
	if err := s.db.Read.QueryRowContext(ctx, "SELECT coalesce(max(touch), 0) FROM photo").Scan(&touch); err != nil {
		return err
	}
	p, err := s.pickWords(ctx, expr)
	if err != nil {
		return err
	}
	if err := s.freshen(ctx); err != nil {
		return err
	}
	l := &s.look
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.table != nil && l.table.Touch == touch {
		l.table.Keep(term, p(l))
	}
	return nil
}
