-- What becomes of a message after it was sent. A fact message.updated says only that something did, and points at the row:
-- what was taken back stands nowhere any more.
alter table messages
  add edited_at timestamptz,
  -- Taken back by its author; parts is then empty.
  add removed_at timestamptz,
  -- One of each author: [{by: {kind, id, name?}, reaction}].
  add reactions jsonb,
  -- What the first link of the text leads to; {} where there is to be none.
  add preview jsonb;
