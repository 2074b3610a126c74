import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import type { FeedMessage, ShownView } from '@baton/schema/wire';

/** What matters of somebody who is here for who follows whom. */
interface Follower {
  workspace: WorkspaceId;
  member: MemberId;
  quiet: boolean;
  follows: MemberId | null;
}

interface FollowedViewsParts<Tab> {
  people: ReadonlyMap<Tab, Follower>;
  /** Whether whoever sits at this tab may know of a page. */
  mayKnow: (tab: Tab, page: string) => Promise<boolean>;
  send: (tab: Tab, message: FeedMessage) => void;
  onTrouble: (error: unknown) => void;
}

/** Views within this time go out as the last of them, in milliseconds: a hand that scrolls says many. */
const gatherMs = 80;

/** What the followed see, told to those who follow them and may know of the page; kept only while somebody does. */
export const createFollowedViews = <Tab>({ people, mayKnow, send, onTrouble }: FollowedViewsParts<Tab>) => {
  const views = new Map<Tab, ShownView>();
  const due = new Set<Tab>();
  let timer: NodeJS.Timeout | null = null;

  const followersOf = ({ workspace, member }: Follower): Tab[] =>
    [...people].flatMap(([tab, one]) => (one.workspace === workspace && one.follows === member ? [tab] : []));

  const tell = async (tab: Tab): Promise<void> => {
    const [person, view] = [people.get(tab), views.get(tab)];
    if (!person || !view || person.quiet) return;
    for (const follower of followersOf(person)) {
      const may = await mayKnow(follower, view.page);
      // Asked after the rights have been read: they may have turned to somebody else meanwhile.
      const still = people.get(follower)?.follows === person.member && !person.quiet;
      if (may && still) send(follower, { kind: 'view', member: person.member, view });
    }
  };

  const soon = (tab: Tab): void => {
    due.add(tab);
    timer ??= setTimeout(() => {
      timer = null;
      const tabs = [...due];
      due.clear();
      void (async () => {
        for (const each of tabs) await tell(each);
      })().catch(onTrouble);
    }, gatherMs);
  };

  /** Views that nobody follows any more are old by the time somebody does. */
  const forget = (): void => {
    for (const tab of views.keys()) {
      const person = people.get(tab);
      if (!person || followersOf(person).length === 0) views.delete(tab);
    }
  };

  return {
    /** A tab says what it shows. */
    seen: (tab: Tab, view: ShownView): void => {
      const person = people.get(tab);
      if (!person || followersOf(person).length === 0) return;
      views.set(tab, view);
      soon(tab);
    },
    /** A tab follows somebody else than before: what they see now is told to it, where others follow them already. */
    follows: (tab: Tab): void => {
      const follower = people.get(tab);
      forget();
      for (const [each, { workspace, member }] of people)
        if (workspace === follower?.workspace && member === follower.follows && views.has(each)) soon(each);
    },
    left: (tab: Tab): void => {
      views.delete(tab);
      forget();
    },
    stop: (): void => {
      if (timer) clearTimeout(timer);
      views.clear();
    },
  };
};
