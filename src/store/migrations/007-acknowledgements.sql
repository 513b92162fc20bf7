-- "Your question has reached us": the one mail that leaves without a person, counted so that two robots cannot talk all night.
CREATE TABLE acknowledgement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- A case is acknowledged once, whatever comes after.
  case_id bigint NOT NULL UNIQUE REFERENCES cases (id),
  to_address text NOT NULL,
  -- The domain the address shares with its colleagues, or the address at a provider.
  to_house text NOT NULL,
  message_id text NOT NULL,
  raw bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('ready', 'claimed', 'sent', 'given_up')),
  made_at timestamptz NOT NULL
);
CREATE INDEX acknowledgement_by_time ON acknowledgement (made_at);
CREATE INDEX acknowledgement_ready ON acknowledgement (id) WHERE state = 'ready';

-- Tokens of mailboxes that sign in by OAuth 2.0, sealed with the secret key.
CREATE TABLE mailbox_token (
  mailbox text PRIMARY KEY,
  sealed bytea NOT NULL,
  changed_at timestamptz NOT NULL
);
