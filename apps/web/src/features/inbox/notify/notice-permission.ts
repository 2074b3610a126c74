/** What this browser says of notices: no such thing, not asked yet, no, or yes. */
export type NoticePermission = 'unsupported' | NotificationPermission;

export const noticePermission = (): NoticePermission =>
  'Notification' in globalThis ? Notification.permission : 'unsupported';
