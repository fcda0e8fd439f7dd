-- +goose Up
PRAGMA application_id = 1129665614; -- "CUTN"

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE root (
  id     INTEGER PRIMARY KEY,
  path   TEXT NOT NULL UNIQUE,
  words  TEXT NOT NULL,             -- its last name, folded
  marker TEXT NOT NULL DEFAULT '',
  online INTEGER NOT NULL DEFAULT 1,
  added  INTEGER NOT NULL             -- ms
);

CREATE TABLE folder (
  id    INTEGER PRIMARY KEY,
  root  INTEGER NOT NULL REFERENCES root(id),
  path  TEXT NOT NULL,                -- below the root, with slashes; '' is the root itself
  words TEXT NOT NULL,                -- folded
  UNIQUE (root, path)
);

CREATE TABLE gear (
  id           INTEGER PRIMARY KEY,
  camera       TEXT NOT NULL,
  lens         TEXT NOT NULL,
  camera_words TEXT NOT NULL,         -- folded
  lens_words   TEXT NOT NULL,
  UNIQUE (camera, lens)
);

-- What listings filter by. The key is the order of listings: capture time in
-- ms * 2^20 + a number that makes it unique, so that "newest first" is the
-- table read backwards; photos without a time have keys of their own below
-- all others. An id is given once and its row is never deleted.
CREATE TABLE photo (
  rank        INTEGER PRIMARY KEY,
  id          INTEGER NOT NULL UNIQUE,
  folder      INTEGER NOT NULL REFERENCES folder(id),
  file        TEXT NOT NULL,
  day         TEXT NOT NULL,          -- 2018-10-31 by the camera's clock, '' unknown
  rating      INTEGER NOT NULL,
  color       INTEGER NOT NULL,
  tagged      INTEGER NOT NULL,
  rejected    INTEGER NOT NULL,
  forgotten   INTEGER NOT NULL,
  offline     INTEGER NOT NULL,       -- the file is gone; its root may be offline besides
  replaced    INTEGER NOT NULL,       -- another photo has its path now
  damaged     INTEGER NOT NULL,
  described   INTEGER NOT NULL,       -- has a description
  credited    INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  iso         INTEGER NOT NULL,
  gear        INTEGER NOT NULL REFERENCES gear(id),
  revision    INTEGER NOT NULL,
  written     INTEGER NOT NULL,
  bytes       INTEGER NOT NULL,
  mtime       INTEGER NOT NULL,       -- ns
  sidecar     INTEGER NOT NULL,       -- ns, 0 none
  added       INTEGER NOT NULL,       -- ms
  avg         INTEGER NOT NULL,       -- 0xRRGGBB
  fingerprint TEXT NOT NULL
);
CREATE UNIQUE INDEX photo_path ON photo (folder, file) WHERE replaced = 0;
CREATE INDEX photo_fingerprint ON photo (fingerprint);
CREATE INDEX photo_replaced ON photo (fingerprint) WHERE replaced = 1;
CREATE INDEX photo_file ON photo (file COLLATE NOCASE);
CREATE INDEX photo_pending ON photo (id) WHERE revision > written;

-- What only showing a photo needs. said is what the file said when it was
-- last read or written: a later reading tells by it who changed a field.
CREATE TABLE detail (
  id       INTEGER PRIMARY KEY REFERENCES photo(id),
  captured TEXT NOT NULL,
  camera   TEXT NOT NULL,             -- JSON
  problem  TEXT NOT NULL,
  caption  TEXT NOT NULL,             -- JSON
  said     TEXT NOT NULL              -- JSON
);

-- Full text of the folded captions; rowid = photo.rank. Forgotten photos are
-- not in it.
CREATE VIRTUAL TABLE words USING fts5 (
  headline, people, creator, event, city, keyword, file, rest,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);

INSERT INTO words (words, rank) VALUES ('hashsize', 8388608); -- bytes kept before they are sorted and written

CREATE TABLE story (
  id       INTEGER PRIMARY KEY,
  slug     TEXT NOT NULL UNIQUE,
  source   TEXT NOT NULL,
  doc      TEXT NOT NULL,             -- JSON
  words    TEXT NOT NULL,             -- folded slug and headline
  revision INTEGER NOT NULL,
  created  INTEGER NOT NULL,          -- ms
  removed  INTEGER NOT NULL
);

-- Which photo stands where; follows story.doc.
CREATE TABLE placed (
  story INTEGER NOT NULL REFERENCES story(id),
  slot  INTEGER NOT NULL,
  photo INTEGER NOT NULL REFERENCES photo(id),
  PRIMARY KEY (story, slot)
) WITHOUT ROWID;
CREATE INDEX placed_photo ON placed (photo);

-- History. kind: do (by a person), undo, redo, file (found in a file).
-- undone, of kind do: 0 stands, 1 undone and may be redone, 2 undone for good.
CREATE TABLE edit (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,            -- ms
  who    TEXT NOT NULL,
  title  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  of     INTEGER REFERENCES edit(id), -- what an undo or redo is of
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX edit_undone ON edit (undone, id) WHERE kind = 'do';

CREATE TABLE change (
  thing INTEGER NOT NULL,             -- 1 photo, 2 story, 3 house
  id    INTEGER NOT NULL,
  edit  INTEGER NOT NULL REFERENCES edit(id),
  slot  INTEGER NOT NULL,
  field TEXT NOT NULL,
  old   TEXT NOT NULL,
  new   TEXT NOT NULL,
  PRIMARY KEY (thing, id, edit, slot, field)
) WITHOUT ROWID;
CREATE INDEX change_edit ON change (edit);
