import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { popupFrame } from '../../components/frame/popupFrame.tsx';
import { followFrame } from '../../hooks/keepFrame.ts';
import type { FirstFrame } from './drawFirstFrame.ts';
import { Popup } from './Popup.tsx';

/**
 * Lets React take over what the first frame drew, or draw where there is none. What was pressed
 * while nobody was there to hear it is pressed again.
 */
export function startReact(first: FirstFrame | undefined): void {
  const root = document.getElementById('root');
  if (!root) return;
  const onShown = () =>
    first?.takePressed()?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  const popup = (
    <StrictMode>
      <Popup firstNow={first?.time} onShown={onShown} />
    </StrictMode>
  );
  if (first) hydrateRoot(root, popup);
  else createRoot(root).render(popup);
  // The background keeps it too, unless it was ended before it came to that.
  followFrame(popupFrame);
}
