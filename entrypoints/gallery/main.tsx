import './gallery.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { GalleryState } from './state.ts';

const files = import.meta.glob<{ states: GalleryState[] }>('./states-*.tsx', { eager: true });
const states = Object.values(files).flatMap((file) => file.states);
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
const root = document.getElementById('root');

if (theme) document.documentElement.dataset.theme = theme;
if (root)
  createRoot(root).render(
    <StrictMode>
      <Gallery name={asked.get('state')} />
    </StrictMode>,
  );

/** One state alone when the address names it, else all of them in both themes. */
function Gallery({ name }: { name: string | null }): ReactNode {
  const one = states.find((state) => state.name === name);
  if (one) return <Frame state={one} />;
  return states.map((state) => (
    <section key={state.name} id={state.name} className="p-6">
      <h2 className="pb-2 text-section">
        <a href={`?state=${state.name}`}>{state.name}</a>
      </h2>
      <div className={state.frame === 'page' ? 'flex flex-col gap-4' : 'flex flex-wrap gap-4'}>
        {['light', 'dark'].map((each) => (
          <div key={each} data-theme={each} className="border border-line bg-canvas text-ink">
            <Frame state={state} />
          </div>
        ))}
      </div>
    </section>
  ));
}

const FRAME: Record<GalleryState['frame'], string> = {
  popup: 'w-[380px]',
  page: 'w-full',
  piece: 'max-w-[960px] p-6',
};

const Frame = ({ state }: { state: GalleryState }) => (
  <div data-state={state.name} className={FRAME[state.frame]}>
    {state.draw()}
  </div>
);
