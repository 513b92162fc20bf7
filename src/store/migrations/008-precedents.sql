-- Approved answers, identifiers removed, to be found again. They outlive the purge of the mails they came from: nothing of a mail is in them.
CREATE TABLE precedent (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases (id),
  outbox_id bigint NOT NULL UNIQUE REFERENCES outbox (id),
  -- Our own one-line restatement of the question, never the asker's words.
  question text NOT NULL,
  answer text NOT NULL,
  codes text[] NOT NULL,
  intents text[] NOT NULL,
  -- The day it was answered for, and the dated releases it stands on: [{source, edition}].
  answered_for text NOT NULL,
  releases jsonb NOT NULL,
  approved_by text NOT NULL,
  made_at timestamptz NOT NULL,
  words tsvector GENERATED ALWAYS AS (to_tsvector('english', question || ' ' || answer)) STORED
);
CREATE INDEX precedent_by_code ON precedent USING gin (codes);
CREATE INDEX precedent_by_words ON precedent USING gin (words);
