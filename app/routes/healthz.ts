/** Is the process up? Says nothing of what is behind it. */
export const loader = () => new Response('ok', { headers: { 'Cache-Control': 'no-store' } });
