// A nudge tells a worker at once what the tables say is due. One that is lost costs seconds, for the sweeper gives it again; so it never
// fails whoever gives it.
import type { CaseNumber } from '../case/case.ts'
import type { Service } from '../service.ts'
import type { CaseRow } from '../store/cases.ts'

type Waiting = Pick<CaseRow, 'id' | 'number' | 'version'>

export async function nudgeDrafter(service: Service, { id, number, version }: Waiting): Promise<void> {
  await given(service, number, () => service.queues.nudgeDrafter(id, version))
}

export async function nudgeIfDrafting(service: Service, found: CaseRow): Promise<void> {
  if (found.state === 'drafting') await nudgeDrafter(service, found)
}

/** The first nudge of an approved mail: it waits as long as the approval can be taken back. */
export async function nudgeSender(service: Service, number: CaseNumber, outboxId: number): Promise<void> {
  await given(service, number, () => service.queues.nudgeSender(outboxId, 0, service.desk.holdMs))
}

async function given(service: Service, number: CaseNumber, nudge: () => Promise<void>): Promise<void> {
  try {
    await nudge()
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    service.log.warn({ case: number, because }, 'nudge lost; the sweeper will give it')
  }
}
