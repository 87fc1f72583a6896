import { beforeAll, describe, expect, it } from 'vitest'
import { builtApp } from '../fixtures/built-app.ts'
import { type DeskFacts, deskFacts, EXPECTED_FACTS } from '../fixtures/desk-facts.ts'
import { launchDesk, SHELLS } from '../fixtures/desk-launch.ts'
import { faultyBuild, type Slip } from '../fixtures/faulty-build.ts'

/** What the smoke test would see of a build. */
type Seen = { readonly facts: DeskFacts; readonly escapes: readonly string[] } | { readonly broke: string }

interface Fault {
  readonly title: string
  readonly slips: readonly Slip[]
  /** How it shows. */
  readonly seen: object
}

const main = (from: string | RegExp, to: string): Slip => ({ file: 'main/main.js', from, to })
const preload = (from: string | RegExp, to: string): Slip => ({ file: 'preload/preload.cjs', from, to })
const broke = (why: string) => ({ broke: expect.stringContaining(why) as string })
const escape = (what: string) => expect.arrayContaining([expect.stringContaining(what)]) as string[]
const noPolicy = main('"content-security-policy":', '"x-policy":')

/** Slips that a test of the sources alone would pass. */
const FAULTS: readonly Fault[] = [
  {
    title: 'a preload that is not where main looks for it',
    slips: [main('"preload.cjs"', '"preload.js"')],
    seen: { facts: { exposed: [], answered: undefined } },
  },
  {
    title: 'a preload that is a module',
    slips: [preload('let electron = require("electron");', 'import * as electron from "electron";')],
    seen: { facts: { exposed: [], answered: undefined } },
  },
  {
    title: 'a preload that needs more than a sandboxed one has',
    slips: [preload('let electron', 'require("node:fs");\nlet electron')],
    seen: { facts: { exposed: [] } },
  },
  {
    title: 'a window outside the sandbox',
    slips: [main('sandbox: true', 'sandbox: false')],
    seen: broke('sandbox: false'),
  },
  {
    title: 'a page in one world with its preload',
    slips: [main('contextIsolation: true', 'contextIsolation: false')],
    seen: broke('contextIsolation: false'),
  },
  {
    title: 'a scheme that is registered when the app is ready already',
    slips: [main(/^\tregisterAppScheme\(\);$/m, '\tapp.once("ready", () => registerAppScheme());')],
    seen: broke('before app is ready'),
  },
  {
    title: 'a scheme without an origin',
    slips: [main(/\bstandard: true/, 'standard: false')],
    seen: broke('not registered as standard'),
  },
  {
    title: 'the app served in another session than that of its windows',
    slips: [main('serveApp(desk, ', 'serveApp(session.defaultSession, ')],
    seen: broke('escaped: a request for app://docket/index.html'),
  },
  {
    title: 'a channel that is spelt otherwise in the preload',
    slips: [preload('invoke(`docket:${name}`', 'invoke(`docket.${name}`')],
    seen: broke("No handler registered for 'docket.job.running'"),
  },
  {
    title: 'an answer that cannot be cloned',
    slips: [main('value: output.parse(answered.value)', 'value: output.parse(answered.value), by() {}')],
    seen: broke("Error invoking remote method 'docket:job.running'"),
  },
  {
    title: 'pages that any script may run in',
    slips: [noPolicy],
    seen: { facts: { inlineScriptRan: true, inlineHandlerRan: true, evalRan: true, fetchedInside: true } },
  },
  {
    title: 'a page that may ask others, with nobody else to stop it',
    slips: [noPolicy, main('cancel: !mayBeAsked(url)', 'cancel: false')],
    seen: { escapes: escape('a request for https://outside.invalid/') },
  },
  {
    title: 'a page that is granted whatever it asks for',
    slips: [main('(_contents, permission) => permission === GRANTED', '() => true')],
    seen: { facts: { permissions: { 'clipboard-read': 'granted', geolocation: 'granted' } } },
  },
  {
    title: 'a page that may open windows',
    slips: [main('action: "deny"', 'action: "allow"')],
    seen: { escapes: escape('a window at https://outside.invalid/') },
  },
  {
    title: 'a page that may go elsewhere',
    slips: [main('if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();', '')],
    seen: broke('Execution context was destroyed'),
  },
]

describe('the stand-in sees in built files', () => {
  const [standIn] = SHELLS
  let project: string

  beforeAll(async () => {
    project = await builtApp()
  }, 120_000)

  const look = async (slips: readonly Slip[]): Promise<Seen> => {
    await using build = await faultyBuild(project, slips)
    try {
      await using desk = await launchDesk(standIn!, { app: build.folder })
      return { facts: await deskFacts(desk.app, desk.page), escapes: desk.escapes() }
    } catch (error) {
      return { broke: error instanceof Error ? error.message : String(error) }
    }
  }

  it('nothing wrong, where nothing is', async () => {
    expect(await look([])).toEqual({ facts: EXPECTED_FACTS, escapes: [] })
  })

  it.each(FAULTS)('$title', async ({ slips, seen }) => {
    expect(await look(slips)).toMatchObject(seen)
  })
})
