import { copy } from './copy.js';
import { readTexts } from './read-texts.js';

const { copied } = readTexts();

document.querySelector('main')?.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button) copy(button, copied);
});
