import type { ScriptTexts } from '../page-texts.js';

/** Creates an element with attributes and children; a text is never markup. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** Returns an element that the script requires. */
export function requireElement<Type extends HTMLElement = HTMLElement>(selector: string): Type {
  const element = document.querySelector<Type>(selector);
  if (element === null) throw new Error(`The page has no element ${selector}.`);
  return element;
}

/** Reads the texts of the page from its markup. */
export function readTexts(): ScriptTexts {
  return JSON.parse(document.body.dataset.texts ?? '{}');
}

/** How long a button confirms a copy. */
const CONFIRMED_MS = 2000;

/** Copies a text and confirms it on the button; resolves to whether the page may write to the clipboard. */
export async function copyText(button: HTMLButtonElement, text: string): Promise<boolean> {
  const { copied } = readTexts();
  const label = button.textContent;
  if (label === copied) return true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  button.textContent = copied;
  setTimeout(() => {
    button.textContent = label;
  }, CONFIRMED_MS);
  return true;
}
