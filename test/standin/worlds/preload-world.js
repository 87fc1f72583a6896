/** Runs in the preload's world: what `require('electron')` gives a sandboxed preload, then the preload itself. */
export function preloadWorld(secret, { toWire, fromWire }, preload) {
  if (window !== window.top) return
  const functions = []
  const waiting = new Map()
  const listeners = new Map()
  const files = []
  let counted = 0
  const say = (detail) => document.dispatchEvent(new CustomEvent(`${secret}:to-page`, { detail }))
  const tellMain = (message) => globalThis.toMain(JSON.stringify(message))

  const hold = (value) => {
    let at = functions.indexOf(value)
    if (at < 0) at = functions.push(value) - 1
    return at
  }
  const pack = (value) => {
    if (typeof value === 'function') return { $: 'function', at: hold(value) }
    if (value instanceof Promise) {
      counted += 1
      const at = counted
      value.then(
        (result) => say({ kind: 'settled', at, value: pack(result) }),
        (/** @type {unknown} */ error) =>
          say({ kind: 'settled', at, thrown: String(error?.message ?? error) }),
      )
      return { $: 'promise', at }
    }
    if (Array.isArray(value)) return { $: 'array', items: value.map(pack) }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return { $: 'object', entries: Object.entries(value).map(([key, inner]) => [key, pack(inner)]) }
    return { $: 'value', value }
  }
  const unpack = (packed) => {
    switch (packed.$) {
      case 'function':
        return (...given) => say({ kind: 'call', at: packed.at, given: pack(given) })
      case 'array':
        return packed.items.map(unpack)
      case 'object':
        return Object.fromEntries(packed.entries.map(([key, inner]) => [key, unpack(inner)]))
      default:
        return packed.value
    }
  }
  const fromPage = {
    call: ({ at, given }) => {
      try {
        say({ kind: 'answer', value: pack(functions[at](...unpack(given))) })
      } catch (error) {
        say({ kind: 'answer', thrown: String(error?.message ?? error) })
      }
    },
    open: ({ url }) => tellMain({ kind: 'open', url }),
  }
  document.addEventListener(`${secret}:to-preload`, ({ detail }) => fromPage[detail.kind](detail))

  globalThis.fromMain = (text) => {
    const [kind, ...rest] = fromWire(text)
    if (kind === 'event') {
      const [channel, ...given] = rest
      for (const listener of listeners.get(channel) ?? []) listener({}, ...given)
      return
    }
    const [id, thrown, value] = rest
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (thrown === undefined) resolve(value)
    else reject(new Error(thrown))
  }
  /** For main, which alone can find where a dropped file lies. */
  globalThis.fileNumbered = (at) => files[at]

  const only = (name, object) =>
    new Proxy(object, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol') return target[key]
        throw new Error(`the stand-in does not model ${name}.${key} in a preload`)
      },
    })
  const electron = only('electron', {
    contextBridge: only('contextBridge', {
      exposeInMainWorld: (key, value) => say({ kind: 'expose', key, value: pack(value) }),
    }),
    ipcRenderer: only('ipcRenderer', {
      invoke: async (channel, ...given) =>
        new Promise((resolve, reject) => {
          counted += 1
          const id = counted
          waiting.set(id, { resolve, reject })
          tellMain({ kind: 'invoke', id, channel, given: toWire(given) })
        }),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) =>
        listeners.set(
          channel,
          (listeners.get(channel) ?? []).filter((other) => other !== listener),
        ),
    }),
    webUtils: only('webUtils', {
      // Main puts the path in its place when it is told.
      getPathForFile: (file) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File')
        return `${secret}:file:${files.push(file) - 1}`
      },
    }),
  })
  const requireSandboxed = (name) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const own = { exports: {} }
  preload(own.exports, requireSandboxed, own)
}
