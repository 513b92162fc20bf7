// What the settings accept, and what each wrong one says.

import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Config, projectFolder, readConfig } from '../src/config.ts'
import { secretKey, secretKeys } from '../src/secret-key.ts'

const MAIL = {
  IMAP_URL: 'imaps://desk%40clinic.example:p%40ss%2F1@mail.clinic.example/INBOX',
  SMTP_URL: 'smtp://desk%40clinic.example:p%40ss%2F1@mail.clinic.example',
  MAIL_FROM: 'Coding Desk <desk@clinic.example>',
}

test('without any setting everything is embedded', () => {
  const config = configOf({})
  expect(config).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', logLevel: 'info' })
  expect(config).toMatchObject({ databaseUrl: null, redisUrl: null, mail: null, secretKey: null })
  expect(config.codeBook).toBe(join(config.dataDir, 'code-book.sqlite'))
})

test('an empty value is an unset one, as docker compose passes it', () => {
  expect(configOf({ IMAP_URL: '', PORT: ' ', REDIS_URL: '' })).toMatchObject({ mail: null, port: 3000, redisUrl: null })
})

test('a mailbox is read with its escapes undone and its ports filled in', () => {
  const mail = configOf(MAIL).mail
  expect(mail?.imap).toEqual({
    host: 'mail.clinic.example',
    port: 993,
    secure: true,
    user: 'desk@clinic.example',
    password: 'p@ss/1',
    folder: 'INBOX',
  })
  expect(mail?.smtp).toMatchObject({ port: 587, secure: false, user: 'desk@clinic.example', ca: null })
  expect(mail?.from).toEqual({ name: 'Coding Desk', address: 'desk@clinic.example' })
})

test('several mailboxes and folders are read, the first with the Sent folder', () => {
  const both = `${MAIL.IMAP_URL} imaps://desk:x@mail.clinic.example/Claims`
  const mail = configOf({ ...MAIL, IMAP_URL: both }).mail
  expect(mail?.imap.folder).toBe('INBOX')
  expect(mail?.alsoRead?.map(({ user, folder }) => [user, folder])).toEqual([['desk', 'Claims']])
})

test('with a provider of OAuth no password is needed', () => {
  const urls = {
    IMAP_URL: 'imaps://desk%40c.example@imap.c.example',
    SMTP_URL: 'smtp://desk%40c.example@smtp.c.example',
  }
  const config = configOf({ ...MAIL, ...urls, OAUTH_PROVIDER: 'microsoft', OAUTH_CLIENT_ID: 'id' })
  expect(config.mail?.imap).toMatchObject({ user: 'desk@c.example', password: null })
  expect(config.oauth).toEqual({ provider: 'microsoft', clientId: 'id', clientSecret: null })
})

test('the public address loses its last slash and follows the port', () => {
  expect(configOf({ PUBLIC_URL: 'https://desk.clinic.example/' }).publicUrl).toBe('https://desk.clinic.example')
  expect(configOf({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
})

test.each([
  [{ PORT: '70000' }, 'PORT is "70000"; expected a whole number from 1 to 65535'],
  [{ PORT: '30x' }, 'PORT is "30x"; expected a whole number from 1 to 65535'],
  [
    { PUBLIC_URL: 'desk.clinic.example' },
    'PUBLIC_URL is "desk.clinic.example"; expected http:// or https:// and a host',
  ],
  [
    { DATABASE_URL: 'mysql://u:hidden@db/x' },
    'DATABASE_URL is "mysql://…@db/x"; expected postgres://user:password@host:port/database',
  ],
  [{ REDIS_URL: 'localhost' }, 'REDIS_URL is "localhost"; expected redis://host:port or rediss://host:port'],
  [{ SECRET_KEY: 'hidden' }, 'SECRET_KEY is 6 characters long; expected at least 32 random characters'],
  [
    { SECRET_KEY_PREVIOUS: 'an old key of at least thirty-two characters,hidden' },
    'SECRET_KEY_PREVIOUS is 51 characters long; expected keys of at least 32 characters, separated by commas',
  ],
  [
    { AUTHSERV_IDS: 'mx.example, b@d' },
    'AUTHSERV_IDS is "mx.example, b@d"; expected names of mail servers, separated by commas',
  ],
  [{ TRUSTED_HOPS: 'all' }, 'TRUSTED_HOPS is "all"; expected a whole number from 0 to 9'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; expected one of fatal, error, warn, info, debug, trace, silent'],
  [
    { ...MAIL, MAIL_FROM: 'desk' },
    'MAIL_FROM is "desk"; expected desk@clinic.example or Coding Desk <desk@clinic.example>',
  ],
  [
    { ...MAIL, IMAP_URL: 'pop3://desk:hidden@mail/' },
    'IMAP_URL is "pop3://…@mail/"; expected imaps://user:password@host:port/INBOX (or imap://), or several of them with blanks between',
  ],
  [
    { ...MAIL, IMAP_URL: 'imaps://desk%40clinic.example@mail.clinic.example' },
    'IMAP_URL has a user but no password; expected one, or OAUTH_PROVIDER to sign in by OAuth',
  ],
  [{ OAUTH_PROVIDER: 'google' }, 'OAUTH_PROVIDER and OAUTH_CLIENT_ID belong together; expected both or neither'],
  [
    { ...MAIL, SMTP_URL: 'smtp://desk:hidden/' },
    'SMTP_URL is "smtp://desk…"; expected smtps://user:password@host:port (or smtp://)',
  ],
])('%o is refused in one line that says what was expected', (env, because) => {
  const read = readConfig(env)
  expect(read).toEqual({ is: 'wrong', because })
  expect(JSON.stringify(read)).not.toContain(':hidden')
})

test('half a mailbox is refused: mail would come in and never be answered', () => {
  expect(readConfig({ IMAP_URL: MAIL.IMAP_URL, MAIL_FROM: MAIL.MAIL_FROM })).toEqual({
    is: 'wrong',
    because:
      'SMTP_URL is not set, but IMAP_URL and MAIL_FROM are; expected SMTP_URL too (where answers go out), or none of the three for the practice mailbox',
  })
  const read = readConfig({ SMTP_URL: MAIL.SMTP_URL })
  expect(read.is === 'wrong' && read.because.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'IMAP_URL',
    'MAIL_FROM',
  ])
})

test('every wrong setting is named at once', () => {
  const read = readConfig({ PORT: '0', LOG_LEVEL: 'loud' })
  expect(read.is === 'wrong' && read.because.split('\n')).toHaveLength(2)
})

test('the secret key is made once, kept for its owner only, and a setting goes before it', () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'caseconsultant-key-')), 'data')
  const made = secretKey({ dataDir, secretKey: null })
  expect(made.length).toBeGreaterThanOrEqual(43)
  expect(secretKey({ dataDir, secretKey: null })).toBe(made)
  expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600)
  expect(secretKey({ dataDir, secretKey: 'given' })).toBe('given')
  const given = 'a given key of at least thirty-two characters'
  expect(secretKeys({ dataDir, secretKey: given, previousSecretKeys: ['older', given] })).toEqual([
    given,
    'older',
    made,
  ])
})

test('the project folder is where package.json lies', () => {
  expect(readFileSync(join(projectFolder, 'package.json'), 'utf8')).toContain('"caseconsultant"')
})

function configOf(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env)
  if (read.is === 'wrong') throw new Error(read.because)
  return read.config
}
