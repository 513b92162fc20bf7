import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readReplyPolicy } from '../../src/reply/reply-policy.ts'
import { REPLY_KINDS } from '../../src/reply/reply-templates.ts'
import { policy, templatesFolder } from './reply-order.ts'

test('a missing sentence is named', () => {
  expect(() => readReplyPolicy({ ...policy, disclaimer: [] })).toThrow('config/reply.json: disclaimer:')
})

test('a key that nobody reads is named', () => {
  expect(() => readReplyPolicy({ ...policy, disclaimers: 'x' })).toThrow('disclaimers')
})

test('a time zone that does not exist is refused', () => {
  expect(() => readReplyPolicy({ ...policy, timeZone: 'Mars' })).toThrow('timeZone: is not the name of a time zone')
})

test('every template in the folder belongs to a kind of reply', () => {
  const files = readdirSync(templatesFolder).filter((file) => file.endsWith('.hbs'))
  expect(files.sort()).toEqual(REPLY_KINDS.flatMap((kind) => [`${kind}.html.hbs`, `${kind}.text.hbs`]).sort())
})
