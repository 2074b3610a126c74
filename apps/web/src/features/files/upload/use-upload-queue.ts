import { safeFileName, type FileId } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { useSendFile } from './use-upload.ts';

/** A file on its way. */
export interface Sending {
  id: string;
  name: string;
  type: string;
  size: number;
  state: 'waiting' | 'sending' | 'failed';
  share: number;
  /** Why it failed; `too-large` was never sent. */
  error: unknown;
}

interface Held {
  bytes: Blob;
  name: string;
  versionOf: FileId | undefined;
  abort: AbortController;
}

/** Files at a time; more would only slow each other down. */
const atOnce = 2;

export class TooLarge extends Error {}

export interface UploadQueue {
  items: readonly Sending[];
  add: (files: readonly File[], versionOf?: FileId) => void;
  retry: (id: string) => void;
  cancel: (id: string) => void;
}

/** Sends files to an account, two at a time, each with its progress; one that failed waits for another try. */
export const useUploadQueue = (accountId: AccountId, mostBytes: number): UploadQueue => {
  const send = useSendFile(accountId);
  const [items, setItems] = useState<readonly Sending[]>([]);
  const held = useRef(new Map<string, Held>());
  const line = useRef<{ waiting: string[]; sending: number }>({ waiting: [], sending: 0 });
  const mounted = useMounted();
  const t = useTranslations('files');
  useWarning(items.some(({ state }) => state !== 'failed'));

  const change = (id: string, part: Partial<Sending>) =>
    setItems((before) => before.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const drop = (id: string) => {
    held.current.delete(id);
    setItems((before) => before.filter((item) => item.id !== id));
  };
  const sendOne = async (id: string, { bytes, name, versionOf, abort }: Held): Promise<void> => {
    change(id, { state: 'sending', share: 0, error: null });
    const options = { id, name, signal: abort.signal, ...(versionOf && { versionOf }) };
    try {
      await send(bytes, { ...options, onShare: (share) => change(id, { share }) });
      drop(id);
    } catch (error) {
      if (abort.signal.aborted) return;
      change(id, { state: 'failed', error });
      // Who has left the page sees no row.
      if (!mounted.current) showToast({ title: t('notSent', { name }), tone: 'danger' });
    }
  };
  const sendNext = async (): Promise<void> => {
    if (line.current.sending >= atOnce) return;
    const id = line.current.waiting.shift();
    const file = id === undefined ? undefined : held.current.get(id);
    if (id === undefined) return;
    line.current.sending += 1;
    if (file) await sendOne(id, file);
    line.current.sending -= 1;
    await sendNext();
  };
  const enqueue = (ids: readonly string[]) => {
    line.current.waiting.push(...ids);
    for (let free = atOnce; free > 0; free -= 1) void sendNext();
  };

  return {
    items,
    add: (files, versionOf) => {
      const added = files.map((file): Sending => {
        const [id, name, tooLarge] = [newId(), safeFileName(file.name), file.size > mostBytes];
        held.current.set(id, { bytes: file, name, versionOf, abort: new AbortController() });
        const about = { id, name, type: file.type, size: file.size, share: 0 };
        return { ...about, state: tooLarge ? 'failed' : 'waiting', error: tooLarge ? new TooLarge() : null };
      });
      setItems((before) => [...before, ...added]);
      enqueue(added.filter(({ state }) => state === 'waiting').map(({ id }) => id));
    },
    retry: (id) => {
      change(id, { state: 'waiting', error: null });
      enqueue([id]);
    },
    cancel: (id) => {
      held.current.get(id)?.abort.abort();
      drop(id);
    },
  };
};

const useMounted = () => {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
};

/** Asks before the tab is closed over a file that has not arrived yet. */
const useWarning = (pending: boolean): void => {
  useEffect(() => {
    if (!pending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [pending]);
};
