/**
 * Writes the change logs: what changed for a user, without commits, and without a list of our own packages,
 * which share one version.
 */
export function getReleaseLine({ summary }: { readonly summary: string }): string {
  return `- ${summary.replaceAll(/\n(?=.)/g, '\n  ')}`;
}

export function getDependencyReleaseLine(): string {
  return '';
}
