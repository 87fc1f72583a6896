import type { CelMap, CelValue } from '@bufbuild/cel'
import { isCelMap } from '@bufbuild/cel'
import type { EngineRequest } from '../policy-engine.ts'
import { type Numbers, readCelJson } from './json-values.ts'
import { NOW } from './rule-environment.ts'
import { readTimestamp } from './time-texts.ts'

/** Longest request, in UTF-16 units; requests that hosts log have some kilobytes. */
const MOST_CHARS = 2 * 1024 * 1024

export interface CelRequest {
  readonly variables: CelMap
  readonly now: CelValue | undefined
  /** Whether the request tells the time itself. */
  readonly clock: 'recorded' | 'assumed'
}

export type RequestReading =
  | { readonly ok: true; readonly request: CelRequest }
  | { readonly ok: false; readonly why: string }

/**
 * Reads a request: a JSON object whose keys are the variables of the rules (`principal`, `action`, `resource`,
 * `context`, `input` or any other). `now`, a timestamp of RFC 3339, is the time when it was put. The text is hostile.
 */
export function readRequest({ text, at }: EngineRequest, numbers: Numbers): RequestReading {
  if (text.length > MOST_CHARS) return refuse(`is longer than ${MOST_CHARS} characters`)
  const reading = readCelJson(text, numbers)
  if (!reading.ok) return refuse(reading.why)
  if (!isCelMap(reading.value)) return refuse('is no JSON object')
  const variables = reading.value
  try {
    const told = variables.get(NOW)
    if (told !== undefined && typeof told !== 'string') return refuse('has a now that is no timestamp')
    const time = told ?? at
    const now = time === undefined ? undefined : readTimestamp(time)
    return { ok: true, request: { variables, now, clock: told === undefined ? 'assumed' : 'recorded' } }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refuse(`has a time that cannot be read: ${error.message}`)
  }
}

function refuse(what: string): RequestReading {
  return { ok: false, why: `the request ${what}` }
}
