// A fracture of somebody with osteoporosis: a pathological fracture (M80) where a healthy bone would not have broken (guideline I.C.13.d.2).
import type { Facts, Finding } from '../finding.ts'
import { finding, listed as inWords, noteCitations } from '../said.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import { type Listed, listed, RANK } from './linked-diagnoses.ts'

const FRACTURE = /^S\d2\./
const KNOWN = /^M81/
const MINOR =
  /\b(?:fell|fall\w{0,3}|tripped|slipped)\b[^.?!;]{0,30}\b(?:standing|chair|bed|toilet|home|walk\w{0,3}|floor|rug)\b|\bminor (?:fall|trauma)|\bground[- ]level|\blow[- ](?:energy|impact)|\bsneez\w{1,4}|\bcough\w{0,3}|\bbent|\blift\w{0,3}|\bno (?:fall|trauma|injury)|\bfragility\b|\bpatholog\w{2,5} (?:fx|fracture)/i
// Between hip and knee the book speaks of the femur, as of other bones where a mail names the joint.
const BONES: [RegExp, string][] = [
  [/\bhips?\b|\bfemor\w{1,3}\b/i, 'femur'],
  [/\bwrist|\bradi(?:us|al)\b|\bcolles/i, 'forearm'],
  [/\bshoulder\b|\bhumer\w{2}\b/i, 'humerus'],
  [/\b(?:spine|spinal|vertebra\w{0,2}|compression|[TL]\d{1,2})\b/i, 'vertebra'],
  [/\bankle|\bfoot\b/i, 'ankle foot'],
]

export type FragileBone = { list: Listed[]; remarks: (Finding | null)[] }

/** In the list M80 takes the place of the traumatic fracture, of M81 and of the fall, where the mail tells that little broke the bone. */
export function byFragileBone(all: Listed[], facts: Facts): FragileBone {
  const { text, laterality } = facts.question
  const broken = all.filter(({ row }) => FRACTURE.test(row.code))
  if (broken.length === 0 || !all.some(({ row }) => KNOWN.test(row.code))) return { list: all, remarks: [] }
  const bones = BONES.filter(([said]) => said.test(text)).map(([, bone]) => bone)
  const said = new Set([...wordsOf(`${text} ${bones.join(' ')}`, true), ...(laterality ? [laterality] : [])])
  const [leaf] = leavesByWords('M80.0', said, facts)
  if (!leaf) return { list: all, remarks: [] }
  const traumatic = inWords(broken.map(({ row }) => row.code))
  const isMinor = MINOR.test(text)
  const claim = isMinor
    ? `${leaf.row.code}, not ${traumatic}: with known osteoporosis a fracture from a fall that would not break a healthy bone is coded as pathological. The traumatic code needs an injury that would have broken any bone.`
    : `${traumatic} only where the injury would have broken a healthy bone; with known osteoporosis a minor fall makes it pathological (${leaf.row.code}).`
  const remarks = [
    finding('diagnosis-list', 'answer', 'likely', claim, [
      ...noteCitations(facts, 'icd-osteoporosis-fracture'),
      leaf.row.citation,
    ]),
  ]
  if (!isMinor) return { list: all, remarks }
  const rest = all.filter(({ row }) => !FRACTURE.test(row.code) && !KNOWN.test(row.code) && !/^[V-Y]/.test(row.code))
  return { list: [listed({ ...leaf, beside: [] }, RANK.cause, 0), ...rest], remarks }
}
