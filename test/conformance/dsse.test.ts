import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEnvelope } from '../../shared/proof/dsse.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const folder = vectorFolder('dsse')

/** The example of protocol.md, as its authors signed it: ECDSA over P-256, since DSSE leaves the algorithm open. */
function example(text: string) {
  const vectors = text.slice(text.indexOf('## Test Vectors'))
  const blocks = [...vectors.matchAll(/```(?:none|json)\n([^`]*)\n```/g)].map(([, block]) => block ?? '')
  const [body = '', type = '', pae = '', keys = '', envelope = ''] = blocks
  const coordinate = (name: string) => {
    const digits = new RegExp(`^${name}: (\\d+)$`, 'm').exec(keys)?.[1] ?? '0'
    return Buffer.from(BigInt(digits).toString(16).padStart(64, '0'), 'hex').toString('base64url')
  }
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate('X'), y: coordinate('Y') }
  return { body, type, pae, envelope: JSON.parse(envelope) as Record<string, unknown>, jwk }
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

describe("the test vector of DSSE's protocol", () => {
  it('opens to its body, its type and the bytes that were signed, and its signature holds over those', (context) => {
    if (folder === null) return context.skip(absent('dsse'))
    const { body, type, pae, envelope, jwk } = example(readFileSync(join(folder, 'protocol.md'), 'utf8'))
    const opened = openEnvelope(envelope)
    if (!opened.ok) throw new Error(opened.problem)
    expect(text(opened.envelope.payload)).toBe(body)
    expect(opened.envelope.payloadType).toBe(type)
    expect(text(opened.envelope.pae)).toBe(pae)
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const holds = ({ pae: signed, signatures }: typeof opened.envelope) =>
      signatures.map(({ sig }) => verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, sig))
    expect(holds(opened.envelope)).toEqual([true])

    const otherType = openEnvelope({ ...envelope, payloadType: `${type}s` })
    const otherBody = openEnvelope({ ...envelope, payload: Buffer.from(`${body}!`).toString('base64') })
    expect([otherType, otherBody].map((each) => each.ok && holds(each.envelope))).toEqual([[false], [false]])
  })
})
