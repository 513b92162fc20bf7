// A whole service for a test, in this process: real PostgreSQL, Dovecot, SMTP and queue, and the workers a test names.
import { setTimeout as wait } from 'node:timers/promises'
import type { CaseNumber, CaseState } from '../../src/case/case.ts'
import type { Reviewer } from '../../src/flow/turn.ts'
import type { Service } from '../../src/service.ts'
import { type CaseRow, caseByNumber, listCases } from '../../src/store/cases.ts'
import { startDrafter } from '../../workers/drafter.ts'
import { startPoller } from '../../workers/poller.ts'
import { startSender } from '../../workers/sender.ts'
import { startSweeper } from '../../workers/sweeper.ts'
import type { Worker } from '../../workers/worker.ts'
import { atOnce, openDesk } from '../world/desk.ts'
import type { World } from '../world/world.ts'

export type Running = { service: Service; stop(): Promise<void> }
export type WorkerName = 'poller' | 'drafter' | 'sender' | 'sweeper'

export const rosa: Reviewer = { id: null, name: 'Rosa Lind', credential: 'CPC', role: 'admin' }

/** Opens a service on a new database of the world; with the workers named, or all of them. The hold before sending is cut to nothing. */
export async function running(
  world: World,
  {
    redis = false,
    workers = ['drafter', 'sender', 'sweeper', 'poller'],
    change = (s) => s,
  }: { redis?: boolean; workers?: readonly WorkerName[]; change?: (service: Service) => Service } = {},
): Promise<Running> {
  const service = change(atOnce(await openDesk(world, { redis })))
  const started: Worker[] = workers.map((name) =>
    ({ poller: startPoller, drafter: startDrafter, sender: startSender, sweeper: startSweeper })[name](service),
  )
  return {
    service,
    stop: async () => {
      for (const worker of started) await worker.stop()
      await service.close()
    },
  }
}

/** Waits until `look` gives something; fails with what was waited for. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  ms = 15_000,
): Promise<T> {
  const until = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    if (Date.now() > until) throw new Error(`waited ${ms} ms for ${what}`)
    await wait(20)
  }
}

export async function caseIn(service: Service, number: CaseNumber, state: CaseState): Promise<CaseRow> {
  return eventually(`${number} to be ${state}`, async () => {
    const found = await caseByNumber(service.store, number)
    return found?.state === state ? found : null
  })
}

/** The newest case, once it is in the state. */
export async function newestCaseIn(service: Service, state: CaseState, subject: string): Promise<CaseRow> {
  return eventually(`a case "${subject}" to be ${state}`, async () =>
    (await listCases(service.store, { limit: 50 })).find((one) => one.subject === subject && one.state === state),
  )
}
