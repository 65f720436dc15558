// Takes pictures of a screen in both themes, as high as what stands on it.
import type { Driver } from '../driver/launch.ts';
import { type Screen, until } from '../driver/screen.ts';

export interface Camera {
  /** `<name>-light.png` and `<name>-dark.png`; `of` is the one element to take, instead of the page. */
  take(screen: Screen, name: string, of?: string): Promise<void>;
}

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const WIDTH = 1280;
const LOWEST = 800;
const HIGHEST = 1600;

/** Settings must have been saved once: the theme is changed in them. */
export function cameraInto(folder: string, driver: Driver, say: (line: string) => void): Camera {
  return {
    async take(screen, name, of) {
      if (!of) await screen.resize({ width: WIDTH, height: LOWEST });
      for (const theme of THEMES) {
        await driver.evaluateInExtension(chooseIn, theme);
        await until(`the ${theme} theme`, () => screen.evaluate(isDrawnIn, theme));
        if (!of) await screen.resize({ width: WIDTH, height: await heightOf(screen) });
        await driver.screenshot(screen, `${folder}/${name}-${theme}`, of);
      }
      say(name);
    },
  };
}

async function heightOf(screen: Screen): Promise<number> {
  const height = await screen.evaluate(() => document.documentElement.scrollHeight);
  return Math.min(Math.max(height, LOWEST), HIGHEST);
}

interface Api {
  storage: {
    local: {
      get(key: string): Promise<{ settings?: object }>;
      set(items: object): Promise<void>;
    };
  };
}

/** Runs inside a page of the extension: the product's own setting. */
async function chooseIn(theme: Theme): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: Api }).chrome.storage;
  const { settings } = await local.get('settings');
  await local.set({ settings: { ...settings, theme } });
}

/** Runs inside the pictured page; nothing on it has the focus or moves then. */
async function isDrawnIn(theme: Theme): Promise<boolean> {
  if (document.documentElement.dataset.theme !== theme) return false;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo(0, 0);
  await document.fonts.ready;
  return document.getAnimations().every(({ playState }) => playState !== 'running');
}
