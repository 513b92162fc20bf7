// What every mail of ours to an asker bears: a Message-ID and a reply address signed for its case, the desk's name, the operator's words.
import { randomBytes } from 'node:crypto'
import type { CaseNumber } from '../case/case.ts'
import { mintMessageId, replyAddress } from '../message/threading.ts'
import type { Service } from '../service.ts'

export function letterhead(service: Service, caseNumber: CaseNumber) {
  const signing = { caseNumber, secret: service.secrets[0] }
  return {
    caseNumber,
    messageId: mintMessageId({
      ...signing,
      random: randomBytes(8).toString('hex'),
      domain: service.deskAddress.split('@')[1] ?? 'localhost',
    }),
    replyAddress: replyAddress({ ...signing, address: service.deskAddress }),
    from: { address: service.deskAddress, name: service.mail.from.name ?? 'Coding desk' },
    policy: service.reply.policy,
    templates: service.reply.templates,
  }
}
