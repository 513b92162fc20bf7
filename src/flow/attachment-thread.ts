// Reads one attachment in a thread of its own, whose memory is bounded: a file that explodes ends the thread and not the service.
import { parentPort, workerData } from 'node:worker_threads'
import { attachmentText } from '../message/attachment-text.ts'
import type { ReadingOrder } from './attachment-reader.ts'

const { kind, bytes, limits } = workerData as ReadingOrder
parentPort?.postMessage(await attachmentText(kind, Buffer.from(bytes), limits))
