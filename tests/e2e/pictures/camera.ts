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
      await inBothThemes(driver, screen, async (theme) => {
        if (!of) await screen.resize({ width: WIDTH, height: await heightOf(screen) });
        await driver.screenshot(screen, `${folder}/${name}-${theme}`, of);
      });
      say(name);
    },
  };
}

/** Once in each theme, as the product's own setting chooses it, when it is drawn. */
export async function inBothThemes(
  driver: Driver,
  screen: Screen,
  act: (theme: Theme) => Promise<void>,
): Promise<void> {
  for (const theme of THEMES) {
    await driver.evaluateInExtension(chooseIn, theme);
    await until(`the ${theme} theme`, () => screen.evaluate(isDrawnIn, theme));
    await act(theme);
  }
}

async function heightOf(screen: Screen): Promise<number> {
  return Math.max(LOWEST, await screen.evaluate(heightIn, HIGHEST));
}

/** Runs inside the page: all of it, or where it is higher as many whole cards as there is room for. */
function heightIn(highest: number): number {
  const whole = document.documentElement.scrollHeight;
  if (whole <= highest) return whole;
  const ends = [...document.querySelectorAll('main section')].map(
    (card) => card.getBoundingClientRect().bottom + 8,
  );
  return Math.floor(Math.max(0, ...ends.filter((end) => end <= highest))) || highest;
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

/** Runs inside the pictured page; nothing on it has the focus or moves then, and nothing scrolls. */
async function isDrawnIn(theme: Theme): Promise<boolean> {
  document.documentElement.style.scrollbarWidth = 'none';
  if (document.documentElement.dataset.theme !== theme) return false;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo(0, 0);
  await document.fonts.ready;
  return document.getAnimations().every(({ playState }) => playState !== 'running');
}
