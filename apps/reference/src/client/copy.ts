/** How long a button says that it has done it, in milliseconds. */
const TOLD = 2000;

/** Copies the code beside a button, and says so on the button. */
export async function copy(button: HTMLButtonElement, copied: string): Promise<void> {
  const label = button.textContent;
  if (label === copied) return;
  const code = button.parentElement?.querySelector('code');
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // The page has no access to the clipboard: selects the code for a copy by hand.
    getSelection()?.selectAllChildren(code);
    return;
  }
  button.textContent = copied;
  setTimeout(() => {
    button.textContent = label;
  }, TOLD);
}
