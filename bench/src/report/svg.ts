/** Text alternative and size of a plot. */
export interface Frame {
  readonly title: string;
  /** Every figure in words. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-size: 15px; font-weight: 600; }
    .quiet { fill: #59636e; }
    .bar { fill: #8c959f; }
    .ours { fill: #0969da; }
    .rule { stroke: #d1d9e0; }
    .curve { fill: none; stroke-width: 2.5; }
    .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; }
    .c3 { stroke: #8250df; } .c4 { stroke: #a40e26; } .c5 { stroke: #4d2d00; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .quiet { fill: #9198a1; }
      .bar { fill: #6e7681; }
      .ours { fill: #4493f8; }
      .rule { stroke: #3d444d; }
      .c0 { stroke: #4493f8; } .c1 { stroke: #f0883e; } .c2 { stroke: #3fb950; }
      .c3 { stroke: #ab7df8; } .c4 { stroke: #ff7b72; } .c5 { stroke: #e3b341; }
    }
  `;

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Renders shapes as an SVG with a text alternative, which follows the light or dark mode of the system. */
export function drawFrame({ title, description, width, height }: Frame, shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
  <title id="title">${escapeText(title)}</title>
  <desc id="description">${escapeText(description)}</desc>
  <style>${style}</style>
  <text class="title" x="16" y="28">${escapeText(title)}</text>
  ${shapes.join('\n  ')}
</svg>
`;
}
