import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { packAll } from '../tarballs.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the tarball of each package, by name. */
    readonly tarballs: Record<string, string>;
  }
}

/** Packs the packages once for all test files of a run. Returns the function that removes them. */
export function setup(project: TestProject): () => void {
  const { folder, tarballs } = packAll();
  project.provide('tarballs', tarballs);
  return () => rmSync(folder, { recursive: true, force: true });
}
