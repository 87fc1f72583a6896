import { SAMPLE_EXPECTED } from '../../shared/engine.ts'
import { launchDesk, SHELLS } from '../fixtures/desk-launch.ts'

const LONG_MS = 90_000

/**
 * In the app's own window: opens the sample case, goes to its decisions and asks for those that diverged. Throws
 * where a step finds something else than the sample holds, or where the app would have reached out.
 */
export async function clickThrough(app: string): Promise<string> {
  const shell = SHELLS.find(({ name }) => name === 'stand-in')
  if (shell === undefined || shell.missing !== undefined) throw new Error(shell?.missing ?? 'no stand-in')
  await using desk = await launchDesk(shell, { app })
  const { page, escapes, stderr } = desk
  const { name, rebuild } = SAMPLE_EXPECTED
  const diverged = rebuild.verdicts['diverged'] ?? 0
  try {
    await page.getByRole('button', { name: 'Open the sample case' }).last().click()
    await page.waitForURL(new RegExp(`#/${name}/overview`), { timeout: LONG_MS })
    await page.getByRole('link', { name: /^Decisions/ }).click()
    await page.getByText(`${rebuild.decisions} of ${rebuild.decisions} decisions`).waitFor()
    await page.getByRole('checkbox', { name: `diverged ${diverged}` }).click()
    await page.getByText(`${diverged} of ${rebuild.decisions} decisions`).waitFor()
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\nat ${page.url()}\n${stderr()}`, { cause })
  }
  if (escapes().length > 0) throw new Error(`it would have reached\n${escapes().join('\n')}`)
  return `sample opened, ${rebuild.decisions} decisions listed, ${diverged} of them diverged`
}
