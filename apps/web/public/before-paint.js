// Runs before the first paint, so that a dark screen never flashes white. Same key and defaults as
// src/shared/preferences/preferences.ts.
(function () {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('baton.preferences') || '{}') || {};
  } catch {
    // Storage may be blocked; the system's theme then decides.
  }
  var system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = kept.theme === 'dark' || kept.theme === 'light' ? kept.theme : system;
  root.dataset.density = kept.density === 'compact' ? 'compact' : 'comfortable';
  root.lang = kept.language || (navigator.language || 'en').slice(0, 2);
})();
