// A reply as the mail tests send it.
import type { OutboundMessage } from '../../src/reply/outbound-message.ts'

export function outbound(change: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    messageId: '<case.123.1@desk.example>',
    from: { name: 'Coding Desk', address: 'desk@desk.example' },
    replyTo: 'desk+c123.tok@desk.example',
    to: { name: 'Zoë Reyes', address: 'zoe@clinic.example' },
    subject: 'Re: Units for “an injection”',
    text: 'Bill 4 units.\n.\nA line with one dot stands above.\n',
    html: '<p>Bill 4 units.</p>',
    inReplyTo: '<q1@clinic.example>',
    references: ['<q0@clinic.example>', '<q1@clinic.example>'],
    headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    date: new Date('2026-11-24T15:04:05Z'),
    ...change,
  }
}
