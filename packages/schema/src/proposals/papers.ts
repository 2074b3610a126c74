/** Where a proposal is had on paper, below `/api/v1`; the browser builds its addresses from them. */
export const paperRoutes = {
  draft: '/proposals/{proposalId}/pdf',
  word: '/proposals/{proposalId}/docx',
  sent: '/proposals/{proposalId}/versions/{version}/pdf',
} as const;
