import { Toast as Base } from '@base-ui/react/toast';
import { Check, OctagonAlert, TriangleAlert, X } from 'lucide-react';

import { Button } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';

export interface ToastOptions {
  /** A toast with the id of one that is shown takes its place. */
  id?: string;
  title: string;
  description?: string;
  tone?: 'neutral' | 'success' | 'warning' | 'danger';
  /** Usually Undo. */
  action?: { label: string; onSelect: () => void };
  /** Milliseconds; at least 8 s. */
  lasts?: number;
}

const manager = Base.createToastManager<{ tone: NonNullable<ToastOptions['tone']> }>();

/** Shows a short message from anywhere; returns its id. */
export const showToast = ({ id, title, description, tone = 'neutral', action, lasts = 8000 }: ToastOptions): string => {
  const shown: string = manager.add({
    ...(id ? { id } : {}),
    title,
    ...(description ? { description } : {}),
    data: { tone },
    timeout: Math.max(8000, lasts),
    priority: tone === 'danger' ? 'high' : 'low',
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(shown);
              action.onSelect();
            },
          },
        }
      : {}),
  });
  return shown;
};

export const closeToast = (id: string): void => manager.close(id);

export interface ToastRegionProps {
  /** The name of the region, such as "Notifications (F6)". */
  label: string;
  closeLabel: string;
}

/** Where toasts appear; once, near the root. F6 moves focus to it; hover and focus stop the clock. */
export const ToastRegion = ({ label, closeLabel }: ToastRegionProps) => (
  <Base.Provider limit={3} timeout={8000} toastManager={manager}>
    <Base.Portal>
      <Base.Viewport
        aria-label={label}
        className="fixed right-4 bottom-4 z-60 flex w-[min(400px,calc(100vw-32px))] flex-col gap-2 outline-none max-phone:bottom-18"
      >
        <Toasts closeLabel={closeLabel} />
      </Base.Viewport>
    </Base.Portal>
  </Base.Provider>
);

const Toasts = ({ closeLabel }: { closeLabel: string }) => {
  const { toasts } = Base.useToastManager<{ tone: NonNullable<ToastOptions['tone']> }>();
  return toasts.map((toast) => (
    <Base.Root
      className="rounded-card border border-line bg-raised text-text shadow-popover transition-[opacity,translate] duration-180 ease-calm data-ending-style:translate-y-1 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 data-limited:hidden"
      key={toast.id}
      swipeDirection={['right', 'down']}
      toast={toast}
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-3">
        {icons[toast.data?.tone ?? 'neutral']}
        <div className="min-w-0 flex-1 py-0.5">
          <Base.Title className="font-medium" render={<p />} />
          <Base.Description className="text-secondary text-text-2" />
        </div>
        {toast.actionProps && <Base.Action render={<Button />} />}
        <Base.Close render={<IconButton icon={<X size={16} />} label={closeLabel} tooltip={false} />} />
      </Base.Content>
    </Base.Root>
  ));
};

const icons = {
  neutral: null,
  success: <Check aria-hidden className="shrink-0 text-success" size={16} />,
  warning: <TriangleAlert aria-hidden className="shrink-0 text-warning" size={16} />,
  danger: <OctagonAlert aria-hidden className="shrink-0 text-danger" size={16} />,
};
