import { describe, expect, it } from 'vitest'
import { readBundle } from '../../../../shared/replay/rego/bundle/rego-bundle.ts'
import { jsonText } from '../../../../shared/replay/rego/values/json-text.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

const bundle = (texts: Readonly<Record<string, string>>) =>
  readBundle(policyVersion({ engine: 'rego', texts }))

describe('a bundle of OPA', () => {
  it('has its data files at the places of their folders below the manifest', () => {
    const { data } = bundle({
      'b/.manifest': '{"revision": "r1", "roots": ["roles", "users"]}',
      'b/roles/data.json': '{"admin": 9007199254740993}',
      'b/users/eu/data.json': '["ann"]',
      'b/policy.rego': 'package p',
    })
    expect(jsonText(data)).toBe('{"roles":{"admin":9007199254740993},"users":{"eu":["ann"]}}')
  })

  it('starts at the deepest folder of all files where there is no manifest', () => {
    const { data } = bundle({ 'v1/policy.rego': 'package p', 'v1/data.json': '{"a": 1}' })
    expect(jsonText(data)).toBe('{"a":1}')
  })

  it('merges objects of two files and refuses two values for one place', () => {
    expect(jsonText(bundle({ 'data.json': '{"a": {"b": 1}}', 'a/data.json': '{"c": 2}' }).data)).toBe(
      '{"a":{"b":1,"c":2}}',
    )
    expect(() => bundle({ 'data.json': '{"a": {"b": 1}}', 'a/data.json': '{"b": 1}' })).toThrow(
      'a/data.json: another data file has a value for "b" too',
    )
  })

  it('refuses data that two readers would read as two things', () => {
    expect(() => bundle({ 'data.json': '{"a": 1, "a": 2}' })).toThrow('given twice')
    expect(() => bundle({ 'data.json': '[1]' })).toThrow('must be an object')
  })

  it('reads YAML where its versions read the same, and refuses a word that they do not', () => {
    const read = (text: string) => jsonText(bundle({ 'data.yaml': text, 'p.rego': 'package p' }).data)
    expect(
      read('a: [1, -2.5, 9007199254740993, "0777", 10.0.0.1, 2026-01-02, true, null, v1.0]\nb: |\n  yes\n'),
    ).toBe('{"a":[1,-2.5,9007199254740993,"0777","10.0.0.1","2026-01-02",true,null,"v1.0"],"b":"yes\\n"}')
    for (const word of ['yes', 'Off', '0777', '0x1F', '1_000', '1e3', '.inf', '+1', '1.0'])
      expect(() => read(`a: ${word}`)).toThrow(`data.yaml: YAML has two ways to read ${word}`)
    for (const integer of ['9223372036854775808', '-123456789012345678901', '-0'])
      expect(() => read(`a: ${integer}`)).toThrow(`data.yaml: ${integer} is no integer of 64 bits`)
    expect(read('a: -9223372036854775808')).toBe('{"a":-9223372036854775808}')
    expect(() => read('a: &x 1\nb: *x')).toThrow('anchors are not evaluated')
    expect(() => read('1: 2')).toThrow('a key is no string')
    expect(() => read('a: 1\na: 2')).toThrow('unique')
    expect(() => read(`a: ${'['.repeat(5000)}`)).toThrow('data.yaml: ')
  })

  it('keeps names that JavaScript knows otherwise as data', () => {
    const { data } = bundle({ '__proto__/data.json': '{"constructor": 1}', 'p.rego': 'package p' })
    expect(jsonText(data)).toBe('{"__proto__":{"constructor":1}}')
  })

  it('tells the language of each module by the manifest', () => {
    const { modules } = bundle({
      '.manifest': '{"rego_version": 1, "file_rego_versions": {"/old/*.rego": 0, "x.rego": 0}}',
      'a.rego': 'package a',
      'old/b.rego': 'package b',
      'x.rego': 'package x',
    })
    expect(modules.map(({ path, version }) => `${path} ${version}`)).toEqual([
      'a.rego v1',
      'old/b.rego v0',
      'x.rego v0',
    ])
  })

  it('refuses a manifest that says two things of one module, and patterns it does not know', () => {
    const versions = (text: string) =>
      bundle({ '.manifest': `{"file_rego_versions": ${text}}`, 'a.rego': 'package a' })
    expect(() => versions('{"a.rego": 0, "*": 1}')).toThrow('says two things of a.rego')
    expect(() => versions('{"[ab].rego": 0}')).toThrow('is not supported')
  })
})
