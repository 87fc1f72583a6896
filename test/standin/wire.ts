/**
 * A value as text and back, between a page's world and main: what structured cloning keeps of what this
 * contract sends. Both functions stand alone, since their text also runs in the page.
 */
export function toWire(value: unknown): string {
  const bytesToText = (bytes: Uint8Array): string => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  // Throws DataCloneError for what cannot be sent, as Electron does.
  const pack = (item: unknown): unknown => {
    if (item === undefined) return { $: 'undefined' }
    if (typeof item === 'bigint') return { $: 'bigint', text: String(item) }
    if (typeof item === 'number' && !Number.isFinite(item)) return { $: 'number', text: String(item) }
    if (item instanceof Date) return { $: 'date', time: item.getTime() }
    if (item instanceof Uint8Array) return { $: 'bytes', text: bytesToText(item) }
    if (item instanceof Error) return { $: 'error', name: item.name, message: item.message }
    if (Array.isArray(item)) return item.map(pack)
    if (typeof item !== 'object' || item === null) return item
    if (item instanceof Map || item instanceof Set || ArrayBuffer.isView(item))
      throw new Error(`the stand-in does not carry a ${item.constructor.name}`)
    return { $: 'object', entries: Object.entries(item).map(([key, inner]) => [key, pack(inner)]) }
  }
  return JSON.stringify(pack(structuredClone(value)))
}

export function fromWire(text: string): unknown {
  const unpack = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(unpack)
    if (typeof item !== 'object' || item === null) return item
    const packed = item as {
      $: string
      text: string
      time: number
      message: string
      entries: [string, unknown][]
    }
    switch (packed.$) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(packed.text)
      case 'number':
        return Number(packed.text)
      case 'date':
        return new Date(packed.time)
      case 'bytes':
        return Uint8Array.from(atob(packed.text), (one) => one.charCodeAt(0))
      case 'error':
        return new Error(packed.message)
      default:
        return Object.fromEntries(packed.entries.map(([key, inner]) => [key, unpack(inner)]))
    }
  }
  return unpack(JSON.parse(text))
}
