export const settingsEn = {
  title: 'Settings',
  groups: { mine: 'Yours', ours: 'Workspace' },
  places: {
    profile: 'Profile',
    notifications: 'Notifications',
    devices: 'Security',
    workspace: 'General',
    members: 'Members',
    teams: 'Teams',
    routes: 'Routes',
    workingHours: 'Working hours',
    fields: 'Custom fields',
    products: 'Price book',
    taxRates: 'Tax rates',
    rates: 'Exchange rates',
    import: 'Import',
  },
};
