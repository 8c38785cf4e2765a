import { list } from '../pattern.ts';
import type { Words } from './words.ts';

const CARRIER = '(?:the |our )?(?:carriers?|couriers?|driver|post|postal service|shipping partner|delivery partner)';

export const en: Words = {
  common:
    'the and is are was were your you for of to in we it with have has been will not this that on our by be as can at please thank thanks from or an so let know any would when if their they its us order parcel package refund shipping hi hello dear regards',
  topics: {
    order: list`ordered / placed / order (?:date|from|of|dated) / purchased? / bought / date of purchase`,
    ship: list`
      shipped / ships? / shipping date / dispatch~ / despatch~ / posted / sent(?: out)? / left our / handed /
      picked up / processing / process / in transit since / handling / leaves?
    `,
    deliver: list`delivered / arrived / reached / signed for / received it`,
    expect: list`
      expected / estimated / due / arriv(?:e|es|ing|al) / deliver(?:y|ies)? / delivery date / reach you /
      with you / will be delivered / get to you / eta / land / there by / at your door / take / takes /
      receive it / receive your (?:order|parcel|package) / get your (?:order|parcel|package) / get it
    `,
    refund: list`
      refund~ / reimburse~ / money back / credited(?: back)? /
      back (?:to|on|in) your (?:card|account|bank|paypal) / paid back / appear on your
    `,
    return: list`return~ / send (?:it|them|the item|the items) back / sent back`,
    exchange: list`exchange~ / swap~`,
    replace: list`replac~ / new one / another one / new item`,
    cancel: list`cancel~`,
    pay: list`paid / payment / charged / pay`,
    contact: list`
      reply / respond / response / get back / be in touch / in touch / call~ / ring / hear from / write /
      contact / answer / update / phone
    `,
    warranty: list`warrant~ / guarantee~ / cover~`,
    shipping: list`
      shipping(?: (?:cost|costs|fee|fees|charge|charges))? / postage /
      delivery (?:cost|costs|fee|fees|charge|charges) / delivery
    `,
    tax: list`tax / taxes / vat / gst / sales tax / duty / duties / customs`,
    discount: list`discount~ / off / reduction / reduced / promo~ / saved / saving~ / coupon / deducted / voucher`,
    credit: list`store credit / gift card / credit note`,
    gift: list`gift~ / throw(?:ing)? in / thrown in / sample~`,
    compensation: list`compensat~ / goodwill / apology`,
    fee: list`restocking(?: fee)? / fee`,
    price: list`price / priced / costs? / each / retails? / unit price`,
    subtotal: list`sub-?total / before (?:shipping|tax) / items? total`,
    total: list`
      total(?:s|led|ling)? / altogether / in all / sum / comes? to / came to / invoice / order (?:value|amount) /
      grand total
    `,
  },
  states: {
    shipped: list`
      shipped(?! (?:the|to the) wrong) / dispatched / despatched / posted / mailed(?: out)? / sent out /
      been sent(?! (?:an?|the|by|from)) / was sent(?! (?:an?|the|by|from)) /
      sent (?:out )?your (?:order|parcel|package) / fulfilled /
      (?:handed|passed|given|gone)(?: over)? to ${CARRIER} /
      left our (?:warehouse|facility|depot|store|hands|studio|workshop|premises) /
      with ${CARRIER} /
      gone out / went out /
      (?:collected|picked up) by ${CARRIER}
    `,
    onItsWay: list`on (?:its|their|the) way / en route / underway / travel(?:l?ing|s) / heading (?:to you|your way)`,
    inTransit: list`in transit`,
    outForDelivery: list`out for delivery / out with the (?:driver|courier) / on the (?:van|delivery vehicle)`,
    delivered: list`
      delivered / arrived(?! (?:at|in) (?:the|our|a) ) / (?:has|have) reached (?:you|its destination) /
      was received by you / dropped off /
      left (?:with|at|in|on) (?:a |your |the )?(?:neighbou?r|porch|safe place|front door|reception|mailbox|letterbox|doorstep|locker) /
      signed for
    `,
    deliveryAttempted: list`
      (?:delivery was |delivery has been )attempted / tried to deliver /
      attempted (?:to deliver|delivery|a delivery) / delivery attempt(?: was made| failed)?
    `,
    readyForPickup: list`
      ready (?:for (?:collection|pick-?up)|to (?:collect|pick up|be (?:collected|picked up))) /
      (?:waiting|available) for (?:collection|pick-?up)
    `,
    processing: list`
      being (?:prepared|processed|packed|made|picked) / in (?:processing|preparation|production) /
      been (?:processed|packed|prepared) / preparing your (?:order|parcel|package) /
      getting your (?:order|parcel|package) ready / unfulfilled
    `,
    refunded: list`
      refunded / reimbursed /
      refund (?:\S+ ){0,6}?(?:has|have|was|were|is)(?: now| already)?(?: been)? (?:issued|processed|made|complete[d]?|sent|approved|initiated|credited|done|on its way|confirmed|paid) /
      (?:issued|processed|made|completed|initiated|approved|sent|arranged)(?: you)? (?:a|the|your)(?: \S+){0,3}? refund /
      (?:money|amount|payment|it) (?:has been|was|is) (?:credited|returned) (?:back )?to your / credited back /
      refund (?:went|has gone) (?:out|through) / paid (?:you )?back
    `,
    cancelled: list`cancell?ed / called off / voided`,
    paid: list`
      (?:been|is|was|fully|already) paid /
      payment (?:has been|was|is) (?:received|processed|captured|complete[d]?|successful|confirmed|made|taken) /
      payment (?:\S+ ){0,4}?(?:went|has gone|has now gone) through / received your payment / paid in full
    `,
    unpaid: list`
      unpaid / payment is (?:still )?(?:pending|outstanding|open|due) / awaiting (?:your )?payment /
      payment (?:has )?failed / pending payment
    `,
    returned: list`
      returned / (?:received|accepted|processed|got|registered) your (?:return|returned \S+) /
      return (?:has been|was|is) (?:received|processed|accepted|complete[d]?|registered|approved) /
      (?:been|was) sent back / arrived back
    `,
    delayed: list`delayed / running late / held up / stuck`,
    onHold: list`on hold / paused`,
    lost: list`lost(?: in (?:transit|the post))? / gone missing / went missing`,
    replaced: list`replaced`,
    addressChanged: list`
      (?:updated|changed|corrected|amended) (?:the|your)(?: \S+){0,2} address /
      address (?:has been|was|is now) (?:updated|changed|corrected|amended)
    `,
  },
  negations: list`not / \p{L}+n't / cannot / never / no longer / yet to be / nothing / neither / nor / without / un`,
  future: list`
    will / \p{L}+'ll / shall / going to / about to / soon be / is to be / are to be / to be / due to be /
    expected to / scheduled to
  `,
  unreal: list`
    can / could / may / might / should / would / \p{L}+'d / must / need~ / has to / have to / want~ / wish~ /
    like to / whether / before / until / after / once / when / whenever / as soon as / to see / possible /
    possibly / probably / appears? / seems? / how / where / why / which / usually / normally / typically /
    always / often / generally / orders are / parcels are / items are / refunds are / or / check / to have / any /
    every / all orders / no / days? (?:after|of|from) / being / get / getting / having / be / marked as /
    shows? as
  `,
  conditions: list`
    if / unless / in case / should (?:you|it|your|the|there|anything) / provided / assuming / once / when /
    whenever / as soon as / until / in the event / whether / suppose / before
  `,
  echoes: list`
    you (?:wrote|write|said|say|mention(?:ed)?|told|tell|report(?:ed)?|describ(?:ed?|e)|were told|asked|ask|noted|noticed|ordered .* but|believe|think|feel) /
    according to you / as you /
    your (?:message|mail|email|note|report|question|request|complaint|wish) (?:says|said|that|about|of|regarding|to|for) /
    you'd like / you would like / you want / you wanted / you wish /
    (?:sorry|sad|apologi[sz]e|apologies|regret|frustrating|disappointing|annoying|unfortunate)(?: \S+){0,5}? (?:that|about|for|to (?:hear|read|learn|see)) /
    sorry (?:your|the|it|you|this|we|for|about|to) /
    (?:I|we) (?:understand|see|hear|know|appreciate)(?: \S+)? (?:that|how|your|you) /
    thank(?:s| you)(?: \S+)? for / hear that / read that
  `,
  all: list`fully / in full / full / entire~ / complete(?:ly)? / whole / all (?:of|items|the) / everything / both`,
  part: list`partial(?:ly)? / part(?: of)? / partly / some of / one of / in part / the first (?:part|parcel) / the rest / remaining / the other (?:part|half|item|items|parcel)`,
  offers: {
    refund: list`
      refund(?:s|ing|ed)?(?! (?:policy|policies|request|requests|enquir~|inquir~|question|option)) /
      reimburse(?:ment|d)? / money back / your money / pay (?:you )?back / reverse the (?:charge|payment) /
      give you back
    `,
    replace: list`
      replac(?:e|ement|ements|ing|ed)(?! request) / new one /
      (?:another|a new|a fresh) (?:one|item|unit|copy|pair|set|parcel|package|piece) / re-?ship~ / re-?send /
      re-?sent / re-?sending / send (?:it|them|your order|the parcel|the order) (?:out )?again /
      send (?:you )?(?:another|a new|a fresh)
    `,
    exchange: list`exchange(?:s|d)?(?! (?:request|policy)) / swap(?:ped)?`,
    return: list`
      return(?:s|ed|ing)?(?! (?:policy|policies|request|address|portal|form|label|slip|to (?:the )?sender)) /
      send (?:it|them|the items?|everything|this) back / return label
    `,
    cancel: list`cancel(?! (?:anytime|request)) / cancell?ed / cancellation`,
    discount: list`
      discount(?:s|ed)?(?! (?:code|policy)) / discount code / reduced price / price reduction / price match /
      percent off / money off / half[- ](?:price|off) / knock (?:\S+ ){0,3}?off
    `,
    credit: list`
      store credit / gift card / voucher / coupon / credit note / shop credit / loyalty points / bonus points /
      points
    `,
    compensation: list`compensat(?:e|ed|ion) / goodwill (?:gesture|payment|credit) / make (?:it|this) up to you / reimburse your`,
    gift: list`(?:free|small|little|surprise|complimentary) gift / a gift / goodie / freebie / free sample~ / bonus item`,
    express: list`
      express(?: (?:shipping|delivery|service))? / overnight(?: (?:shipping|delivery))? /
      priority (?:shipping|delivery|handling) / next[- ]day (?:shipping|delivery) / expedite[d]? / upgrade~ /
      fast-?track
    `,
    fee: list`
      waive[d]? / cover the (?:cost|costs|shipping|postage|return|fee) / pay for the (?:return|shipping|postage) /
      cover (?:the )?return shipping
    `,
    contact: list`call you(?: back)? / ring you / phone you / give you a (?:call|ring) / callback`,
    warranty: list`lifetime (?:warranty|guarantee) / extend(?:ed)? (?:the |your )?warranty`,
  },
  gifts: {
    free: list`
      free of charge / free of cost / for free / at no (?:extra |additional |further )?(?:cost|charge) /
      without (?:any )?(?:extra |additional )?(?:charge|cost) / on the house / on us /
      at our (?:own )?(?:expense|cost) / complimentary /
      free (?:shipping|delivery|returns?|replacement|exchange|gift|express|return label|sample) /
      (?:shipping|delivery|returns?) (?:is|are) free / no charge /
      keep (?:it|them|the (?:item|items|first|damaged|wrong|faulty|broken|original)(?: \S+)?) /
      no need to (?:return|send) / (?:don't|do not) (?:need|have) to (?:return|send|pay) /
      (?:won't|will not) (?:be charged|have to pay|charge you)
    `,
    refund: list`full refund / money[- ]back guarantee`,
    warranty: list`lifetime (?:warranty|guarantee)`,
  },
  commitments: list`
    (?:we|I) (?:will|shall|can|are going to|am going to|promise|guarantee|offer|confirm) / (?:we|I)'ll /
    (?:we|I)'(?:re|m) (?:going to|happy to|glad to|pleased to|able to|offering|sending|giving|issuing|refunding|arranging|processing|replacing|adding|cancelling|waiving|upgrading|also) /
    (?:we|I) (?:are|am) (?:happy|glad|pleased|able|delighted|offering|sending|giving|issuing|refunding|arranging|processing|replacing|adding|cancelling|waiving|upgrading|also) /
    (?:happy|glad|pleased|delighted) to /
    you (?:will|can|may|are able to|are welcome to|are entitled|are eligible|qualify|get|receive|have the right) /
    you'll / you're (?:entitled|eligible|welcome to) / entitled to / eligible for / qualif(?:y|ies) for /
    (?:will|'ll|shall) (?:be|get|receive|send|also|then|now|gladly|happily|of course) / (?:will|'ll) /
    (?:I|we)(?:'ve| have)(?: \S+)? (?:arranged|approved|authori[sz]ed|issued|processed|initiated|added|granted|organi[sz]ed|sent|started|set up|prepared|created|applied|upgraded|waived|credited|put|booked|ordered|scheduled) /
    please accept / here is / as a (?:gesture|thank|token|small|little|way|goodwill) / let me /
    (?:replacement|refund|voucher|discount|gift|credit|exchange|return)(?: \S+){0,3} (?:is|has|have|are|was)(?: been| now| already)* (?:on its way|on the way|arranged|approved|issued|processed|sent|shipped|dispatched|in the post|confirmed|guaranteed|granted|scheduled|waiting|ready|included|applied|added|underway|coming|attached) /
    (?:use|apply|enter|redeem|enjoy|claim) /
    we (?:refund|replace|exchange|compensate|resend|cancel|pay|cover|waive|give|add|include) /
    gets? (?:a|the|your)
  `,
  atOnce: list`right away / straight ?away / immediately / at once / right now / now / today / this (?:morning|afternoon)`,
  retractions: list`
    look (?:into|at) / looking (?:into|at) / check~ / review~ / consider~ / see (?:if|whether|what) / discuss~ /
    decid~ / ask(?:ed|ing)? / clarify / find out / pass(?:ed|ing)?(?: \S+){0,4} (?:on|to) / forward~ /
    confirm (?:whether|if) / let you know / whether / request(?:ed|s|ing)? / about / regarding / concerning /
    need / not / \p{L}+n't / cannot / unable / no / before / unless / until / once / when / how / policy /
    possible / investigat~ / talk / question~ / assess / evaluate / instead of / rather than / without / if
  `,
};
