// The log: JSON lines without secrets, without the text of mails, and with addresses cut short.

import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

const SECRETS = [
  'password',
  'pass',
  'token',
  'secret',
  'secretKey',
  'authorization',
  'cookie',
  'url',
  'databaseUrl',
  'redisUrl',
]
// What a mail says may name a patient; a log line names the case, and the case holds the mail.
const MAIL_TEXT = ['raw', 'text', 'html', 'body', 'replyText', 'quotedText', 'subject']

/** Opens the log at a level, on stderr unless another destination is given: stdout belongs to what a command answers. */
export function openLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      base: null,
      redact: { paths: [...everywhere(SECRETS), ...everywhere(MAIL_TEXT)], censor: '…' },
      serializers: { err: cleanError, error: cleanError },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  )
}

/** `dana@clinic.example` becomes `d…@clinic.example`: enough to recognise whom a line is about, not enough to write to. */
export function shortAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${[...address][0]}…${address.slice(at)}`
}

/** Takes `user:password@` out of every URL in a text: drivers like to repeat their connection string in errors. */
export function withoutPasswords(text: string): string {
  return text
    .split('://')
    .map((part, index) => (index === 0 ? part : afterUserInfo(part)))
    .join('://')
}

function afterUserInfo(part: string): string {
  const end = part.search(/[\s/"'?#<>]/u)
  const authority = end === -1 ? part : part.slice(0, end)
  const at = authority.lastIndexOf('@')
  return at === -1 ? part : `…${part.slice(at)}`
}

function cleanError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack, code } = stdSerializers.err(error)
  return {
    type,
    message: withoutPasswords(message),
    stack: withoutPasswords(stack),
    ...(code === undefined ? {} : { code }),
  }
}

/** At the top of a line and up to two objects down, the depths at which pino can look. */
function everywhere(keys: string[]): string[] {
  return keys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
}
