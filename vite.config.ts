import { readdirSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { bundledPackages } from './electron/packaging/bundled-packages.ts'
import { verifyPage } from './electron/packaging/verify-page.ts'
import { TYPEFACE_FILES } from './shared/engine/seal/typefaces.ts'

const project = import.meta.dirname
const electron = resolve(project, 'electron')

/**
 * `vite build` writes what a window shows; `vite build --app` writes every process as well, and with `--mode pages` only
 * what runs in browsers.
 */
export default defineConfig({
  root: resolve(project, 'renderer'),
  base: './',
  plugins: [react(), besideTheEngine(), bundledPackages(project), verifyPage(project)],
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments))
        if (builder.config.mode !== 'pages' || environment.config.consumer === 'client')
          await builder.build(environment)
    },
  },
  environments: {
    client: {
      build: {
        outDir: resolve(project, 'dist/renderer'),
        emptyOutDir: true,
        target: 'esnext',
        // A data: address is no file of ours: fonts and pictures stay files, under the policy `self`.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2_000,
      },
    },
    // One file for people who have no Docket: what is built here stands in `verify.html` (`verify-page.ts`).
    verify: {
      consumer: 'client',
      build: {
        outDir: resolve(project, 'dist/verify'),
        emptyOutDir: true,
        target: 'esnext',
        // It is to be read by whoever is to rely on it.
        minify: false,
        copyPublicDir: false,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { verify: resolve(project, 'renderer/verify-page/main.ts') },
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    engine: forNode('engine', engineFiles(), { format: 'es' }),
    // A sandboxed preload is one file, and CommonJS: a module there is refused.
    preload: forNode('preload', { preload: resolve(electron, 'preload/preload.ts') }, { format: 'cjs' }),
    // Last: where it is there, all is (`up-to-date.ts`).
    main: forNode('main', { main: resolve(electron, 'app/main.ts') }, { format: 'es' }),
  },
})

interface Written {
  readonly format: 'es' | 'cjs'
}

/** A process that runs on Node: one folder of `dist`, its chunks flat beside it, readable. */
function forNode(
  name: string,
  input: Readonly<Record<string, string>>,
  { format }: Written,
): EnvironmentOptions {
  const extension = format === 'es' ? 'js' : 'cjs'
  return {
    consumer: 'server',
    keepProcessEnv: true,
    // Everything else is bundled: only what has a native part is packed as a package.
    resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      outDir: resolve(project, 'dist', name),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { ...input },
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  }
}

/** The engine's process and its worker threads. Each looks for the others beside itself (`worker-url.ts`). */
function engineFiles(): Record<string, string> {
  const folder = resolve(electron, 'engine-host')
  const files = readdirSync(folder).filter((file) => /^(engine-process|.+-worker)\.ts$/.test(file))
  return Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), resolve(folder, file)]))
}

/** What the engine reads from beside its own file: Cedar's wasm, the typefaces of reports and the sample case. */
function besideTheEngine(): Plugin {
  const wasm = 'node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm_bg.wasm'
  const samples = resolve(project, 'shared/samples')
  return {
    name: 'docket:beside-the-engine',
    applyToEnvironment: ({ name }) => name === 'engine',
    // Cedar's CommonJS asks for the folder of its file, of which there is none in a module.
    renderChunk: (code) => code.replaceAll('${__dirname}', '${import.meta.dirname}'),
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'cedar_wasm_bg.wasm',
        source: await readFile(resolve(project, wasm)),
      })
      for (const file of Object.values(TYPEFACE_FILES))
        this.emitFile({
          type: 'asset',
          fileName: basename(file),
          originalFileName: resolve(project, file),
          source: await readFile(resolve(project, file)),
        })
    },
    async writeBundle({ dir }) {
      if (dir === undefined) return
      for (const entry of readdirSync(samples, { withFileTypes: true }))
        if (entry.isDirectory())
          await cp(resolve(samples, entry.name), resolve(dir, entry.name), { recursive: true })
    },
  }
}
