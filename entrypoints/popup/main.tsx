import '../../assets/popup.css';
import { drawFirstFrame } from './drawFirstFrame.ts';

// React comes once the first frame is on screen, and would only keep it waiting.
const first = await drawFirstFrame().catch(() => undefined);
const { startReact } = await import('./startReact.tsx');
startReact(first);
