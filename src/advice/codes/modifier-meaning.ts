// Says what the modifiers in the question mean and which rule governs them.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, noteSays } from '../said.ts'

const RULE = 'modifier-meaning'
// What governs a modifier answers where its meaning only explains.
const GOVERNS = 'modifier-rules'
// More modifiers than this would fill the mail with definitions.
const MOST_EXPLAINED = 4
// Beside codes a rule says which modifier goes where; what it means is then for who asks.
const ASKS_MEANING = /\bmeans?\b|\bwhat(?:'s| is| are| does)\b|\bdefin|\bdifference\b|\bstands? for\b|\bexplain/i

/** Modifiers named alone are what is asked about; those behind a code are explained only when no more than they were asked. */
export function modifierMeaning(facts: Facts): Advice {
  const alone = facts.question.codes.filter((code) => code.systems.includes('MODIFIER')).map((code) => code.code)
  const attached = facts.question.codes.flatMap((code) => code.modifiers)
  const named = [
    ...new Set([...alone, ...(facts.question.intents.includes('denial') || alone.length === 0 ? attached : [])]),
  ].slice(0, MOST_EXPLAINED)
  const noRule = facts.question.codes.length === alone.length
  return advice({
    findings: named.flatMap((code) => {
      const record = facts.book.onDate(code, facts.date).find((row) => row.system === 'MODIFIER')
      return [
        record && (noRule || ASKS_MEANING.test(facts.question.text)) ? meaning(record, noRule) : null,
        noteSays(facts, `modifier-${code.toLowerCase()}`, GOVERNS, noRule ? 'answer' : 'why'),
      ]
    }),
  })
}

function meaning(record: CodeRecord, asked: boolean): ReturnType<typeof finding> {
  return finding(
    RULE,
    asked ? 'answer' : 'why',
    'certain',
    `Modifier ${record.code} means: ${record.title.split(';')[0]?.replace(/\.$/, '')}.`,
    [record.citation],
  )
}
