import type { Session, WebContents } from 'electron'
import { app } from 'electron'
import { isOurs, isPage } from './app-protocol.ts'

/** What a page may be shown from besides the app: tools of a developer, and pictures within a page. */
const INNER_SCHEMES = ['devtools:', 'data:']

/** Text may be copied, as plain text. Reading the clipboard, and all else, is refused. */
const GRANTED = 'clipboard-sanitized-write'

/** What a verifier of certificates says of one that it does not trust. */
const REFUSED = -2

/** A session that asks nobody, may copy text and nothing else, and stores nothing. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, grant) => grant(permission === GRANTED))
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.setCertificateVerifyProc((_request, decide) => decide(REFUSED))
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayBeAsked(url) }))
}

/** Bars every way by which a page could become another, or open one. */
export function closeEveryWayOut(): void {
  app.on('web-contents-created', (_created, contents) => closeWaysOut(contents))
}

function closeWaysOut(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    // The page may load itself again, and nothing may load in a frame.
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  // Without a proxy that carries it, a call finds no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function mayBeAsked(url: string): boolean {
  return isOurs(url) || INNER_SCHEMES.some((scheme) => url.startsWith(scheme))
}
