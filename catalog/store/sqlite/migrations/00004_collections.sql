-- +goose Up

-- Photos put together: kind hand, shortlist (by hand, for a story) or smart
-- (a saved search). A removed one is kept, with its photos, for undo; of those
-- that are not, no two names fold to the same.
CREATE TABLE collection (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL,
  words   TEXT NOT NULL,              -- the name, folded
  query   TEXT NOT NULL,              -- of a smart one
  story   INTEGER REFERENCES story(id), -- of a shortlist
  created INTEGER NOT NULL,           -- ms
  removed INTEGER NOT NULL
);
CREATE UNIQUE INDEX collection_words ON collection (words) WHERE removed = 0;
CREATE UNIQUE INDEX collection_story ON collection (story) WHERE removed = 0 AND story IS NOT NULL;

-- The photos of those put together by hand.
CREATE TABLE member (
  collection INTEGER NOT NULL REFERENCES collection(id),
  photo      INTEGER NOT NULL REFERENCES photo(id),
  PRIMARY KEY (collection, photo)
) WITHOUT ROWID;
CREATE INDEX member_photo ON member (photo);

-- change.thing 4 is a collection.
