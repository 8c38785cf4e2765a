import type { WordTable } from './word-table.ts';

const CARRIER =
  '(?:(?:the |our )?(?:carrier|courier|shipping company|post|postal service)|dhl|ups|usps|fedex|royal mail|dpd|gls|hermes|evri)';
const OURS =
  '(?:our|the) (?:fulfil?lment |distribution )?(?:warehouse|workshop|studio|store|facility|depot|cent(?:er|re)|hands)';

export const en: WordTable = {
  negation:
    "not|~n't|cannot|never|no longer|unable|neither|nor|without|yet to|no(?! (?:problem|worries|need|matter|doubt|later|trouble|extra|additional|charge|cost|further|hassle))",
  conditional:
    '(?:(?:and|or|but|so|just|even|only|then|also|please wait|wait) )?(?:if|when|whenever|once|as soon as|as long as|so long as|whichever|unless|whether|in case|in the event|provided|assuming|should (?=you|it|the|your|this|that|anything|there)|(?:until|till|before|after|while|by the time) (?=you|it|we|they|i|your|the (?:order|parcel|package|item|return|refund|carrier)|our|this|that))',
  cut: "but|(?<!(?:if|when|once|that|as|until|unless|whether|because|before|after|which|what|how|where|while|and|but|so|or|than|case) )(?:we|i)(?= )|however|although|though|because|which|while|so (?=we|i|you|it|your)|and (?=(?:we|i|it|you|your|our|the|they|is|are|has|have|will|was|were|can|there)(?!\\p{L}))|or (?=(?:we|i|you)(?!\\p{L}))|(?<!(?:if|when|once|as|until|unless|whether|before|after|while) )(?:we|i|you|it|they)(?:'ll| will| can| could|'d| would|'ve| have)|that (?=your|the|it|we|i|you|our)|please",
  carries: 'and(?! (?:have|has|had|will|are|am|we|i|can|would|shall))|or|that|which|nor',
  reported:
    "(?<!as )you(?:'ve| have|'re| are|'d| had| were)? (?:also |already |just |kindly |recently |originally )?(?:said|say|saying|mention(?:ed)?|wrote|write|writing|asked|ask|asking|told|tell|report(?:ed|ing)?|request(?:ed|ing)?|want(?:ed)?|wish(?:ed)?|hop(?:ed?|ing)|look(?:ing|ed) for|notic(?:ed?|ing)|prefer(?:red)?|need(?:ed)?|describe[ds]?|concerned|worried|wondering|inquir(?:ed|ing)|expect(?:ed|ing)?)|you(?:'d| would) (?:like|prefer|rather)|(?:sorry|sad|disappointed|glad|happy|pleased) (?:to (?:hear|learn|read|see)|that|about|for|if)|apologi[sz]e (?:that|for|if)|apologies (?:that|for|if)|sorry (?=your|the|it|this|you)|i (?:can )?(?:understand|see) (?:that )?you(?!r)|(?:i|we) (?:completely |fully |totally )?understand|according to (?:you|your)|(?<!(?:per|at|on|to|following) )your (?:\\p{L}{1,12} )?(?:message|e-?mail|mail|question|inquiry|enquiry|request|note|wish|concern|frustration)|letting (?:us|me) know|let (?:us|me) know|(?:the|a|any) (?:question|request|inquiry|enquiry)|requests? (?:for|to)|regarding|concerning|ask(?:ing)? (?:for|about)|to request|hear that|how frustrating|thank you for (?:asking|inquiring)|thanks for (?:asking|inquiring)",
  done: "(?:has|have|had|(?:i|we|you|they)'ve)|was|were|is|are|got|gets|shows|marked|show",
  modal:
    "(?:would|could|should|might|may|must) have|can(?:not|'t)?(?! (?:see|confirm))|could(?:n't)?|may|might|must|should(?:n't)?|would(?:n't)?|'d|to be|being|to|needs?|needs to|scheduled|expected|due|let's|let me|please|able|about to|ready to",
  future: "will(?: not)?(?: have)?|won't|(?:i|we|you|he|she|it|they|that)'ll|shall|going to",
  hedge: 'may|might|possibly|perhaps|maybe|hopefully|we hope|i hope',
  generic:
    '(?:usually|normally|typically|generally|always|every|each|any|all) |(?:an|a|any|each|every) (?:order|refund|return|item|parcel|payment|package|purchase) (?:\\p{L}{1,15} ){0,3}|(?<!(?:your|these|both|those|the|two|three|all) )(?:orders|refunds|returns|items|parcels|packages|goods|shipments|products|payments|exchanges)(?: \\p{L}{1,15}){0,4} (?:are|get|is|can be|must be|have) ',
  carriedOut:
    'issued|sent|popped|posted|mailed|created|applied|added|arranged|processed|generated|approved|organi[sz]ed|shipped|dispatched|attached|set up|submitted|initiated|credited|placed|booked|included|upgraded|waived|refunded|replaced|given|granted|already',
  statuses: {
    'fully-refunded':
      'fully refunded|refunded (?:you )?(?:in full|fully|the full (?:amount|price|total))|(?:full|complete) refund (?:has been|was|is) (?:issued|processed|completed|made|sent)|issued (?:you )?a (?:full|complete) refund|refunded (?:the|your) (?:entire|whole|full) (?:order|amount|purchase)',
    'part-refunded':
      'partially refunded|partly refunded|(?:partial|part) refund (?:has been|was|is) (?:issued|processed|completed|made|sent)|issued (?:you )?a partial refund|refunded (?:in part|partially)',
    'refund-pending':
      'refunds? (?:of [^,;]{1,20} )?(?:is|are)(?: currently| still| now)? (?:pending|being processed|in progress|processing|under way|underway)|(?:are|is|currently) processing (?:your|the|a) refund|refund has been (?:initiated|requested|approved)',
    refunded:
      'refunded|reimbursed|refunds? (?:of [^,;.]{1,20}(?:\\.\\d\\d)?[^,;.]{0,8} )?(?:for [^,;.]{1,40} )?(?:has|have|was|were|is)(?: (?:already|just|now|successfully))?(?: been)?(?: (?:already|just|now|successfully))? (?:issued|processed|completed|made|sent|credited|complete|done|on (?:its|the) way|gone through)|refund went through|(?:money|refund) is (?:already |now )?on (?:its|the) way|issued (?:you |your |the |a |that )?refund|processed (?:your|the|a) refund|sent (?:your|the) refund|money (?:has been|was) (?:returned|sent back|credited)|credited (?:back )?to your|reversed (?:the|your|that) (?:\\p{L}{1,15} ){0,2}(?:charge|payment|transaction)',
    processing:
      'being (?:processed|prepared|packed|picked|handled|made|produced|assembled|readied)|in (?:preparation|production|process)|(?:currently|still|now) (?:processing|preparing|packing)|(?:is|are|still) (?:processing|preparing|packing)|getting (?:it|your \\p{L}{1,12}) ready|unfulfilled|awaiting (?:fulfil?lment|dispatch|shipment)',
    'on-hold': '(?:placed |put )?on hold',
    'out-for-delivery':
      'out for delivery|with (?:the|your) (?:delivery )?driver|on (?:the|a) (?:delivery )?(?:van|truck|vehicle)|being delivered today',
    attempted:
      '(?:delivery|a delivery|first) (?:was )?attempt(?:ed)?(?: (?:failed|was made|has been made|was unsuccessful))?|(?:tried|attempted) to deliver|missed delivery|failed delivery',
    'to-sender':
      '(?:return(?:ed|ing)|sent|on (?:its|the) way) back to (?:us|the sender|sender|our warehouse)|returned to sender|being returned to (?:us|the sender)',
    shipped: `shipped|dispatched|despatched|fulfilled|sent out|sent off|gone out|went out|been (?:mailed|posted|sent)|mailed|handed (?:over |off )?to ${CARRIER}|(?:with|picked up by|collected by|scanned by|accepted by) ${CARRIER}|left ${OURS}|we sent (?:it|your|the)|leave ${OURS}|(?<=n't (?:yet )?|not (?:yet )?|yet to )ship`,
    'on-way':
      '(?:well )?on (?:its|the|their) way (?:to you|to your|with|via|and|from|now|already|as we speak|there)|on (?:its|the|their) way(?! (?:back|home))|en route|in transit|(?:is|currently|still) travell?ing|moving through',
    delivered: `delivered|arrived|dropped (?:\\p{L}{1,12} ){0,3}off|reached (?:you|its destination|your address)|signed for|received by (?:you|your|a)|left (?:(?:it|(?:the|your) (?:parcel|package|box|order)) )?(?:with|at|in|on|by) (?:your|the|a) (?:neighbou?r|front|back|door|doorstep|porch|reception|safe|mailbox|letterbox|garage|concierge)~|handed to (?:you|your|a resident|a neighbou?r)|(?<=n't (?:yet )?|not (?:yet )?|yet to )arrive|(?:parcel|package|order) (?:has been|was) received`,
    pickup:
      'ready for (?:pick ?-?up|collection)|ready to (?:be )?(?:picked up|collect(?:ed)?)|(?:sitting|waiting|held|stored|available|arrived) (?:for you )?(?:at|in) (?:the|your|a) (?:local )?(?:pick-?up|parcel|post|depot|branch|sorting|carrier|collection)~(?: \\p{L}{1,12})?',
    delayed:
      "(?:been|is|are|was|running|currently) (?:slightly |a (?:bit|little) )?(?:delayed|late|held up|stuck|behind schedule)|(?<=n't |not )delayed",
    lost: '(?:is|was|been|got|has|declared|considered|gone|went) (?:lost|missing)(?: in transit| by)?|lost in (?:transit|the post|the mail)',
    customs: '(?:in|at|through|by|cleared|clearing) customs|customs (?:clearance|inspection)',
    cancelled: 'cancell?ed|voided|cancell?ation (?:has been|was|is) (?:confirmed|processed|completed|complete)',
    'payment-failed':
      "(?:payment|charge|card|transaction) (?:has |was |is |did |got )?(?:been )?(?:failed|declined|rejected|fail|unsuccessful|not go through)|payment (?:did not|didn't) go through",
    'payment-pending':
      '(?:payment|charge|transaction) (?:is|remains|status is)(?: still| currently)? (?:pending|outstanding|open|authori[sz]ed|being processed)|awaiting (?:your )?payment|unpaid',
    paid: 'paid(?: for)?(?: in full)?|(?:payment|transaction) (?:(?:of|for) [^;]{1,24} )?(?:(?:has|was|is)(?: (?:already|just|now|successfully))?(?: been)?(?: successfully)? )?(?:received|confirmed|successful|captured|complete|completed|processed|cleared|gone through|went through)|received (?:your|the) payment|(?:have|has|was|were|been) charged',
    returned:
      '(?:return|returned (?:item|order|parcel|package|goods)|returned \\p{L}{1,15})s? (?:(?:has|have|was|were|is)(?: (?:already|just|now|successfully))?(?: been)? )?(?:received|processed|arrived|completed|complete|checked in|inspected)|received (?:your|the) (?:return|returned)|been returned|was returned|were returned|(?:return|item|parcel) (?:has )?(?:arrived|reached) (?:back )?(?:at|with) (?:us|our)~',
    'return-open':
      '(?:return|returns) (?:request )?(?:(?:has|have|was|were|is|are) (?:already |now )?(?:been )?)(?:registered|approved|accepted|authori[sz]ed|opened)|(?:approved|accepted|authori[sz]ed|registered) (?:your|the) return',
    'out-of-stock':
      "out of stock|sold out|unavailable|no longer (?:available|in stock)|discontinued|(?<=n't |not (?:currently )?)(?:in stock|available)",
    'in-stock': '(?:back )?in stock|(?:is|are|still|currently) available(?: again| now| in)',
    changed:
      '(?:updated|changed|corrected|amended|edited|adjusted) (?:(?:the|your) )?(?:\\p{L}{1,12} ){0,3}(?:address|order|size|colou?r|quantity|phone number|e-?mail address|subscription|plan)|(?:address|size|colou?r|order) (?:has been|was|is now) (?:successfully )?(?:updated|changed|corrected|amended)|opened (?:a|an) (?:\\p{L}{1,12} ){0,2}(?:claim|investigation|case|trace|ticket|inquiry|enquiry)|filed (?:a|an) (?:\\p{L}{1,12} ){0,2}(?:claim|complaint|report)|(?:investigation|trace|claim|case) (?:has been|was|is) (?:opened|filed|started|launched)|contacted (?:the )?(?:carrier|courier|dhl|ups|usps|fedex|royal mail|dpd|gls|evri)|(?:we|i)(?:\\x27ve| have|\\x27d)? (?:(?:also|already|now|just|gone ahead and|personally|successfully) )*(?:removed|reversed|stopped|paused|extended|activated|reactivated|deleted|reset|unlocked|blocked|merged|adjusted|reserved|ordered|booked|scheduled|arranged|organi[sz]ed|applied|added|placed|transferred|increased|reduced|doubled|waived|upgraded|approved|granted|created|issued|credited|re-?sent|replaced|corrected|sent (?:you )?(?:a|an|out)(?= (?:\\p{L}{1,12} )?(?:part|piece|item|set|box|sample)))(?! (?:a |an |your |the |some )?(?:\\p{L}{1,12} )?(?:note|comment|request|message|e-?mail|feedback|question|copy|photos?|ticket)s?)',
  },
  promises: {
    call: "(?:will|'ll|going to|shall) (?:personally )?(?:call|ring|phone|telephone) you",
    refund:
      '(?:a |the |your |that )?(?:full |complete |partial |part |immediate |instant )?(?<!(?:any|tax) )refund(?:s|ing|ed)?(?! (?:polic(?:y|ies)|page|form|request|conditions|rules|terms|option))(?: (?:the|your|you(?! want))(?: (?:full|entire|whole|order|purchase|amount|money|for|in full))?)?|reimburs~|money back|(?:give|get|send) (?:you )?(?:your|the) money back',
    replacement:
      '(?:(?:send|ship|provide|offer|arrange|get|mail|issue|organi[sz]e)(?:ing)? (?:you |out )?(?:with )?)?(?:a |the |your )*replacement(?:s| \\p{L}{1,15})?|(?:popped|put|sent|posted|shipped|mailed|dropped) (?:you )?(?:a new one|another one|a brand new)|replac(?:e|ed|ing)(?! (?:the|your) (?:address|payment|card|password))|re-?ship~|re-?send (?:the|your|a|an|it|you)(?! (?:link|e-?mail|invoice|confirmation|tracking|receipt|code|message))|(?:send|ship|post|mail|pack|sending|shipping|packing)(?:ing)? (?:you |out |it |off )*(?:a (?:brand )?new|another|a fresh|a second)(?: one)?(?! (?:link|e-?mail|message|code|invoice|password|label|confirmation|tracking|mail|update|copy of the invoice))',
    exchange:
      '(?:an |the |free )?exchang(?:e|ed|es|ing)(?! (?:polic(?:y|ies)|rate|rates|page|form|request))|swap(?:ped|ping)?',
    discount:
      '(?:a |an |your |our |the )?(?:\\p{L}{1,12} )?(?:discount(?:ed|s)?|coupon|voucher|promo(?:tion(?:al)?)?) ?(?:code|codes|voucher|coupon)?|(?:some|something) off your|price (?:reduction|cut)|reduced price|special price|special offer',
    credit: '(?:store|shop|account) credit|gift ?cards?|credit (?:on|to|towards?|for) your (?:account|next)|e-?gift',
    free: "free of (?:charge|cost)|for free|(?<!(?:feel|be|are|sugar|gluten|hands|toll|hassle|worry|stress|risk|lead|tax|duty|cruelty|oil|bpa|nickel|scratch|fragrance|dairy|spam|\\p{L}-)[ -]?)free(?! (?:to|time|from|and easy|if|range|style|hand|standing|size|spirit|fall|to))(?: (?:express|standard|return|returns|shipping|delivery|postage|replacement|gift|exchange|repair|sample|upgrade|overnight))*|complimentary|at no (?:extra |additional |further )?(?:cost|charge|expense)|no (?:extra |additional |further )?(?:cost|charge|fee)s?|without (?:any )?(?:extra |additional )?(?:cost|charge)s?|on (?:us|the house)(?=[.,!; ]|$)|at our (?:own )?(?:cost|expense)|(?:cover|pay|reimburse|waive|waiv(?:ed|ing)|covered|covering)(?: for)? (?:the |your |all |any )*(?:\\p{L}{1,12} )?(?:cost|costs|shipping|postage|fee|fees|customs|duties|duty|restocking|return|label|delivery charge)s?|(?:won't|will not|not) be charged",
    gift: '(?:a |an )?(?:free |small |little |surprise |special )+gift(?! ?cards?)|as a thank[- ]you|(?:small|little) (?:something|extra|surprise|treat)|(?:add|include|send|pop|throw)(?:ing|ed)? (?:you |in )*(?:a|an) (?:\\p{L}{1,12} )?(?:gift(?! ?cards?)|surprise|sample|freebie|bonus)|freebie',
    compensation:
      "compensat~|goodwill(?: gesture)?|gesture of goodwill|make (?:it|this) up to you|for the inconvenience(?=,? (?:we|i)(?:'ll|'d| will| would| are| have|'ve))|as (?:an apology|a gesture)",
    label: '(?:prepaid|pre-paid|free|return|returns) (?:return |returns |shipping |postage )?label',
    express:
      '(?:express|expedited|overnight|priority|next[- ]day|same[- ]day|rush) (?:shipping|delivery|dispatch|post|courier|mail|service|shipment)|(?:upgrade|expedite|prioriti[sz]e|rush)(?:d|ing)? (?:you |your |the |it |this )',
    keep: "(?:can|may|could|welcome to|free to|just|simply) (?:of course |certainly |simply |just )?keep (?:the|it|this|both|all|your|them|that)~|(?:no need|don't need|do not need|needn't|don't have|do not have|not have|without having) to (?:return|send)(?: it| the| them| anything| back)*",
    return:
      "(?:you )?(?:can|may|could|are able to|are welcome to|are free to) (?:still |also |always |of course |simply |certainly )?(?:return|send (?:it|them|the|your|this)(?: \\p{L}{1,15}){0,3} back)(?: (?:it|them|the|your|this))?|(?:accept|take)(?: (?:the|your|it|this|them))?(?: \\p{L}{1,12})? (?:back|return)|accept (?:your |the |a )?returns?|free returns|(?:(?:is|are|it's|they're) )?(?:eligible|qualif(?:y|ies)) for (?:a )?(?:return|refund|exchange|replacement)|(?:can|may) be (?:returned|sent back)",
    cancel:
      "(?:we|i)(?:'ll| will| can| could|'re able to| are able to|'m able to| would be happy to|'d be happy to|'re happy to| am happy to|'re going to| are going to) (?:gladly |certainly |still |of course |also |immediately |happily )?cancel|can (?:still )?be cancell?ed|(?:will be|being) cancell?ed",
    warranty: 'warrant(?:y|ies)|guarantee(?:d|s)?',
    priceMatch:
      'price[- ]match~|match (?:the|that|their) (?:lower )?price|honou?r (?:the|that) (?:\\p{L}{1,12} )?price|refund (?:the|you the) difference',
  },
  topics: {
    placed:
      'ordered|placed|purchased?|bought|order date|order (?:(?:number |no\\. )?#?\\p{L}{0,4}-?\\d\\S{0,12} )?(?:of|from|dated|on|made)|date of (?:your )?(?:order|purchase)',
    dispatch:
      '(?<!free )ship(?:s|ped|ment|ping date)?(?! cost)|dispatch(?:ed|es)?|despatch~|sent|left|leaves?|leaving|process(?:ed|ing)?|handling|handed|fulfil~|pack(?:ed|ing)?|prepar~|production|made to order|picked up|collected',
    delivery:
      '(?<!(?:of|after|from|since|upon) (?:the |your )?)deliver(?:y|ed|ies|s)?|arriv(?:e|es|ed|al|ing)|reach(?:es|ed)?|with you|shipping(?! (?:cost|fee|charge|label))|transit|takes?|eta|expected|estimated',
    refund:
      'refund(?:s|ed|ing)?|reimburs~|money back|credited|back (?:on|in|to) your|your (?:bank|account|card) statement|appear',
    return:
      'return(?:s|ed|ing)?|com(?:e|es|ing) back|send(?:ing)? (?:it |them |the \\p{L}{1,15} )?back|sent back|return window',
    cancel: 'cancel~',
    exchange: 'exchang~|swap~',
    warranty: 'warrant~|guarantee~',
    reply:
      '(?:reply|repl(?:y|ies|ied)|respon~|get back|hear (?:back )?from|answer|contact you|call you|be in touch|update you|write back|follow up)',
    payment: 'paid|payment|charged|authori[sz]~|invoice~',
    total:
      '(?:order |grand )?total(?:s|ling|led)?|in total|amount due|came to|comes to|order value|order amount|overall',
    shippingCost:
      '(?:shipping|delivery|postage|express)(?: and handling)?(?: (?:cost|costs|fee|fees|charge|charges|price|rate|rates|is|was|were))?|for (?:shipping|delivery|postage)|return label',
    tax: '(?:sales )?tax(?:es)?|vat|gst|duties|customs',
    discount: 'discount(?:s|ed)?|off|coupon|voucher|promo~|saved|savings?|reduction',
    threshold:
      '(?:over|above|from|exceeding|more than|at least|minimum|worth|up to|under|below|less than)(?= [€£$¥]?\\d| [a-z]{2,3}\\$?)|minimum|threshold',
    credit: 'store credit|gift ?card|voucher|compensation|goodwill',
  },
};
