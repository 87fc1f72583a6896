import { parse, stringify } from 'devalue'
import type { Envelope, JobStarted } from './envelope.ts'

/**
 * What goes over the socket between a page and the browser host. The first message is the session key, as text;
 * every other one is a message of birpc between these functions, written by `encode` and read by `decode`.
 */
export const SOCKET_PATH = '/desk'
/** The host gives the page its session key behind this, where no request and no log carries it. */
export const KEY_FRAGMENT = '#key='
/** The largest message that the host takes: a part of a dropped file, in base64, and some. */
export const MOST_MESSAGE_BYTES = 4 * 1024 * 1024

/** Why the host closed a socket, as far as the page can do something about it. */
export const CLOSED = {
  /** The first message was no key of this host: the page is to be opened by a fresh address. */
  unknownKey: 4401,
  /** The host has ended. */
  ended: 1001,
} as const

/** What a page calls. They never reject for what was asked. */
export interface HostFunctions {
  readonly call: (name: string, input: unknown) => Promise<Envelope<unknown>>
  readonly start: (name: string, input: unknown) => Promise<Envelope<JobStarted>>
}

/** What the host calls on every page; nothing is answered. */
export interface PageFunctions {
  readonly event: (name: string, payload: unknown) => void
}

/** As JSON where that keeps all of it, which nearly every message is; else in a form that keeps bytes and errors. */
export function encode(message: object): string {
  return isPlain(message) ? JSON.stringify(message) : stringify(message, { Error: errorParts })
}

/** Throws SyntaxError and others for a text that `encode` did not write. What it gives is to be parsed. */
export function decode(text: string): unknown {
  // The other form is always an array.
  return text.startsWith('{') ? JSON.parse(text) : parse(text, { Error: errorOf })
}

/** An error crosses with its name and message, never with its stack. */
function errorParts(value: unknown): readonly [string, string] | false {
  return value instanceof Error && [value.name, value.message]
}

function errorOf([name, message]: readonly [unknown, unknown]): Error {
  const error = new Error(String(message))
  error.name = String(name)
  return error
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return typeof value !== 'bigint'
  if (value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain)
}
