import { Avatar, Button, classes, presenceColor, TeamBadge } from '@baton/ui';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';

import { callingAt, toBody, type CalledName } from './called-text.ts';

export interface ComposerProps {
  label: string;
  send: string;
  /** What stands in it at first. */
  start?: { typed: string; called: readonly CalledName[] };
  busy: boolean;
  focusFirst?: boolean;
  /** Resolves to true when it was taken; the words stay otherwise. */
  onSend: (body: string) => Promise<boolean>;
  onCancel?: () => void;
  /** Shown beside the button. */
  more?: ReactNode;
}

/** Words for a thread; `@` calls people and teams, Mod+Enter sends, Esc leaves. */
export const Composer = ({ label, send, start, busy, focusFirst = false, onSend, onCancel, more }: ComposerProps) => {
  const common = useTranslations('common');
  const [typed, setTyped] = useState(start?.typed ?? '');
  const [called, setCalled] = useState<readonly CalledName[]>(start?.called ?? []);
  const field = useRef<HTMLTextAreaElement>(null);
  const call = useCalling(field, typed, (text, name) => {
    setTyped(text);
    setCalled((before) => [...before, name]);
  });
  const submit = async () => {
    if (typed.trim() === '' || busy) return;
    if (!(await onSend(toBody(typed, called)))) return;
    setTyped('');
    setCalled([]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || call.press(event)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void submit();
    }
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form
      className="relative flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field-box">
        <textarea
          aria-activedescendant={call.active}
          aria-autocomplete="list"
          aria-controls={call.names.length > 0 ? call.list : undefined}
          aria-label={label}
          className="field-input field-sizing-content max-h-60 resize-none py-1.5"
          maxLength={4_000}
          onBlur={call.leave}
          onChange={(event) => {
            setTyped(event.target.value);
            call.look(event.target.value, event.target.selectionStart);
          }}
          onKeyDown={onKeyDown}
          placeholder={label}
          ref={(element) => {
            field.current = element;
            if (focusFirst && element && document.activeElement !== element && element.dataset['met'] === undefined) {
              element.dataset['met'] = '';
              element.focus({ preventScroll: true });
            }
          }}
          rows={1}
          value={typed}
        />
      </div>
      <CalledList {...call} />
      {(typed !== '' || onCancel) && (
        <div className="flex flex-wrap items-center justify-end gap-2">
          {more}
          {onCancel && (
            <Button onClick={onCancel} variant="ghost">
              {common('cancel')}
            </Button>
          )}
          <Button busy={busy} disabled={typed.trim() === ''} submit variant="ink">
            {send}
          </Button>
        </div>
      )}
    </form>
  );
};

type Named = CalledName & { icon: ReactNode };

/** Who could be called by what is typed at the caret. */
const useCalling = (
  field: { readonly current: HTMLTextAreaElement | null },
  typed: string,
  onCall: (text: string, name: CalledName) => void,
) => {
  const list = useId();
  const members = useMembers();
  const teams = useTeams();
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const everybody: Named[] = [
    ...members.all
      .filter(({ leftAt, placeholder }) => leftAt === null && !placeholder)
      .map(({ id, name }) => ({
        kind: 'member' as const,
        id,
        name,
        icon: <Avatar color={presenceColor(id)} decorative name={name} size={20} />,
      })),
    ...teams.all.map(({ id, name, kind }) => ({
      kind: 'team' as const,
      id,
      name,
      icon: <TeamBadge decorative kind={kind} name={name} />,
    })),
  ];
  const names = query === null ? [] : everybody.filter(({ name }) => begins(name, query)).slice(0, 6);
  const pick = (name: Named) => {
    const caret = field.current?.selectionStart ?? typed.length;
    const from = caret - (query?.length ?? 0);
    const before = `${typed.slice(0, from)}${name.name} `;
    // At once, and the caret with it: letters that are typed on would else stand before the name's end, or behind the text.
    flushSync(() => {
      onCall(before + typed.slice(caret), { kind: name.kind, id: name.id, name: name.name });
      setQuery(null);
    });
    field.current?.setSelectionRange(before.length, before.length);
  };
  const press = (event: KeyboardEvent): boolean => {
    const name = names[at];
    if (name === undefined) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt((at + (event.key === 'ArrowDown' ? 1 : names.length - 1)) % names.length);
    else if ((event.key === 'Enter' && !event.metaKey && !event.ctrlKey) || event.key === 'Tab') pick(name);
    else if (event.key === 'Escape') setQuery(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const look = (text: string, caret: number) => {
    setQuery(callingAt(text, caret));
    setAt(0);
  };
  const active = names.length > 0 ? `${list}-${at}` : undefined;
  return { list, names, at, active, pick, press, look, leave: () => setQuery(null) };
};

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const begins = (name: string, query: string): boolean => {
  const [folded, wanted] = [fold(name), fold(query)];
  return folded.startsWith(wanted) || folded.split(/[\s'’-]+/).some((word) => word.startsWith(wanted));
};

const CalledList = ({ list, names, at, pick }: ReturnType<typeof useCalling>) => {
  const t = useTranslations('comments');
  if (names.length === 0) return null;
  return (
    <div
      aria-label={t('call')}
      className="popup absolute top-full left-0 z-50 mt-1 w-full p-1"
      id={list}
      // The caret must not leave the field.
      onMouseDown={(event) => event.preventDefault()}
      role="listbox"
      tabIndex={-1}
    >
      {names.map((name, index) => (
        <button
          aria-selected={index === at}
          className={classes('menu-row w-full text-left', index === at && 'bg-active')}
          id={`${list}-${index}`}
          key={name.id}
          onClick={() => pick(name)}
          role="option"
          tabIndex={-1}
          type="button"
        >
          {name.icon}
          <span className="min-w-0 flex-1 truncate">{name.name}</span>
        </button>
      ))}
    </div>
  );
};
