// Where Dovecot is on this machine, and what to do when it is not.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// sbin is not on an ordinary user's PATH under Debian; the last two are Homebrew's on the two kinds of Mac.
const PLACES = ['/usr/sbin/dovecot', '/usr/bin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot']
const LMTP_PLACES = [
  '/usr/lib/dovecot/lmtp',
  '/usr/libexec/dovecot/lmtp',
  '/usr/local/libexec/dovecot/lmtp',
  '/opt/homebrew/libexec/dovecot/lmtp',
]
const REMEDY =
  'install it (Debian, Ubuntu: apt-get install dovecot-imapd dovecot-lmtpd; macOS: brew install dovecot), or set IMAP_URL, SMTP_URL and MAIL_FROM to use a mailbox of your own'

/** Settings have other names in each; the file in config/ that is filled in for it. */
const TEMPLATES: readonly (readonly [release: string, template: string])[] = [
  ['2.3.', 'practice-dovecot.conf'],
  ['2.4.', 'practice-dovecot-2.4.conf'],
]

/** The program and the template of its configuration, or one line that says what is missing and how to mend it. */
export function dovecotProgram(): { path: string; template: string } | { missing: string } {
  const path = PLACES.find((place) => existsSync(place))
  if (path === undefined)
    return { missing: `the practice mailbox needs Dovecot, which is not on this machine: ${REMEDY}` }
  if (path === PLACES[0] && !LMTP_PLACES.some((place) => existsSync(place)))
    return { missing: `the practice mailbox needs Dovecot's LMTP part, which is not on this machine: ${REMEDY}` }
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
  const template = TEMPLATES.find(([release]) => version.startsWith(release))?.[1]
  if (template === undefined)
    return {
      missing: `the practice mailbox is made for Dovecot 2.3 and 2.4, and this machine has ${version}: set IMAP_URL, SMTP_URL and MAIL_FROM to use a mailbox of your own`,
    }
  return { path, template }
}
