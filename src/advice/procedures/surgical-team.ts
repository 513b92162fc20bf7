// Assistant, co-surgeon and team modifiers: whether the fee schedule pays a second surgeon for a code.
import { billable } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations, together } from '../said.ts'
import { isVisit } from '../visits/visit.ts'

const RULE = 'surgical-team'

type Role = {
  modifiers: RegExp
  words: RegExp
  column: string
  name: string
  says: Record<string, string>
  ask: string
}

// Claims Processing Manual ch. 12 sections 20.4.3 and 40.8; indicators of the RVU file layout.
const ROLES: Role[] = [
  {
    modifiers: /^(?:80|81|82|AS)$/,
    words:
      /\bassist(?:ant|ing)?\b.{0,20}\bsurg|\bsurg\w{3,8} assist|\bfirst assist|\bRNFA\b|\b(?:PA|NP)\b.{0,30}\bassist/i,
    column: 'asst_surg',
    name: 'an assistant at surgery',
    says: {
      '0': 'is paid only when documentation shows that one was medically needed (indicator 0)',
      '1': 'is not paid: the law restricts it (indicator 1), and the patient may not be billed for it',
      '2': 'may be paid (indicator 2): physicians with 80, 81 or 82 at 16 percent of the fee, a PA, NP or CNS with AS at 85 percent of that',
      '9': 'is no concept for this code (indicator 9)',
    },
    ask: 'who assisted (physician, resident, PA, NP or CNS), and whether it was a teaching hospital',
  },
  {
    modifiers: /^62$/,
    words: /\bco-?surg|\btwo surgeons\b/i,
    column: 'co_surg',
    name: 'a co-surgeon (62)',
    says: {
      '0': 'is not permitted (indicator 0)',
      '1': 'may be paid with documentation that two surgeons were needed (indicator 1)',
      '2': 'is permitted without documentation when the two are of different specialties (indicator 2), each at 62.5 percent of the fee, both with the same code and a note of their own',
      '9': 'is no concept for this code (indicator 9)',
    },
    ask: 'the specialties of both surgeons, and what each operative note says',
  },
  {
    modifiers: /^66$/,
    words: /\bteam (?:of )?surg|\bsurgical team\b/i,
    column: 'team_surg',
    name: 'a surgical team (66)',
    says: {
      '0': 'is not permitted (indicator 0)',
      '1': 'may be paid with documentation of the need (indicator 1)',
      '2': 'is permitted, priced by report (indicator 2)',
      '9': 'is no concept for this code (indicator 9)',
    },
    ask: 'the operative reports of the team',
  },
]

const NAMES_ASSISTANT = /\b(?:PA(?:-C)?|NP|CNS|AS|physician assistant|nurse practitioner)\b/

export function surgicalTeam(facts: Facts): Advice {
  const modifiers = facts.question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const roles = ROLES.filter(
    (role) => modifiers.some((one) => role.modifiers.test(one)) || role.words.test(facts.question.text),
  )
  if (roles.length === 0) return NOTHING
  return together([
    advice({ findings: [notAPractitioner(facts), withoutResident(facts)] }),
    ...billable(facts).flatMap(({ record }) => {
      const found = facts.book.fees().feeOf(record.code, '', facts.date)
      if (found.is !== 'found' || isVisit(record.code)) return []
      return roles.map((role) => {
        const says = role.says[found.fee.facts[role.column] ?? '']
        if (says === undefined) return NOTHING
        return advice({
          findings: [
            finding(RULE, 'answer', 'certain', `For ${record.code} ${role.name} ${says}.`, [
              found.fee.citation,
              ...(role.column === 'co_surg' ? noteCitations(facts, 'modifier-62') : []),
            ]),
          ],
          // Assistant and co-surgeon are two claims; asked about both, the findings tell them apart.
          claimLines:
            roles.length > 1 || notAPractitioner(facts) !== null
              ? []
              : [
                  line(record.code, {
                    modifiers: modifierOf(role, facts),
                    conditional:
                      role.column === 'asst_surg' ? 'the line of the assistant' : 'on the claim of each surgeon',
                  }),
                ],
          asks:
            role.column === 'asst_surg' && NAMES_ASSISTANT.test(facts.question.text)
              ? []
              : [{ slot: 'provider', weight: 84, text: role.ask }],
        })
      })
    }),
  ])
}

/** Medicare pays physicians, PAs, NPs and CNSs for assisting, nobody else (note `modifier-as`). */
function notAPractitioner(facts: Facts): Finding | null {
  if (!/\bRNFA\b|\bnurse first assist|\bsurgical tech|\bCSFA\b/i.test(facts.question.text)) return null
  return finding(
    RULE,
    'answer',
    'certain',
    'Medicare pays no nurse first assistant or technician for assisting: AS is for a PA, NP or CNS, 80 to 82 for physicians. Other payers may; ask for their rule.',
    noteCitations(facts, 'modifier-as'),
  )
}

const NO_RESIDENT =
  /\bresidents?\b[^.?!]{0,25}(?:\bnot|n['o]?t|\bun)[ -]?(?:\w+ )?avail|\bno (?:qualified )?residents?\b/i

/** In a teaching hospital the reason for an assistant is that no resident could do it. */
function withoutResident(facts: Facts): Finding | null {
  if (!NO_RESIDENT.test(facts.question.text)) return null
  return finding(
    RULE,
    'answer',
    'likely',
    'With 82, not 80: in a hospital with a training program for that specialty Medicare pays an assistant only when no qualified resident was available, which the record and the claim have to say.',
    noteCitations(facts, 'modifier-as'),
  )
}

/** The modifier that was written, or the one that the words call for. */
function modifierOf(role: Role, { question }: Facts): string[] {
  const written = question.codes
    .flatMap(({ code, modifiers }) => [code, ...modifiers])
    .find((one) => role.modifiers.test(one))
  if (role.column === 'asst_surg' && NO_RESIDENT.test(question.text)) return ['82']
  if (written !== undefined) return [written]
  if (role.column === 'co_surg') return ['62']
  if (role.column === 'team_surg') return ['66']
  return [/\b(?:PA|NP|CNS|physician assistant|nurse practitioner)\b/.test(question.text) ? 'AS' : '80']
}
