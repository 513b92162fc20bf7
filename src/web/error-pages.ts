// What is said when something goes wrong: a page to people, `{error}` to programs, and never the inside of the program.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'

export function addErrorPages(app: FastifyInstance, desk: Desk): void {
  app.setNotFoundHandler(async (request, reply) =>
    isApi(request)
      ? reply.code(404).send({ error: 'There is nothing at this address.' })
      : sendNotFound(desk, request, reply, 'There is nothing at this address.'),
  )

  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500)
      request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return isApi(request) ? sendJson(reply.code(status), status, error) : sendPage(desk, request, reply, status, error)
  })
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/')
}

function sendJson(reply: FastifyReply, status: number, error: FastifyError): FastifyReply {
  return reply.send({ error: status >= 500 ? 'The desk failed here; its log says why.' : error.message })
}

function sendPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, status: number, error: FastifyError) {
  return desk.page(request, reply.code(status), 'message', {
    title: status >= 500 ? 'The desk failed here' : 'Not done',
    words: wordsOf(status, error),
    back: '/',
    backWords: 'To the queue',
  })
}

function wordsOf(status: number, error: FastifyError): string {
  if (error.code === 'FST_CSRF_INVALID_TOKEN' || error.code === 'FST_CSRF_MISSING_SECRET')
    return 'This page is from an earlier sign-in. Go back, copy what you have typed, load the page again and repeat it there.'
  if (status === 429) return 'Too many tries in a short time. Wait a minute and try again.'
  if (status >= 500) return 'Nothing was changed. Try again; if it stays like this, the log of the desk says why.'
  return error.message
}
