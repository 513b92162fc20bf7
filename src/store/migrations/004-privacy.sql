-- Who wrote, and what is kept of it. A mail's readable columns hold its words masked; `words` holds them as they came, sealed (src/seal.ts).
ALTER TABLE message
  ADD COLUMN words bytea,
  -- The kinds of identifiers masked in this mail, one entry each; null: a row from before masking, which `rotate` brings up to date.
  ADD COLUMN identifiers text[],
  -- What is known of who sent it (src/message/sender-check.ts).
  ADD COLUMN sender jsonb,
  ADD COLUMN reply_to_address text;

-- Null when retention has purged the bytes; the row stays, so that the same mail read again is still known.
ALTER TABLE raw_mail ALTER COLUMN bytes DROP NOT NULL;
-- Sealed bytes do not compress, and their head is read alone by `rotate`.
ALTER TABLE raw_mail ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE cases
  -- Why no reply may leave before a person has looked at who wrote; null when nothing holds the case.
  ADD COLUMN held_because text,
  ADD COLUMN legal_hold boolean NOT NULL DEFAULT false,
  -- Lifted out of the words, where it is masked: it decides which edition of the codes counts.
  ADD COLUMN date_of_service text,
  ADD COLUMN purged_at timestamptz;
CREATE INDEX cases_by_asker ON cases (lower(asker_address));

-- Whom the desk lets in or keeps out, beyond config/askers.json. A pattern is an address, or a domain as `@clinic.example`.
CREATE TABLE asker_rule (
  pattern text PRIMARY KEY,
  rule text NOT NULL CHECK (rule IN ('allow', 'block')),
  why text NOT NULL DEFAULT '',
  who text NOT NULL,
  made_at timestamptz NOT NULL
);
