-- Files that came with mails: the bytes once by hash, sealed; beside each mail what was thought of its files before anybody opened them.
CREATE TABLE attachment_file (
  hash text PRIMARY KEY,
  -- Null when retention has purged them.
  bytes bytea,
  -- The words drawn from it, sealed too.
  words bytea,
  state text NOT NULL DEFAULT 'unread' CHECK (state IN ('unread', 'kept', 'infected', 'not_scanned')),
  because text NOT NULL DEFAULT '',
  tries integer NOT NULL DEFAULT 0,
  tried_at timestamptz,
  stored_at timestamptz NOT NULL
);
-- Sealed bytes do not compress.
ALTER TABLE attachment_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX attachment_file_unread ON attachment_file (stored_at) WHERE state IN ('unread', 'not_scanned') AND bytes IS NOT NULL;

CREATE TABLE attachment (
  message_id bigint NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  -- The entry of message.attachments, from 0, which holds its name, declared type and size.
  place integer NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('taken', 'quarantined', 'left_out')),
  because text NOT NULL DEFAULT '',
  -- By content.
  kind text NOT NULL,
  type text NOT NULL,
  content_id text,
  -- Null for what was left out.
  hash text REFERENCES attachment_file (hash),
  PRIMARY KEY (message_id, place)
);
CREATE INDEX attachment_by_hash ON attachment (hash);
