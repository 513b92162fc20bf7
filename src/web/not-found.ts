// What the desk says when there is nothing at an address.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from './desk.ts'

export function sendNotFound(desk: Desk, request: FastifyRequest, reply: FastifyReply, words: string): FastifyReply {
  return desk.page(request, reply.code(404), 'message', {
    title: 'Not found',
    words,
    back: '/',
    backWords: 'To the queue',
  })
}
