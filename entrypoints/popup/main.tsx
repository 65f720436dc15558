import '../../assets/popup.css';
import { drawFirstFrame } from './firstFrame/drawFirstFrame.tsx';

// React comes once the first frame is on screen, and would only keep it waiting.
const first = await drawFirstFrame().catch(() => undefined);
const { startReact } = await import('./startReact.tsx');
startReact(first);
