export type { SandboxOptions } from './options.js';
export { type Sandbox, startSandbox } from './start-sandbox.js';
