const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** JSON that may stand in a `<script type="application/json">`. */
export const embedJson = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');
