-- The first of two approvals of a case: it counts for these words and this version of the case only, until the second one sends.
CREATE TABLE first_approval (
  case_id bigint PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  case_version integer NOT NULL,
  words text NOT NULL,
  -- Null when a token approved; then the name says which.
  user_id bigint REFERENCES desk_user (id),
  who text NOT NULL,
  at timestamptz NOT NULL
);
