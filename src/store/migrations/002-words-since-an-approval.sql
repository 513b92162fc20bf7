-- The version a case had when a mail joined it. What came after an approval is known by it, whatever the clocks of the machines say.
ALTER TABLE message ADD COLUMN case_version integer NOT NULL DEFAULT 0;
