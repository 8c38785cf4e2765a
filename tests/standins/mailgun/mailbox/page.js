import { composer, conversationRow, element, messageCard, nameOf, personRow } from './view.js';

const byId = (id) => document.getElementById(id);
const state = { people: [], messages: [], address: '', conversation: '', writing: null, shown: new Map() };
const SEEN = 'mailbox-seen';

const getJson = async (path) => (await fetch(path, { cache: 'no-store' })).json();

/** Until when somebody's conversations were read; remembered in this browser only. */
const seen = () => JSON.parse(localStorage.getItem(SEEN) ?? '{}');
function markSeen(key, at) {
  const all = seen();
  if (all[key] >= at) return;
  localStorage.setItem(SEEN, JSON.stringify({ ...all, [key]: at }));
}

function conversations() {
  const groups = Map.groupBy(state.messages, ({ conversation }) => conversation);
  const list = [...groups].map(([id, messages]) => ({ id, messages, subject: messages[0].subject }));
  return list.sort((a, b) => b.messages.at(-1).at.localeCompare(a.messages.at(-1).at));
}

const lastReceived = ({ messages }) => messages.findLast(({ direction }) => direction === 'received')?.at ?? '';
const isFresh = (conversation) => lastReceived(conversation) > (seen()[`c:${conversation.id}`] ?? '');

// The address bar knows whose mailbox and which conversation, so that a reload comes back to the same place.
function readPlace() {
  const place = new URLSearchParams(location.hash.slice(1));
  state.address = place.get('address') ?? state.people[0]?.address ?? '';
  state.conversation = place.get('conversation') ?? '';
}

function go(place) {
  const hash = new URLSearchParams(Object.entries(place).filter(([, value]) => value)).toString();
  if (`#${hash}` === location.hash) return void arrive();
  location.hash = hash;
}

async function arrive() {
  const before = state.address;
  readPlace();
  if (state.address !== before) state.messages = [];
  if (state.address !== before || state.writing?.conversation !== state.conversation) closeComposer();
  await load();
}

let loading = Promise.resolve();
/** One load at a time, in order; a change that comes meanwhile is loaded after it. */
function load() {
  loading = loading.then(fetchAll, fetchAll);
  return loading;
}

async function fetchAll() {
  const { people, links } = await getJson('/__standin/mailbox/people');
  state.people = people;
  if (!state.address) readPlace();
  const address = state.address;
  if (address && !people.some((person) => person.address === address))
    state.people = [...people, { address, name: '', mails: 0 }];
  const answer = address
    ? await getJson(`/__standin/mailbox?address=${encodeURIComponent(address)}`)
    : { messages: [] };
  if (address !== state.address) return;
  state.messages = answer.messages;
  const open = state.messages.filter(({ conversation }) => conversation === state.conversation);
  if (open.length > 0 && !document.hidden) {
    markSeen(`c:${state.conversation}`, lastReceived({ messages: open }));
    markSeen(`p:${address}`, lastReceived({ messages: state.messages }));
  }
  draw(links);
}

function draw(links) {
  byId('links').replaceChildren(
    ...links.map(({ label, url }) => element('a', { href: url, target: '_blank', rel: 'noopener' }, label)),
  );
  const choose = (address) => go({ address });
  byId('people').replaceChildren(
    ...state.people.map((person) =>
      personRow(person, {
        choose,
        current: person.address === state.address,
        fresh: (person.lastReceivedAt ?? '') > (seen()[`p:${person.address}`] ?? ''),
      }),
    ),
  );
  byId('picker').replaceChildren(
    ...state.people.map((person) =>
      element('option', { value: person.address, selected: person.address === state.address }, nameOf(person)),
    ),
  );
  byId('picker').value = state.address;
  const owner = state.people.find(({ address }) => address === state.address);
  byId('owner').textContent = state.address;
  document.title = owner ? `${nameOf(owner)} – mailbox` : "Customer's mailbox";
  drawConversations();
  drawThread();
}

function drawConversations() {
  const list = conversations();
  const rows = list.map((conversation) =>
    conversationRow(conversation, {
      current: conversation.id === state.conversation,
      fresh: isFresh(conversation),
      choose: (id) => go({ address: state.address, conversation: id }),
    }),
  );
  const nothing = element(
    'li',
    { class: 'empty' },
    element('strong', {}, 'No mail yet'),
    'What you write to the shop and what it answers stands here.',
  );
  byId('conversations').replaceChildren(...(rows.length > 0 ? rows : [nothing]));
  document.body.dataset.pane = state.conversation || state.writing ? 'thread' : 'list';
}

/** Cards that are shown already stay as they are, so that a frame does not load again and nothing jumps. */
function drawThread() {
  const place = byId('thread');
  const messages = state.messages.filter(({ conversation }) => conversation === state.conversation);
  if (messages.length === 0) {
    state.shown.clear();
    place.replaceChildren(...(state.writing ? [element('h2', {}, 'New mail')] : [emptyThread()]));
    return;
  }
  const subject = messages[0].subject || '(no subject)';
  if (place.dataset.conversation !== `${state.address} ${state.conversation}` || state.shown.size === 0) {
    place.dataset.conversation = `${state.address} ${state.conversation}`;
    state.shown.clear();
    place.replaceChildren(element('h2', {}, subject));
  }
  for (const message of messages) {
    if (state.shown.has(message.key)) continue;
    const card = messageCard(message, () => {});
    state.shown.set(message.key, card);
    place.append(card);
    card.scrollIntoView({ block: 'nearest' });
  }
  if (!state.writing) byId('composer').replaceChildren(replyButton(messages));
}

const emptyThread = () =>
  element(
    'div',
    { class: 'empty' },
    element('strong', {}, 'Nothing is open'),
    'Choose a conversation, or write a new mail to the shop.',
  );

function replyButton(messages) {
  return element('button', { class: 'quiet', type: 'button', onclick: () => answer(messages) }, 'Reply');
}

function closeComposer() {
  state.writing = null;
  byId('composer').replaceChildren();
}

function openComposer(options) {
  const { form, focus } = composer({
    ...options,
    cancel: () => {
      closeComposer();
      drawConversations();
      drawThread();
    },
    send: async (letter) => {
      const problem = await post({ ...letter, ...options.thread(letter) });
      if (problem) notice(problem, true);
      else notice('Sent');
    },
  });
  byId('composer').replaceChildren(form);
  focus();
  form.scrollIntoView({ block: 'nearest' });
}

/** To whom the mail before asks to be answered, under its whole chain of ids (RFC 5322, section 3.6.4). */
function answer(messages) {
  const last = messages.findLast(({ direction }) => direction === 'received') ?? messages.at(-1);
  const people = last.direction === 'sent' ? last.to : last.replyTo.length > 0 ? last.replyTo : [last.from];
  const quoted = last.text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line ? `> ${line}` : '>'));
  const date = new Date(last.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  state.writing = { conversation: state.conversation };
  openComposer({
    reply: true,
    to: people.map(({ address }) => address).join(', '),
    subject: '',
    thread: ({ text }) => ({
      subject: /^re:/i.test(last.subject) ? last.subject : `Re: ${last.subject}`,
      text: `${text.trimEnd()}\n\nOn ${date}, ${nameOf(last.from)} wrote:\n${quoted.join('\n')}\n`,
      inReplyTo: last.messageId,
      references: [...(last.references.length > 0 ? last.references : last.inReplyTo), last.messageId].filter(Boolean),
    }),
  });
}

async function writeNew() {
  const { to } = await getJson('/__standin/mailbox/defaults');
  if (location.hash.includes('conversation='))
    history.pushState(null, '', `#${new URLSearchParams({ address: state.address })}`);
  state.conversation = '';
  state.writing = { conversation: '' };
  drawConversations();
  drawThread();
  openComposer({ to, subject: '', reply: false, thread: () => ({}) });
}

/** Sends, and opens the conversation that the mail is in; gives the sentence of what went wrong, or nothing. */
async function post(letter) {
  const from = state.people.find(({ address }) => address === state.address) ?? { address: state.address, name: '' };
  const body = JSON.stringify({ ...letter, from: { name: from.name, address: from.address } });
  let sent;
  try {
    const response = await fetch('/__standin/mailbox/send', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    sent = await response.json();
    if (!response.ok) return `Not sent: ${sent.message}`;
  } catch {
    return 'Not sent: the mail server does not answer. Your text is still here.';
  }
  closeComposer();
  await load();
  const mail = state.messages.find(({ key }) => key === sent.key);
  go({ address: state.address, conversation: mail?.conversation });
  return null;
}

let noticeTimer;
function notice(text, bad = false) {
  clearTimeout(noticeTimer);
  byId('notice').textContent = text;
  byId('notice').className = bad ? 'shown bad' : 'shown';
  noticeTimer = setTimeout(() => byId('notice').classList.remove('shown'), bad ? 6000 : 2000);
}

byId('new').addEventListener('click', writeNew);
byId('picker').addEventListener('change', (event) => go({ address: event.target.value }));
byId('back').addEventListener('click', () => {
  closeComposer();
  go({ address: state.address });
});
addEventListener('hashchange', arrive);
document.addEventListener('visibilitychange', () => document.hidden || load());
await arrive();
new EventSource('/__standin/mailbox/changes').addEventListener('message', load);
