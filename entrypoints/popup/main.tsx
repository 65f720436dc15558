import '../../assets/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preloadPortfolio } from '../../hooks/preloadPortfolio.ts';
import { Popup } from './Popup.tsx';

const root = document.getElementById('root');
const draw = () => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <Popup />
    </StrictMode>,
  );
};
preloadPortfolio().then(draw, draw);
