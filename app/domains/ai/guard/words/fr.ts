import type { WordTable } from './word-table.ts';

const CARRIER =
  '(?:(?:au |le |la |notre )?(?:transporteur|livreur|poste|coursier)|la poste|colissimo|chronopost|dhl|ups|dpd|gls|mondial relay)';

export const fr: WordTable = {
  negation:
    "ne|n'(?=\\p{L})|(?<=n')\\p{L}~|pas|jamais|aucune?|ni|sans|impossible|pas encore|plus(?= (?:possible|disponible))",
  conditional:
    "(?:(?:et|ou|mais|même|seulement|sauf) )?(?:si|s'(?=il|ils|elle)|s|lorsque|lorsqu~|quand|dès que|dès qu~|une fois|aussitôt que|tant que|jusqu'à ce que|avant que|après que|à moins que|au cas où|en cas)",
  cut: "mais|cependant|toutefois|car|donc|afin (?:de|que)|et (?=nous|vous|je|votre|vos|notre|la|le|il|elle|est|sont|a|sera|j'ai)|qui|que (?=votre|vous|nous|le|la|il)|ou (?=nous|vous)|parce que|puisque",
  carries: "et(?! (?:avons|nous|je|j'ai|allons|vous))|ou|que|qui|qu|ni",
  reported:
    "(?<!comme )vous (?:avez (?:demandé|indiqué|mentionné|signalé|écrit|dit|précisé|constaté|souhaité)|dites|indiquez|mentionnez|souhaitez|souhaiteriez|voulez|voudriez|demandez|préférez|préféreriez|aimeriez|signalez|écrivez|attendez)|votre (?:\\p{L}{1,12} )?(?:message|e-?mail|mail|demande|question|courriel|souhait|inquiétude|frustration)|désolée?s?(?: (?:que|pour|de|d'apprendre))?|navrée?s?|regrettons|je comprends|nous comprenons|concernant|au sujet|à propos|dites-nous|dites-moi|faites-nous savoir|indiquez-nous|selon vous|(?<!(?:guise|titre) d')excus(?:es|ez|ons)~|demandes? de",
  done: "vien(?:t|nent) d'être|venons (?:de|d')|a (?:bien )?été|ont (?:bien )?été|avons|ai|a|as|ont|est|sont|était|étaient|fut|avez|êtes",
  modal:
    "peu(?:t|x|vent)|pouv~|pourr~|doit|doivent|devrai~|souhait~|veuillez|pour être|d'être|à être|être|afin|de|pouvoir|aimerions|serions|serait|seraient|merci de",
  future:
    'sera|seront|serez|va|vont|vais|allons|allez|recevrez|recevra|arrivera|partira|ferons|procéderons|enverrons|rembourserons|remplacerons',
  hedge: 'peut-être|éventuellement|pourrait|pourraient|espérons|possiblement',
  generic:
    '(?:généralement|normalement|habituellement|toujours|en général|toutes? les) |(?<!\\p{L})(?:les|nos) (?:commandes|remboursements|retours|articles|colis|produits) (?:sont|peuvent être) ',
  carriedOut:
    'envoyée?s?|émise?s?|créée?s?|appliquée?s?|ajoutée?s?|organisée?s?|traitée?s?|validée?s?|accordée?s?|effectuée?s?|expédiée?s?|généré~|déjà|offerte?s?|crédité~|initiée?s?',
  statuses: {
    'fully-refunded':
      '(?:intégralement|entièrement|totalement) (?:remboursée?s?|été remboursée?s?)|remboursée?s? (?:intégralement|en totalité|entièrement|en intégralité|totalement)|remboursement (?:intégral|complet|total) (?:a été|a bien été) (?:effectué|traité|émis)',
    'part-refunded':
      '(?:partiellement|en partie) remboursée?s?|remboursée?s? (?:partiellement|en partie)|remboursement partiel (?:a été|a bien été)~',
    'refund-pending':
      'remboursement (?:est )?(?:actuellement )?(?:en cours|en attente)|(?:a|avons) (?:initié|lancé) (?:le|votre|un) remboursement',
    refunded:
      'remboursée?s?|remboursement (?:de [^,;]{1,20} )?(?:a (?:bien |déjà )?été|est (?:bien |déjà )) ?(?:déjà )?(?:effectué|traité|émis|validé|réalisé|envoyé|en route)|effectué (?:votre|le|un) remboursement|procédé au remboursement|recréditée?s?',
    processing:
      "en (?:cours de )?(?:préparation|traitement|production|fabrication)|en cours (?:de|d')(?: )?(?:préparation|traitement|emballage|fabrication)|(?:préparons|traitons|emballons) (?:actuellement )?votre",
    'on-hold': 'en attente(?! (?:de|d) )|mise? en pause|suspendue?',
    'out-for-delivery': 'en cours de (?:livraison|distribution)|en livraison|avec le livreur|en tournée',
    attempted: 'tentative de livraison~|tenté de (?:vous )?livrer',
    'to-sender': "retournée?s? à (?:l'expéditeur|l'envoyeur)|renvoyée? à l'expéditeur|en retour vers nous",
    shipped: `expédiée?s?|envoyée?s?(?= (?:le|hier|ce|aujourd|par|via|avec|depuis|la|votre|dans)|[,.]|$)|(?:parti|quitté|sorti)e?s? (?:de )?(?:notre|nos|l') ?(?:entrepôt|atelier|stock|locaux)~|remise?s? (?:à|au) ${CARRIER}|prise?s? en charge par ${CARRIER}|confiée?s? (?:à|au) ${CARRIER}|partie?s? (?:hier|ce matin|aujourd'hui|le)`,
    'on-way': "en route|en chemin|en transit|en cours d'acheminement|en cours d'expédition|acheminée?",
    delivered:
      '(?<!à être |être )livrée?s?|arrivée?s?|déposée?s?|remise?s? (?:en main~|à (?:un|votre) voisin~)|distribuée?s?|réceptionnée? par vous',
    pickup:
      'prête? (?:à être )?(?:retirée?|au retrait|pour le retrait)|disponible en point (?:relais|retrait)|disponible au retrait',
    delayed: 'retardée?s?|(?:a|pris|ont) du retard|en retard',
    lost: 'perdue?s?|égarée?s?',
    customs: 'en douane|à la douane|dédouan~',
    cancelled: 'annulée?s?|annulation (?:a été|est) (?:confirmée|effectuée)',
    'payment-failed': 'paiement (?:[^,.;]{0,20} )?(?:échoué|refusé|rejeté)',
    'payment-pending': 'paiement (?:est )?(?:toujours |encore )?en attente|impayée?',
    paid: 'payée?s?|réglée?s?|paiement (?:[^,.;]{0,15} )?(?:reçu|confirmé|validé|accepté|encaissé)|débitée?s?|reçu votre paiement',
    returned:
      'retour (?:a|est) (?:bien |déjà )?(?:été )?(?:reçu|traité|arrivé)|(?:bien )?reçu votre (?:retour|colis retour)|(?:a|ont) (?:bien )?été (?:retournée?s?|renvoyée?s?)',
    'return-open':
      'retour (?:a|est) (?:bien |déjà )?(?:été )?(?:accepté|validé|enregistré|approuvé)|accepté votre retour',
    'out-of-stock': 'en rupture(?: de stock)?|épuisée?s?|plus disponible|indisponible|plus en stock|pas en stock',
    'in-stock': '(?<!(?:plus|pas|rupture de) )(?:en stock|de nouveau disponible|à nouveau disponible)',
    changed:
      "(?:modifié|mis à jour|changé|corrigé) (?:votre|l'|la|le) ?(?:adresse|commande|taille|livraison)~|(?:avons|ai) (?:bien |également |déjà )?(?:supprimé|prolongé|réservé|ajouté|appliqué|suspendu|crédité|accordé)(?! (?:une |votre |la )?(?:note|demande|remarque))|adresse (?:[^,.;]{0,20} )?(?:modifiée|mise à jour|corrigée)|(?:ouvert|lancé) (?:une|un) (?:enquête|réclamation|dossier|recherche)|contacté (?:le )?(?:transporteur|colissimo|chronopost|dhl|la poste)",
  },
  promises: {
    call: '(?:vous|te) (?:r?appellerons|r?appellerai|r?appellera|téléphonerons)|(?:allons|va|vais) (?:vous|te) (?:r?appeler|téléphoner)',
    refund:
      "(?:(?:un|le|votre|d'un) )?rembours(?:er|e|ons|ement|ements|erons|é|ée|és|ées|era)(?: (?:intégral|complet|total|partiel|intégralement|intégralité))?",
    replacement:
      "(?:(?:un|une|d'un) )?(?:remplac(?:er|ement|erons|ons|é|ée|era)|réexpédi~|renverr~|réenv~|nouvel exemplaire)|(?:envoyé|expédié|renvoyé) (?:un|une) (?:nouve(?:au|lle|l)|autre)(?! (?:lien|e-?mail|message|facture))|renvo(?:yer|yons) (?:un|une|votre|le|la)(?! (?:lien|e-?mail|facture|message))|(?:envoyer|envoyons|enverrons|enverrai|envoie|renvoie|renvoyer|renvoyons|renverrons|expédier|expédions|expédierons)(?: \\p{L}{4,15}){0,2} (?:un|une) (?:nouve(?:au|lle|l)|autre)(?! (?:lien|e-?mail|message|facture))",
    exchange: '(?:un )?échang(?:e|er|ez|eons|é|ée)(?: de taille)?',
    discount:
      "(?:(?:une|un|d'une) )?(?:remise(?! en)|réduction|rabais|code promo~|code de réduction|bon de réduction|ristourne|promotion)s?",
    credit: "un avoir|d'un avoir|bon d'achat|carte[- ]cadeau|crédit (?:boutique|magasin|sur votre compte)",
    free: 'gratuit(?:e|s|es|ement)?|sans (?:frais|coût|supplément)(?: supplémentaires?)?|offerte?s?|à nos frais|à notre charge|(?:prenons|prendrons|prenions) en charge|offr(?:ons|ir|irons)(?: (?:un|une|les|la|le)(?: \\p{L}{1,15}){1,3})?|aucuns? (?:frais|coût)(?: supplémentaires?)?|gracieusement',
    gift: '(?:petit |un )*cadeau(?! de)|petite? (?:attention|surprise|geste)|échantillon offert',
    compensation: 'geste commercial|dédommag~|compens(?:er|ation|ons|erons)~|indemnis~',
    label: "(?:étiquette|bordereau|bon) (?:de )?(?:retour|prépayée?|d'expédition)~|étiquette prépayée",
    express: '(?:livraison|envoi|expédition) (?:express|prioritaire|accélérée?)|en express|en priorité',
    keep: '(?:pouvez |peux )?(?:garder|conserver)(?! (?:votre|le numéro|la facture|ce mail))|(?:pas besoin|inutile) de (?:nous )?(?:retourner|renvoyer)',
    return:
      '(?:pouvez|pourrez|peux) (?:[^,.;]{0,30} )?(?:retourner|renvoyer)|(?:acceptons|reprenons) (?:[^,.;]{0,20} )?(?:retours?|article)|retours? (?:gratuit|offert)s?|droit de rétractation',
    cancel: '(?:pouvons|allons|vais|peux|annulerons|procéder à) (?:[^,.;]{0,20} )?annul(?:er|ation)|annul(?:ons|erons)',
    warranty: 'garanti(?:e|es|r|ssons|t)?',
    priceMatch: 'rembours~ la différence|alignement (?:de|des) prix',
  },
  topics: {
    placed:
      'commandée?s?|passée?s?|commande (?:(?:n° |n°|numéro )?#?\\p{L}{0,4}-?\\d\\S{0,12} )?(?:du|passée|effectuée)|achetée?s?|achat|date de (?:la )?commande',
    dispatch:
      'expédi~|envoyée?s?|parti(?:e|es|s|ra)?|quitt~|trait(?:ement|ée?|ées)|prépar~|remise? (?:au|à)|envoi|entrepôt',
    delivery:
      'livr(?:aison|ée?s?|er|era)|arriv(?:e|er|era|ée?s?|ées)|recevr~|prévue?|estimée?|parviendra|délai~|acheminement|chez vous',
    refund: 'rembours~|recrédit~|crédit~|votre compte|virement',
    return: 'retour(?:s|ner|nez|née?s?)?|renvo(?:yer|yez|i)~|rétractation',
    cancel: 'annul~',
    exchange: 'échang~',
    warranty: 'garanti~',
    reply: 'répon~|recontact~|reviendrons|reviens|revenons|contacter~|tiendrons|tenir au courant',
    payment: 'payée?s?|paiement|réglée?s?|débit~|facture',
    total: "total~|montant total|s'élève|au total|somme",
    shippingCost:
      "frais (?:de )?(?:port|livraison|d'expédition|d'envoi|retour)|frais d'expédition|pour la livraison|livraison",
    tax: 'tva|taxes?|douane',
    discount: 'remise|réduction|rabais|promo~|économi~|bon de réduction',
    threshold:
      "(?:à partir de|dès|plus de|au-delà de|supérieure?s? à|au moins|minimum|moins de|jusqu'à)(?= [€£$¥]?\\d)|minimum",
    credit: "avoir|bon d'achat|carte[- ]cadeau|geste commercial|dédommagement",
  },
};
