const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system from the browser's own description; null for what it does not tell. */
export const browserName = (agent: string | null): { browser: string; system: string } | null => {
  const browser = browsers.find(([mark]) => mark.test(agent ?? ''))?.[1];
  const system = systems.find(([mark]) => mark.test(agent ?? ''))?.[1];
  return browser && system ? { browser, system } : null;
};
