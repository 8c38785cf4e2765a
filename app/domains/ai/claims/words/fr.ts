import { list } from '../pattern.ts';
import type { Words } from './words.ts';

const CARRIER = '(?:au|à la|à notre|le|la|notre) (?:transporteur|livreur|Poste|coursier)';

export const fr: Words = {
  common:
    'le la les des et est sont une un vous nous votre vos notre nos je ne pas pour avec sur dans que qui ce cette ces été avons avez être au aux du en par plus bonjour merci bien très si il elle sera dès commande colis remboursement livraison madame monsieur cordialement',
  topics: {
    order: list`commandée? / passé(?:e)? / commande (?:\S+ )?(?:du|date du) / achat / achetée?s? / date du / acheté`,
    ship: list`
      expédi~ / envoyée?s? / expédition / remise? / partie? / prise? en charge / quitté / traite~ / traitée? /
      préparation / envoi
    `,
    deliver: list`livrée?s? / arrivée?s? / remise? en main / distribuée? / reçue?`,
    expect: list`
      attendue?s? / prévue?s? / arriver~ / livraison / estimée? / chez vous / recevrez / sera livrée? /
      parviendra / délai / arrivera / prend / livrer
    `,
    refund: list`rembours~ / créditée? / recréditée? / avoir / sur votre compte`,
    return: list`retour~ / renvoy~ / rétract~ / rendre`,
    exchange: list`échang~`,
    replace: list`remplac~`,
    cancel: list`annul~`,
    pay: list`pay~ / paiement / réglée? / débitée? / règlement`,
    contact: list`répon~ / réponse / contact~ / appel~ / rappel~ / revenir vers / revenons / écrir~ / nouvelles`,
    warranty: list`garanti~`,
    shipping: list`frais de (?:port|livraison|envoi|expédition) / port / livraison`,
    tax: list`TVA / taxes? / douane / impôts?`,
    discount: list`remise / réduction / rabais / promotion / réduite? / déduite? / économi~ / bon`,
    credit: list`bon d'achat / carte cadeau / avoir`,
    compensation: list`dédommag~ / geste commercial / compensation / indemnis~`,
    fee: list`frais`,
    price: list`prix / coûte~ / unité / chacune? / pièce`,
    subtotal: list`sous-total`,
    total: list`total~ / montant(?: total)? / somme / facture / en tout`,
  },
  states: {
    shipped: list`
      expédiée?s? / (?:été|est|sont) envoyée?s? / avons envoyé (?:votre|vos) (?:commande|colis|paquet) /
      (?:remise?s?|confiée?s?) ${CARRIER} /
      quitté (?:notre|nos) (?:entrepôts?|atelier|locaux|boutique) / postée?s? / partie?s?(?! de) /
      prise?s? en charge par
    `,
    onItsWay: list`en route / en chemin / en cours d'acheminement / en cours de route`,
    inTransit: list`en transit`,
    outForDelivery: list`en cours de livraison / en cours de distribution / en tournée / avec le livreur`,
    delivered: list`
      livrée?s? / arrivée?s?(?! (?:au|dans) ) / distribuée?s? /
      remise?s? (?:à|au|en) (?:un |votre |son )?(?:voisin|gardien|destinataire|main) / déposée?s?
    `,
    deliveryAttempted: list`tentative de livraison / tenté de (?:vous )?livrer`,
    readyForPickup: list`
      prête?s? (?:à être (?:retirée?s?|récupérée?s?)|pour le retrait|au retrait) /
      disponible(?:s)? (?:au|en) (?:retrait|point relais) / vous attend au point relais
    `,
    processing: list`en (?:cours de )?(?:préparation|traitement) / en cours de (?:préparation|traitement) / emballée?s?`,
    refunded: list`
      remboursée?s? /
      remboursement (?:\S+ ){0,6}?(?:a|ont|est|été) (?:bien |déjà )?(?:été )?(?:effectué|émis|traité|validé|envoyé|fait|lancé|approuvé|initié|réalisé|confirmé) /
      (?:effectué|émis|lancé|validé|procédé|traité|initié) (?:\S+ ){0,2}?remboursement / recréditée?s? /
      (?:été|est|avons) créditée?s?
    `,
    cancelled: list`annulée?s?`,
    paid: list`
      (?:été|est|bien) (?:payée?s?|réglée?s?) /
      paiement (?:\S+ ){0,4}?(?:reçu|accepté|validé|effectué|confirmé|encaissé|abouti|passé) /
      reçu votre paiement / débitée?s?
    `,
    unpaid: list`impayée?s? / paiement (?:\S+ ){0,3}?(?:en attente|échoué|refusé) / en attente de (?:votre )?paiement`,
    returned: list`
      retournée?s? / renvoyée?s? / (?:reçu|enregistré|traité|accepté) votre retour /
      retour (?:\S+ ){0,3}?(?:reçu|enregistré|traité|accepté|réceptionné|validé) / réceptionné votre retour
    `,
    delayed: list`retardée?s? / en retard / retard (?!de paiement)`,
    onHold: list`suspendue?s? / en attente`,
    lost: list`perdue?s? / égarée?s?`,
    replaced: list`remplacée?s? / échangée?s?`,
    addressChanged: list`
      adresse (?:\S+ ){0,3}?(?:modifiée|changée|corrigée|mise à jour) /
      (?:modifié|changé|corrigé|mis à jour) (?:\S+ ){0,3}?adresse
    `,
  },
  negations: list`pas / jamais / aucun~ / ni / sans / plus (?=été) / non`,
  future: list`sera / seront / va / vont / allons / serez / aura / auront / bientôt`,
  unreal: list`
    peut / peuvent / pourra~ / pourrait~ / pouvons / pouvez / doit / doivent / devrait~ / devra / serait /
    seraient / soit / soient / être / avoir / si / avant / après / lorsque / quand / une fois / dès / où /
    comment / possible / souhait~ / voul~ / généralement / habituellement / toujours / normalement / ou /
    vérifi~ / faire / toutes? (?:les )?commandes? / chaque / que / les commandes
  `,
  conditions: list`
    si / s'il / s'ils / s'elle / lorsque / quand / une fois / dès que / dès qu'\p{L}+ / au cas où / à condition /
    avant que / avant / tant que / en cas
  `,
  echoes: list`
    vous (?:écriv\p{L}*|avez écrit|dit\p{L}*|avez dit|indiqu\p{L}*|avez (?:indiqué|mentionné|signalé)|mentionn\p{L}*|signal\p{L}*|souhait\p{L}*|pens\p{L}*) /
    selon vous / comme vous /
    (?:désolée?s?|navrée?s?|regrett\p{L}*|excus\p{L}*|dommage)(?: \S+){0,5}? (?:que|qu'\p{L}*|de|d'\p{L}*|pour|si) /
    (?:je|nous) (?:compren\p{L}*|vo(?:is|yons)) (?:bien )?que / merci (?:\S+ )?(?:pour|de|d'\p{L}*) /
    votre (?:message|mail|demande|question|signalement)
  `,
  all: list`intégral~ / totalité / total(?:ement)? / entière?(?:ment)? / complète?(?:ment)? / toute?s? / tous`,
  part: list`partiel~ / une partie / en partie / le reste / certains`,
  offers: {
    refund: list`rembours(?:er|é|ée|és|ons|ement|ements|erons|e|erai|era) / rendre (?:votre |l')argent / recréditer`,
    replace: list`
      remplac(?:er|ement|é|ée|ons|erons|e|erai) /
      renvo(?:yer|yons|ie|i|yé|yée|errons)(?! (?:un |le )?(?:e-?mail|mail|message|lien|l'article)) /
      (?:un nouvel|une nouvelle|un nouveau|un autre|une autre) (?:article|exemplaire|colis|pièce|paire|produit|commande|envoi|paquet|\p{L}+) /
      réexpédi\p{L}*
    `,
    exchange: list`échang(?:er|e|é|ée|eons|erons)`,
    return: list`
      retourn(?:er|é|ée|ez|és) / renvoyer (?:l'article|les articles|votre|le produit|le|la|les) /
      étiquette de retour / retours?(?! (?:d'information|client)) / bon de retour
    `,
    cancel: list`annul(?:er|ons|é|ée|ation|erons|e)`,
    discount: list`remise / réduction / rabais / ristourne / code promo`,
    credit: list`bon d'achat / carte[- ]cadeau / avoir de / un avoir / crédit / points? (?:de )?fidélité`,
    compensation: list`dédommag\p{L}* / compensation / geste commercial / indemnis\p{L}*`,
    gift: list`cadeau / petite? (?:attention|surprise) / échantillons?`,
    express: list`(?:livraison |en )?express / Chronopost gratuit / en priorité / prioritaire`,
    fee: list`
      (?:prenons|prendrons|prendre|prends) (?:\S+ ){0,3}?(?:frais|en charge) /
      frais (?:\S+ ){0,3}?(?:à notre charge|offerts) / à nos frais
    `,
    contact: list`(?:vous )?rappel(?:ons|erons|ler|lerons|lerai|lera) / vous appel(?:ons|erons|er|lerons|lerai|lera)`,
    warranty: list`garantie à vie`,
  },
  gifts: {
    free: list`
      gratuit(?:e|es|s|ement)? / sans frais(?: supplémentaires)? / offert(?:e|es|s)? / à nos frais /
      à notre charge / sans (?:aucun )?(?:coût|supplément)(?: supplémentaire)? / à titre gracieux
    `,
    refund: list`remboursement intégral / remboursement complet / intégralement remboursée? / satisfait ou remboursé`,
    warranty: list`garantie à vie`,
  },
  commitments: list`
    (?:nous|je) (?:vous )?(?:allons|vais|pouvons|peux|offrons|offre|proposons|propose|garantissons|garantis|envoyons|envoie|remboursons|rembourse|remplaçons|remplace|annulons|annule|accordons|accorde|prenons|prends|avons|renvoyons|renvoie|échangeons|rappelons|créditons|ajoutons|expédions|faisons) /
    (?:nous|je) (?:\S+ )?\p{L}+(?:erons|irons|drons|rons|erai|irai|drai) / j'ai /
    vous (?:recevrez|aurez|pouvez|pourrez|bénéficiez|bénéficierez|obtiendrez|avez droit|serez) / sera / seront /
    va être / avec plaisir /
    (?:est|sont) (?:en route|en chemin|parti|partie|accordée?|validée?|prévue?|confirmée?|possible) / à titre de /
    en guise de / pour (?:nous|me) (?:faire pardonner|excuser) / droit à / bénéfici~ / voici
  `,
  atOnce: list`immédiatement / tout de suite / aujourd'hui / dès maintenant / sans attendre / maintenant`,
  retractions: list`
    vérifi~ / examin~ / regard~ / étudi~ / voir si / si / demand~ / concernant / au sujet / à propos / pas /
    aucun~ / transmi~ / transmett~ / décid~ / avant / besoin / possible que / question / sans / jamais /
    politique / conditions
  `,
};
