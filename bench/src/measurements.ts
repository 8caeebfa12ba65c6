/** One measurement: the name of its file, and the heading of its table. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  /** Whether its figures are stable enough on a busy machine, and quick enough, for `--check`. */
  readonly isChecked: boolean;
}

export const measurements: readonly Measurement[] = [
  { name: 'decode', title: 'Body text to `ApiError`', isChecked: true },
  { name: 'peers', title: 'Beside what others do with an error by code', isChecked: false },
  { name: 'translate', title: 'A message for its reader', isChecked: true },
  { name: 'negotiate', title: '`Accept-Language` to a locale', isChecked: false },
  { name: 'follow', title: '`errlex decode --follow`: user time of the process', isChecked: false },
  { name: 'hostile', title: 'Hostile input', isChecked: true },
  { name: 'growth', title: 'Growth', isChecked: true },
  { name: 'types', title: 'Type-checking a catalog', isChecked: true },
  { name: 'sizes', title: 'Size: gzip -9 after esbuild', isChecked: true },
  { name: 'import', title: 'Import, in a new process', isChecked: true },
  { name: 'heap', title: 'Heap', isChecked: false },
  { name: 'respond', title: 'Error responses in a second of processor time', isChecked: false },
  { name: 'rpc', title: 'Nest: errors over TCP in a second of processor time', isChecked: false },
  {
    name: 'latency',
    title: 'Nest: how long the slowest of a hundred error responses takes',
    isChecked: false,
  },
];
