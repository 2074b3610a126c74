/** A new secret for a link: 128 random bits, in the letters that addresses are written in. */
export const newLinkToken = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
