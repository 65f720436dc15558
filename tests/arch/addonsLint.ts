// Mozilla's linter over the Firefox build: no errors, and no warning but those explained here.
import { spawnSync } from 'node:child_process';

/** Code of a warning, the file it may appear in, and why it is no fault of ours. */
const EXPLAINED: readonly { code: string; file: RegExp; why: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\//,
    why: "react-dom's own innerHTML branches; we never pass dangerouslySetInnerHTML (lint forbids it)",
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    why: 'the key data_collection_permissions; this add-on is offered for the desktop only',
  },
];

interface Finding {
  code: string;
  message: string;
  file?: string;
}

const done = spawnSync('addons-linter', ['.output/firefox-mv3', '--output', 'json'], {
  encoding: 'utf8',
  shell: true,
});
const report = JSON.parse(done.stdout) as { errors: Finding[]; warnings: Finding[] };
const isExplained = ({ code, file = '' }: Finding) =>
  EXPLAINED.some((known) => known.code === code && known.file.test(file));
const findings = [...report.errors, ...report.warnings.filter((one) => !isExplained(one))];
for (const { code, message, file } of findings) console.error(`${code} ${file ?? ''} ${message}`);
console.log(`addons-linter: ${report.errors.length} errors, ${report.warnings.length} warnings`);
process.exit(findings.length > 0 ? 1 : 0);
