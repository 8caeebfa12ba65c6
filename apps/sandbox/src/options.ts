import { parseArgs } from 'node:util';

/** How the sandbox is started. */
export interface SandboxOptions {
  /** `127.0.0.1` where it is left out. */
  readonly host?: string;
  /** 0, or nothing, takes any that is free. */
  readonly port?: number;
  /** Answers with the texts and bodies of the real service where those differ from the documented ones. */
  readonly asObserved?: boolean;
  /** The folder of a site that `@errlex/reference` built, to be served at `/`; needs that package. */
  readonly site?: string | undefined;
}

/** What the command line may hold. */
export const usage =
  'errlex-sandbox [--port <0-65535>] [--host <address>] [--as-observed] [--site <folder>]; PORT and HOST do the same';

/** Reads the command line and the environment; throws an error whose message is one line. */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SandboxOptions & { readonly host: string; readonly port: number } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'as-observed': { type: 'boolean' },
      site: { type: 'string' },
    },
  });
  const port = values.port ?? (env.PORT || '3000');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`"${port}" is no port`);
  return {
    port: Number(port),
    host: values.host ?? (env.HOST || '127.0.0.1'),
    asObserved: values['as-observed'] ?? false,
    site: values.site,
  };
}
