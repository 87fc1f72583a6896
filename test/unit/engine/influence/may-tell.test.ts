import { describe, expect, it } from 'vitest'
import { lineFilter } from '../../../../shared/engine/influence/may-tell.ts'

const approved = new Set(['department', 'risk'])
const names = {
  ofReading: (name: string) => !approved.has(name),
  ofRequests: new Set(['context.location']),
}
const mayTell = lineFilter(names)

describe('a line that may tell a value of an unapproved input', () => {
  it.each([
    ['a reading of one', '{"attributes":[{"name":"department","value":1},{"value":2, "name" : "location"}]}'],
    ['a name with an escape', '{"attributes":[{"name":"a\\"b"}]}'],
    ['a key in escapes', '{"attr\\u0069butes":[{"name":"location"}]}'],
    ['a request with its key', '{"check":{"request":{"context":{"location":"HQ"}}}}'],
    ['a name beyond ASCII, as bytes', Buffer.from('{"attributes":[{"name":"dé"}]}').toString('latin1')],
  ])('is %s', (_, text) => {
    expect(mayTell(text)).toBe(true)
  })

  it.each([
    [
      'readings of approved ones',
      '{"attributes":[{"name":"department","value":"location"},{"name":"risk"}]}',
    ],
    ['a name of a person', '{"subject":{"name":"Ann"},"outcome":{"value":"permit"}}'],
    ['a request without its key', '{"check":{"request":{"context":{"risk":1}}}}'],
  ])('is not %s', (_, text) => {
    expect(mayTell(text)).toBe(false)
  })

  it('is any with a request where what policies read is not known, or cannot be sought as it is written', () => {
    const request = '{"check":{"request":{}}}'
    expect(lineFilter({ ...names, ofRequests: 'all' })(request)).toBe(true)
    expect(lineFilter({ ...names, ofRequests: new Set(['é']) })(request)).toBe(true)
  })
})
