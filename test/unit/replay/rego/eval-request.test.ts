import { describe, expect, it } from 'vitest'
import { nanosecondsOf } from '../../../../shared/replay/rego/request/clock.ts'
import { pathOfQuery, pathOfUrl, pathText } from '../../../../shared/replay/rego/request/asked-path.ts'
import { readRegoRequest } from '../../../../shared/replay/rego/request/rego-request.ts'
import { resultDifference } from '../../../../shared/replay/rego/request/result-difference.ts'
import { jsonText } from '../../../../shared/replay/rego/values/json-text.ts'
import { numberOfInteger } from '../../../../shared/replay/rego/values/number.ts'
import { setOf } from '../../../../shared/replay/rego/values/set.ts'
import type { Value } from '../../../../shared/replay/rego/values/value.ts'

const shown = (value: Value | undefined) => (value === undefined ? undefined : jsonText(value))

describe('what a request asks', () => {
  it('is a path of the Data API, whose escapes and integers are read', () => {
    expect(shown(pathOfUrl('authz/allow'))).toBe('["authz","allow"]')
    expect(shown(pathOfUrl('/a%2Fb//7/'))).toBe('["a/b",7]')
    expect(shown(pathOfUrl('100%'))).toBe('["100%"]')
  })

  it('is a query that names one document', () => {
    expect(shown(pathOfQuery(' data.authz["a-b"].x[0] '))).toBe('["authz","a-b","x",0]')
    expect(pathOfQuery('data.authz.allow == true')).toBeUndefined()
    expect(pathOfQuery('database.x')).toBeUndefined()
    expect(pathText(['authz', 'a-b', numberOfInteger(0)])).toBe('data.authz["a-b"][0]')
  })

  it('refuses what is no request, in words', () => {
    expect(() => readRegoRequest('[]')).toThrow('the request is no object')
    expect(() => readRegoRequest('{}')).toThrow('neither path, query, input nor what a bundle binds')
    expect(() => readRegoRequest('{"input": 1, "input": 2}')).toThrow('given twice')
    expect(() => readRegoRequest('{"query": "x = 1"}')).toThrow('names no one document')
    expect(() => readRegoRequest('{"input": 1, "erased": [7]}')).toThrow('holds no string')
  })

  it('takes what a bundle binds as the input itself', () => {
    const { input } = readRegoRequest('{"principal": {"id": "a"}, "context": {"n": 9007199254740993}}')
    expect(shown(input)).toBe('{"context":{"n":9007199254740993},"principal":{"id":"a"}}')
  })
})

describe('what a log recorded', () => {
  const { recorded } = readRegoRequest(
    '{"input": {}, "nd_builtin_cache": {"time.now_ns": {"[]": 1759140000123456789}, "http.send": {"[{\\"url\\":\\"u\\",\\"n\\":1.0}]": {"status": 200}}}}',
  )

  it('is found by the values of arguments, whatever their text', () => {
    const [args] = [readRegoRequest('{"input": {"n": 1, "url": "u"}}').input]
    expect(shown(recorded.of('http.send', args === undefined ? [] : [args]))).toBe('{"status":200}')
    expect(recorded.of('http.send', ['u'])).toBeUndefined()
  })

  it('keeps every digit of a clock', () => {
    expect(shown(recorded.of('time.now_ns', []))).toBe('1759140000123456789')
    expect(nanosecondsOf('2025-09-29T10:00:00.123456789Z')?.text).toBe('1759140000123456789')
    expect(nanosecondsOf('2025-09-29T12:00:00+02:00')?.text).toBe('1759140000000000000')
  })
})

describe('a logged result', () => {
  const logged = (text: string, more = '') => {
    const request = readRegoRequest(`{"input": {}, "result": ${text}${more}}`)
    return (replayed: Value | undefined) => resultDifference(request.result ?? null, replayed, request.hidden)
  }

  it('is the same where sets were written as arrays', () => {
    expect(logged('["a", "b"]')(setOf(['b', 'a']))).toBeUndefined()
  })

  it('differs at a place that is named', () => {
    const { input } = readRegoRequest('{"input": {"allow": true, "reasons": ["b"]}}')
    expect(logged('{"allow": true, "reasons": ["a"]}')(input)).toBe(
      'the result differs at /reasons/0: "a" was logged, "b" is replayed',
    )
    expect(logged('true')(undefined)).toBe(
      'the result differs at its root: true was logged, nothing is replayed',
    )
  })

  it('is not held against what was erased of it', () => {
    const { input } = readRegoRequest('{"input": {"allow": true, "token": "t"}}')
    expect(logged('{"allow": true}', ', "erased": ["/result/token"]')(input)).toBeUndefined()
    expect(logged('{"allow": false}', ', "erased": ["/result/token"]')(input)).toContain('/allow')
  })
})
