// Builds the page's pieces. Text from mails goes in as text, never as markup; HTML bodies only into a sandboxed frame.

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false)
      node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const nameOf = ({ name, address }) => name || address || 'Unknown';

export function avatar(person) {
  const words = nameOf(person)
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const initials = `${words[0]?.[0] ?? '?'}${person.name ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  const hue = [...person.address].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);
  const node = element('span', { class: 'avatar', 'aria-hidden': 'true' }, initials.slice(0, words.length > 1 ? 2 : 1));
  node.style.background = `hsl(${hue} 32% 86%)`;
  return node;
}

/** Today the time, in this year the day, else the year as well. */
export function when(iso) {
  const date = new Date(iso);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) {
    return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  }
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year });
}

export function personRow(person, { current, fresh, choose }) {
  return element(
    'li',
    {},
    element(
      'button',
      { class: 'person', type: 'button', 'aria-current': String(current), onclick: () => choose(person.address) },
      avatar(person),
      element(
        'span',
        {},
        element('span', { class: 'name' }, nameOf(person)),
        element('span', { class: 'second' }, person.name ? person.address : countOf(person.mails)),
      ),
      fresh ? element('span', { class: 'dot', title: 'New mail' }) : null,
    ),
  );
}

const countOf = (mails) => `${mails} ${mails === 1 ? 'mail' : 'mails'}`;

export function conversationRow(conversation, { current, fresh, choose }) {
  const last = conversation.messages.at(-1);
  const others = conversation.messages.length > 1 ? ` (${conversation.messages.length})` : '';
  return element(
    'li',
    {},
    element(
      'button',
      {
        class: fresh ? 'conversation new' : 'conversation',
        type: 'button',
        'aria-current': String(current),
        onclick: () => choose(conversation.id),
      },
      element('span', { class: 'name' }, `${correspondent(conversation)}${others}`),
      element(
        'span',
        { class: 'when' },
        fresh ? element('span', { class: 'dot', title: 'New mail' }) : null,
        when(last.at),
      ),
      element('span', { class: 'subject' }, conversation.subject || '(no subject)'),
      element(
        'span',
        { class: 'snippet' },
        `${last.direction === 'sent' ? 'You: ' : ''}${splitQuote(last.text).own.slice(0, 160)}`,
      ),
    ),
  );
}

function correspondent({ messages }) {
  const received = messages.findLast((message) => message.direction === 'received');
  if (received) return nameOf(received.from);
  return messages.flatMap(({ to }) => to).map(nameOf)[0] ?? 'Unknown';
}

export function messageCard(message, resized) {
  const card = element('article', { class: `message ${message.direction}`, 'data-key': message.key });
  const to = [...message.to, ...message.cc].map(nameOf).join(', ');
  card.append(
    element(
      'header',
      {},
      avatar(message.from),
      element(
        'span',
        {},
        element('span', { class: 'name' }, message.direction === 'sent' ? 'You' : nameOf(message.from)),
        element(
          'span',
          { class: 'second', title: message.from.address },
          `to ${message.direction === 'sent' ? to : 'you'}`,
        ),
      ),
      element(
        'time',
        { class: 'when', datetime: message.at, title: new Date(message.at).toLocaleString('en-GB') },
        when(message.at),
      ),
    ),
    message.html ? htmlBody(message, resized) : textBody(message.text),
    element(
      'div',
      { class: 'files' },
      ...message.attachments.filter((file) => !shownInline(file, message)).map(fileLink),
    ),
  );
  return card;
}

function textBody(text) {
  const { own, quoted } = splitQuote(text);
  const body = element('div', { class: 'body' }, ...withLinks(own));
  if (!quoted) return body;
  const rest = element('div', { class: 'quoted', hidden: true }, ...withLinks(quoted));
  const fold = element('button', { class: 'fold', type: 'button', 'aria-expanded': 'false' }, 'Quoted text');
  fold.addEventListener('click', () => {
    rest.hidden = !rest.hidden;
    fold.setAttribute('aria-expanded', String(!rest.hidden));
  });
  body.append(element('div', {}, fold), rest);
  return body;
}

/** The words of this mail, and what follows from the line that introduces a quotation. */
function splitQuote(text) {
  const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const first = lines.findLastIndex((line) => line.trim() && !/^\s*>/.test(line)) + 1;
  if (!lines.slice(first).some((line) => line.trim())) return { own: lines.join('\n').trim(), quoted: '' };
  let at = first;
  while (at > 0 && !lines[at - 1].trim()) at -= 1;
  if (at > 0 && /:\s*$/.test(lines[at - 1])) at -= 1;
  return { own: lines.slice(0, at).join('\n').trim(), quoted: lines.slice(at).join('\n').trim() };
}

function withLinks(text) {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 0 ? part : element('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part),
    );
}

const shownInline = (file, message) => file.contentId && message.html?.includes(`cid:${file.contentId}`);

/** No scripts, and nothing is loaded but the mail's own pictures. */
function htmlBody(message, resized) {
  const pictures = message.attachments.filter((file) => file.contentId);
  const html = pictures.reduce(
    (body, file) => body.replaceAll(`cid:${file.contentId}`, location.origin + file.url),
    message.html,
  );
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data: ${location.origin}`;
  const frame = element('iframe', {
    sandbox: 'allow-same-origin allow-popups',
    title: `Mail from ${nameOf(message.from)}`,
  });
  frame.srcdoc =
    `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<base target="_blank"><style>body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#22302b;overflow-wrap:anywhere}body>:first-child{margin-top:0}' +
    `img{max-width:100%;height:auto}a{color:#2f5d50}</style>${html}`;
  frame.addEventListener('load', () => {
    const fitHeight = () => {
      frame.style.height = `${frame.contentDocument?.documentElement.scrollHeight ?? 60}px`;
      resized();
    };
    fitHeight();
    if (frame.contentDocument?.body) new ResizeObserver(fitHeight).observe(frame.contentDocument.body);
  });
  return frame;
}

export function fileLink(file) {
  const picture = file.contentType.startsWith('image/') && file.contentType !== 'image/svg+xml';
  return element(
    'a',
    { class: 'file', href: file.url, target: '_blank', rel: 'noopener' },
    picture ? element('img', { src: file.url, alt: '' }) : null,
    element('span', { class: 'filename' }, file.filename),
    element('small', {}, sizeOf(file.size)),
  );
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** The form for a new mail or for an answer; `send` gets {to, subject, text, attachments} and may throw a sentence. */
export function composer({ to, subject, reply, send, cancel }) {
  const toField = element('input', { name: 'to', type: 'text', value: to, autocomplete: 'off', required: true });
  const subjectField = element('input', { name: 'subject', type: 'text', value: subject, autocomplete: 'off' });
  const text = element('textarea', {
    name: 'text',
    'aria-label': 'Mail',
    placeholder: 'Write your mail',
    required: true,
  });
  const chosen = element('div', { class: 'files' });
  const picker = element('input', { type: 'file', multiple: true, hidden: true });
  const files = [];
  picker.addEventListener('change', () => {
    for (const file of picker.files) {
      files.push(file);
      const remove = element('button', { class: 'plain', type: 'button', 'aria-label': `Remove ${file.name}` }, '✕');
      const chip = element(
        'span',
        { class: 'file' },
        element('span', { class: 'filename' }, file.name),
        element('small', {}, sizeOf(file.size)),
        remove,
      );
      remove.addEventListener('click', () => {
        files.splice(files.indexOf(file), 1);
        chip.remove();
      });
      chosen.append(chip);
    }
    picker.value = '';
  });
  const submit = element('button', { class: 'primary', type: 'submit' }, 'Send');
  const form = element(
    'form',
    { 'aria-label': reply ? 'Answer' : 'New mail' },
    element('label', {}, element('span', {}, 'To'), toField),
    reply ? null : element('label', {}, element('span', {}, 'Subject'), subjectField),
    text,
    chosen,
    element(
      'div',
      { class: 'row' },
      submit,
      element('button', { class: 'quiet', type: 'button', onclick: () => picker.click() }, 'Attach'),
      element('button', { class: 'quiet', type: 'button', onclick: cancel }, 'Discard'),
      reply ? element('span', { class: 'hint' }, 'The mail before is quoted below') : null,
      picker,
    ),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    await send({
      to: toField.value,
      subject: subjectField.value,
      text: text.value,
      attachments: await Promise.all(files.map(encode)),
    });
    submit.disabled = false;
  });
  return { form, focus: () => (reply || subject ? text : subjectField).focus() };
}

async function encode(file) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.readAsDataURL(file);
  });
  return {
    filename: file.name,
    contentType: file.type || 'application/octet-stream',
    base64: url.slice(url.indexOf(',') + 1),
  };
}
