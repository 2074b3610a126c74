import type { WorkspaceId } from '@baton/schema/shared';

import { createCollab, type Collab } from '#collab/collab.ts';
import type { RunningProjector } from '#collab/projector/projecting.ts';
import type { Projector } from '#collab/projector/projector.ts';
import { createServerDocuments } from '#collab/server-documents.ts';
import { createPast } from '#collab/server-edits/past.ts';
import { thinOldSnapshots } from '#collab/update-log/thin-snapshots.job.ts';
import { createUpdateLog } from '#collab/update-log/update-log.ts';
import { accountsFeature } from '#features/accounts/accounts.feature.ts';
import { accountImporter } from '#features/accounts/importer.ts';
import { calendarFeature } from '#features/calendar/calendar.feature.ts';
import { commentsFeature } from '#features/comments/comments.feature.ts';
import { threadsInNotes, threadsInProposals } from '#features/comments/comments.projection.ts';
import { contactsFeature } from '#features/contacts/contacts.feature.ts';
import { contactImporter } from '#features/contacts/importer.ts';
import { boardImporter } from '#features/deals/board-importer.ts';
import { dealImporter } from '#features/deals/deal-importer.ts';
import { dealsFeature } from '#features/deals/deals.feature.ts';
import { namedByDeals } from '#features/deals/import-reads.ts';
import { fieldsFeature } from '#features/fields/fields.feature.ts';
import { filesFeature } from '#features/files/files.feature.ts';
import { accountsWithFiles } from '#features/files/reads.ts';
import { goalsFeature } from '#features/goals/goals.feature.ts';
import { accountsWithGoals } from '#features/goals/reads.ts';
import { handoffsFeature } from '#features/handoffs/handoffs.feature.ts';
import { accountsWithHandoffs } from '#features/handoffs/reads.ts';
import type { ImportParts } from '#features/imports/import-parts.ts';
import { importsFeature } from '#features/imports/imports.feature.ts';
import { inboxFeature } from '#features/inbox/inbox.feature.ts';
import { mentionsFeature } from '#features/mentions/mentions.feature.ts';
import { mentionsInBrief, mentionsInText } from '#features/mentions/text-mentions.projection.ts';
import { notesFeature } from '#features/notes/notes.feature.ts';
import { accountsWithNotes } from '#features/notes/reads.ts';
import { productImporter } from '#features/products/importer.ts';
import { productsFeature } from '#features/products/products.feature.ts';
import { promisesFeature } from '#features/promises/promises.feature.ts';
import { promisesInText } from '#features/promises/promises.projection.ts';
import { proposalsFeature } from '#features/proposals/proposals.feature.ts';
import { accountsWithProposals } from '#features/proposals/reads.ts';
import { ratesFeature } from '#features/rates/rates.feature.ts';
import { accountsWithParts } from '#features/responsibilities/reads.ts';
import { responsibilitiesFeature } from '#features/responsibilities/responsibilities.feature.ts';
import { searchFeature } from '#features/search/search.feature.ts';
import { signInFeature } from '#features/sign-in/sign-in.feature.ts';
import { tasksInText } from '#features/tasks/note-tasks.projection.ts';
import { tasksFeature } from '#features/tasks/tasks.feature.ts';
import { workingTimeFeature } from '#features/working-time/working-time.feature.ts';
import { memberImporter } from '#features/workspaces/importer.ts';
import { workspacesFeature } from '#features/workspaces/workspaces.feature.ts';
import type { Access } from '#platform/access/access.port.ts';
import { makeAccess } from '#platform/access/access.ts';
import { createAutomations } from '#platform/automations/automations.ts';
import { systemClock, type Clock } from '#platform/clock/clock.ts';
import { newId } from '#platform/clock/new-id.ts';
import type { Feature } from '#platform/command/feature.ts';
import { forgetOldKeys } from '#platform/command/forget-keys.job.ts';
import { whatGoesWith } from '#platform/command/goes-with.ts';
import type { Database } from '#platform/db/database.ts';
import type { Documents } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { createFactRecorder } from '#platform/facts/recorder.ts';
import { startSequencer, type Sequencer } from '#platform/facts/sequencer.ts';
import { timelineFeature } from '#platform/facts/timeline.ts';
import { visibilityOf } from '#platform/facts/visibility.ts';
import { startFeed } from '#platform/feed/feed.ts';
import { openStorage, type FileRoom } from '#platform/files/open-storage.ts';
import { clearArrivals } from '#platform/files/receive.ts';
import { originCheck, type OriginCheck } from '#platform/http/origin.ts';
import { createJobRunner } from '#platform/jobs/job-runner.ts';
import type { Log } from '#platform/log/log.ts';
import { createMailer, type Mailer } from '#platform/mail/mail.ts';
import { createOutside } from '#platform/outside/outside.ts';
import { createPulse } from '#platform/pulse/pulse.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import type { Config } from './config.ts';

export interface CoreParts {
  config: Config;
  database: Database;
  publicUrl: URL;
  /** Signs cookies and links. */
  secret: string;
  log: Log;
  clock?: Clock;
}

/** The application without an HTTP door: what the server and the commands of the command line have in common. */
export interface Core {
  scopes: Scopes;
  clock: Clock;
  /** Id of this process among the nodes. */
  node: string;
  features: readonly Feature[];
  access: Access;
  facts: FactRecorder;
  documents: Documents;
  projector: Projector;
  /** What bringing records in works with. */
  imports: ImportParts;
  collab: Collab;
  files: FileRoom;
  mailer: Mailer;
  isOwnOrigin: OriginCheck;
  /** Facts were committed: the sequencer may look now instead of within a second. */
  onFacts: () => void;
  /** Somebody changed what is theirs alone: their other tabs may be told now. */
  onOwn: (workspace: WorkspaceId) => void;
  /** Starts what runs by itself: sockets, sequencer, jobs. */
  start(): Promise<void>;
  /** Tells the sockets to come back later and finishes what is being written. */
  stop(): Promise<void>;
}

type NamedBy = (tx: Tx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

const byAny =
  (...all: NamedBy[]): NamedBy =>
  async (tx, ids) =>
    new Set((await Promise.all(all.map((each) => each(tx, ids)))).flatMap((named) => [...named]));

/** Who takes in records that come from elsewhere. */
const importers = [
  productImporter(namedByDeals('product')),
  memberImporter(namedByDeals('owner')),
  accountImporter(
    byAny(
      namedByDeals('account'),
      accountsWithNotes,
      accountsWithFiles,
      accountsWithHandoffs,
      accountsWithParts,
      accountsWithProposals,
      accountsWithGoals,
    ),
  ),
  contactImporter,
  boardImporter,
  dealImporter,
];

/** The pulse wakes whoever has something to do; should that ever fail, they look for themselves after so long. */
const betweenLooksMs = 30_000;

/** Composes features and live documents on the platform. */
export const composeCore = (parts: CoreParts): Core => {
  const { config, database, publicUrl, secret, log, clock = systemClock } = parts;
  const { scopes } = database;
  const node = newId();
  const mail = createMailer({ scopes, ...config, from: config.mailFrom });
  const { mailer } = mail;
  const files = openStorage(config);
  const outside = createOutside(config);
  const past = createPast();
  const own: Feature[] = [
    signInFeature({ scopes }),
    workspacesFeature({ mailer, publicUrl }),
    accountsFeature({ scopes, clock, facts: () => facts, sees: () => sees, goesWith: () => goesWith }),
    contactsFeature({ scopes, clock, facts: () => facts, sees: () => sees, goesWith: () => goesWith }),
    fieldsFeature,
    productsFeature,
    ratesFeature,
    responsibilitiesFeature,
    searchFeature,
    dealsFeature({ scopes, clock, past, live: () => ({ documents: server.documents, facts }) }),
    notesFeature({ past, readers: [mentionsInText, threadsInNotes, promisesInText, tasksInText] }),
    filesFeature({ scopes, clock, room: files, limits: config, live: () => ({ facts }) }),
    mentionsFeature,
    commentsFeature,
    promisesFeature,
    proposalsFeature({
      scopes,
      clock,
      facts: () => facts,
      mailer,
      publicUrl,
      past,
      secret,
      storage: files.storage,
      documents: () => server.documents,
      readers: [threadsInProposals],
    }),
    tasksFeature({ scopes, clock, facts: () => facts }),
    goalsFeature({ scopes, clock, facts: () => facts }),
    handoffsFeature({ scopes, clock, facts: () => facts, readers: [mentionsInBrief] }),
    calendarFeature({ scopes, clock, mailer, outside, facts: () => facts }),
    inboxFeature({ scopes, clock, facts: () => facts, mailer, publicUrl }),
    workingTimeFeature,
    importsFeature({ scopes, importers, job: () => imports }),
  ];
  const sees = visibilityOf(own);
  const goesWith = whatGoesWith(own);
  const features = [...own, timelineFeature(sees)];
  const access = makeAccess({ scopes, secret, publicUrl });
  const facts = createFactRecorder({ projections: features.map(({ projections }) => projections), clock, newId });
  const isOwnOrigin = originCheck(publicUrl);
  const feed = startFeed({ scopes, sees, onTrouble: (err) => log.error({ err }, 'the feed had trouble') });
  let sequencer: Sequencer | null = null;
  const updateLog = createUpdateLog({ scopes });
  const kinds = features.flatMap(({ documentKinds }) => documentKinds ?? []);
  const server = createServerDocuments({ scopes, kinds, facts, log: updateLog, clock });
  const imports: ImportParts = { scopes, documents: server.documents, facts, importers, clock, newId };
  let projecting: RunningProjector | null = null;
  const pulse = createPulse({ scopes, onTrouble: (err) => log.warn({ err }, 'the look at the database had trouble') });
  const collab = createCollab({
    scopes,
    access,
    updateLog,
    kinds,
    places: new Map(features.flatMap(({ places }) => Object.entries(places ?? {}))),
    feed,
    isOwnOrigin,
    log,
    node,
    trustProxy: config.trustProxy,
    redisUrl: config.redisUrl,
    pulse,
  });
  const automations = createAutomations({
    scopes,
    clock,
    log,
    automations: features.flatMap((each) => each.automations ?? []),
    commands: features.flatMap(({ commands }) => commands),
    documents: server.documents,
    facts,
    onFacts: () => sequencer?.wake(),
  });
  const jobs = createJobRunner({
    scopes,
    kinds: [
      mail.job,
      forgetOldKeys({ scopes }),
      thinOldSnapshots({ scopes }),
      ...automations.jobs,
      ...features.flatMap((each) => each.jobs ?? []),
    ],
    log,
    every: betweenLooksMs,
  });
  return {
    scopes,
    clock,
    node,
    features,
    access,
    facts,
    documents: server.documents,
    projector: server.projector,
    imports,
    collab,
    files,
    mailer,
    isOwnOrigin,
    onFacts: () => sequencer?.wake(),
    onOwn: (workspace) => feed.wake(workspace),
    start: async () => {
      sequencer = startSequencer({
        scopes,
        onPlaced: (workspace, { seq, hash }) => {
          // The log anchors the chain: `baton audit verify --head` compares with what was logged.
          log.info({ workspace, seq, hash: Buffer.from(hash).toString('hex') }, 'facts placed');
          feed.wake(workspace);
          automations.wake(workspace);
        },
        onTrouble: (err) => log.error({ err }, 'the sequencer had trouble'),
        every: betweenLooksMs,
      });
      projecting = server.start({
        onTrouble: (err, document) => log.error({ err, document }, 'the projector had trouble'),
        onProjected: () => sequencer?.wake(),
        dueEveryMs: betweenLooksMs,
      });
      for (const { question } of [sequencer, projecting, jobs]) pulse.ask(question);
      await clearArrivals(files.arrivals);
      await collab.start();
      await jobs.start();
    },
    stop: async () => {
      await Promise.all([collab.stop(), jobs.stop(), feed.stop(), projecting?.stop()]);
      await sequencer?.stop();
      await automations.stop();
    },
  };
};
