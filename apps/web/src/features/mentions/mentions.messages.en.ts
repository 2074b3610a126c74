export const mentionsEn = {
  title: 'Waiting for you',
  asks: {
    answer: '<b>{name}</b> asks for an answer',
    review: '<b>{name}</b> asks for a review',
    decide: '<b>{name}</b> asks for a decision',
    do: '<b>{name}</b> asks you to do this',
    attention: '<b>{name}</b> asks you to look at this',
  },
  due: 'By {when}',
  late: 'Was due {when}',
  acknowledge: 'Acknowledge',
  decline: 'Decline',
  reason: 'Why not',
  delegate: 'Pass on',
  delegateTo: 'Pass on to',
};
