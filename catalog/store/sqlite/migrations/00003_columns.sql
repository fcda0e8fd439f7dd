-- +goose Up

-- touch is the number of the last change of a photo, higher than that of any
-- before: who keeps a copy of some columns (room columns) reads what was
-- touched since. hash is what the picture looks like, body tells cameras of
-- one model apart; 0 unknown. event is a name, 0 none. worded is what touch
-- was when the photo's words in the full text last changed.
ALTER TABLE photo ADD COLUMN touch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN hash  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN body  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN worded INTEGER NOT NULL DEFAULT 0;

-- The names that captions give to events and people, to count by.
CREATE TABLE name (
  id    INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL,                -- event, people
  text  TEXT NOT NULL,
  words TEXT NOT NULL,                -- folded; '' of names that were here before this table
  UNIQUE (kind, text)
);

CREATE TABLE shown (
  photo INTEGER NOT NULL REFERENCES photo(id),
  name  INTEGER NOT NULL REFERENCES name(id),
  PRIMARY KEY (photo, name)
) WITHOUT ROWID;

INSERT INTO name (kind, text, words)
  SELECT DISTINCT 'event', json_extract(caption, '$.event.t'), '' FROM detail WHERE json_extract(caption, '$.event.t') <> '';
INSERT INTO name (kind, text, words)
  SELECT DISTINCT 'people', j.value, '' FROM detail, json_each(detail.caption, '$.people.l') j WHERE j.value <> '';
INSERT OR IGNORE INTO shown (photo, name)
  SELECT d.id, n.id FROM detail d, json_each(d.caption, '$.people.l') j JOIN name n ON n.kind = 'people' AND n.text = j.value;
UPDATE photo SET touch = id, event = coalesce((SELECT n.id FROM detail d JOIN name n ON n.kind = 'event' AND
  n.text = json_extract(d.caption, '$.event.t') WHERE d.id = photo.id), 0);

CREATE INDEX photo_touch ON photo (touch);

-- The words of the full text, and how many photos have each.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);

-- +goose StatementBegin
CREATE TRIGGER photo_touched AFTER UPDATE OF rank, folder, file, day, rating, color, tagged, rejected, forgotten, offline,
  replaced, damaged, described, credited, kind, gear, revision, written, hash, body, event ON photo
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE rank = new.rank;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER shown_came AFTER INSERT ON shown
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = new.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER shown_went AFTER DELETE ON shown
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = old.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER part_came AFTER INSERT ON part
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = new.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER part_went AFTER DELETE ON part
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = old.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER clash_came AFTER INSERT ON clash
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = new.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER clash_went AFTER DELETE ON clash
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = old.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER placed_came AFTER INSERT ON placed
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = new.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER placed_went AFTER DELETE ON placed
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id = old.photo;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER story_turned AFTER UPDATE OF removed ON story WHEN new.removed <> old.removed
BEGIN
  UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE id IN (SELECT photo FROM placed WHERE story = new.id);
END;
-- +goose StatementEnd
