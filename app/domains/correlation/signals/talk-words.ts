const { raw } = String;

/**
 * Beginnings of words and phrases, folded, in the languages of `words.ts`: parts of regular expressions, separated by
 * ";", in which a space also stands for an apostrophe or a hyphen. `unspaced` holds those of scripts without spaces,
 * found anywhere. English first, then German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Danish.
 */
export const TALK_WORDS = {
  purchase: {
    spaced: raw`
      (?:my|our|the|this|last|recent|latest) (?:\p{L}+ )?(?:order|parcel|package|purchase|delivery|shipment);
      (?:i|we|i ve|we ve)(?: have| had| just| only)* (?:ordered|bought|purchased|received|got);
      where s? ?(?:is|are) (?:my|our|the); tracking; not (?:yet )?(?:arrived|received|been delivered|come);
      never (?:arrived|came|received); arrived;
      (?:mein|unser|dies)\p{L}* (?:\p{L}+ )?(?:bestellung|paket|lieferung|sendung|auftrag); bestellt; sendung;
      paket; angekommen; geliefert; (?:ma|notre|cette|la) (?:\p{L}+ )?(?:commande|livraison); colis;
      j ai (?:commande|achete|recu); pas (?:encore )?(?:recu|arrive);
      (?:mi|nuestro|este|el) (?:pedido|paquete|envio); he (?:pedido|comprado|recibido);
      no (?:ha|he) (?:llegado|recibido); compre; (?:mio|nostro|questo|l) ordine; pacco;
      ho (?:ordinato|acquistato|comprato|ricevuto); arrivat;
      (?:mijn|onze|deze|de) (?:bestelling|pakket|pakje|zending); besteld; pakket; ontvangen; aangekomen;
      (?:minha|meu|nossa|o|a) (?:encomenda|pedido|compra); encomendei; comprei; recebi; chegou;
      (?:min|mitt|var) (?:order|bestallning|paket|leverans|ordre|bestilling|pakke); bestallde; pakken; paketet;
      bestilte; kobte; modtaget
    `,
    unspaced: raw`注文した; 注文の; 荷物; 届; 配送; 発送; 注文番号; 订单; 包裹; 주문; 배송`,
  },
  goods: {
    spaced: raw`
      broke; damaged; defect; faulty; cracked; torn; ripped; shattered; does ?n ?t fit; does not fit;
      too (?:small|big|large|tight|short|long);
      (?:return|exchange|send back) (?:it|them|this|the|my|one|an item); send (?:it|them) back;
      wrong (?:item|size|colou?r|product); stopped working; kaputt; beschadigt; zerbrochen; zuruckschick;
      umtausch; zuruckgeben; retourn; passt (?:mir )?nicht; zu (?:klein|gross|eng);
      falsche[nrs]? (?:artikel|grosse|farbe); casse; abime; endommage; defectueu; renvoyer; echanger;
      trop (?:petit|grand); mauvais(?:e)? (?:taille|article); rot[oa]s?(?!\p{L}); danad; defectuos; devolver;
      devolucion; cambiar(?:l[oa])? por; demasiado (?:pequen|grande); rott[oa]; danneggiat; difettos; restituire;
      troppo (?:piccol|grande); kapot; beschadigd; terugsturen; ruilen; te (?:klein|groot); gebroken; partid[oa];
      danificad; quebrad; trocar; muito (?:pequen|grande); trasig; skadad; defekt; odelagt; beskadiget;
      gatt sonder; returner; byta; for (?:liten|stor|lille); gik i stykker
    `,
    unspaced: raw`壊れ; 破損; 不良; 返品; 交換; サイズが合; 退货; 损坏; 반품; 교환`,
  },
  defect: {
    spaced: raw`
      broke; defect; faulty; cracked; torn; ripped; stopped working; warranty; kaputt; garantie; defekt; casse;
      garanti; rot[oa]s?(?!\p{L}); garanzia; kapot; trasig; odelagt
    `,
    unspaced: raw`壊れ; 破損; 不良`,
  },
  beforeShipping: {
    spaced: raw`
      cancel; change (?:the|my) (?:shipping |delivery )?address;
      when (?:will|does|do|is|are) (?:it|you|my order|the order) (?:be )?(?:ship|sen[dt]);
      (?:not|has ?n ?t) (?:been |yet )*(?:shipped|dispatched); has it shipped; before it ships; stornier; storno;
      (?:liefer)?adresse (?:zu )?ander; noch nicht (?:verschickt|versendet); wann (?:wird|verschick|versend);
      annuler; changer l adresse; pas encore (?:ete )?expedie; cancelar; anular; cambiar la direccion; annullare;
      cambiare l indirizzo; annuleren; adres (?:te )?wijzigen; alterar (?:a|o) (?:morada|endereco); avbestall;
      andra adress; annuller; aendre adress
    `,
    unspaced: raw`キャンセル; 住所.{0,4}変更; 取消; 취소`,
  },
  undoing: {
    spaced: raw`
      refund; money back; cancel; erstatt; ruckerstatt; storn; geld zuruck; rembours; annul; reembols; anulad;
      anular; rimbors; terugbetal; geld terug; aterbetal; avbestall; refunder; tilbagebetal; pengene
    `,
    unspaced: raw`キャンセル; 返金; 取消; 退款; 취소; 환불`,
  },
  charged: {
    spaced: raw`
      charged?(?!\p{L}); billed; invoice; receipt; debited; bank statement; card statement; abgebucht; rechnung;
      beleg; quittung; debite; facture; recu fiscal; releve; cobr(?:asteis|aron|ado|ada); factura; recibo; addebit; fattura;
      ricevuta; afgeschreven; factuur; cobrad; fatura; dragits; faktura; kvitto; trukket; kvittering
    `,
    unspaced: raw`請求; 領収; 发票; 收据; 청구; 영수증`,
  },
  another: {
    spaced: raw`
      (?:other|another|second|different|new|next) order; (?:ander|zweit|neu|weiter)\p{L}* bestellung;
      (?:autre|deuxieme|seconde|nouvelle) commande; (?:otro|segundo|nuevo) pedido;
      (?:altro|secondo|nuovo) ordine; (?:andere|tweede|nieuwe) bestelling;
      (?:outr[oa]|segund[oa]|nov[oa]) (?:encomenda|pedido); (?:andra|annan|ny|nya) (?:order|bestallning);
      (?:anden|nye?) (?:ordre|bestilling)
    `,
    unspaced: raw`別の注文; 他の注文; もう一つの注文`,
  },
  elsewhere: {
    spaced: raw`
      do you (?:\p{L}+ )?(?:sell|ship|deliver|offer|stock|carry|have|accept|make|do|restock); in stock; back in;
      wholesale; bulk; collaborat; partnership; sponsor; influencer; unsubscribe; newsletter;
      before (?:i|we) (?:buy|order|purchase); thinking (?:of|about) (?:buying|ordering);
      (?:would|d) (?:like|love) to (?:buy|order|purchase); planning (?:to|on) (?:buy|order);
      interested in (?:buy|order|purchas); gift cards?; password; log ?in; (?:my|an|the) account; delete my data;
      passwort; kundenkonto; mot de passe; mon compte; contrasena; mi cuenta; wachtwoord; losenord;
      opening hours; job (?:application|opening); apply for; seo; discount code; can i (?:buy|order);
      want to (?:buy|order); versenden sie nach; liefern sie nach; haben sie; habt ihr; fuhren sie;
      verkauf(?:en sie|t ihr); auf lager; grosshandel; kooperation; offnungszeiten; bewerb; vor(?:her|dem kauf);
      wieder verfugbar; mochte gerne? (?:kaufen|bestellen); livrez vous; vendez vous; avez vous; en stock;
      grossiste; partenariat; horaires; candidature; avant (?:de commander|d acheter); envian a; haceis envios;
      hacen envios; tienen; teneis; mayorista; colaboracion; horario; antes de comprar; spedite; vendete; avete;
      ingrosso; collaborazione; orari; verzenden jullie; leveren jullie; hebben jullie; verkopen jullie;
      op voorraad; groothandel; samenwerking; openingstijden; enviam para; vendem; em stock; em estoque; atacado;
      parceria; skickar ni; har ni; saljer ni; i lager; samarbete; oppettider; sender i til; har i; samarbejde;
      abningstider
    `,
    unspaced: raw`在庫; 再入荷; 購入を検討; 海外発送; 卸`,
  },
  latest: {
    spaced: raw`
      (?:latest|most recent|newest) (?:order|purchase|parcel|package); (?:neueste|jungste)\p{L}* bestellung;
      commande la plus recente; (?:pedido|compra) mas reciente; ordine piu recente; meest recente bestelling;
      (?:encomenda|pedido|compra) mais recente; senaste (?:order|bestallning); seneste (?:ordre|bestilling)
    `,
    unspaced: raw`最新の注文; 直近の注文`,
  },
  arrived: {
    spaced: raw`
      arrived; came; was delivered;
      (?:received|got) (?:my|the|your|it|them) (?!confirmation|mail|e-?mail|invoice|tracking|message|notification|refund|shipping);
      angekommen; geliefert worden; wurde geliefert; (?:paket|bestellung|ware) (?:heute |gestern )?erhalten;
      est arrivee?; recu (?:ma|mon|la|le|votre) (?:commande|colis); ha llegado; llego;
      recibi(?:do)? (?:mi|el) (?:pedido|paquete); e arrivat[oa]; ricevuto (?:il|l) (?:mio )?(?:ordine|pacco);
      aangekomen; bezorgd; (?:pakket|bestelling) ontvangen; chegou; recebi (?:a|o|minha|meu); kommit fram;
      fatt (?:min|mitt|paketet); ankommet; modtaget (?:min|mit|pakken)
    `,
    unspaced: raw`届きました; 届いた; 届いたの`,
  },
  negated: {
    spaced: raw`
      not; no; never; should; hasn; haven; hasnt; havent; wasn; didn; yet; when; until; if; once; will; nicht;
      kein\p{L}*; nie; wann; sollte; wenn; noch; pas; jamais; quand; rien; non; nunca; cuando; todavia; aun; mai;
      quando; ancora; niet; nooit; wanneer; geen; nao; ainda; inte; aldrig; nar; ikke; has it; has my;
      ist (?:mein|das|die)
    `,
    unspaced: raw`ない; ません; いつ; まだ`,
  },
};
