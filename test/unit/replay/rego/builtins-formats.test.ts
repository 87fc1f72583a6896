import { createHash, createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { call } from './builtin-call.ts'

const text = (value: string) => JSON.stringify(value)

describe('hashes', () => {
  it('are those of everybody else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (message, key) => {
        const [a, b] = [message, key].map((part) => part.toWellFormed())
        for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
          const keyed = createHmac(name, b ?? '')
            .update(a ?? '')
            .digest('hex')
          expect(call(`crypto.hmac.${name}`, text(a ?? ''), text(b ?? ''))).toBe(text(keyed))
        }
        for (const name of ['md5', 'sha1', 'sha256'])
          expect(call(`crypto.${name}`, text(a ?? ''))).toBe(
            text(
              createHash(name)
                .update(a ?? '')
                .digest('hex'),
            ),
          )
      }),
      { numRuns: 40 },
    )
  })
})

describe('encodings', () => {
  it('read what Go reads', () => {
    expect(call('base64.decode', '"aGVs\\nbG8="')).toBe('"hello"')
    expect(call('base64.decode', '"aGVsbG8"')).toBe('eval_builtin_error')
    expect(call('base64url.decode', '"aGVsbG8"')).toBe('"hello"')
    expect(call('base64url.encode_no_pad', '"a>?"')).toBe('"YT4_"')
    expect(call('hex.decode', '"6"')).toBe('eval_builtin_error')
    expect(call('base64.is_valid', '1')).toBe('false')
  })

  it('write queries in the order of their names', () => {
    expect(call('urlquery.encode_object', '{"b":"é ","a":["1+","2"]}')).toBe(
      '"a=1%2B\\u0026a=2\\u0026b=%C3%A9+"',
    )
    expect(call('urlquery.decode_object', '"a=1&b=%C3%A9+&a"')).toBe('{"a":["1",""],"b":["é "]}')
    expect(call('urlquery.decode', '"%zz"')).toBe('eval_builtin_error')
  })
})

describe('networks', () => {
  it.each([
    ['10.0.0.0/8', '10.1.1.1/32', 'true'],
    ['172.17.0.0/24', '172.17.0.0/16', 'false'],
    ['2001:db8::/32', '2001:db8:0:1::1', 'true'],
    ['::ffff:10.0.0.0/104', '10.1.2.3', 'true'],
    ['::/0', '10.1.2.3', 'false'],
    ['10.0.0.0/8', '010.0.0.1', 'eval_builtin_error'],
    ['10.0.0.0/33', '10.0.0.1', 'eval_builtin_error'],
    ['fe80::/10', 'fe80::1%eth0', 'eval_builtin_error'],
  ])('%s holds %s: %s', (network, address, result) => {
    expect(call('net.cidr_contains', text(network), text(address))).toBe(result)
  })

  it('are merged to as few as hold the same addresses', () => {
    expect(call('net.cidr_merge', '["192.0.2.112/30","192.0.2.116/31","192.0.2.118/31"]')).toBe(
      '["192.0.2.112/29"]',
    )
    expect(call('net.cidr_merge', '["10.0.0.0/24","10.0.2.0/24"]')).toBe('["10.0.0.0/24","10.0.2.0/24"]')
    expect(call('net.cidr_merge', '["::/0","10.0.0.0/8"]')).toBe('refused')
    expect(call('net.cidr_merge', '["fe80::1"]')).toBe('eval_builtin_error')
  })

  it('are listed, if they are not too large', () => {
    expect(call('net.cidr_expand', '"::1/127"')).toBe('["::","::1"]')
    expect(call('net.cidr_expand', '"10.0.0.0/8"')).toBe('refused')
  })
})

describe('versions, units and UUIDs', () => {
  it('compare as SemVer says', () => {
    const ordered = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-rc.2', '1.0.0-rc.11', '1.0.0']
    for (const [at, version] of ordered.slice(1).entries())
      expect(call('semver.compare', text(ordered[at] ?? ''), text(version))).toBe('-1')
    expect(call('semver.compare', '"1.0.0+a"', '"1.0.0+b"')).toBe('0')
    expect(call('semver.is_valid', '"1.0"')).toBe('false')
    expect(call('semver.is_valid', '"v1.0.0"')).toBe('refused')
  })

  it('parse units of thousands and of 1024, and thousandths', () => {
    expect(['"10Ki"', '"1.5M"', '"500m"', '"1e-2"', '".5"'].map((unit) => call('units.parse', unit))).toEqual(
      ['10240', '1500000', '0.5000000000', '0.0100000000', '0.5000000000'],
    )
    expect(call('units.parse_bytes', '"1.1KB"')).toBe('1100')
    for (const wrong of ['""', '"GB"', '"0.0.0"', '"100 kb"', '"10X"'])
      expect(call('units.parse_bytes', wrong)).toBe('eval_builtin_error')
  })

  it('tell what a UUID says of its making', () => {
    expect(call('uuid.parse', '"urn:uuid:000003e8-48b9-21ee-b200-325096b39f47"')).toBe(
      '{"clocksequence":12800,"domain":"Person","id":1000,"macvariables":"local:unicast",' +
        '"nodeid":"32-50-96-b3-9f-47","time":1693566990121469600,"variant":"RFC4122","version":2}',
    )
    expect(call('uuid.parse', '"nonsense"')).toBe('undefined')
  })
})

describe('conversions', () => {
  it('take numbers of JSON for numbers, and what only Go takes for none that is certain', () => {
    expect(call('to_number', '"1.50"')).toBe('1.50')
    expect(call('to_number', '"1x"')).toBe('eval_builtin_error')
    expect(call('to_number', '"-Inf"')).toBe('eval_type_error')
    expect(call('to_number', '"0x10"')).toBe('refused')
  })
})

describe('YAML', () => {
  it('is read where every version of it reads the same', () => {
    expect(call('yaml.unmarshal', text('a:\n- 1\n- x: null\n'))).toBe('{"a":[1,{"x":null}]}')
    expect(call('yaml.unmarshal', text('null'))).toBe('null')
    expect(call('yaml.unmarshal', text('a: yes'))).toBe('refused')
    expect(call('yaml.unmarshal', text('a: 123456789012345678901'))).toBe('refused')
    expect(call('yaml.unmarshal', text('[1,2'))).toBe('eval_builtin_error')
    expect(call('yaml.is_valid', text('a: {'))).toBe('false')
    expect(call('yaml.is_valid', '1')).toBe('false')
  })

  it('is written as Go writes it, and not where it may have to be quoted', () => {
    expect(call('yaml.marshal', '{"b":[],"a":[[1,true],{"x":"y-z","w":null}]}')).toBe(
      text('a:\n- - 1\n  - true\n- w: null\n  x: y-z\nb: []\n'),
    )
    for (const value of ['"yes"', '"a: b"', '1.5', '{"A":1}'])
      expect(call('yaml.marshal', value)).toBe('refused')
  })
})

describe('templates', () => {
  it('have fields put in, and are refused where they do more', () => {
    expect(call('strings.render_template', text('{{.a.b}}/{{ .n }}'), '{"a":{"b":"x"},"n":2023}')).toBe(
      '"x/2023"',
    )
    expect(call('strings.render_template', text('{{.missing}}'), '{}')).toBe('eval_builtin_error')
    expect(call('strings.render_template', text('{{range .a}}{{end}}'), '{"a":[]}')).toBe('refused')
    expect(call('strings.render_template', text('{{.a}}'), '{"a":null}')).toBe('refused')
  })
})
