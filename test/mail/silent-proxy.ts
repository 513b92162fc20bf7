// A TCP proxy that can stop passing anything on while both ends stay connected: a half-open line.
import { connect, createServer, type Socket } from 'node:net'

export type SilentProxy = {
  port: number
  /** The connections there are fall silent; new ones work. */
  goSilent(): void
  /** All fall silent, and new ones are taken and never answered, until `heal`; those that fell silent stay so. */
  blackHole(): void
  heal(): void
  close(): Promise<void>
}

export async function silentProxy(target: { host: string; port: number }): Promise<SilentProxy> {
  const sockets = new Set<Socket>()
  let swallowing = false
  const server = createServer((near) => {
    if (swallowing) {
      sockets.add(near)
      near.on('error', () => near.destroy())
      return
    }
    const far = connect(target.port, target.host)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      // Either end may leave without a word; that is what this proxy is for.
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const goSilent = () => {
    for (const socket of sockets) socket.unpipe().pause()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    goSilent,
    blackHole: () => {
      swallowing = true
      goSilent()
    },
    heal: () => {
      swallowing = false
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
