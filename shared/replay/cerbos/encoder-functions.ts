import { type CelFunc, CelScalar, celFunc } from '@bufbuild/cel'

const { BYTES, STRING } = CelScalar

/**
 * The encoders extension of cel-go. `json.encode` is left out, and refused by name: its library puts spaces where it
 * likes, differently from build to build.
 */
export const ENCODERS: readonly CelFunc[] = [
  celFunc('base64.encode', [BYTES], STRING, (bytes) =>
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  ),
  celFunc('base64.decode', [STRING], BYTES, (text) => {
    // As Go reads it: line ends are passed over, padding is whole or not there.
    const plain = text.replace(/[\r\n]/g, '')
    const [, digits = '', padding = ''] = /^([\w+/]*)(={0,2})$/.exec(plain) ?? []
    const isWhole = padding === '' ? digits.length % 4 !== 1 : (digits.length + padding.length) % 4 === 0
    if (plain.length !== digits.length + padding.length || digits.includes('_') || !isWhole)
      throw new Error('illegal base64 data')
    return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
  }),
]
