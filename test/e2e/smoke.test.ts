import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtApp } from '../fixtures/built-app.ts'
import { deskFacts, EXPECTED_FACTS } from '../fixtures/desk-facts.ts'
import { type LaunchedDesk, launchDesk, SHELLS } from '../fixtures/desk-launch.ts'

describe.each(SHELLS)('the built desk under $name', (shell) => {
  let desk: LaunchedDesk | undefined

  beforeAll(async () => {
    if (shell.missing !== undefined) return
    await builtApp()
    desk = await launchDesk(shell)
  }, 120_000)
  beforeEach((context) => {
    if (shell.missing !== undefined) context.skip(shell.missing)
  })
  afterAll(async () => {
    await desk?.[Symbol.asyncDispose]()
  })

  it('opens one window, shown and shut off, whose page can ask the desk and nobody else', async () => {
    const { app, page, escapes } = desk!
    expect(await deskFacts(app, page)).toEqual(EXPECTED_FACTS)
    expect(escapes()).toEqual([])
  })
})
