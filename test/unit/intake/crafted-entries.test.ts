import { expect, it } from 'vitest'
import { readText } from '../../../shared/intake/lines/read-line.ts'
import type { EvidenceFormat } from '../../../shared/model/source.ts'
import { opaEvent } from '../../fixtures/opa-events.ts'

function read(format: EvidenceFormat, entry: object) {
  return readText(format, JSON.stringify(entry))
}

/** So many members, whose names are theirs alone. */
function members(count: number, value: (at: number) => unknown = () => 1): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, value(at)]))
}

const MANY = 200_000
const TOO_MANY = { ok: false, reason: 'does-not-fit', detail: 'it tells more than 1000000 attributes' }
const time = '2026-05-04T02:13:07Z'

function cerbosEntry(inputs: readonly object[], outputs: readonly object[]) {
  return { 'log.kind': 'decision', callId: 'c', timestamp: time, checkResources: { inputs, outputs } }
}

const ALLOW = { effect: 'EFFECT_ALLOW', policy: 'resource.doc.v1' }

it('takes an entry with any number of attributes that a line has room for', () => {
  const opa = read(
    'opa-decision-log',
    opaEvent('d', { input: { user: members(MANY) }, masked: ['/input/user'] }),
  )
  expect(Object.keys((opa.ok && opa.grades?.[0]) || {})).toHaveLength(MANY)
  const input = { principal: { id: 'kim', attr: members(MANY) }, resource: { id: 'd1' } }
  const cerbos = read(
    'cerbos-audit-log',
    cerbosEntry([input], [{ resourceId: 'd1', actions: { read: ALLOW } }]),
  )
  expect(cerbos.ok && cerbos.records[0]?.attributes).toHaveLength(MANY + 1)
})

it('looks once at what a pointer of OPA hides, however often and in whatever spelling it is given', () => {
  const masked = Array.from({ length: 50_000 }, (_, at) => (at % 2 === 0 ? '/input/a~' : '/input/a~0'))
  const reading = read('opa-decision-log', opaEvent('d', { input: { 'a~': members(50_000) }, masked }))
  expect(Object.keys((reading.ok && reading.grades?.[0]) || {})).toHaveLength(50_000)
})

it('names what is empty among the things that a pointer of OPA hides', () => {
  const input = { user: { groups: {}, id: 1 } }
  const reading = read('opa-decision-log', opaEvent('d', { input, erased: ['/input/user'] }))
  expect(reading.ok && reading.grades?.[0]).toEqual({
    'attributes.user.groups': 'erased',
    'attributes.user.id': 'erased',
  })
})

it('refuses an event of OPA whose pointers hide the same things over and over', () => {
  const nested = Array.from({ length: 6 }).reduce<object>((inner) => ({ a: inner }), members(MANY))
  const masked = Array.from({ length: 6 }, (_, at) => `/input${'/a'.repeat(at + 1)}`)
  expect(read('opa-decision-log', opaEvent('d', { input: nested, masked }))).toMatchObject(TOO_MANY)
  const long = { [`k${'x'.repeat(1_000_000)}`]: members(100) }
  const reading = read(
    'opa-decision-log',
    opaEvent('d', { input: long, masked: [`/input/${Object.keys(long)[0]}`] }),
  )
  expect(reading).toMatchObject({
    ok: false,
    detail: expect.stringMatching(/names of its attributes are longer/),
  })
})

it('refuses an entry whose parts each say all the others again', () => {
  const input = { principal: { id: 'kim', attr: members(2000) }, resource: { id: 'd1' } }
  const output = { resourceId: 'd1', actions: members(2000, () => ALLOW) }
  expect(read('cerbos-audit-log', cerbosEntry([input], [output]))).toMatchObject(TOO_MANY)
  const evaluations = Array.from({ length: 2000 }, () => ({}))
  const request = { subject: { type: 'user', id: 'a', properties: members(2000) }, evaluations }
  expect(read('authzen-log', { time, request, response: { evaluations: [] } })).toMatchObject(TOO_MANY)
})

it('finds in a time that grows with the line what each of many answers was asked', () => {
  const inputs = Array.from({ length: 50_000 }, (_, at) => ({ resource: { id: `r${at}` } }))
  const outputs = inputs.map((_, at) => ({ resourceId: `r${at + 1}`, actions: { read: ALLOW } }))
  const cerbos = read('cerbos-audit-log', cerbosEntry(inputs, outputs))
  expect(cerbos.ok && cerbos.records[0]?.attributes).toEqual([{ name: 'resource.id', value: 'r1' }])
  expect(cerbos.ok && cerbos.records.at(-1)?.attributes).toBeUndefined()
  const batch = {
    eventSource: 'verifiedpermissions.amazonaws.com',
    eventName: 'BatchIsAuthorized',
    eventID: 'e',
    eventTime: time,
    requestParameters: { ...members(50_000), policyStoreId: 'PS1' },
    additionalEventData: { results: Array.from({ length: 50_000 }, () => ({ decision: 'ALLOW' })) },
  }
  const avp = read('aws-cloudtrail', batch)
  expect(avp.ok && avp.records).toHaveLength(50_000)
})
