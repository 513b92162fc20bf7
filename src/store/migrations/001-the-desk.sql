-- The case tables: the truth of the desk. Everything the queue knows can be rebuilt from here.

CREATE TABLE cases (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1001) PRIMARY KEY,
  number text GENERATED ALWAYS AS ('CC-' || id::text) STORED UNIQUE,
  state text NOT NULL CHECK (state IN ('received', 'drafting', 'in_review', 'sending', 'answered', 'waiting', 'closed')),
  version integer NOT NULL DEFAULT 1,
  subject text NOT NULL,
  asker_address text NOT NULL,
  asker_name text NOT NULL DEFAULT '',
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- How often drafting this version has been tried; the sweeper gives up by it.
  draft_attempts integer NOT NULL DEFAULT 0,
  claimed_by bigint,
  claimed_until timestamptz
);
CREATE INDEX cases_by_state ON cases (state, due_at);

CREATE TABLE raw_mail (
  hash text PRIMARY KEY,
  bytes bytea NOT NULL,
  stored_at timestamptz NOT NULL
);

CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint REFERENCES cases (id),
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  -- One mail is one row, however often and from whichever folder it comes.
  dedupe_key text NOT NULL UNIQUE,
  raw_hash text REFERENCES raw_mail (hash),
  message_id text,
  in_reply_to text[] NOT NULL DEFAULT '{}',
  "references" text[] NOT NULL DEFAULT '{}',
  from_address text,
  from_name text NOT NULL DEFAULT '',
  to_addresses text[] NOT NULL DEFAULT '{}',
  subject text NOT NULL DEFAULT '',
  verdict text,
  because text NOT NULL DEFAULT '',
  reply_text text NOT NULL DEFAULT '',
  quoted_text text NOT NULL DEFAULT '',
  signature text NOT NULL DEFAULT '',
  attachments jsonb NOT NULL DEFAULT '[]',
  defects text[] NOT NULL DEFAULT '{}',
  -- Copied into a reply so that Outlook threads it.
  thread_index text,
  thread_topic text,
  received_at timestamptz NOT NULL
);
CREATE INDEX message_by_case ON message (case_id, id);
CREATE INDEX message_by_message_id ON message (message_id);

CREATE TABLE mailbox_cursor (
  mailbox text PRIMARY KEY,
  uid_validity bigint NOT NULL,
  last_uid bigint NOT NULL,
  moved_at timestamptz NOT NULL
);

CREATE TABLE case_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases (id),
  at timestamptz NOT NULL,
  who text NOT NULL,
  event text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  why text NOT NULL DEFAULT ''
);
CREATE INDEX case_event_by_case ON case_event (case_id, id);

CREATE TABLE draft (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases (id),
  drafted jsonb NOT NULL,
  -- What the reviewer has written so far; null as long as the draft stands untouched.
  revision text,
  revised_by bigint,
  made_at timestamptz NOT NULL
);
CREATE INDEX draft_by_case ON draft (case_id, id);

CREATE TABLE note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases (id),
  who text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX note_by_case ON note (case_id, id);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases (id),
  -- One approval of one version of a case makes one mail.
  case_version integer NOT NULL,
  message_id text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('answer', 'ask')),
  to_address text NOT NULL,
  from_address text NOT NULL,
  in_reply_to text,
  subject text NOT NULL,
  -- The approved words, as the thread shows them; `raw` is the whole mail around them.
  body text NOT NULL,
  raw bytea NOT NULL,
  approved_by text NOT NULL,
  state text NOT NULL CHECK (state IN ('ready', 'claimed', 'sent', 'refused', 'unconfirmed')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  claimed_at timestamptz,
  because text NOT NULL DEFAULT '',
  filed_in_sent boolean NOT NULL DEFAULT false,
  made_at timestamptz NOT NULL,
  UNIQUE (case_id, case_version)
);
CREATE INDEX outbox_open ON outbox (state, due_at) WHERE state IN ('ready', 'claimed', 'unconfirmed');

CREATE TABLE desk_user (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  credential text NOT NULL DEFAULT '',
  role text NOT NULL CHECK (role IN ('reviewer', 'admin')),
  password_hash text NOT NULL,
  disabled_at timestamptz,
  made_at timestamptz NOT NULL
);

CREATE TABLE desk_session (
  token_hash text PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES desk_user (id),
  expires_at timestamptz NOT NULL
);

CREATE TABLE api_token (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  token_hash text NOT NULL UNIQUE,
  scope text NOT NULL CHECK (scope IN ('read', 'review', 'admin')),
  made_at timestamptz NOT NULL
);
