import { shownProposals as contract } from '@baton/schema/proposals';

import { door } from '#platform/command/door.ts';

import { askedPaper } from '../paper/kept-papers.ts';
import { paperName, printVersion, type PaperParts } from '../paper/print-version.ts';
import { underLink } from './under-link.ts';

/** Rule PP22. The version that a link leads to, on paper. */
export const paperOfShown = (parts: PaperParts) =>
  door({
    contract: contract.pdf,
    who: 'anyone',
    handle: async (call) => {
      const asked = await underLink(call, ({ tx, version }) => askedPaper(tx, version));
      if (!asked) return null;
      const { bytes } = await printVersion(parts, asked, call.now);
      return new File([Buffer.from(bytes)], paperName(asked.paper.content), { type: 'application/pdf' });
    },
  });
