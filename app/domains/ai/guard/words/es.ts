import type { WordTable } from './word-table.ts';

const CARRIER =
  '(?:(?:al |el |la |por el |a la )?(?:transportista|mensajer[oía]~|repartidor|empresa de transporte|correos)|correos|seur|mrw|nacex|dhl|ups|gls|fedex)';

export const es: WordTable = {
  negation: 'no|nunca|tampoco|sin|ning[uú]n[ao]?|ni|aún no|todavía no|jamás|imposible',
  conditional:
    '(?:(?:y|o|pero|incluso|solo|sólo|excepto) )?(?:si|cuando|en cuanto|una vez(?: que)?|tan pronto como|siempre que|a menos que|en caso de(?: que)?|hasta que|antes de que|después de que|mientras|apenas)',
  cut: 'pero|sin embargo|aunque|porque|ya que|así que|por lo que|y (?=le|te|nos|su|tu|el|la|lo|hemos|se|está|es|ha|puede|recibirá|no)|que (?=su|tu|el|la|lo|se|hemos)|o (?=le|te|podemos)',
  carries: 'y(?! (?:hemos|he|le|te|vamos|se))|o|e|que|ni',
  reported:
    '(?:usted )?(?:nos )?(?:ha |has )?(?:mencion(?:a|as|ado|ó)|coment(?:a|as|ado|ó)|indic(?:a|as|ado|ó)(?! el)|solicit(?:a|as|ado|ó|aste)|pid(?:e|es|ió|iste)|pedido (?:un|una) (?:reembolso|cambio)|escrib(?:e|es|ió|iste)|dic(?:e|es)|dijo|dijiste|quier(?:e|es)|dese(?:a|as)|prefier(?:e|es)|pregunt(?:a|as|ó))|le gustaría|te gustaría|(?:su|tu) (?:\\p{L}{1,12} )?(?:mensaje|correo|consulta|pregunta|solicitud|petición|preocupación)|lament(?:o|amos)~|sentimos|siento|(?<!(?:como|modo de) )disculp~|perd[oó]n~|entiendo|entendemos|comprendo|comprendemos|sobre su|respecto|en cuanto a su|díganos|dinos|indíquenos|háganos saber|según (?:usted|su)',
  done: 'ha(?:n|s)? sido|hemos|he|ha|han|fue|fueron|está|están|estaba|es|son|ya|se|acabamos de|sido|consta|figura|aparece',
  modal:
    'puede~|podemos|puedo|podría~|podrá~|pueda~|debe~|debería~|quiere~|desea~|para|ser|gustaría|poder|por favor|tiene que|hay que',
  future:
    'será~|va a|van a|vamos a|voy a|recibirá~|llegará~|saldrá~|enviaremos|reembolsaremos|procederemos|se (?:\\p{L}{2,20}rán?)',
  hedge: 'quizá~|tal vez|posiblemente|podría|podrían|esperamos que|ojalá',
  generic:
    '(?:normalmente|generalmente|habitualmente|siempre|por lo general|todos los|todas las) |(?<!\\p{L})(?:los|nuestros|las) (?:pedidos|reembolsos|artículos|envíos|devoluciones|productos) (?:se|son|pueden|están) ',
  carriedOut:
    'enviad[oa]s?|emitid[oa]s?|cread[oa]s?|aplicad[oa]s?|añadid[oa]s?|organizad[oa]s?|tramitad[oa]s?|aprobad[oa]s?|gestionad[oa]s?|procesad[oa]s?|concedid[oa]s?|generad[oa]s?|iniciad[oa]s?|ya|incluid[oa]s?|abonad[oa]s?',
  statuses: {
    'fully-refunded':
      '(?:totalmente|íntegramente|completamente) reembolsad[oa]s?|reembolsad[oa]s? (?:totalmente|íntegramente|por completo|en su totalidad|el importe (?:total|íntegro|completo))|reembolso (?:total|íntegro|completo) (?:ha sido|fue|se ha) (?:procesado|realizado|emitido|efectuado|enviado)',
    'part-refunded':
      '(?:parcialmente) reembolsad[oa]s?|reembolsad[oa]s? parcialmente|reembolso parcial (?:ha sido|fue|se ha)~',
    'refund-pending':
      'reembolso (?:está |se encuentra )?(?:en (?:proceso|trámite|curso)|pendiente|siendo procesado)|(?:hemos|ha sido|se ha) iniciado (?:el|su|un) reembolso',
    refunded:
      'reembolsad[oa]s?|reembolso (?:de [^,;]{1,20} )?(?:ha sido|fue|se ha|ya ha sido|ya se ha|está) (?:ya )?(?:procesado|emitido|realizado|efectuado|enviado|completado|abonado|hecho)|(?:hemos|he) (?:procesado|emitido|realizado|efectuado|tramitado) (?:el|su|tu|un) reembolso|devuelto (?:el|su) (?:importe|dinero)|abonad[oa]s?',
    processing:
      'en (?:preparación|proceso(?! de)|producción|fabricación)|siendo (?:procesad|preparad)[oa]|(?:estamos|se está) (?:preparando|procesando|empaquetando)|preparándose|procesándose',
    'on-hold': 'en espera|retenid[oa]s?|en pausa|suspendid[oa]',
    'out-for-delivery': 'en reparto|en (?:proceso de )?entrega|con el repartidor',
    attempted: 'intento(?:s)? de entrega~|intentó entregar~',
    'to-sender': 'devuelt[oa]s? al remitente|de vuelta a nuestro almacén',
    shipped: `enviad[oa]s?(?= (?:el|ayer|hoy|esta|por|con|a través|desde|mediante|su|tu|ya)|[,.]|$)|despachad[oa]s?|expedid[oa]s?|(?:salido|salió|sale) (?:ya )?(?:de )?(?:nuestro|nuestros|el) (?:almacén|taller|almacenes|depósito)|(?:entregad[oa] al?|recogid[oa] por) ${CARRIER}|enviamos (?:su|tu|el)|se (?:ha )?envi(?:ó|ado)`,
    'on-way': 'en camino|en tránsito|de camino|en ruta',
    delivered: `entregad[oa]s?(?! al? (?:transport|mensajer|repartidor|correos|seur|dhl))|(?:ha |han )?llegado|llegó|recibid[oa] por (?:usted|un vecino|su)|dejad[oa] (?:en|con)`,
    pickup: 'list[oa] para (?:recoger|su recogida|la recogida)|disponible para (?:su )?recogida',
    delayed: 'retrasad[oa]s?|con retraso|sufrido (?:un )?retraso|demorad[oa]s?',
    lost: 'perdid[oa]s?|extraviad[oa]s?',
    customs: 'en (?:la )?aduana~',
    cancelled: 'cancelad[oa]s?|anulad[oa]s?|cancelamos|cancelación (?:ha sido|está|fue) (?:confirmada|completada)',
    'payment-failed': 'pago (?:[^,.;]{0,20} )?(?:fallido|rechazado|fallado|denegado)',
    'payment-pending': 'pago (?:está |sigue )?pendiente|pendiente de pago|impagad[oa]',
    paid: 'pagad[oa]s?|pago (?:[^,.;]{0,15} )?(?:recibido|confirmado|aceptado|completado)|recibido (?:su|tu|el) pago|cobrad[oa]s?|cargad[oa]s?',
    returned:
      'devolución (?:ha sido|fue|se ha|ya ha sido) (?:recibida|procesada|completada)|recibido (?:su|tu|la) devolución|(?:ha|han) sido devuelt[oa]s?|(?:fue|fueron) devuelt[oa]s?',
    'return-open':
      'devolución (?:ha sido|fue|se ha|está|ya ha sido) (?:aceptada|aprobada|registrada|autorizada)|(?:aceptado|aprobado) (?:su|tu|la) devolución',
    'out-of-stock':
      'agotad[oa]s?|sin (?:stock|existencias)|no (?:está |están )?(?:disponible|en stock)~|fuera de stock',
    'in-stock':
      '(?<!(?:sin|no (?:está |están )?(?:hay )?) ?)(?:en stock|hay existencias|disponible de nuevo|de nuevo disponible)',
    changed:
      '(?:actualizado|cambiado|modificado|corregido) (?:su|tu|la|el) (?:dirección|pedido|talla|dirección de envío)|(?:hemos|he) (?:ya |también )?(?:eliminado|ampliado|reservado|añadido|aplicado|pausado|concedido|activado)(?! (?:una |su |la )?(?:nota|solicitud))|dirección (?:[^,.;]{0,20} )?(?:actualizada|modificada|cambiada)|(?:abierto|iniciado) (?:una|un) (?:investigación|reclamación|incidencia|caso)|contactado (?:con )?(?:el |la )?(?:transportista|correos|seur|dhl)',
  },
  promises: {
    call: '(?:le|te|lo|la|os) llamar(?:emos|á|é)|(?:vamos|voy|va) a llamar(?:le|te|lo|la)|llamar(?:te|le)emos',
    refund:
      '(?:(?:un|el|su|tu) )?reembols(?:o|os|ar|aremos|amos|arle|arte|ará|aré)(?: (?:total|íntegro|completo|parcial))?|devol(?:ución|ver|veremos|verle|verte) (?:de |del |el |su )*(?:dinero|importe)|devolver(?:emos|te|le|é) (?:el|su|tu) (?:dinero|importe)',
    replacement:
      '(?:(?:un|una|de) )?(?:reemplaz(?:o|ar|aremos|amos|arlo|arla)|sustitu(?:ción|ir|iremos|imos|to|irlo)|reenv(?:ío|iar|iaremos|iamos)|reposición)(?! (?:de la factura|del correo|del enlace))|(?:envi|mand|reenvi)(?:aremos|ar|arle|arte|amos|aré|o)(?: \\p{L}{4,15})? (?:un |una )?(?:nuev[oa]|otr[oa])(?! (?:enlace|correo|mensaje|factura))|nuevo envío',
    exchange:
      '(?:un )?cambio (?:de|por) (?:talla|producto|artículo|otro|otra|color)|cambiar(?:lo|la|los|emos|le)(?! (?:la dirección))|cambios? gratuitos?',
    discount:
      '(?:(?:un|una) )?(?:descuento|cupón|rebaja|código promocional|código de descuento|vale de descuento|bonificación)s?',
    credit:
      'crédito (?:en (?:la )?tienda|en su cuenta)|tarjeta (?:de )?regalo|vale (?:de compra|por)|saldo (?:a favor|en su cuenta)',
    free: '(?:regal(?:amos|aremos|arle|arte)|invitamos)(?: (?:a )?(?:un|una|los|las|el|la)(?: \\p{L}{1,15}){1,3})?|gratis|gratuit(?:o|a|os|as|amente)|sin (?:ningún )?(?:coste|costo|cargo|gasto)s?(?: (?:adicional|alguno|extra))?(?:es)?|de cortesía|corre(?:n|mos)? (?:por|a) (?:nuestra cuenta|nuestro cargo|cargo nuestro)|a nuestro cargo|por cuenta nuestra|(?:asumimos|asumiremos|cubrimos|cubriremos) (?:los |el |todos los )?(?:gastos|coste|costes|costos|envío)~',
    gift: '(?:pequeño |un )*(?:regalo|obsequio|detallito)(?! de cumple)|pequeño detalle|muestra gratuita',
    compensation: 'compensa(?:ción|r|remos|rle|rte|mos)|indemniza~|resarci~|gesto comercial|gesto de buena voluntad',
    label: 'etiqueta (?:de (?:devolución|envío)|prepagada)~',
    express: '(?:envío|entrega) (?:exprés|express|urgente|prioritari[oa])|por urgente',
    keep: '(?:puede|puedes|podrá) (?:quedárselo|quedarse|quedarte|conservar)~|quedárselo|no (?:es necesario|hace falta|necesita) (?:que )?(?:devolver|devuelva|enviar)~',
    return:
      '(?:puede|puedes|podrá|pueden) (?:[^,.;]{0,15} )?devolver~|aceptamos (?:la |su )?devolucion~|devoluciones? gratuitas?|derecho de (?:desistimiento|devolución)|pueden devolverse',
    cancel: '(?:podemos|vamos a|puedo|procederemos a) cancelar~|cancelaremos|anularemos',
    warranty: 'garant(?:ía|ías|izamos|izado|izada|izar)',
    priceMatch: 'reembols~ la diferencia|igualar~ el precio',
  },
  topics: {
    placed:
      'realizad[oa]s?|pedido (?:(?:n\\.?º |número )?#?\\p{L}{0,4}-?\\d\\S{0,12} )?(?:del?|de fecha|realizado)|compr(?:ó|aste|ad[oa]|a)|hizo|hiciste|fecha (?:de|del) (?:pedido|compra)|realizó',
    dispatch: 'envi(?:ado|ada|ó|amos|aremos|ar|ados|adas)|despach~|sali[óder]~|almacén|prepar~|proces~|salida',
    delivery:
      'entreg~|lleg(?:ar|ará|ó|ado|a|ue)~|recibir~|estimad[oa]|prevista?o?|plazo~|tarda~|envío(?! (?:cuesta|cost))',
    refund: 'reembols~|abon~|su cuenta|devuelto el (?:importe|dinero)',
    return: 'devol(?:ver|ución|uciones|verse|verlo)|devuelv~|devuelt[oa]s?|desistimiento',
    cancel: 'cancel~|anul~',
    exchange: 'cambio(?:s)? de|cambiar~',
    warranty: 'garant~',
    reply: 'respond~|respuesta|contactar~|llamar~|informar~|escribir~',
    payment: 'pag(?:o|ó|ado|ada|aste)|cobr~|factur~',
    total: 'total(?:es)?|importe total|asciende|en total|suma',
    shippingCost: 'gastos? de envío|coste de envío|costo de envío|por el envío|del envío|envío',
    tax: 'iva|impuestos?|aduana~',
    discount: 'descuento|cupón|rebaja|ahorr~|promo~',
    threshold: '(?:a partir de|más de|superiores? a|desde|mínimo|menos de|hasta)(?= [€£$¥]?\\d)|mínimo',
    credit: 'crédito|tarjeta (?:de )?regalo|vale|compensación',
  },
};
