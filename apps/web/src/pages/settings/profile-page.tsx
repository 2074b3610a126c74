import { ProfileSettings } from '#features/profile/profile-settings.tsx';
import { OwnHours } from '#features/working-time/own-hours.tsx';
import { useMay } from '#shared/session/session.tsx';

/** What concerns this person, and when they work; guests have no working hours here. */
export const ProfilePage = () => <ProfileSettings>{useMay('see-members') && <OwnHours />}</ProfileSettings>;
