import type { ProposalDetail, VersionTracking } from '@baton/schema/proposals';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useAgo } from '#shared/i18n/use-ago.ts';
import { useMay } from '#shared/session/session.tsx';

import { trackingQuery } from './tracking-api.ts';

/** What became of what was sent: opened, read, written about, answered. Nothing where nothing was sent. */
export const TrackingPanel = ({ detail: { id, versions } }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.tracking');
  const colleague = useMay('see-members');
  const { data } = useQuery({ ...trackingQuery(id), enabled: colleague && versions.length > 0 });
  if (!data || data.versions.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 px-2">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      {!data.tracking && <p className="text-secondary text-text-3">{t('off')}</p>}
      {data.versions.map((version) => (
        <Version key={version.version} tracked={version} tracking={data.tracking} />
      ))}
    </section>
  );
};

const Version = ({ tracked, tracking }: { tracked: VersionTracking; tracking: boolean }) => {
  const t = useTranslations('proposals.tracking');
  const when = useAgo();
  const { version, sentAt, opens, openedAt, lastOpenedAt, comments, reminded, answered, unwatched, sections } = tracked;
  const read = sections.filter(({ seconds }) => seconds > 0);
  return (
    <div className="flex flex-col gap-1.5 text-secondary" data-version={version}>
      <h3 className="flex flex-wrap justify-between gap-x-2 font-semibold">
        {t('version', { version })}
        <span className="font-normal text-text-2">{t('sent', { when: when(sentAt) })}</span>
      </h3>
      {(tracking || opens > 0) && (
        <p className="text-text-2">
          {[
            t('opens', { count: opens }),
            openedAt && (opens > 1 ? t('first', { when: when(openedAt) }) : when(openedAt)),
            opens > 1 && lastOpenedAt && t('last', { when: when(lastOpenedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {comments > 0 && <p className="text-text-2">{t('comments', { count: comments })}</p>}
      {reminded.map((at) => (
        <p className="text-text-2" key={at}>
          {t('reminded', { when: when(at) })}
        </p>
      ))}
      {answered && <p>{t(answered.kind, { when: when(answered.at) })}</p>}
      {unwatched && <p className="text-text-3">{t('unwatched')}</p>}
      {read.length > 0 && <Sections read={read} />}
    </div>
  );
};

/** Each part that was read, with a bar against the one that was read longest. */
const Sections = ({ read }: { read: VersionTracking['sections'] }) => {
  const t = useTranslations('proposals.tracking');
  const longest = Math.max(...read.map(({ seconds }) => seconds));
  return (
    <ul aria-label={t('sections')} className="flex flex-col gap-1">
      {read.map(({ section, title, seconds }) => (
        <li className="flex flex-col gap-0.5" key={section}>
          <span className="flex justify-between gap-2">
            <span className="min-w-0 truncate">{title || t('beginning')}</span>
            <span className="shrink-0 text-text-2">{t('minutes', { minutes: Math.round(seconds / 60) })}</span>
          </span>
          <span aria-hidden className="h-1 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(seconds / longest) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
};
