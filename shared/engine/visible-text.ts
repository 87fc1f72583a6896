/**
 * Text from evidence as a terminal may show it: control characters, line separators, direction
 * overrides and other invisible characters become visible escapes. Evidence is hostile: an escape
 * sequence in a log must not move the cursor, nor a direction mark turn a name round.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)
}

/**
 * JSON text with the same characters as JSON escapes, which every reader takes for what they stand for.
 * `JSON.stringify` leaves the C1 controls, direction marks and line separators as they are.
 */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (character) =>
    /[\t\r\n]/.test(character)
      ? character
      : Array.from({ length: character.length }, (_, at) => escapeOf(character.charCodeAt(at))).join(''),
  )
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}

// eslint's no-control-regex would warn here: control characters are what this looks for.
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu
