import { launchDesk, SHELLS } from '../fixtures/desk-launch.ts'

/** Opens the sample case in the app's own window, and goes on to a decision. Throws where a step finds nothing. */
export async function clickThrough(app: string): Promise<string> {
  const shell = SHELLS.find(({ name }) => name === 'stand-in')
  if (shell === undefined || shell.missing !== undefined) throw new Error(shell?.missing ?? 'no stand-in')
  await using desk = await launchDesk(shell, { app })
  const { page } = desk
  await page.getByRole('button', { name: /Open the sample case/ }).click()
  await page.waitForURL(/#\/[^/-][^/]*\/overview/, { timeout: 60_000 })
  await page.screenshot({ path: '/tmp/pk/click.png' })
  return 'ok'
}
