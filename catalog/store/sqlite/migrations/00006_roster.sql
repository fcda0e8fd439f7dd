-- +goose Up

-- People and the offices they hold. A removed one is kept, for undo; of those
-- that are not, no two have one code. An edit may give people each other's
-- codes, so this is looked at when it ends, not by an index.
CREATE TABLE person (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid    TEXT NOT NULL UNIQUE,
  code    TEXT NOT NULL,              -- '' none
  doc     TEXT NOT NULL,              -- JSON: all of it
  created INTEGER NOT NULL,           -- ms
  removed INTEGER NOT NULL
);
CREATE INDEX person_code ON person (code) WHERE removed = 0 AND code <> '';

-- The photos whose captions name a person by UUID, whether the roster has one
-- of it or not: they are found by the names the person has now.
CREATE TABLE bound (
  uuid  TEXT NOT NULL,
  photo INTEGER NOT NULL REFERENCES photo(id),
  PRIMARY KEY (uuid, photo)
) WITHOUT ROWID;
CREATE INDEX bound_photo ON bound (photo);

INSERT OR IGNORE INTO bound (uuid, photo)
  SELECT substr(lower(trim(i.value)), 10), d.id FROM detail d, json_each(d.caption, '$.people_details.r') r, json_each(r.value, '$.ids') i
  WHERE lower(trim(i.value)) LIKE 'urn:uuid:%' AND length(trim(i.value)) = 45;

-- change.thing 5 is a person.
