package store

import (
	"context"
	"database/sql"
	"fmt"

	"cutline/catalog"
)

// Sift leaves out the photos whose caption, in the JSON it is kept as, is not
// to be looked at: several times as fast as reading all of them. Ids that no
// photo has stay. It tells how many photos it has looked at, and looks no
// further where most are to be looked at.
func (s *Store) Sift(ctx context.Context, ids []catalog.PhotoID, look func(caption []byte) bool, progress func(done int)) ([]catalog.PhotoID, error) {
	var out []catalog.PhotoID
	for done := 0; done < len(ids); {
		part := ids[done:min(len(ids), done+2000)]
		dropped := map[catalog.PhotoID]bool{}
		err := each(ctx, s.db.Read, "SELECT id, caption FROM detail WHERE id IN (SELECT value FROM json_each(?))", []any{idList(part)},
			func(rows *sql.Rows) error {
				var id catalog.PhotoID
				var caption sql.RawBytes
				err := rows.Scan(&id, &caption)
				if err == nil && !look(caption) {
					dropped[id] = true
				}
				return err
			})
		if err != nil {
			return nil, fmt.Errorf("look into captions: %w", err)
		}
		for _, id := range part {
			if !dropped[id] {
				out = append(out, id)
			}
		}
		done += len(part)
		progress(done)
		if len(dropped)*4 < len(part) {
			return append(out, ids[done:]...), nil
		}
	}
	return out, nil
}
