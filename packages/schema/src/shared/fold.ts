/** Text without case and accents, for finding `Chérif` by `cherif`. */
export const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en');
