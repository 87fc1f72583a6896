const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
])
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g

/** What a string literal says, its quotes included in the text. Other escapes stay as they are written. */
export function stringOf(literal: string): string {
  return literal.slice(1, -1).replaceAll(ESCAPE, (whole, unit?: string, point?: string, plain?: string) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16))
    if (plain !== undefined) return ESCAPES.get(plain) ?? whole
    const code = Number.parseInt(point ?? '', 16)
    return code > 0x10_ffff ? whole : String.fromCodePoint(code)
  })
}
