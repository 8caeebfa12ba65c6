#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { buildReference, type ReferenceOptions } from './build-reference.js';
import { importErrors, importExport } from './import-export.js';
import { readTexts } from './languages.js';
import { packageFolder } from './package-folder.js';

interface CliOptions
  extends Pick<ReferenceOptions, 'sandbox' | 'title' | 'url' | 'book' | 'source' | 'out' | 'onRequest'> {
  readonly catalog: string;
  readonly also?: string;
  readonly guide?: readonly string[];
  readonly messages?: string;
  readonly hints?: string;
  readonly requests?: string;
}

const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));

const program = new Command('errlex-reference')
  .description(
    'Writes the error reference of a catalog as a static site: a page for each code in each language.',
  )
  .version(version)
  .requiredOption(
    '--catalog <module#export>',
    'a catalog or an error set: ./acme.js#errors; or the JSON of errlex list --json',
  )
  .option('--also <module#export>', 'a catalog to document after it: @errlex/core/http-errors#httpErrors')
  .option('--guide <module#export...>', 'cause, fix and aliases in English, by reason')
  .option(
    '--messages <folder or module#export>',
    'one <tag>.json for each language, or the result of defineMessages (default: the languages of @errlex/i18n)',
  )
  .option('--hints <folder>', 'one sentence for the user by reason, one <tag>.json for each language')
  .option('--requests <module#export>', 'the requests that trigger the messages, by message id')
  .option(
    '--sandbox <path>',
    'path of a server that responds to these requests, on the origin of the site: /api/v3/',
  )
  .option('--title <text>', 'name of the API that the codes belong to')
  .option('--url <address>', 'where the site will be published, for the links between its languages')
  .option(
    '--book <folder>',
    'Markdown to publish beside the codes: its README.md and the pages that it links to',
  )
  .option('--source <address>', 'public address of that folder: https://…/docs/')
  .option('--on-request', 'leave the pages to serveReference, which renders them when they are requested')
  .requiredOption('--out <folder>', 'the folder of the site')
  .addHelpText(
    'after',
    `
Examples:
  errlex-reference --catalog @errlex/core#spotV3Errors --guide @errlex/core/guide#spotV3Guide --out ./site
  errlex-reference --catalog ./acme.js#errors --messages ./locales --title "Acme API" --out ./site`,
  );

try {
  const { catalog, also, guide, messages, hints, requests, url, source, ...rest } = program
    .parse()
    .opts<CliOptions>();
  const folder = process.cwd();
  const guides = await Promise.all((guide ?? []).map((one) => importExport(one, folder)));
  const given = {
    also: also && (await importErrors(also, folder)).catalog,
    guide: guide && Object.assign({}, ...guides),
    messages:
      messages && (await (messages.includes('#') ? importExport(messages, folder) : readTexts(messages))),
    hints: hints && (await readTexts(hints)),
    requests: requests && (await importExport(requests, folder)),
    url: url?.replace(/\/?$/, '/'),
    source: source?.replace(/\/?$/, '/'),
  };
  const { codes, languages } = await buildReference({
    ...rest,
    // Options that were omitted are absent; what a module exports is checked when it is used.
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Partial<ReferenceOptions>),
    errors: await importErrors(catalog, folder),
  });
  console.log(
    `${rest.out}: ${codes} ${codes === 1 ? 'code' : 'codes'} in ${languages} ${languages === 1 ? 'language' : 'languages'}.`,
  );
} catch (error) {
  // A module may throw anything.
  console.error(`errlex-reference: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
