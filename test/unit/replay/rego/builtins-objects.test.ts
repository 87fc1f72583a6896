import { describe, expect, it } from 'vitest'
import { objectOf } from '../../../../shared/replay/rego/values/object.ts'
import { setOf } from '../../../../shared/replay/rego/values/set.ts'
import { call, callWith, valueOf } from './builtin-call.ts'

describe('objects', () => {
  it('are merged level by level, and the right one counts', () => {
    expect(call('object.union', '{"a":1,"c":{"d":3}}', '{"a":7,"c":{"e":5}}')).toBe(
      '{"a":7,"c":{"d":3,"e":5}}',
    )
    expect(call('object.union_n', '[{"a":{"b":2}},{"a":4},{"a":{"c":3}}]')).toBe('{"a":{"c":3}}')
  })

  it('are looked into by a key or by a path', () => {
    expect(call('object.get', '{"a":[{"b":1}]}', '["a",0,"b"]', 'null')).toBe('1')
    expect(call('object.get', '{"a":[1]}', '["a",0.0]', '"no"')).toBe('"no"')
    expect(call('object.get', '{"a":false}', '"a"', 'true')).toBe('false')
    expect(call('object.get', '{}', '[]', '1')).toBe('{}')
    expect(call('object.get', '{"a":null}', '"a"', '1')).toBe('null')
    expect(call('object.get', '{"a":{"b":null}}', '["a","b"]', '1')).toBe('null')
  })

  it('hold subsets, arrays in one piece', () => {
    expect(call('object.subset', '{"a":{"x":1,"y":[1,2,3]}}', '{"a":{"y":[2,3]}}')).toBe('true')
    expect(call('object.subset', '[1,2,3]', '[1,3]')).toBe('false')
    expect(callWith('object.subset', [valueOf('[1,2]'), setOf([valueOf('2')])])).toBe('true')
    expect(call('object.subset', '[1]', '{}')).toBe('eval_type_error')
  })
})

describe('json', () => {
  it('keeps and removes paths, indexes being names', () => {
    const document = '{"a":[{"b":7,"c":8},{"d":9}]}'
    expect(call('json.filter', document, '["a/0/b","/a/1"]')).toBe('{"a":[{"b":7},{"d":9}]}')
    expect(call('json.remove', document, '["a/0/b","a/1"]')).toBe('{"a":[{"c":8}]}')
    expect(call('json.remove', '{"a/b":1,"c~":2}', '["a~1b",["c~"]]')).toBe('{}')
    expect(call('json.filter', document, '"a"')).toBe('eval_type_error')
  })

  it('is patched as a whole, or not at all', () => {
    const patch = (document: string, ...operations: readonly string[]) =>
      call('json.patch', document, `[${operations.join(',')}]`)
    expect(patch('{"a":[1,2]}', '{"op":"add","path":"/a/1","value":9}')).toBe('{"a":[1,9,2]}')
    expect(patch('{"a":[1]}', '{"op":"add","path":["a","-"],"value":2}')).toBe('{"a":[1,2]}')
    expect(patch('{"a":1,"b":2}', '{"op":"move","from":"a","path":"b"}')).toBe('{"b":1}')
    expect(patch('{"a":1}', '{"op":"test","path":"a","value":1.0}', '{"op":"remove","path":"a"}')).toBe('{}')
    expect(patch('{"a":1}', '{"op":"remove","path":"a"}', '{"op":"test","path":"b","value":1}')).toBe(
      'undefined',
    )
    expect(patch('{"a":[1]}', '{"op":"replace","path":"/a/01","value":2}')).toBe('undefined')
  })

  it('refuses a patch into what the same patch has shifted, where OPA takes another element', () => {
    const operations = '[{"op":"remove","path":"a/0"},{"op":"add","path":"a/0/x","value":1}]'
    expect(call('json.patch', '{"a":[{},{}]}', operations)).toBe('refused')
  })

  it('patches elements of sets by what they are', () => {
    const document = setOf([valueOf('[1]')])
    expect(callWith('json.patch', [document, valueOf('[{"op":"add","path":[[1],1],"value":2}]')])).toBe(
      '[[1,2]]',
    )
  })

  it('is written with other keys as their JSON, and read as Go reads it', () => {
    expect(callWith('json.marshal', [objectOf([[valueOf('[1]'), setOf([])]])])).toBe(
      String.raw`"{\"[1]\":[]}"`,
    )
    expect(call('json.unmarshal', String.raw`"{\"a\":1,\"a\":2.50}"`)).toBe('{"a":2.50}')
    expect(call('json.unmarshal', JSON.stringify('['.repeat(600)))).toBe('refused')
    expect(call('json.marshal_with_options', '[1,{"a":[]}]', '{"indent":" "}')).toBe(
      JSON.stringify('[\n 1,\n {\n  "a": []\n }\n]'),
    )
  })
})

describe('graphs', () => {
  it('are walked in circles once', () => {
    expect(call('graph.reachable', '{"a":["b"],"b":["a","x"],"c":["d"]}', '["a"]')).toBe('["a","b"]')
    expect(call('graph.reachable_paths', '{"a":["b"],"b":["c"],"c":["a"]}', '["a"]')).toBe('[["a","b","c"]]')
  })

  it('have no one answer where paths meet, which versions of OPA end differently', () => {
    const graph = '{"r":["a"],"a":["b","c"],"b":["d"],"c":["b"],"d":[]}'
    expect(call('graph.reachable_paths', graph, '["r"]')).toBe('refused')
  })
})
