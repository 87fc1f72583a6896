import { visible } from '../../../shared/engine/visible-text.ts'
import { timeText } from '../../../shared/model/time.ts'

/*
 * A fingerprint in forms that two people can compare: by eye, in groups of four hex digits; by voice, as proquints
 * (D. Wilkerson, "A Proposal for Proquints", arXiv:0901.4016): sixteen bits are five letters, consonants and vowels
 * in turn, so that each can be spoken and spelled in any tongue that has Latin letters. All 256 bits are in both.
 */

const CONSONANTS = 'bdfghjklmnprstvz'
const VOWELS = 'aiou'

/** Sixteen groups of four hex digits. Requires a key id (`sha256:` and 64 hex digits). */
export function fingerprintGroups(keyid: string): readonly string[] {
  return keyid.slice('sha256:'.length).match(/.{4}/g) ?? []
}

/** Sixteen words, one a group. */
export function fingerprintWords(keyid: string): readonly string[] {
  return fingerprintGroups(keyid).map((group) => proquint(Number.parseInt(group, 16)))
}

/** A card to print, to give away and to read from: whose key, and both forms in numbered lines of four. */
export function fingerprintCard(card: {
  readonly keyid: string
  readonly name: string | null
  readonly since: string | null
  readonly until: string | null
  readonly printed: number
}): string {
  const groups = fingerprintGroups(card.keyid)
  const words = fingerprintWords(card.keyid)
  const lines = [0, 4, 8, 12].map((at) => {
    const four = (parts: readonly string[]) => parts.slice(at, at + 4).join(' ')
    return `  ${at / 4 + 1}   ${four(groups)}   ${four(words)}`
  })
  return [
    'Fingerprint of a public key (Ed25519; SHA-256 of its SPKI)',
    '',
    `  of      ${card.name === null ? '(say whose it is)' : visible(card.name)}`,
    ...(card.since === null
      ? []
      : [`  holds   from ${card.since}${card.until === null ? '' : ` until ${card.until}`}`]),
    '',
    ...lines,
    '',
    'Compare all four lines with the owner: in person, on paper, or by voice with somebody whose voice you know,',
    'on a number that did not come with the key. Groups and words say the same; one of them is enough.',
    `Printed ${timeText(card.printed)}`,
    '',
  ].join('\n')
}

function proquint(bits: number): string {
  return [
    CONSONANTS[bits >> 12],
    VOWELS[(bits >> 10) & 3],
    CONSONANTS[(bits >> 6) & 15],
    VOWELS[(bits >> 4) & 3],
    CONSONANTS[bits & 15],
  ].join('')
}
