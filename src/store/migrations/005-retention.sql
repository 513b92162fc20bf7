-- What the sweeper looks through for originals that are due to be purged.
CREATE INDEX raw_mail_kept ON raw_mail (stored_at) WHERE bytes IS NOT NULL;
CREATE INDEX message_words_kept ON message (received_at) WHERE words IS NOT NULL;
CREATE INDEX message_by_raw ON message (raw_hash);
