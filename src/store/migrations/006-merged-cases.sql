-- A merged case leads to the one that goes on. Its mails stand there and remember where they came from, so that it can be undone.
ALTER TABLE cases ADD COLUMN merged_into bigint REFERENCES cases (id);
ALTER TABLE message ADD COLUMN merged_from bigint REFERENCES cases (id);
CREATE INDEX message_by_merged_from ON message (merged_from) WHERE merged_from IS NOT NULL;
-- An earlier case that a mail seems to go on with though nothing in it proves that: shown to a person, never joined by a machine.
ALTER TABLE cases ADD COLUMN likely_continues bigint REFERENCES cases (id);
-- When the Sent folder was last searched for a mail of unknown fate, and how often.
ALTER TABLE outbox ADD COLUMN searches integer NOT NULL DEFAULT 0, ADD COLUMN searched_at timestamptz;
