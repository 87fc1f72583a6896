import { expect, it } from 'vitest'
import { chooseValues } from '../../../shared/packet/redaction/choose-values.ts'
import { fieldsOf } from '../../../shared/packet/redaction/record-fields.ts'
import { placesOf, redactRecord } from '../../../shared/packet/redaction/redact-record.ts'
import { readRule } from '../../../shared/packet/redaction/redaction-rule.ts'
import { WithheldValues } from '../../../shared/packet/redaction/withheld-values.ts'
import { encodeHex } from '../../../shared/proof/hex.ts'
import { disclosureFault, placesFault } from '../../../shared/verify/withheld-record.ts'
import { sha256 } from '../../fixtures/packet-keys.ts'

const DIGEST = `{"withheld":"sha256:${'0'.repeat(64)}"}`
const place = (path: string) => ({ source: 1, index: 0, path, reason: 'GDPR', by: 'm.okafor' })
const recordOf = (text: string) => ({ source: 1, index: 0, bytes: new TextEncoder().encode(text) })

it.each([
  ['a place twice', `{"a":${DIGEST}}`, ['/a', '/a'], 'withheld twice'],
  ['a place within another', `{"a":${DIGEST}}`, ['/a', '/a/withheld'], 'no digest at "/a/withheld"'],
  ['a place in a spelling of its own', `{"~":${DIGEST}}`, ['/~0', '/~'], 'no digest at "/~"'],
  ['a digest with blanks', `{"a": {"withheld": "sha256:${'0'.repeat(64)}"}}`, ['/a'], 'no digest'],
  ['a value beside a digest', `{"a":${DIGEST.replace('}', ',"b":1}')}}`, ['/a'], 'no digest'],
])('takes no record with %s', (_, text, paths, says) => {
  expect(placesFault(recordOf(text), paths.map(place))).toContain(says)
})

it('looks at a place of any size no longer than at a digest', () => {
  const text = `{"a":{"withheld":${' '.repeat(8 << 20)}"sha256:${'0'.repeat(64)}"}}`
  const start = Date.now()
  expect(placesFault(recordOf(text), [place('/a')])).toContain('no digest')
  expect(Date.now() - start).toBeLessThan(2000)
})

it.each([
  ['an object', '{"a":"alice@example.org","b":1}', 'docket-evidence/1'],
  ['a text that is JSON by itself', '"alice@example.org"', 'opa-decision-log'],
  ['no JSON', 'alice@example.org permitted', 'opa-decision-log'],
] as const)('takes the disclosure of a record that is %s', (_, text, format) => {
  const record = recordOf(text)
  const values = new WithheldValues()
  values.add('alice@example.org')
  const rules = [readRule({ field: 'a', reason: 'GDPR' })]
  const chosen = chooseValues(record.bytes, { fields: fieldsOf(format), rules, values }).values
  const saltOf = ({ path }: { readonly path: string }) => sha256(Buffer.from(path))
  const redacted = redactRecord(record, chosen, { saltOf, hash: sha256 })
  const places = placesOf(record, chosen, 'm.okafor')
  const salts = new Map(places.map(({ path }) => [path, encodeHex(saltOf({ path }))]))
  expect(places).toHaveLength(1)
  expect(placesFault(redacted, places)).toBeUndefined()
  expect(disclosureFault(redacted, places, { bytes: record.bytes, salts }, sha256)).toBeUndefined()
  const other = recordOf(text.replace('alice', 'alina')).bytes
  expect(disclosureFault(redacted, places, { bytes: other, salts }, sha256)).toContain('otherwise')
})
