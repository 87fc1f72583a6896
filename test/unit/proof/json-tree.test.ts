import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { spliceJson } from '../../../shared/proof/json-splice.ts'
import { jsonTree, nodeAtPointer, pointerStep } from '../../../shared/proof/json-tree.ts'

/** Every value in a value, with its RFC 6901 pointer. */
function* pointers(value: unknown, path = ''): Generator<[path: string, value: unknown]> {
  yield [path, value]
  if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* pointers(each, path + pointerStep(key))
}

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const indent = fc.constantFrom(0, 1, '\t')

it('finds each value of a text at its pointer', () => {
  fc.assert(
    fc.property(json, indent, (value, space) => {
      const text = ` ${JSON.stringify(value, null, space)}\r\n`
      const tree = jsonTree(text)
      for (const [path, expected] of pointers(value)) {
        const node = nodeAtPointer(tree, path)
        expect(JSON.parse(text.slice(node?.from, node?.to))).toEqual(expected)
      }
    }),
  )
})

it('changes a value, and no other character', () => {
  fc.assert(
    fc.property(json, indent, (value, space) => {
      const text = JSON.stringify(value, null, space)
      for (const [path, old] of pointers(value)) {
        const changed = spliceJson(text, [{ path, text: '"changed"' }]) ?? ''
        const node = nodeAtPointer(jsonTree(changed), path)
        expect(JSON.parse(changed.slice(node?.from, node?.to))).toBe('changed')
        const back = spliceJson(changed, [{ path, text: JSON.stringify(old, null, space) }])
        expect(JSON.parse(back ?? '')).toEqual(value)
      }
    }),
  )
})

it.each(['a', '/b', '/a/2', '/a/01', '/a/-', '/a/0/x', '/~', '/~2', '/t~de', '/__proto__', '/a/length'])(
  'finds nothing at %s',
  (pointer) => {
    expect(nodeAtPointer(jsonTree('{"a":[1,2],"~":3,"~2":4,"t~de":5}'), pointer)).toBeUndefined()
  },
)

it('does not change a value within one that it changes, nor one twice', () => {
  const change = (path: string) => ({ path, text: 'null' })
  expect(spliceJson('{"a":{"b":1}}', [change('/a'), change('/a/b')])).toBeUndefined()
  expect(spliceJson('{"a":1}', [change('/a'), change('/a')])).toBeUndefined()
})
