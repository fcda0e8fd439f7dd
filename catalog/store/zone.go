package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"time"

	"cutline/catalog"
)

// rerankLimit is how many photos may get new keys when the catalog learns its
// zone: more would hold up the write that taught it.
const rerankLimit = 5000

// settle finds the zone in which cameras that tell none are taken to have
// shown the time, so that they interleave with those that tell it. It is the
// zone most cameras of the first batch tell that has such cameras, kept for
// ever; until then, the machine's.
func (a *adding) settle(ctx context.Context, files []catalog.FilePhoto) error {
	var text string
	found, err := a.t.get("SELECT value FROM meta WHERE key = 'zone'", nil, &text)
	if err != nil {
		return err
	}
	if found {
		seconds, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("read the catalog's zone %q: %w", text, err)
		}
		a.loc = time.FixedZone("", seconds)
		return nil
	}
	seconds, told := told(files)
	if !told {
		return nil
	}
	zone := time.FixedZone("", seconds)
	ids, err := a.zoneless(ctx)
	if err != nil {
		return err
	}
	if len(ids) > rerankLimit {
		_, seconds = a.now.In(a.loc).Zone()
		zone = time.FixedZone("", seconds)
		ids = nil
	}
	if _, err := a.t.exec("INSERT INTO meta (key, value) VALUES ('zone', ?)", strconv.Itoa(seconds)); err != nil {
		return err
	}
	a.loc = zone
	return a.rerank(ctx, ids)
}

// told is the offset, in seconds east of UTC, that most of the files tell.
func told(files []catalog.FilePhoto) (seconds int, ok bool) {
	count := map[int]int{}
	for _, f := range files {
		if m := f.Photo.Captured; m.Zoned {
			_, s := m.Time.Zone()
			if count[s]++; count[s] > count[seconds] || !ok {
				seconds, ok = s, true
			}
		}
	}
	return seconds, ok
}

// zoneless are the photos whose cameras told a time and no zone, one more
// than rerankLimit at most.
func (a *adding) zoneless(ctx context.Context) (ids []catalog.PhotoID, err error) {
	err = each(ctx, a.t, `SELECT id FROM detail WHERE captured <> '' AND captured NOT LIKE '%+__:__' AND captured NOT LIKE '%T%-__:__'
		LIMIT ?`, []any{rerankLimit + 1}, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// rerank gives photos the keys of their moments in the catalog's zone.
func (a *adding) rerank(ctx context.Context, ids []catalog.PhotoID) error {
	known, err := load(ctx, a.t, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		p := known[id]
		rank, err := a.rank(id, p.Captured)
		if err != nil {
			return err
		}
		if _, err := a.t.exec("UPDATE photo SET rank = ? WHERE id = ?", rank, int64(id)); err != nil {
			return err
		}
		a.t.unindex(p.rank)
		p.rank = rank
		a.t.index(p)
	}
	return nil
}
