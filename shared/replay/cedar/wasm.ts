import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import type { DetailedError } from '@cedar-policy/cedar-wasm/nodejs'
import { EngineStopped } from '../policy-engine.ts'

export { cedar }

export type Asked<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly why: string }

/** What a call failed with, once it broke the engine: its memory is in no known state from then on. */
let broken: string | undefined

/**
 * Makes one call into the engine. A text nested too deeply overruns the engine's stack, which it does not
 * survive: that and every later call throw EngineStopped. What the engine refuses in order is `ok: false`.
 */
export function ask<Answer>(call: () => Answer): Asked<Answer> {
  if (broken !== undefined) throw new EngineStopped(broken)
  try {
    return { ok: true, answer: call() }
  } catch (error) {
    if (!(error instanceof Error)) return { ok: false, why: String(error) }
    if (error.name !== 'RuntimeError' && !(error instanceof RangeError))
      return { ok: false, why: oneLine(error.message) }
    broken = `the Cedar engine stopped: ${error.message}`
    throw new EngineStopped(broken, { cause: error })
  }
}

/** The engine's own words, with its advice and the place in the text where it gives them. */
export function words(errors: readonly DetailedError[]): string {
  return errors.length === 0 ? 'the engine gave no reason' : oneLine(errors.map(sentence).join('; '))
}

/** A message on one line and of bounded length: it may quote a policy or a request. */
export function oneLine(message: string): string {
  const line = message.slice(0, 2 * MOST_CHARS).replaceAll(/\s+/g, ' ')
  return line.length <= MOST_CHARS ? line : `${line.slice(0, MOST_CHARS)}…`
}

const MOST_CHARS = 600

function sentence({ message, help, sourceLocations }: DetailedError): string {
  const place = sourceLocations?.[0]
  const where = typeof place?.label !== 'string' ? '' : `, ${place.label} at byte ${place.start}`
  return `${message}${where}${help === null ? '' : ` (${help})`}`
}
