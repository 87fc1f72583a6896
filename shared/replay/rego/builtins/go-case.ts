import { NotExact } from '../values/not-exact.ts'

/** Pairs of cases that came with versions of Unicode from 14 on: versions of OPA differ in whether they know them. */
const NEWER =
  /[\u{19b}\u{264}\u{1c89}\u{1c8a}\u{2c2f}\u{2c5f}\u{a7c0}\u{a7c1}\u{a7cb}-\u{a7dc}\u{10570}-\u{105bc}\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed8}]/u

const ASCII = /^[\u{0}-\u{7f}]*$/u

/** As Go's strings.ToLower: character by character, each becoming one, wherever it stands. */
export function goLower(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return mapped(text, (character) => (character === 'İ' ? 'i' : single(character.toLowerCase(), character)))
}

/** As Go's strings.ToUpper: `ß` stays. */
export function goUpper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  return mapped(text, (character) => titled(character) ?? single(character.toUpperCase(), character))
}

function mapped(text: string, map: (character: string) => string): string {
  if (NEWER.test(text)) throw new NotExact('a letter whose case not all versions of OPA know')
  return Array.from(text, map).join('')
}

function single(changed: string, character: string): string {
  return Array.from(changed).length === 1 ? changed : character
}

/** Greek vowels with an iota below have one capital for Unicode's simple mapping, and two letters for JavaScript. */
function titled(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x1f80 || code > 0x1ff3) return undefined
  const inRow = (code <= 0x1f97 || (code >= 0x1fa0 && code <= 0x1fa7)) && code % 16 < 8
  if (inRow) return String.fromCodePoint(code + 8)
  return [0x1fb3, 0x1fc3, 0x1ff3].includes(code) ? String.fromCodePoint(code + 9) : undefined
}
