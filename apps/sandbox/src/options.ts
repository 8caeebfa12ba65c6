import { parseArgs } from 'node:util';

/** How the sandbox is started. */
export interface SandboxOptions {
  /** `127.0.0.1` where it is left out. */
  readonly host?: string;
  /** 0, or nothing, takes any that is free. */
  readonly port?: number;
  /** Answers with the texts and bodies of the real service where those differ from the documented ones. */
  readonly asObserved?: boolean;
}

/** What the command line may hold. */
export const usage =
  'errlex-sandbox [--port <0-65535>] [--host <address>] [--as-observed]; PORT and HOST do the same';

/** Reads the command line and the environment; throws an error whose message is one line. */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Required<SandboxOptions> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'as-observed': { type: 'boolean' },
    },
  });
  const port = values.port ?? (env.PORT || '3000');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`"${port}" is no port`);
  return {
    port: Number(port),
    host: values.host ?? (env.HOST || '127.0.0.1'),
    asObserved: values['as-observed'] ?? false,
  };
}
