/** A key of the outermost `<dict>`, with its value: an element that holds none of its own kind, or a nested `<dict>`. */
const ENTRY = /<key>([^<]*)<\/key>\s*/g

/** Keys by which macOS would ask a person for, or grant, what Docket never uses: network, camera and the like. */
export function asksForMore(key: string): boolean {
  return key === 'NSAppTransportSecurity' || /^NS[A-Za-z]+UsageDescription$/.test(key)
}

/** An Info.plist (XML) without some keys of its outermost dictionary. All else stays byte for byte. */
export function withoutKeys(plist: string, isUnwanted: (key: string) => boolean): string {
  const start = plist.indexOf('<dict>')
  if (start === -1) throw new Error('this Info.plist holds no dictionary in XML')
  let kept = plist.slice(0, start + '<dict>'.length)
  let at = kept.length
  for (;;) {
    ENTRY.lastIndex = at
    const key = ENTRY.exec(plist)
    if (key === null) return kept + plist.slice(at)
    const end = endOfValue(plist, ENTRY.lastIndex)
    if (!isUnwanted(key[1] ?? '')) kept += plist.slice(at, end)
    at = end
  }
}

/** Where the value that begins at `start` ends. */
function endOfValue(plist: string, start: number): number {
  const [opening, name, isEmpty] = /^<([a-z]+)\s*(\/?)>/.exec(plist.slice(start, start + 64)) ?? []
  if (opening === undefined || name === undefined)
    throw new Error('this Info.plist has a key without a value')
  if (isEmpty === '/') return start + opening.length
  const tag = new RegExp(`<(/?)${name}>`, 'g')
  tag.lastIndex = start
  for (let depth = 0; ;) {
    const found = tag.exec(plist)
    if (found === null) throw new Error(`this Info.plist does not end its <${name}>`)
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return tag.lastIndex
  }
}
