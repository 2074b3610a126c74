import '@baton/ui/fonts.css';
import '@baton/ui/tokens.css';
import './customer.css';
import './sheet.css';
import './prices.css';
import './answer.css';
import './suggest.css';
import { createRoot } from 'react-dom/client';

import { tokenIn } from './customer-api.ts';
import { CustomerPage } from './customer-page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the proposal.');
createRoot(root).render(<CustomerPage token={tokenIn(location.pathname)} />);
