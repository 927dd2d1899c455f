import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/redline.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/api/client.ts';
import { App } from './app/app.tsx';
import { adoptNonce, hostBridge } from './app/bridge.ts';
import { Gate } from './app/gate.tsx';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { Tips } from './components/tip.tsx';
import { createStores, StoresContext } from './state/stores.ts';
import { shell } from './strings/shell.ts';

const place = document.getElementById('root');
const bridge = hostBridge();
adoptNonce(document);

if (place !== null && bridge === null) place.textContent = shell.noHost;
if (place !== null && bridge !== null) {
  const stores = createStores(createClient(bridge), window);
  createRoot(place).render(
    <StrictMode>
      <StoresContext value={stores}>
        <ErrorBoundary>
          <Tips>
            <Gate>
              <App />
            </Gate>
          </Tips>
        </ErrorBoundary>
      </StoresContext>
    </StrictMode>,
  );
}
