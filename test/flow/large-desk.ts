// A desk in a process of its own that reads larger mails than it ships with, for measuring its memory: node large-desk.ts SETTINGS-AS-JSON.
import { openService } from '../../src/service.ts'
import { startDrafter } from '../../workers/drafter.ts'
import { startPoller } from '../../workers/poller.ts'
import { startSweeper } from '../../workers/sweeper.ts'

const { config, databaseUrl, mail, maxMailBytes } = JSON.parse(process.argv[2] ?? '{}')
const opened = await openService({ config, databaseUrl, mail })
if (opened.is === 'not_open') throw new Error(opened.because)
const service = { ...opened.service, desk: { ...opened.service.desk, maxMailBytes } }
const workers = [startPoller(service), startDrafter(service), startSweeper(service)]
process.once('SIGTERM', async () => {
  for (const worker of workers) await worker.stop()
  await service.close()
  process.exit(0)
})
