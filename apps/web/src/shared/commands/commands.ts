import { useEffect, useRef, type ReactNode } from 'react';

/** In what part of the palette and of the shortcut sheet a command stands. */
export const commandGroups = ['selection', 'page', 'go', 'create', 'app'] as const;
type CommandGroup = (typeof commandGroups)[number];

/** Something a person can do now; one definition gives its key, its palette row and its line in the shortcut sheet. */
export interface Command {
  id: string;
  label: string;
  /** Its name where only commands of its group stand. */
  short?: string;
  group: CommandGroup;
  /** `M`, `Mod+K`, `G B`. No Alt. A single key never commits, sends or deletes: it opens a menu. */
  keys?: string;
  /** Words that also find it, such as its English name. */
  keywords?: readonly string[];
  icon?: ReactNode;
  /** Fires also while the caret is in a field or a note; only for chords with Mod. */
  inFields?: boolean;
  /** Left out of the palette: it only makes sense as a key. */
  keyOnly?: boolean;
  run: () => void;
}

type Source = () => readonly Command[];
const sources = new Set<Source>();

/** Offers these commands while the component is mounted. Later sources win when two offer the same keys. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const source = () => latest.current;
    sources.add(source);
    return () => void sources.delete(source);
  }, []);
};

/** Everything that can be done right now, latest source first; one per id. */
export const currentCommands = (): Command[] => {
  const byId = new Map<string, Command>();
  for (const source of [...sources].toReversed())
    for (const command of source()) if (!byId.has(command.id)) byId.set(command.id, command);
  return [...byId.values()];
};
