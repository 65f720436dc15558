// Runs one of our TypeScript programs on any machine with Node 20 or newer and npm: installs the
// packages when they are missing (Node 24 is one of them) and hands over to that Node.
//   node tests/bootstrap.mjs tests/run.ts [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(ROOT, 'node_modules', '.bin');
const node = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const [program, ...rest] = process.argv.slice(2);

if (!program) {
  console.error('Say which program: node tests/bootstrap.mjs <file.ts> [arguments]');
  process.exit(2);
}
if (!existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) {
  console.log('Installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(npm, args, { cwd: ROOT, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const child = spawn(existsSync(node) ? node : process.execPath, [program, ...rest], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
});
// Ctrl-C reaches the child by itself; this process only waits for it to tidy up.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
