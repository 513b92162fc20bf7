-- What a user keeps beside a code: that it is a favourite, and a note only they see.
CREATE TABLE code_mark (
  user_id bigint NOT NULL REFERENCES desk_user (id),
  system text NOT NULL,
  code text NOT NULL,
  favourite boolean NOT NULL DEFAULT false,
  note text NOT NULL DEFAULT '',
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, system, code)
);
