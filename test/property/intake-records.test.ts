import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readInstant } from '../../shared/intake/formats/instant.ts'
import { looksWhole } from '../../shared/intake/formats/looks-whole.ts'
import { lenientStream } from '../../shared/intake/lines/lenient-stream.ts'
import { EvidenceRecord } from '../../shared/model/evidence.ts'
import { instantOf } from '../../shared/model/time.ts'
import { parseLossless } from '../../shared/proof/lossless-json.ts'

const Odd = fc.constantFrom<unknown>(
  null,
  '',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  'x',
  ['x'],
  'sha256:abc',
  JSON.rawJSON('9007199254740993'),
)
const DIGEST = `sha256:${'a'.repeat(64)}`
const TIME = '2026-05-04T02:13:07.412Z'

/** A record in which everything that may be there is there, in many shapes. */
const FULL = {
  id: 'a',
  time: TIME,
  run: 'r',
  workflow: { id: 'w', version: '1' },
  transition: { id: 't', from: 'x', to: 'y' },
  decision: 'd',
  actor: { kind: 'agent', id: 'g', owner: 'o', onBehalfOf: 'b' },
  subject: { type: 'User', id: 'u' },
  stream: { id: 's', seq: 3, prev: DIGEST },
  trigger: { type: 'hr', id: 'i', source: 's', at: TIME },
  attributes: [{ name: 'n', value: null, source: 's', asOf: TIME }],
  check: {
    policy: { id: 'p', version: '1', digest: DIGEST },
    request: {},
    outcome: 'deny',
    determining: ['x'],
    errors: ['y'],
  },
  model: {
    id: 'm',
    provider: 'p',
    response: 1,
    promptDigest: DIGEST,
    outputDigest: DIGEST,
    proposal: { action: 'a', entitlement: 'e' },
    toolCalls: [{ name: 'n', arguments: {} }],
  },
  approval: { by: { id: 'i', role: 'r' }, outcome: 'approved', at: TIME, note: '' },
  outcome: { value: 'permit', reason: '', confidence: 0.5 },
  action: { type: 't', entitlement: 'e', target: { type: 'T', id: 'i' }, result: 'done' },
  notification: { to: ['a', { id: 'b', role: 'r' }], channel: 'c', result: 'sent' },
  effect: { type: 't', entitlement: 'e', target: { type: 'T', id: 'i' }, result: 'r' },
}

const paths = pathsOf(FULL)

/** FULL with some places taken out or made odd. */
const Mutated = fc
  .array(
    fc.record({
      path: fc.constantFrom(...paths),
      change: fc.oneof(
        fc.constant('drop' as const),
        Odd.map((to) => ({ to })),
      ),
    }),
    { maxLength: 5 },
  )
  .chain((changes) =>
    fc
      .subarray([
        'trigger',
        'attributes',
        'check',
        'model',
        'approval',
        'outcome',
        'action',
        'notification',
        'effect',
        'transition',
        'run',
        'workflow',
        'stream',
      ])
      .map((dropped) => {
        const value = structuredClone(FULL) as Record<string, unknown>
        for (const name of dropped) value[name] = undefined
        for (const { path, change } of changes) apply(value, path, change)
        // As it would come from a line.
        const reading = parseLossless(JSON.stringify(value))
        return (reading.ok ? reading.value : {}) as Record<string, unknown>
      }),
  )

it('takes by hand only what the schema takes, and as the schema gives it', () => {
  let whole = 0
  fc.assert(
    fc.property(Mutated, (value) => {
      const { time } = value
      if (typeof time !== 'string' || instantOf(time) === undefined || !looksWhole(value)) return
      whole++
      const checked = EvidenceRecord.safeParse(value)
      expect(checked.success && checked.data).toEqual(value)
    }),
    { numRuns: 4000 },
  )
  expect(whole).toBeGreaterThan(200)
})

it('takes the whole record by hand', () => {
  expect(looksWhole(FULL)).toBe(true)
})

it('reads times as the model does', () => {
  const two = fc.integer({ min: 0, max: 70 }).map((n) => String(n).padStart(2, '0'))
  const time = fc
    .tuple(
      fc.constantFrom('2026', '2024', '0000', '9999', 'x026'),
      two,
      two,
      two,
      two,
      two,
      fc.constantFrom('', '.5', '.412', '.41a', '.4123', ',412'),
      fc.constantFrom('Z', 'z', '+02:00', ''),
    )
    .map(([y, mo, d, h, mi, s, fraction, zone]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${fraction}${zone}`)
  fc.assert(
    fc.property(fc.oneof(time, fc.string()), (text) => {
      expect(readInstant(text)).toBe(instantOf(text))
    }),
    { numRuns: 20_000 },
  )
})

it('finds the place in a stream that a parser finds, wherever a record is cut behind it', () => {
  const Record = fc.record({
    a: fc.json().map((text) => JSON.parse(text) as unknown),
    'q"\\': fc.string(),
    stream: fc.record({
      seq: fc.nat(),
      x: fc.anything({ maxDepth: 1, withNullPrototype: false }).map((x) => JSON.stringify(x) ?? ''),
      id: fc.string({ minLength: 1 }),
    }),
    z: fc.string(),
  })
  fc.assert(
    fc.property(Record, fc.nat(), (record, cut) => {
      const text = JSON.stringify(record)
      const place = { id: record.stream.id, seq: record.stream.seq }
      const expected = parseLossless(text).ok && !place.id.includes('\u{fffd}') ? place : undefined
      expect(lenientStream(text)).toEqual(expected)
      const end = text.lastIndexOf(`,"z":`)
      expect(lenientStream(text.slice(0, end + 1 + (cut % (text.length - end))))).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length === 0 ? below : [path, ...below]
}

function apply(root: Record<string, unknown>, path: Path, change: 'drop' | { readonly to: unknown }): void {
  let at: Record<string | number, unknown> = root
  for (const step of path.slice(0, -1)) {
    const next = at[step]
    if (typeof next !== 'object' || next === null || JSON.isRawJSON(next)) return
    at = next as Record<string | number, unknown>
  }
  const last = path.at(-1)!
  if (change === 'drop') at[last] = undefined
  else at[last] = JSON.isRawJSON(change.to) ? change.to : structuredClone(change.to)
}
