/** The typefaces that a report is set in, as TrueType files. They are the program's own, and trusted. */
export interface Typefaces {
  readonly sans: Uint8Array
  readonly bold: Uint8Array
  readonly mono: Uint8Array
}

/**
 * A file whose letters stay what they are, each in its own width: its tables of substitutions (ligatures above all)
 * and of positions (which make `5.1` look like `51`) are put out of sight.
 */
export function plainLetters(file: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(file)
  const view = new DataView(copy.buffer)
  for (const [tag, at] of tablesOf(view)) if (tag === 'GSUB' || tag === 'GPOS') view.setUint32(at, 0x78787878)
  return copy
}

/**
 * The characters that a TrueType file has a shape for, from its `cmap` (OpenType 1.9, format 4 or 12). Throws where it
 * has neither.
 */
export function coverageOf(file: Uint8Array): ReadonlySet<number> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const entry = tablesOf(view).get('cmap')
  if (entry === undefined) throw new Error('the typeface has no cmap')
  const cmap = view.getUint32(entry + 8)
  const covered = new Set<number>()
  for (let record = 0; record < view.getUint16(cmap + 2); record++) {
    const at = cmap + view.getUint32(cmap + 4 + record * 8 + 4)
    const format = view.getUint16(at)
    if (format === 4) addFormat4(view, at, covered)
    if (format === 12) addFormat12(view, at, covered)
  }
  if (covered.size === 0) throw new Error('the typeface has no characters')
  return covered
}

/** Tags of the tables, and where their entry in the directory stands. */
function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>()
  for (let table = 0; table < view.getUint16(4); table++) {
    const at = 12 + table * 16
    tables.set(String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte))), at)
  }
  return tables
}

function addFormat4(view: DataView, at: number, covered: Set<number>): void {
  const segments = view.getUint16(at + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const end = view.getUint16(at + 14 + segment * 2)
    const start = view.getUint16(at + 16 + (segments + segment) * 2)
    for (let code = start; code <= end && code < 0xffff; code++)
      if (glyph4(view, at, { segments, segment, start }, code) !== 0) covered.add(code)
  }
}

function glyph4(
  view: DataView,
  at: number,
  {
    segments,
    segment,
    start,
  }: { readonly segments: number; readonly segment: number; readonly start: number },
  code: number,
): number {
  const delta = view.getUint16(at + 16 + (2 * segments + segment) * 2)
  const place = at + 16 + (3 * segments + segment) * 2
  const offset = view.getUint16(place)
  if (offset === 0) return (code + delta) & 0xffff
  return view.getUint16(place + offset + (code - start) * 2)
}

function addFormat12(view: DataView, at: number, covered: Set<number>): void {
  const groups = view.getUint32(at + 12)
  for (let group = 0; group < groups; group++) {
    const place = at + 16 + group * 12
    const first = view.getUint32(place)
    const glyph = view.getUint32(place + 8)
    for (let code = first; code <= view.getUint32(place + 4); code++)
      if (glyph + code - first !== 0) covered.add(code)
  }
}
