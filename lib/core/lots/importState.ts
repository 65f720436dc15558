import type { ImportPreview } from './readRows.ts';

/** Where an import stands. */
export type ImportState =
  | { kind: 'idle' }
  | { kind: 'tooLarge' | 'empty' }
  | { kind: 'broken'; line: number }
  | { kind: 'missing'; columns: string[] }
  | { kind: 'preview'; preview: ImportPreview; unused: string[] }
  | { kind: 'done'; count: number };
