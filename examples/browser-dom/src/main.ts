import { fieldOf, onLocaleChange, renderTo, translateThrown, withApiErrors } from '@errlex/browser';

const request = withApiErrors(fetch);

const form = find('form');
const input = find('input');
const output = find('output');
const alert = find('[role=alert]');
const language = find<HTMLSelectElement>('#language');

/** The error that is shown, to translate it again in another language. */
let shown: unknown;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  output.textContent = '';
  await show(undefined);
  try {
    const response = await request(`/api/v3/market/ticker/price?symbol=${encodeURIComponent(input.value)}`);
    output.textContent = (await response.json()).price;
  } catch (thrown) {
    await show(thrown);
  }
});

language.addEventListener('change', () => {
  document.documentElement.lang = language.value;
});

onLocaleChange(() => show(shown));

async function show(thrown: unknown): Promise<void> {
  shown = thrown;
  input.toggleAttribute('aria-invalid', fieldOf(thrown) === input.name);
  const translation = thrown === undefined ? undefined : await translateThrown(thrown);
  // Another error was shown while the messages loaded.
  if (shown !== thrown) return;
  if (translation) renderTo(alert, translation);
  else alert.textContent = '';
}

function find<Kind extends Element = HTMLInputElement>(selector: string): Kind {
  const element = document.querySelector<Kind>(selector);
  if (element === null) throw new Error(`The page has no ${selector}.`);
  return element;
}
