import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'

const SCHEME = 'app'
const HOST = 'docket'
const PAGE = `${SCHEME}://${HOST}/index.html`

/** Everything that a page may load, and whence: itself, from here. What is not named is refused. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Makes `app:` a scheme with an origin of its own. Requires that the app is not ready yet. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** The address of a place of the app, `#/…`, as a window loads it. */
export function pageAddress(place: string): string {
  return `${PAGE}${place}`
}

/** Whether an address is the app's page, at whatever place. It may come from anywhere. */
export function isPage(address: string): boolean {
  return address === PAGE || address.startsWith(`${PAGE}#`)
}

/** Whether an address is of the app at all. */
export function isOurs(address: string): boolean {
  return address.startsWith(`${SCHEME}://${HOST}/`)
}

/** Answers `app://docket/…` in a session with the files of a folder, and nothing else. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const file = fileOf(request, folder)
    if (file === undefined) return answer(404)
    try {
      // Read whole, before any header says that it is there.
      return answer(200, await readFile(file.path), file.type)
    } catch {
      // The page learns that there is nothing, not why.
      return answer(404)
    }
  })
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null = null, type = 'text/plain'): Response {
  return new Response(body, { status, headers: { ...HEADERS, 'content-type': type } })
}

function fileOf({ method, url }: Request, folder: string): { path: string; type: string } | undefined {
  if (method !== 'GET' || !isOurs(url)) return undefined
  let asked: string
  try {
    asked = decodeURIComponent(new URL(url).pathname)
  } catch {
    // A path that cannot be decoded is that of no file.
    return undefined
  }
  const type = TYPES[extname(asked)]
  const path = resolve(folder, `.${asked}`)
  // With the separator: a folder beside ours whose name only begins alike is not ours.
  if (type === undefined || asked.includes('\0') || !path.startsWith(folder + sep)) return undefined
  return { path, type }
}
