-- +goose Up

-- A number that tells whether the files beside the master are as they were:
-- 0 there are none. What an older Cutline kept here, the time of the one
-- sidecar it knew, equals no such number: those photos are read once more.
ALTER TABLE photo RENAME COLUMN sidecar TO others;

-- The files of a photo beside its master, in the same folder.
CREATE TABLE part (
  photo INTEGER NOT NULL REFERENCES photo(id),
  file  TEXT NOT NULL,
  role  TEXT NOT NULL,                -- partner, sidecar, beside
  kind  TEXT NOT NULL,                -- of a partner
  bytes INTEGER NOT NULL,
  mtime INTEGER NOT NULL,             -- ns
  hash  TEXT NOT NULL,                -- fingerprint of a partner, SHA-256 of a sidecar
  PRIMARY KEY (photo, file)
) WITHOUT ROWID;
CREATE INDEX part_hash ON part (hash) WHERE role = 'partner';
CREATE INDEX part_file ON part (file COLLATE NOCASE) WHERE role = 'partner';

-- Fields that the desk and a file both changed since they agreed.
CREATE TABLE clash (
  photo INTEGER NOT NULL REFERENCES photo(id),
  field TEXT NOT NULL,
  doc   TEXT NOT NULL,                -- JSON: both sides' last common value, the file's, and where it was read
  PRIMARY KEY (photo, field)
) WITHOUT ROWID;

-- What other programs changed can be undone too. Such edits that came in a
-- row are undone together: of is the first of them.
DROP INDEX edit_undone;
CREATE INDEX edit_undone ON edit (undone, id) WHERE kind IN ('do', 'file');
