-- Whose an API token is: a program that acts for somebody is no second person beside them, and ends with their account.
ALTER TABLE api_token ADD COLUMN user_id bigint REFERENCES desk_user (id);
