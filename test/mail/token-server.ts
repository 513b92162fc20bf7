// A token server of a provider, on this machine: gives device codes and tokens as a test scripts its answers (RFC 6749, RFC 8628).
import { createServer } from 'node:http'
import type { OAuthClient } from '../../src/mail/oauth-provider.ts'

export type Answer = { status?: number; body: Record<string, unknown> }
export type TokenServer = {
  client: OAuthClient
  browserClient: OAuthClient
  /** Answers of the token endpoint, in their order; the last one stays. */
  answers: Answer[]
  /** The forms that were posted to it. */
  asked: URLSearchParams[]
  close(): Promise<void>
}

export const GRANTED: Answer = { body: { access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 3_600 } }

export async function tokenServer(device: Record<string, unknown> = {}): Promise<TokenServer> {
  const answers: Answer[] = []
  const asked: URLSearchParams[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const send = ({ status = 200, body }: Answer) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (request.url === '/device') {
        send({
          body: {
            device_code: 'device-1',
            user_code: 'ABCD-EFGH',
            verification_uri: 'https://provider.example/device',
            interval: 0.01,
            expires_in: 30,
            ...device,
          },
        })
        return
      }
      asked.push(new URLSearchParams(body))
      send((answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: {} })
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  const base = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
  const common = { tokenUrl: `${base}/token`, scope: 'mail' }
  return {
    client: {
      provider: { ...common, signIn: 'device', deviceUrl: `${base}/device` },
      clientId: 'desk',
      clientSecret: null,
    },
    browserClient: {
      provider: {
        ...common,
        signIn: 'browser',
        authorizeUrl: `${base}/authorize`,
        authorizeParameters: { prompt: 'consent' },
      },
      clientId: 'desk',
      clientSecret: 'secret',
    },
    answers,
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
