import type { Page } from 'playwright-core';

declare global {
  /** The texts that a screen reader has announced. */
  var announcements: string[];
}

/**
 * Records what a screen reader announces on a page that is opened afterwards: the text of each live region whose
 * content has changed when a frame is drawn, unless the region is then off. Browsers update the tree of a screen
 * reader once for each frame.
 */
export async function recordAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.announcements = [];
    const changed = new Set<Element>();
    const announce = () => {
      for (const region of changed) {
        const isOff = region.getAttribute('aria-live') === 'off';
        if (!isOff && region.textContent) globalThis.announcements.push(region.textContent);
      }
      changed.clear();
    };
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role=alert]');
        if (region) changed.add(region);
      }
      requestAnimationFrame(announce);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Returns how a screen reader sees an element: `assertive`, `polite` or `off`, from Chromium's accessibility tree. */
export async function readLiveness(page: Page, selector: string): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
  await client.detach();
  return String(nodes[0]?.properties?.find(({ name }) => name === 'live')?.value.value ?? 'off');
}
