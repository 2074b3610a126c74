import { Ellipsis, OctagonAlert, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import type { MenuEntry } from '../overlays/menu-entries.tsx';
import { ContextMenu, Menu } from '../overlays/menu.tsx';
import { FileMark } from './file-mark.tsx';

/** One that is on its way: waiting, sending with a share from 0 to 1, or failed with words for why. */
export interface AttachmentProgress {
  state: 'waiting' | 'sending' | 'failed';
  share: number;
  message: string;
  onRetry?: () => void;
  onCancel: () => void;
}

export interface Attachment {
  id: string;
  name: string;
  /** What it is, as its bytes say: chooses the mark. */
  type: string;
  /** Size, version, who and when; one short line. */
  detail: ReactNode;
  /** A small picture in place of the mark. */
  thumbnail?: string | undefined;
  onOpen?: () => void;
  actions?: readonly MenuEntry[];
  progress?: AttachmentProgress;
}

export interface AttachmentListProps {
  label: string;
  items: readonly Attachment[];
  words: { more: (name: string) => string; retry: string; cancel: string; progress: (name: string) => string };
}

/** Files in rows of 44 px: open by click or Enter, further actions in a menu and by right-click, progress in the row. */
export const AttachmentList = ({ label, items, words }: AttachmentListProps) => (
  <ul aria-label={label} className="flex flex-col">
    {items.map((item) => (
      <li className="border-b border-line last:border-0" key={item.id}>
        {item.actions && item.actions.length > 0 ? (
          <ContextMenu entries={item.actions}>
            <Row item={item} words={words} />
          </ContextMenu>
        ) : (
          <Row item={item} words={words} />
        )}
      </li>
    ))}
  </ul>
);

const Row = ({ item, words }: { item: Attachment } & Pick<AttachmentListProps, 'words'>) => (
  <div className="flex min-h-11 items-center gap-3 py-1.5 pr-2 pl-4 hover:bg-hover">
    <FileMark thumbnail={item.thumbnail} type={item.type} />
    <div className="min-w-0 flex-1">
      {item.onOpen ? (
        <button
          className="block max-w-full truncate rounded-chip text-left font-medium hover:underline"
          onClick={item.onOpen}
          title={item.name}
          type="button"
        >
          {/* Names of other directions must not carry the rest of the row along. */}
          <bdi>{item.name}</bdi>
        </button>
      ) : (
        <span className="block truncate font-medium" title={item.name}>
          <bdi>{item.name}</bdi>
        </span>
      )}
      {item.progress ? (
        <Progress item={item} progress={item.progress} words={words} />
      ) : (
        <span className="block truncate text-secondary text-text-3">{item.detail}</span>
      )}
    </div>
    {item.progress && <ProgressActions progress={item.progress} words={words} />}
    {item.actions && item.actions.length > 0 && (
      <Menu
        align="end"
        entries={item.actions}
        trigger={<IconButton icon={<Ellipsis aria-hidden size={16} />} label={words.more(item.name)} tooltip={false} />}
      />
    )}
  </div>
);

const Progress = ({
  item,
  progress,
  words,
}: {
  item: Attachment;
  progress: AttachmentProgress;
} & Pick<AttachmentListProps, 'words'>) =>
  progress.state === 'failed' ? (
    <span className="flex items-center gap-1.5 text-secondary text-danger" role="alert">
      <OctagonAlert aria-hidden className="shrink-0" size={14} />
      <span className="min-w-0">{progress.message}</span>
    </span>
  ) : (
    <span className="flex items-center gap-2 text-secondary text-text-3">
      <progress
        aria-label={words.progress(item.name)}
        className="file-progress h-1 w-full max-w-50"
        max={1}
        value={progress.state === 'waiting' ? 0 : progress.share}
      />
      <span className="whitespace-nowrap tabular-nums">{progress.message}</span>
    </span>
  );

const ProgressActions = ({
  progress,
  words,
}: { progress: AttachmentProgress } & Pick<AttachmentListProps, 'words'>) => (
  <>
    {progress.state === 'failed' && progress.onRetry && (
      <Button icon={<RotateCw aria-hidden size={14} />} onClick={progress.onRetry}>
        {words.retry}
      </Button>
    )}
    <IconButton icon={<X aria-hidden size={16} />} label={words.cancel} onClick={progress.onCancel} tooltip={false} />
  </>
);
