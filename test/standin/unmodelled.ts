/** Asked by the language itself, by promises and by those who print a value: never a use of the object. */
const ASKED_OF_ALL = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch'])

/**
 * An object of Electron's as far as it is modelled. What is not there is refused by name rather than
 * undefined: a test must not pass because something did nothing.
 */
export function modelled<Value extends object>(name: string, value: Value): Value {
  const bound = new WeakMap<object, unknown>()
  return new Proxy(value, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && !ASKED_OF_ALL.has(key))
        throw new Error(`the stand-in does not model ${name}.${key}`)
      const found: unknown = Reflect.get(target, key, target)
      if (typeof found !== 'function' || isClass(found)) return found
      // Private fields are the target's, not the proxy's.
      if (!bound.has(found)) bound.set(found, (found as (...given: unknown[]) => unknown).bind(target))
      return bound.get(found)
    },
  })
}

function isClass(found: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(found))
}
