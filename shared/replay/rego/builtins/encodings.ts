import { decodeHex, encodeHex } from '../../../proof/hex.ts'
import { bytesOfString, stringOfBytes } from '../values/bytes.ts'
import type { Builtin } from './builtin.ts'
import { ANY, BOOLEAN, STRING, builtin, failed } from './builtin.ts'
import { decodeBase64, encodeBase64 } from './base64-text.ts'
import { bytesOperand, operand } from './operands.ts'

export const ENCODINGS: readonly Builtin[] = [
  one('base64.encode', (text) => encodeBase64(bytesOfString(text), 'standard')),
  one('base64.decode', (text) => stringOfBytes(decodeBase64(text, 'standard') ?? illegal())),
  builtin('base64.is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && decodeBase64(value, 'standard') !== undefined
  }),
  one('base64url.encode', (text) => encodeBase64(bytesOfString(text), 'url')),
  one('base64url.encode_no_pad', (text) => withoutPadding(encodeBase64(bytesOfString(text), 'url'))),
  one('base64url.decode', (text) => stringOfBytes(decodeBase64Url(text))),
  one('hex.encode', (text) => encodeHex(bytesOfString(text))),
  one('hex.decode', (text) => stringOfBytes(bytesOfHex(text))),
]

function one(name: string, call: (text: string) => string): Builtin {
  return builtin(name, [STRING], STRING, (args) => call(bytesOperand(args, 0)))
}

/** Padding may be left out (RFC 7515 appendix C). */
export function decodeBase64Url(text: string): Uint8Array {
  const missing = text.endsWith('=') ? 0 : (4 - (text.length % 4)) % 4
  if (missing === 3) return failed(`illegal base64url string: ${text}`)
  return decodeBase64(text + '='.repeat(missing), 'url') ?? illegal()
}

function illegal(): never {
  return failed('illegal base64 data')
}

function withoutPadding(text: string): string {
  return text.replace(/=+$/, '')
}

function bytesOfHex(text: string): Uint8Array {
  const bytes = decodeHex(text.toLowerCase())
  if (bytes !== null) return bytes
  return failed(`encoding/hex: ${/^[\da-f]*$/i.test(text) ? 'odd length hex string' : 'invalid byte'}`)
}
