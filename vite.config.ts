import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const project = import.meta.dirname

/** `vite build` writes what a window shows; `vite build --app` writes every process as well. */
export default defineConfig({
  root: resolve(project, 'renderer'),
  base: './',
  plugins: [react()],
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
  },
})
