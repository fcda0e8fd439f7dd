-- +goose Up

-- Occasions photographed. The photos of one are those whose captions give its
-- name. A removed one is kept, for undo; of those that are not, no two names
-- fold to the same.
CREATE TABLE event (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  words   TEXT NOT NULL,              -- the name, folded
  doc     TEXT NOT NULL,              -- JSON: all of it
  created INTEGER NOT NULL,           -- ms
  removed INTEGER NOT NULL
);
CREATE UNIQUE INDEX event_words ON event (words) WHERE removed = 0;

-- change.thing 6 is an event.
