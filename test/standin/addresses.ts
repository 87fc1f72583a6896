/** Schemes that were registered as standard and secure before the app was ready. */
const privileged = new Set<string>()
let late = false

/** From when on no scheme can be registered any more. */
export function closeSchemes(): void {
  late = true
}

interface CustomScheme {
  readonly scheme: string
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean }
}

/** Electron's `protocol.registerSchemesAsPrivileged`. */
export function registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
  if (late) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  for (const { scheme, privileges } of schemes)
    if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme)
}

/**
 * Chromium knows no schemes of ours: `app://docket/x` is loaded as `https://docket.app.standin/x`, which has an
 * origin and is secure as the real one is. Throws for a scheme that was not registered so.
 */
export function toBrowser(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address)
  const scheme = protocol.slice(0, -1)
  if (!privileged.has(scheme))
    throw new Error(`${protocol} was not registered as standard and secure in time`)
  return `https://${host}.${scheme}.standin${pathname}${search}${hash}`
}

/** Back again; what is not of such a scheme stays as it is. */
export function fromBrowser(address: string): string {
  const url = URL.parse(address)
  const [, host, scheme] = /^(.+)\.([a-z]+)\.standin$/.exec(url?.host ?? '') ?? []
  if (url === null || host === undefined || scheme === undefined) return address
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`
}
