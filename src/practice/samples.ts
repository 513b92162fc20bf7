// Three invented questions, mailed in at the first start so that the desk is not empty.

import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { readKept, writeKept } from './kept-file.ts'
import { PRACTICE_DOMAIN } from './mailbox.ts'
import type { Practice } from './practice.ts'

const SAMPLES = [
  {
    key: 'two-codes',
    asker: 0,
    name: 'Dana Reyes',
    subject: 'OCT of three lesions on the same day',
    text: [
      'Hello,',
      '',
      'One of our dermatologists imaged three skin lesions by optical coherence',
      'tomography at a single visit in the office. We have 0470T and 0471T in mind.',
      'Can the two go on one claim, how many units of each do we bill for three',
      'lesions, and does either need modifier 59?',
      '',
      'The patient has Medicare.',
      '',
      'Thank you',
      'Dana Reyes, Harbor Street Clinic',
    ],
  },
  {
    key: 'no-code',
    asker: 1,
    name: 'Lou Okafor',
    subject: 'Which code for a vitamin B12 shot?',
    text: [
      'Hi,',
      '',
      'a nurse gave a patient an injection of vitamin B12 into the muscle, 1000 mcg,',
      'ordered by our physician, who was in the office. Which codes do we report for',
      'the drug and for giving it? No other service that day.',
      '',
      'Lou Okafor',
      'Billing, Harbor Street Clinic',
    ],
  },
  {
    key: 'vague',
    asker: 0,
    name: 'Dana Reyes',
    subject: 'Denied again',
    text: [
      'Hello,',
      '',
      'our claim from last week came back denied.',
      'What should we have billed instead?',
      '',
      'Dana',
    ],
  },
]

const keptSamples = z.object({ mailed: z.array(z.string()) })

/** Mails in what was not yet mailed in; gives how many that were: all at the first start of a DATA_DIR, then none. */
export async function mailSamples(options: { dataDir: string; practice: Practice }): Promise<number> {
  const file = join(options.dataDir, 'practice-samples.json')
  const mailed = readKept(file, keptSamples)?.mailed ?? []
  const due = SAMPLES.filter((sample) => !mailed.includes(sample.key))
  for (const sample of due) {
    await mailIn(options.practice, sample)
    mailed.push(sample.key)
    writeKept(file, { mailed }) // after each: a start that is killed half-way goes on where it was
  }
  return due.length
}

async function mailIn(practice: Practice, sample: (typeof SAMPLES)[number]): Promise<void> {
  const asker = practice.askers[sample.asker]
  if (asker === undefined) throw new Error(`the practice mailbox has no asker ${sample.asker}`)
  const { host, port } = practice.smtp
  const door = createTransport({
    host,
    port,
    auth: { user: asker.address, pass: asker.password },
    tls: { ca: practice.servers.smtp.ca ?? undefined },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  await door.sendMail({
    from: { name: sample.name, address: asker.address },
    to: practice.desk.address,
    subject: sample.subject,
    messageId: `<sample-${sample.key}@${PRACTICE_DOMAIN}>`, // the same again, should it ever be mailed twice
    text: sample.text.join('\n'),
  })
  door.close()
}
