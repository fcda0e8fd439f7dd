-- +goose Up

-- The photos whose words in the full text are not those of their captions yet:
-- an edit of thousands is done sooner without. Whoever searches for words
-- first writes them.
CREATE TABLE wordless (
  rank INTEGER PRIMARY KEY
);
