// The fixed cast of the reply tests: Dana Reyes asks, Ruth Abel, CPC, answers case 2026-000123.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReplyOrder } from '../../src/reply/compose-reply.ts'
import { readReplyPolicy } from '../../src/reply/reply-policy.ts'
import { readReplyTemplates } from '../../src/reply/reply-templates.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const templatesFolder = `${root}templates/mail`
export const policy = readReplyPolicy(JSON.parse(readFileSync(`${root}config/reply.json`, 'utf8')))
export const templates = readReplyTemplates(templatesFolder)

export function replyOrder(change: Partial<ReplyOrder> = {}): ReplyOrder {
  return {
    kind: 'answer',
    body: 'Yes.',
    caseNumber: '2026-000123',
    asker: { name: 'Dana Reyes', address: 'dana@clinic.example' },
    reviewer: { name: 'Ruth Abel', credential: 'CPC' },
    subject: 'Units for an injection',
    thread: {
      inReplyTo: '<q1@clinic.example>',
      references: ['<q0@clinic.example>', '<q1@clinic.example>'],
      threadIndex: null,
    },
    messageId: '<case.123.1@desk.example>',
    replyAddress: 'desk+c123.tok@desk.example',
    from: { name: 'Coding Desk', address: 'desk@desk.example' },
    date: new Date('2026-11-24T15:04:05Z'),
    identifiersFound: false,
    policy,
    templates,
    ...change,
  }
}
