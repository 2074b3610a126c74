import { readFile } from 'node:fs/promises';

import { verifyPaper, type PaperReport } from '#features/proposals/sealing/verify-paper.ts';

import { UsageError, type CliCommand } from './command-line.ts';

/** Says of a signed proposal whether it is whole; asks no database and no network. */
export const verifyCommand: CliCommand = {
  usage: 'verify <file.pdf>',
  summary: 'Say who signed a proposal, what, and whether the file is whole; needs nothing but the file',
  run: async (words, { say }) => {
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new UsageError('verify takes one file: baton verify proposal.pdf');
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} cannot be read (${error.code ?? error.message})`);
    });
    const report = await verifyPaper(bytes);
    for (const line of linesOf(report)) say(line);
    return report.whole ? 0 : 1;
  },
};

/** What a report says, line by line. */
export const linesOf = ({ seals, signature, contentHolds, whole }: PaperReport): string[] => [
  ...(signature
    ? [
        `Signed by ${signature.signer} at ${signature.signedAt}`,
        ...consentOf(signature),
        `Proposal ${signature.number}, version ${signature.version}: ${signature.title}`,
        `Content SHA-256 ${signature.contentHash}: ${contentHolds ? 'the content within the file has it' : 'THE CONTENT WITHIN THE FILE DOES NOT HAVE IT'}`,
        `Document SHA-256 ${signature.stateHash}`,
      ]
    : ['This is no signed proposal of Baton, or it cannot be read any more']),
  ...(seals.length === 0 ? ['It carries no seal'] : []),
  ...seals.map(
    ({ by, certificate, at, valid, coversAll }) =>
      `Sealed by ${by || 'nobody who can be told'} at ${at ?? 'a time it does not say'}, certificate SHA-256 ${certificate || 'unreadable'}: ${valid ? 'valid' : 'NOT VALID'}${coversAll ? '' : ', and not over the whole file'}`,
  ),
  whole
    ? 'Whole: nothing was changed since it was sealed. Compare the certificate with the one that the sender names.'
    : 'NOT WHOLE: do not rely on this file',
];

/** What was said yes to, and how the link came to whoever said so; nothing of files that do not tell. */
const consentOf = ({ consent, mailedTo, handed }: NonNullable<PaperReport['signature']>): string[] => [
  ...(typeof consent === 'object' ? [`Said yes to (${consent.language}): ${consent.words}`] : []),
  ...(typeof mailedTo === 'string' ? [`By a link that was mailed to ${mailedTo}`] : []),
  ...(handed === true ? ['By a link that a colleague of the sender passed on, not mailed'] : []),
];
