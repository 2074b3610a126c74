import { discountLimitFor, type DiscountLimit, type LimitedRole, type ProductKind } from '@baton/schema/products';
import type { ApprovedDiscount, DiscountBeyond } from '@baton/schema/proposals';
import type { GivenDiscount } from '@baton/schema/proposals/tables';
import type { MemberId, ProductId, Role } from '@baton/schema/shared';

/** What the price book and the people say about discounts. */
export interface DiscountWorld {
  limits: readonly DiscountLimit[];
  kinds: ReadonlyMap<ProductId, ProductKind>;
  roles: ReadonlyMap<MemberId, Role>;
}

/** The role whose limits hold; nobody stands above an owner, and who is from outside gives what a member may. */
const limitedAs = (role: Role | undefined): LimitedRole | null => {
  if (role === 'owner') return null;
  return role === undefined || role === 'guest' ? 'member' : role;
};

const kindOf = ({ product }: GivenDiscount, { kinds }: DiscountWorld): ProductKind | null =>
  product === null ? null : (kinds.get(product) ?? null);

/** How many percent this role may give there; null = as many as it likes. */
const limitOf = (role: Role | undefined, discount: GivenDiscount, world: DiscountWorld): string | null => {
  const limited = limitedAs(role);
  return limited && discountLimitFor(world.limits, limited, kindOf(discount, world));
};

/** Rule PP7. Discounts beyond what the role of their author may give alone, whatever has been approved of them. */
export const beyondLimits = (
  discounts: readonly GivenDiscount[],
  approved: readonly ApprovedDiscount[],
  world: DiscountWorld,
): DiscountBeyond[] =>
  discounts.flatMap((discount) => {
    const { line, percent, by } = discount;
    const limit = limitOf(by === null ? undefined : world.roles.get(by), discount, world);
    if (limit === null || Number(percent) <= Number(limit)) return [];
    const covered = approved.some((each) => each.line === line && Number(percent) <= Number(each.percent));
    return [{ lineId: line, percent, limit, by, approved: covered }];
  });

/** Rule PP7. May somebody of this role say yes to all of these? */
export const maySayYes = (
  role: Role,
  discounts: readonly GivenDiscount[],
  beyond: readonly DiscountBeyond[],
  world: DiscountWorld,
): boolean =>
  role !== 'guest' &&
  beyond.every(({ lineId, percent, approved }) => {
    const discount = discounts.find(({ line }) => line === lineId);
    const limit = discount && !approved ? limitOf(role, discount, world) : null;
    return limit === null || Number(percent) <= Number(limit);
  });
