/**
 * Freshdesk says neither how soon its lists know of what was made, nor how long it goes on with a create whose caller is gone.
 * Two seconds is when a first look may find it; two minutes are four times as long as we wait for an answer ourselves.
 */
export const times = { lagSeconds: 2, lateSeconds: 120 } as const;
