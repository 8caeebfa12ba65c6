import { defineErrors } from '@errlex/core';
import { defineMessages } from '@errlex/i18n';
import { expect, it } from 'vitest';
import { createSite, createSiteFrom } from './site.js';

const errors = defineErrors([
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  { code: 2, reason: 'BUSY', messages: { BUSY: ['Busy.'] } },
]);
const texts = { de: { errors: { INTERNAL: 'Interner Fehler.', BUSY: 'Belegt.' } }, gsw: { BUSY: 'Bsetzt.' } };

it('a site has the languages of defineMessages, with the texts of their parents', async () => {
  const site = await createSite({ errors, messages: defineMessages(errors, { texts }) });
  expect(site.languages).toBe(3);
  for (const one of [site, await createSiteFrom(site.json)]) {
    expect(await one.render('gsw/2/index.html')).toContain('Bsetzt.');
    expect(await one.render('gsw/1/index.html')).toContain('Interner Fehler.');
    expect(await one.render('de/2/index.html')).toContain('Belegt.');
    expect(await one.render('2/index.html')).toContain('Busy.');
  }
});
