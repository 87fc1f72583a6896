import { describe, expect, it } from 'vitest'
import { generateEd25519, signEd25519, verifyEd25519 } from '../../../shared/crypto.ts'
import { openEnvelope, pae, sealEnvelope } from '../../../shared/proof/dsse.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (of: Uint8Array) => new TextDecoder().decode(of)

const SIGNED = { payload: 'aGk=', payloadType: 't', signatures: [{ keyid: 'k', sig: 'AA==' }] }

describe('pae', () => {
  it('gives the bytes of the DSSE test vector', () => {
    expect(text(pae('http://example.com/HelloWorld', bytes('hello world')))).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
  })

  it('counts bytes, not characters', () => {
    expect(text(pae('é', bytes('€')))).toBe('DSSEv1 2 é 3 €')
  })
})

describe('an envelope', () => {
  const { privateKey, publicKey } = generateEd25519()
  const signer = { keyid: publicKey.keyid, sign: signEd25519(privateKey) }
  const payload = bytes('{"a":1}')

  it('opens to the payload, type and signatures that it was sealed with, through JSON', () => {
    const sealed = sealEnvelope('application/vnd.in-toto+json', payload, [signer, signer])
    const opened = openEnvelope(JSON.parse(JSON.stringify(sealed)))
    if (!opened.ok) throw new Error(opened.problem)
    expect(opened.envelope.payload).toEqual(payload)
    expect(opened.envelope.signatures).toHaveLength(2)
    for (const { keyid, sig } of opened.envelope.signatures) {
      expect(keyid).toBe(publicKey.keyid)
      expect(verifyEd25519(publicKey.key, opened.envelope.pae, sig)).toBe(true)
      expect(verifyEd25519(publicKey.key, opened.envelope.payload, sig)).toBe(false)
    }
  })

  it('has another encoding to sign for another type', () => {
    const sealed = sealEnvelope('a', payload, [signer])
    const opened = openEnvelope({ ...sealed, payloadType: 'b' })
    if (!opened.ok) throw new Error(opened.problem)
    expect(verifyEd25519(publicKey.key, opened.envelope.pae, opened.envelope.signatures[0]!.sig)).toBe(false)
  })

  it('is not sealed by nobody', () => {
    expect(() => sealEnvelope('t', payload, [])).toThrow(RangeError)
  })

  it('takes URL-safe base64, a keyid left out, and fields it does not know', () => {
    const opened = openEnvelope({
      payload: '-_8=',
      payloadType: 't',
      signatures: [{ sig: 'AA==', x: 1 }],
      y: 2,
    })
    if (!opened.ok) throw new Error(opened.problem)
    expect([...opened.envelope.payload]).toEqual([0xfb, 0xff])
    expect(opened.envelope.signatures[0]!.keyid).toBe('')
  })

  it.each([
    ['no object', []],
    ['null', null],
    ['no payload', { ...SIGNED, payload: undefined }],
    ['a payload that is not text', { ...SIGNED, payload: 7 }],
    ['base64 with white space', { ...SIGNED, payload: 'aG k=' }],
    ['base64 without padding', { ...SIGNED, payload: 'aGk' }],
    ['base64 with bits under the padding', { ...SIGNED, payload: 'aGl=' }],
    ['mixed alphabets', { ...SIGNED, payload: '-+8=' }],
    ['no payloadType', { ...SIGNED, payloadType: undefined }],
    ['a payloadType with half a character', { ...SIGNED, payloadType: '\ud800' }],
    ['no signatures', { ...SIGNED, signatures: [] }],
    ['signatures that are no list', { ...SIGNED, signatures: { 0: { sig: 'AA==' } } }],
    ['a signature that is no object', { ...SIGNED, signatures: ['AA=='] }],
    ['a signature without sig', { ...SIGNED, signatures: [{ keyid: 'k' }] }],
    ['a sig with junk', { ...SIGNED, signatures: [{ sig: 'AA==!' }] }],
    ['a keyid that is no text', { ...SIGNED, signatures: [{ keyid: 1, sig: 'AA==' }] }],
  ])('is refused: %s', (_, value) => {
    expect(openEnvelope(value).ok).toBe(false)
  })
})
