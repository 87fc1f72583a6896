/**
 * Runs in the page's own world before anything of the page, once in each document. The preload's world tells
 * it, over events of a secret name, what to expose; a function there is a number here.
 */
export function pageWorld(secret) {
  const functions = []
  const promises = new Map()
  const exposed = {}
  const say = (detail) => document.dispatchEvent(new CustomEvent(`${secret}:to-preload`, { detail }))

  const pack = (value) => {
    if (typeof value === 'function') {
      let at = functions.indexOf(value)
      if (at < 0) at = functions.push(value) - 1
      return { $: 'function', at }
    }
    if (Array.isArray(value)) return { $: 'array', items: value.map(pack) }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return { $: 'object', entries: Object.entries(value).map(([key, inner]) => [key, pack(inner)]) }
    return { $: 'value', value }
  }
  const unpack = (packed) => {
    switch (packed.$) {
      case 'function':
        return (...given) => call(packed.at, given)
      case 'promise':
        return new Promise((resolve, reject) => {
          promises.set(packed.at, { resolve, reject })
        })
      case 'array':
        return packed.items.map(unpack)
      case 'object':
        return Object.fromEntries(packed.entries.map(([key, inner]) => [key, unpack(inner)]))
      default:
        return packed.value
    }
  }
  const freeze = (value) => {
    if (value !== null && typeof value === 'object') {
      for (const inner of Object.values(value)) freeze(inner)
      Object.freeze(value)
    }
    return value
  }
  let answer
  const call = (at, given) => {
    answer = undefined
    // The event is heard before `dispatchEvent` returns: a call between the worlds is synchronous.
    say({ kind: 'call', at, given: pack(given) })
    const { thrown, value } = answer
    if (thrown !== undefined) throw new Error(thrown)
    return unpack(value)
  }
  const heard = {
    answer: (detail) => {
      answer = detail
    },
    call: ({ at, given }) => {
      functions[at](...unpack(given))
    },
    settled: ({ at, thrown, value }) => {
      const { resolve, reject } = promises.get(at)
      promises.delete(at)
      if (thrown === undefined) resolve(unpack(value))
      else reject(new Error(thrown))
    },
    expose: ({ key, value }) => {
      if (Object.hasOwn(exposed, key)) return
      exposed[key] = freeze(unpack(value))
      Object.defineProperty(window, key, { value: exposed[key], enumerable: true })
    },
  }
  document.addEventListener(`${secret}:to-page`, ({ detail }) => heard[detail.kind](detail))
  if (window === window.top)
    window.open = (url = '') => {
      say({ kind: 'open', url: String(new URL(url, location.href)) })
      return null
    }
}
