export type { SandboxOptions } from './settings.js';
export { type Sandbox, startSandbox } from './start-sandbox.js';
