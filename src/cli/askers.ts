// `asker`: whom the desk lets in or keeps out, and how an asker stands.
import { userInfo } from 'node:os'
import { askerRules, forgetAskerRule, rulePattern, setAskerRule, standingOf } from '../store/askers.ts'
import { withStore } from './opened.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

const USAGE =
  'asker list | asker show ADDRESS | asker allow|block ADDRESS|@DOMAIN [--why W] | asker forget PATTERN  [--json]'

export async function askers(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { why: { type: 'string' }, json: { type: 'boolean' } }, USAGE)
  const [verb, given] = positionals
  const json = values.json === true
  if (verb === 'list') return list(json)
  const pattern = given === undefined ? null : rulePattern(given)
  if (given === undefined || pattern === null) throw new WrongUsage(`Usage: caseconsultant ${USAGE}`)
  if (verb === 'show') return show(pattern, json)
  if (verb === 'forget') return forget(pattern)
  if (verb !== 'allow' && verb !== 'block') throw new WrongUsage(`Usage: caseconsultant ${USAGE}`)
  return withStore(async (store) => {
    const who = `${userInfo().username} on the command line`
    await setAskerRule(store, { pattern, rule: verb, why: values.why ?? '', who, at: new Date() })
    print(`${pattern} is on the ${verb} list.`)
    return 0
  })
}

function list(json: boolean): Promise<number> {
  return withStore(async (store) => {
    for (const { pattern, rule, why, who, made_at } of await askerRules(store)) {
      if (json) printJson({ pattern, rule, why, who, madeAt: made_at })
      else print(`${rule}\t${pattern}\t${why}\t${who}`)
    }
    return 0
  })
}

function show(address: string, json: boolean): Promise<number> {
  return withStore(async (store) => {
    const standing = await standingOf(store, address, new Date())
    if (json) printJson(standing)
    else
      print(
        `${standing.address}: ${standing.answered} cases answered, ${standing.thisMonth} this month${standing.rule === null ? '' : `; on the ${standing.rule.rule} list by ${standing.rule.pattern}`}`,
      )
    return 0
  })
}

function forget(pattern: string): Promise<number> {
  return withStore(async (store) => {
    if (!(await forgetAskerRule(store, pattern))) return refuse(`There is no rule for ${pattern}.`)
    print(`${pattern} is on no list.`)
    return 0
  })
}
