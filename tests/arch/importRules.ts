import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { PRODUCT_FOLDERS, ROOT } from './productFiles.ts';

interface Rule {
  name: string;
  to: { reachable?: boolean };
}

interface Config {
  forbidden: Rule[];
  options: ICruiseOptions & { enhancedResolveOptions: object };
}

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

export interface ImportJudgement {
  violations: Violation[];
  /** Files that were read, as paths from the root. */
  cruised: string[];
}

const config: Config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

export const ruleNames = (): string[] => config.forbidden.map(({ name }) => name);

/**
 * Judges every import below `root` by the rules of `.dependency-cruiser.cjs`: rules on neighbours
 * count types, rules on what can be reached count only what runs.
 */
export async function judgeImports(root = ROOT): Promise<ImportJudgement> {
  const isReach = ({ to }: Rule) => to.reachable === true;
  const direct = await judge(root, {
    isReach: false,
    rules: config.forbidden.filter((r) => !isReach(r)),
  });
  const reach = await judge(root, { isReach: true, rules: config.forbidden.filter(isReach) });
  return { violations: [...direct.violations, ...reach.violations], cruised: direct.cruised };
}

async function judge(
  root: string,
  { isReach, rules }: { isReach: boolean; rules: Rule[] },
): Promise<ImportJudgement> {
  const { enhancedResolveOptions, tsConfig: _, ...options } = config.options;
  const { output } = await cruise(
    [...PRODUCT_FOLDERS],
    {
      ...options,
      baseDir: root,
      tsPreCompilationDeps: !isReach,
      validate: true,
      ruleSet: { forbidden: rules } as NonNullable<ICruiseOptions['ruleSet']>,
    },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(ROOT, 'tests/arch/tsconfig.depcruise.json')) },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    cruised: modules.map(({ source }) => source),
  };
}

if (import.meta.main) {
  const { violations, cruised } = await judgeImports();
  for (const { rule, from, to } of violations) console.log(`${rule}: ${from} → ${to}`);
  const files = cruised.filter((path) => !path.includes('node_modules/')).length;
  console.log(
    `${files} files, ${ruleNames().length} import rules, ${violations.length} violations`,
  );
  process.exitCode = violations.length > 0 ? 1 : 0;
}
