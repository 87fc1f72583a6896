import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { Script } from 'node:vm'
import { fromWire, toWire } from './wire.ts'

/** Names the preload's world in Chromium. */
export const PRELOAD_WORLD = 'electron-preload'

const pageWorld = worldOf('page-world.js')
const preloadWorld = worldOf('preload-world.js')

/** The script that runs in the page's own world before the page does. */
export function pageScript(secret: string): string {
  return `(${pageWorld})(${JSON.stringify(secret)})`
}

/** The script of the preload's world, with a preload inside. Without one it still tells main of `window.open`. */
export function preloadScript(secret: string, preload: string): string {
  const wire = `{ toWire: ${toWire.toString()}, fromWire: ${fromWire.toString()} }`
  return `(${preloadWorld})(${JSON.stringify(secret)}, ${wire}, ${wrapped(preload)})`
}

/**
 * The text of a preload, refused as a sandboxed one is in Electron: by a path that is not absolute, a file that
 * is not there, or text that is no CommonJS.
 */
export function readPreload(path: string): string {
  if (!isAbsolute(path)) throw new Error(`preload script must have absolute path: ${path}`)
  const text = readFileSync(path, 'utf8')
  void new Script(`(${wrapped(text)})`, { filename: path })
  return text
}

function wrapped(preload: string): string {
  return `function (exports, require, module) {${preload}\n}`
}

/** The text of a function that runs in a page. */
function worldOf(file: string): string {
  const text = readFileSync(join(import.meta.dirname, 'worlds', file), 'utf8')
  return text.slice(text.indexOf('export function') + 'export '.length)
}
