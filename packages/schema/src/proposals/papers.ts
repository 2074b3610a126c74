/** Where a proposal is had on paper, and the pictures of what was sent, below `/api/v1`; the browser builds its addresses from them. */
export const paperRoutes = {
  draft: '/proposals/{proposalId}/pdf',
  word: '/proposals/{proposalId}/docx',
  sent: '/proposals/{proposalId}/versions/{version}/pdf',
  picture: '/proposals/{proposalId}/versions/{version}/pictures/{picture}',
} as const;
