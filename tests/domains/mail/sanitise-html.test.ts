import { describe, expect, it } from 'vitest';
import { mailFrame } from '#app/domains/mail/mail-frame.ts';
import { sanitiseHtml } from '#app/domains/mail/sanitise-html.server.ts';

const cid = (contentId: string) => (contentId === 'pic@1' ? 'https://app.example.com/files/1' : null);
const quiet = (html: string) => sanitiseHtml(html, { cid });
const loud = (html: string) => sanitiseHtml(html, { cid, allowRemoteImages: true });

/** Each tries to run something; written for the places where sanitisers have failed. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT SRC=//t.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)" alt="`onmouseover=alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<img src=x:x onerror&#61;alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script href="data:text/javascript,alert(1)"/></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><option>&lt;script&gt;alert(1)&lt;/script&gt;</option></select>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="data:text/html,x"><applet code=x></applet>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java&#10;script:alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="https://ok.example" ping="https://t.example" onclick="alert(1)" autofocus onfocus=alert(1) tabindex=1>x</a>',
  '<a id=x name=body accesskey=x contenteditable draggable=true>x</a>',
  '<form action="https://evil.example"><input name=card autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>Pay</button></form>',
  '<input type=image src=x onerror=alert(1)>',
  '<isindex action=javascript:alert(1) type=image>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href=https://evil.example/x.css><link rel=prefetch href=https://t.example>',
  '<style>@import url(https://t.example/x.css);body{background:url(https://t.example)}</style>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<div style="behavior:url(x.htc);-moz-binding:url(x.xml#a)">x</div>',
  '<div style="color:red;}body{background:url(https://t.example)}">x</div>',
  '<div style="background:u\\72l(https://t.example)">x</div>',
  '<div style="background:u/**/rl(https://t.example)">x</div>',
  '<div style="background-image:image-set(\'https://t.example/x\' 1x)">x</div>',
  '<div style="position:fixed;inset:0;z-index:9999;animation:x 1s">x</div>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=x onerror=alert(1) poster=https://t.example/p><source onerror=alert(1)></video><audio autoplay src=x>',
  '<marquee onstart=alert(1)>x</marquee><body onload=alert(1)>',
  '<table background="javascript:alert(1)"><td background=javascript:alert(1)>x',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="https://r.example/x.png" srcset="https://r.example/2.png 2x" usemap="#m" longdesc=javascript:x>',
  '<picture><source srcset="https://r.example/x.webp"><img src="https://r.example/x.png"></picture>',
  '<img src="cid:pic@1" onload=alert(1)><img src="cid:../../x">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte mso 9]><script>alert(1)</script><![endif]--><![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<a href="https://ok.example/"><img src=x onerror=alert(1)</a>',
  '<p title="x" <img src=x onerror=alert(1)>',
  '<p style="font-family:\'</style><img src=x onerror=alert(1)>\'">x</p>',
  '<a title="&lt;/a&gt;&lt;img src=x onerror=alert(1)&gt;">x</a>',
  'text &lt;img src=x onerror=alert(1)&gt; text',
  '<div\u0000 onclick=alert(1)>x</div><im\u0000g src=x onerror=alert(1)>',
  '<slot onslotchange=alert(1)></slot><dialog open>x</dialog><x-foo onclick=alert(1)>y</x-foo>',
];

const TAGS = /^(?:a|abbr|b|blockquote|br|div|font|hr|i|img|li|ol|p|span|strong|table|tbody|td|th|tr|u|ul)$/;
const ATTRIBUTES =
  /^(?:href|target|rel|src|alt|title|width|height|style|align|bgcolor|background|border|color|face|size)$/;

/** Every element and attribute of the result, which must be of the plainest form that there is. */
function inventory(html: string) {
  const tags: string[] = [];
  const attributes: [name: string, value: string][] = [];
  const text = html.replace(/<([a-z]+)((?: [a-z]+(?:="[^"<>]*")?)*)( \/)?>|<\/[a-z]+>/g, (_all, tag, list) => {
    if (typeof tag === 'string') tags.push(tag);
    for (const [, name = '', value = ''] of String(list ?? '').matchAll(/ ([a-z]+)(?:="([^"]*)")?/g)) {
      attributes.push([name, value.replaceAll('&amp;', '&')]);
    }
    return '';
  });
  expect(text).not.toMatch(/[<>]/);
  return { tags, attributes };
}

describe.each([
  ['quiet', quiet],
  ['with pictures', loud],
])('a mail that attacks (%s)', (_mode, sanitise) => {
  it.each(ATTACKS)('%s', (attack) => {
    const html = sanitise(attack);
    const { tags, attributes } = inventory(html);
    for (const tag of tags) expect(tag).toMatch(TAGS);
    for (const [name, value] of attributes) {
      expect(name).toMatch(ATTRIBUTES);
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
      if (name === 'src') expect(value).toMatch(/^(?:https:\/\/|data:image\/(?:png|jpeg|gif|webp);)/);
      if (name === 'style')
        expect(value).not.toMatch(/expression|behavior|binding|javascript|\\|@|image-set|position|[{}]/i);
    }
    expect(html).not.toMatch(/<script|javascript:|<style|<!--/i);
  });

  it('comes out the same when it is sanitised again', () => {
    for (const attack of ATTACKS) {
      const once = sanitise(attack);
      // Pictures that came with the mail have the app's own address by then.
      if (!attack.includes('cid:')) expect(sanitise(once)).toBe(once);
    }
  });
});

describe('pictures', () => {
  const REMOTE = [
    '<img src="https://r.example/x.png" alt="our logo">',
    '<img src="http://r.example/x.png">',
    '<img src="//r.example/x.png">',
    '<table background="https://r.example/x.png"><tr><td>x</td></tr></table>',
    '<div style="background:#eee url(https://r.example/x.png) no-repeat">x</div>',
    `<div style="background-image:url('http://r.example/x.png')">x</div>`,
  ];

  it('from outside are not loaded until asked for', () => {
    for (const html of REMOTE) {
      expect(quiet(html)).not.toContain('r.example');
      expect(loud(html)).toContain('https://r.example/x.png');
      expect(quiet(html)).not.toBe(loud(html));
    }
  });

  it('leave their words and the colours beside them', () => {
    expect(quiet(REMOTE[0] ?? '')).toBe('<img alt="our logo" />');
    expect(quiet(REMOTE[4] ?? '')).toContain('#eee');
  });

  it('that came with the mail show from our own address, in both modes', () => {
    for (const html of [quiet('<img src="cid:pic@1">'), loud('<img src="CID:pic%401">')]) {
      expect(html).toBe('<img src="https://app.example.com/files/1" />');
    }
    expect(quiet('<img src="cid:unknown">')).toBe('<img />');
  });

  it('a mail without any is the same in both modes', () => {
    const html = '<p style="color:red">x <img src="data:image/png;base64,AAAA"></p>';
    expect(quiet(html)).toBe(loud(html));
    expect(quiet(html)).toContain('data:image/png');
  });
});

describe('an ordinary mail', () => {
  it('keeps its tables, colours and layout', () => {
    const html =
      '<table width="600" cellpadding="0" bgcolor="#ffffff" align="center"><tbody><tr><td valign="top" style="padding:10px 20px;color:rgb(10, 20, 30);font-family:Arial, sans-serif">Hi</td></tr></tbody></table>';
    expect(quiet(html)).toBe(html);
  });

  it('opens its links elsewhere, without telling from where', () => {
    expect(quiet('<a href="https://linen.example/o?a=1&amp;b=2">order</a>')).toBe(
      '<a href="https://linen.example/o?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">order</a>',
    );
    expect(quiet('<a href="mailto:a@x.example">m</a><a href="tel:+4912">t</a>')).toMatch(/mailto:.*tel:/);
  });

  it('keeps the words of what is not allowed', () => {
    expect(quiet('<form>Name <button>Send</button></form><o:p>word</o:p><center>mid</center>')).toBe(
      'Name Sendword<center>mid</center>',
    );
  });

  it('keeps the colour of its body', () => {
    expect(quiet('<html><body bgcolor="#eee" onload="x">words</body></html>')).toBe('<div bgcolor="#eee">words</div>');
  });

  // What takes for ever runs into the test's own time limit.
  it('however large or deep, comes to an end', () => {
    expect(quiet('<div style="color:red">x</div>'.repeat(50_000))).toContain('color:red');
    quiet('<b>'.repeat(1_000_000));
    quiet('<b>'.repeat(300_000) + '</i>'.repeat(300_000));
    quiet('<b></i>'.repeat(300_000));
    quiet('<a><b></a>'.repeat(100_000));
    quiet(`<div style="${'color:red;'.repeat(50_000)}">x</div>`);
    quiet(`<div style="background:${'url('.repeat(20_000)}">x</div>`);
    quiet(`<p style="font-family:${"'".repeat(50_001)}">x</p>`);
    quiet('<a href="'.repeat(20_000));
  });
});

describe('the frame', () => {
  it('forbids everything but inline styles and pictures from the named places', () => {
    const html = mailFrame('<p>words</p>', { imageOrigins: ['https://app.example.com', 'https:'] });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      'img-src data: https://app.example.com https:',
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<p>words</p>'));
  });

  it('takes no place for pictures that could say more', () => {
    const html = mailFrame('', { imageOrigins: ["'self'; script-src *", 'https://a.example"><script>', '*', 'http:'] });
    expect(html).toContain('img-src data:;');
    expect(html).not.toContain('script');
  });
});
