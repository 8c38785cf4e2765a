/** Words of the reply that needs no model: it says that the mail has arrived and promises nothing. */
const templates: Record<string, (name: string | null) => string> = {
  en: (name) =>
    `Hi${name ? ` ${name}` : ''},\n\nThank you for your mail. We are looking into it and will write again as soon as we know more.`,
  de: (name) =>
    `Hallo${name ? ` ${name}` : ''},\n\nvielen Dank für deine Nachricht. Wir sehen uns das an und schreiben dir, sobald wir mehr wissen.`,
  fr: (name) =>
    `Bonjour${name ? ` ${name}` : ''},\n\nMerci pour votre message. Nous regardons cela et revenons vers vous dès que nous en savons plus.`,
  es: (name) =>
    `Hola${name ? ` ${name}` : ''}:\n\nGracias por tu mensaje. Lo estamos revisando y te escribiremos en cuanto sepamos más.`,
};

/**
 * The reply that stands in when the model stays away. A person completes it; it is marked as written from a template.
 *
 * @param language ISO 639-1; English where there is no template.
 */
export function templateReply(input: { firstName: string | null; language: string | null; signature: string }): string {
  const write = templates[input.language ?? 'en'] ?? templates.en;
  const body = write ? write(input.firstName) : '';
  return input.signature ? `${body}\n\n${input.signature}` : body;
}
