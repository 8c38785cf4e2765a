/** Where screens are. Search parameters that a route reads are added here and nowhere else. */

export function inboxPath(view: string): string {
  return view === 'all' ? '/app/inbox' : `/app/inbox?view=${view}`;
}

/** The next page of the list, as data. */
export function inboxPagePath(view: string, cursor: string): string {
  return `/app/inbox?${new URLSearchParams({ view, after: cursor })}`;
}

/** The conversation, with the list that it was opened from. */
export function conversationPath(threadId: string, view: string): string {
  return view === 'all' ? `/app/inbox/${threadId}` : `/app/inbox/${threadId}?view=${view}`;
}

/** Takes Shopify's global id; the URL holds its number. */
export function timelinePath(orderId: string): string {
  return `/app/orders/${orderId.slice(orderId.lastIndexOf('/') + 1)}`;
}
