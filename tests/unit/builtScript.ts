import { build, type Plugin, type Rolldown } from 'vite';

/** A module of ours as a background's one script, under `name`, and the files that lie beside it. */
export async function builtScript(entry: string, name: string, plugin: Plugin) {
  const outputs = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: { write: false, lib: { entry, formats: ['iife'], name } },
  })) as Rolldown.RolldownOutput[];
  const files = outputs.flatMap(({ output }) => output);
  const script = files.find((file) => file.type === 'chunk')?.code ?? '';
  const sources = files.flatMap((file) =>
    file.type === 'asset' ? [[`/${file.fileName}`, String(file.source)] as const] : [],
  );
  return { script, sources: new Map<string, string>(sources) };
}
