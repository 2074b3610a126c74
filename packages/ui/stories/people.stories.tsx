import {
  AddFilterButton,
  Avatar,
  AvatarStack,
  FilterBar,
  FilterChip,
  OwnerChip,
  PresenceBar,
  TeamBadge,
} from '../src/index.ts';
import type { Story } from './story.ts';

const nothing = () => undefined;

export const peopleStories: Story[] = [
  {
    component: 'Avatar',
    variants: [
      {
        name: 'sizes and colours',
        render: (words) => (
          <div className="flex flex-wrap items-center gap-2">
            {([16, 20, 24, 32, 48] as const).map((size) => (
              <Avatar key={size} name={words.name} size={size} />
            ))}
            {[1, 2, 3, 4, 5, 6, 7, 8].map((color) => (
              <Avatar color={color} key={color} name={words.name} size={32} />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    component: 'AvatarStack, PresenceBar',
    variants: [
      {
        name: 'more than fit',
        render: (words) => {
          const people = [1, 2, 3, 4, 5, 6].map((n) => ({
            id: String(n),
            name: `${words.name} ${n}`,
            color: n,
            idle: n === 3,
            detail: words.hint,
          }));
          return (
            <div className="flex gap-6">
              <AvatarStack label={words.field} moreText={(count) => `+${count}`} people={people} />
              <PresenceBar
                label={words.action}
                moreText={(count) => `+${count}`}
                onPick={nothing}
                people={people.slice(0, 2)}
              />
            </div>
          );
        },
      },
    ],
  },
  {
    component: 'TeamBadge, OwnerChip',
    variants: [
      {
        name: 'departments and an own team',
        render: (words) => (
          <div className="flex flex-wrap gap-3">
            {(['marketing', 'sales', 'billing', 'support', null] as const).map((kind) => (
              <span className="flex gap-2" key={kind ?? 'own'}>
                <TeamBadge kind={kind} name={kind ?? words.name} />
                <OwnerChip kind={kind} name={kind ?? words.name} />
              </span>
            ))}
          </div>
        ),
      },
    ],
  },
  {
    component: 'FilterBar, FilterChip',
    variants: [
      {
        name: 'chips and results',
        render: (words) => (
          <FilterBar end={<span>26</span>} label={words.field}>
            <FilterChip
              field={words.field}
              onRemove={nothing}
              operator="="
              removeLabel={`× ${words.field}`}
              value={words.name}
            />
            <FilterChip
              field={words.short}
              onRemove={nothing}
              operator="<"
              removeLabel={`× ${words.short}`}
              value="31/12"
            />
            <AddFilterButton>{words.action}</AddFilterButton>
          </FilterBar>
        ),
      },
    ],
  },
];
