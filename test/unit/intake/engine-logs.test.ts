import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../shared/intake/lines/read-line.ts'
import type { EvidenceFormat } from '../../../shared/model/source.ts'
import { absent, vectorFolder } from '../../conformance/vector-folder.ts'
import { linesOf, quarantineOf, readAll } from '../../fixtures/intake-evidence.ts'
import { opaEvent } from '../../fixtures/opa-events.ts'

function read(format: EvidenceFormat, entry: unknown) {
  return readText(format, typeof entry === 'string' ? entry : JSON.stringify(entry))
}

function accepted(format: EvidenceFormat, entry: unknown) {
  const reading = read(format, entry)
  if (!reading.ok) throw new Error(reading.detail)
  return reading
}

describe('an event of an OPA decision log', () => {
  const one = (more: object = {}, without: string[] = []) => {
    const event = Object.fromEntries(
      Object.entries(opaEvent('d', more)).filter(([name]) => !without.includes(name)),
    )
    const { records, grades } = accepted('opa-decision-log', event)
    return { record: records[0]!, grades: grades?.[0] }
  }

  it('is a decision under the bundle that was loaded, at its revision, with the request as it was logged', () => {
    const { record, grades } = one({ nd_builtin_cache: { 'time.now_ns': { '[]': 1 } } })
    expect(record).toMatchObject({ id: 'd', run: 'd', decision: 'd', time: '2026-05-04T02:13:07.412Z' })
    expect(record.check).toEqual({
      policy: { id: 'authz', version: 'r-1' },
      request: {
        path: 'http/authz/allow',
        input: { method: 'GET', user: 'alice' },
        nd_builtin_cache: { 'time.now_ns': { '[]': 1 } },
        result: true,
      },
      outcome: 'permit',
    })
    expect(record.actor).toBeUndefined()
    expect(grades).toEqual({})
  })

  it('keeps all bundles where several were loaded, and says of none that it answered', () => {
    const bundles = { a: { revision: '1' }, b: {}, c: { revision: '3' } }
    expect(one({ bundles }).record.check!.policy).toEqual({
      id: 'a + b + c',
      bundles: [{ name: 'a', revision: '1' }, { name: 'b' }, { name: 'c', revision: '3' }],
    })
    expect(one({}, ['bundles']).record.check!.policy).toEqual({ id: 'http.authz' })
    expect(one({ query: 'data.x.y.allow' }, ['bundles', 'path']).record.check!.policy).toEqual({ id: 'x.y' })
  })

  it('tells an absent result from null and from false, and a failure from all of them', () => {
    expect(one({}, ['result']).record.outcome).toEqual({ value: 'deny', reason: 'the document is undefined' })
    expect(one({ result: null }).record.outcome).toBeUndefined()
    expect(one({ result: false }).record.outcome).toEqual({ value: 'deny' })
    expect(one({ result: 'true' }).record.outcome).toEqual({ value: 'permit' })
    expect(one({ result: { allow: true, why: [] } }).record.outcome).toEqual({ value: 'permit' })
    const failed = one({ error: { code: 'eval', message: 'conflict' } }, ['result']).record
    expect(failed.outcome).toBeUndefined()
    expect(failed.check!.errors).toEqual(['conflict'])
  })

  it('grades what was erased or masked, and takes no outcome from what was', () => {
    const input = { user: { id: '**', name: 'x' }, list: ['a'] }
    const { grades, record } = one({
      input,
      erased: ['/input/user/ssn', '/result'],
      masked: ['/input/user/id', '/input/list/0', '/input/a~1b'],
    })
    expect(grades).toEqual({
      'attributes.user.ssn': 'erased',
      'attributes.user.id': 'masked',
      'attributes.list': 'masked',
      'attributes.a/b': 'masked',
      outcome: 'erased',
    })
    expect(record.outcome).toBeUndefined()
    expect(one({ result: { allow: true, why: '**' }, masked: ['/result/why'] }).record.outcome).toEqual({
      value: 'permit',
    })
  })

  it('may stand among other lines of a console, which tell no decision', () => {
    const line = { level: 'info', msg: 'Received request.', time: '2026-05-04T02:13:07Z' }
    expect(accepted('opa-decision-log', line)).toMatchObject({ records: [], id: undefined })
    const wrapped = {
      ...opaEvent('d'),
      ...line,
      msg: 'Decision Log',
      type: 'openpolicyagent.org/decision_logs',
    }
    expect(accepted('opa-decision-log', wrapped).records).toHaveLength(1)
    expect(read('opa-decision-log', { a: 1 })).toMatchObject({ ok: false, reason: 'not-this-format' })
    expect(read('opa-decision-log', { ...opaEvent('d'), timestamp: 'now' })).toMatchObject({
      reason: 'does-not-fit',
    })
  })

  it('keeps integers beyond 2^53 and names like __proto__ as they are', () => {
    const text = JSON.stringify(opaEvent('d')).replace('"alice"', '9007199254740993,"__proto__":{"x":1}')
    const { records } = accepted('opa-decision-log', text)
    expect(JSON.stringify(records[0]!.check!.request)).toContain(
      '"user":9007199254740993,"__proto__":{"x":1}',
    )
  })
})

describe('a record of CloudTrail', () => {
  const PRINCIPAL = { entityType: 'User', entityId: 'alice' }
  const request = {
    principal: PRINCIPAL,
    action: { actionType: 'Action', actionId: 'view' },
    resource: { entityType: 'Photo', entityId: 'p"1' },
  }
  const event = (eventName: string, requestParameters: object, additionalEventData: object) => ({
    eventVersion: '1.08',
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::1:assumed-role/app/session',
      sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/app' } },
    },
    eventTime: '2026-05-04T02:13:07Z',
    eventSource: 'verifiedpermissions.amazonaws.com',
    eventName,
    requestParameters,
    responseElements: null,
    additionalEventData,
    eventID: 'e',
    eventCategory: 'Data',
    resources: [
      {
        type: 'AWS::VerifiedPermissions::PolicyStore',
        arn: 'arn:aws:verifiedpermissions::1:policy-store/PS1',
      },
    ],
  })

  it('tells what Amazon Verified Permissions answered, and grades as missing what it does not carry', () => {
    const { records, grades } = accepted(
      'aws-cloudtrail',
      event('IsAuthorized', { ...request, policyStoreId: 'PS1' }, { decision: 'DENY' }),
    )
    expect(records).toEqual([
      {
        id: 'e',
        time: '2026-05-04T02:13:07Z',
        run: 'e',
        decision: 'e',
        actor: { kind: 'service', id: 'arn:aws:iam::1:role/app' },
        subject: { type: 'User', id: 'alice' },
        attributes: [
          { name: 'principal', value: 'User::"alice"' },
          { name: 'action', value: 'Action::"view"' },
          { name: 'resource', value: String.raw`Photo::"p\"1"` },
        ],
        check: { policy: { id: 'PS1' }, outcome: 'deny' },
        outcome: { value: 'deny' },
      },
    ])
    expect(grades).toEqual([
      { 'attributes.context': 'missing', 'attributes.entities': 'missing', request: 'missing' },
    ])
  })

  it('tells a batch as one decision a request, and reads the record that lookup-events gives as a text', () => {
    const batch = event(
      'BatchIsAuthorized',
      { requests: [request, request] },
      {
        results: [
          { request, decision: 'ALLOW' },
          { request, decision: 'DENY' },
        ],
      },
    )
    const { records } = accepted('aws-cloudtrail', { EventId: 'x', CloudTrailEvent: JSON.stringify(batch) })
    expect(records.map(({ id, outcome, check }) => [id, outcome?.value, check?.policy.id])).toEqual([
      ['e/0', 'permit', 'PS1'],
      ['e/1', 'deny', 'PS1'],
    ])
    expect(read('aws-cloudtrail', { CloudTrailEvent: '{"a":1,"a":2}' })).toMatchObject({
      reason: 'does-not-fit',
    })
  })

  it('tells no decision of a call that failed, nor of other services', () => {
    const failed = { ...event('IsAuthorized', request, {}), errorCode: 'ThrottlingException' }
    expect(accepted('aws-cloudtrail', failed).records).toEqual([])
    expect(accepted('aws-cloudtrail', { ...failed, eventSource: 's3.amazonaws.com' }).records).toEqual([])
  })

  it('reads every record of real trails, none lost', async (context) => {
    const trail = vectorFolder('cloudtrail-invictus/CloudTrail')
    if (trail === null) return context.skip(absent('cloudtrail-invictus/CloudTrail'))
    let records = 0
    for (const name of readdirSync(trail)) {
      const { batches, end } = await readAll(`${trail}/${name}`, { format: 'aws-cloudtrail' })
      const { Records } = JSON.parse(readFileSync(`${trail}/${name}`, 'utf8')) as { Records: unknown[] }
      expect(end).toMatchObject({ accepted: Records.length, quarantined: 0 })
      expect(linesOf(batches).map(({ text }) => JSON.parse(Buffer.from(text, 'latin1').toString()))).toEqual(
        Records,
      )
      records += Records.length
    }
    expect(records).toBeGreaterThan(1000)
  })
})

describe('an AuthZEN pair', () => {
  const time = '2026-05-04T02:13:07Z'
  const request = {
    subject: { type: 'user', id: 'alice', properties: { department: 'Finance' } },
    action: { name: 'read' },
    resource: { type: 'record', id: '1' },
    context: { ip: '::1' },
  }

  it('is a decision with what was asked as attributes, and no policy, since the core names none', () => {
    const { records } = accepted('authzen-log', { id: 'a', time, request, response: { decision: true } })
    expect(records).toMatchObject([
      { id: 'a', subject: { type: 'user', id: 'alice' }, outcome: { value: 'permit' } },
    ])
    expect(records[0]!.attributes).toContainEqual({ name: 'subject.properties.department', value: 'Finance' })
    expect(records[0]!.attributes).toContainEqual({ name: 'context.ip', value: '::1' })
    expect(records[0]!.check).toBeUndefined()
  })

  it('takes defaults in a batch, and for decisions only what was evaluated where the first answer may be enough', () => {
    const batch = {
      ...request,
      evaluations: [{}, { action: { name: 'delete' } }, { resource: { type: 'record', id: '2' } }],
    }
    const response = { evaluations: [{ decision: true }, { decision: false }] }
    const early = { ...batch, options: { evaluations_semantic: 'deny_on_first_deny' } }
    const of = (asked: object) => accepted('authzen-log', { id: 'b', time, request: asked, response }).records
    expect(of(early).map(({ id, outcome }) => [id, outcome?.value])).toEqual([
      ['b/0', 'permit'],
      ['b/1', 'deny'],
    ])
    expect(of(early)[1]!.attributes).toContainEqual({ name: 'action.name', value: 'delete' })
    expect(of(batch).map(({ outcome }) => outcome?.value)).toEqual(['permit', 'deny', undefined])
    expect(read('authzen-log', { time, request: { evaluations: [], ...request }, response: [] }).ok).toBe(
      true,
    )
    const more = { evaluations: [{ decision: true }, { decision: true }] }
    expect(
      read('authzen-log', { time, request: { ...request, evaluations: [{}] }, response: more }),
    ).toMatchObject({
      reason: 'does-not-fit',
    })
  })

  it('finds time and id where profiles put them, and refuses a pair that has no time', () => {
    const response = { decision: false, context: { evaluation_id: 'v', evaluated_at: time } }
    expect(accepted('authzen-log', { request, response })).toMatchObject({ id: 'v' })
    expect(read('authzen-log', { request, response: { decision: true } })).toMatchObject({
      ok: false,
      reason: 'field-missing',
      detail: expect.stringMatching(/^time: none of time, timestamp/),
    })
  })

  it('loses none of a real interop file, which has no times', async (context) => {
    const folder = vectorFolder('authzen-interop/interop/authzen-todo-backend/test')
    if (folder === null) return context.skip(absent('authzen-interop'))
    const path = `${folder}/decisions-authorization-api-1_0-02.json`
    const { batches, end } = await readAll(path, { format: 'authzen-log' })
    const file = JSON.parse(readFileSync(path, 'utf8')) as { evaluation: unknown[]; evaluations: unknown[] }
    expect(end.lines).toBe(file.evaluation.length + file.evaluations.length)
    expect(new Set(quarantineOf(batches).map(({ reason }) => reason))).toEqual(new Set(['field-missing']))
  })
})
