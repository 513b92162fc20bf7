// What the log must never hold.

import { expect, test } from 'vitest'
import { openLog, shortAddress, withoutPasswords } from '../src/log.ts'

test('an address is cut short', () => {
  expect(shortAddress('dana@clinic.example')).toBe('d…@clinic.example')
  expect(shortAddress('nobody')).toBe('…')
})

test('passwords in URLs are taken out, wherever they stand in a text', () => {
  expect(withoutPasswords('connect to postgres://u:p@ss@db:5432/x failed, then redis://:k@r:6379')).toBe(
    'connect to postgres://…@db:5432/x failed, then redis://…@r:6379',
  )
  expect(withoutPasswords('see https://clinic.example/a write d@x')).toBe('see https://clinic.example/a write d@x')
})

test('secrets and the words of a mail do not reach a line', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  const err = new Error('no route to imaps://desk:hidden@mail.example')
  log.warn(
    { caseId: 7, imap: { user: 'desk', password: 'hidden' }, message: { subject: 'hidden', text: 'hidden' }, err },
    'unsure',
  )
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', caseId: 7, msg: 'unsure', imap: { user: 'desk' } })
  expect(lines[0]).not.toContain('hidden')
})
