import { expect, it } from 'vitest'
import { IntakePool } from '../../../electron/engine-host/intake-pool.ts'
import type { EvidenceFormat } from '../../../shared/model/source.ts'
import { readAll, record, someFolder } from '../../fixtures/intake-evidence.ts'

it('fails what a dying worker held, and all that comes after, instead of waiting', async () => {
  using folder = someFolder()
  const pool = new IntakePool(1)
  const path = folder.write('x', `${record('a')}\n`.repeat(70_000))
  const unknown = 'csv' as EvidenceFormat
  await expect(readAll(path, { reader: pool, format: unknown })).rejects.toThrow(/csv/)
  await expect(readAll(path, { reader: pool })).rejects.toThrow(/csv/)
  await pool.close()
})

it('reads nothing once it is closed', async () => {
  using folder = someFolder()
  const pool = new IntakePool(2)
  await pool.close()
  await expect(readAll(folder.write('x', record('a')), { reader: pool })).rejects.toThrow(
    'the pool is closed',
  )
})
