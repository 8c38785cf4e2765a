import { list } from '../pattern.ts';
import type { Words } from './words.ts';

const CARRIER =
  '(?:al|a la|a nuestro|a nuestra) (?:transportista|mensajero|mensajería|empresa de transporte|repartidor|courier|correo)';

export const es: Words = {
  common:
    'el la los las de que y es son un una su sus tu tus te le les nos no se ha han hemos con por para en del al lo más ya si muy gracias hola está están fue será como pero cuando este esta nuestro nuestra pedido paquete reembolso envío saludos saludo estimado estimada',
  topics: {
    order: list`
      pediste / realizaste / realizado el / hiciste / compraste / hecho el / fecha de(?:l)? (?:compra|pedido) /
      pedido (?:\S+ )?(?:del|es del|de fecha) / hizo el pedido / realizó / compra
    `,
    ship: list`
      envi(?:ado|ada|ados|adas|amos|ó|é) / envío / despach~ / sali(?:ó|do) / entregado al transportista /
      expedi~ / procesa~ / prepara~ / enviarlo / enviará
    `,
    deliver: list`entreg(?:ado|ada|ó|aron) / lleg(?:ó|ado) / recibi~`,
    expect: list`
      esper(?:a|ado|ada) / previst[oa] / llegar~ / llega / estimad[oa] / entrega / tendrás / recibirás /
      recibirá / se entregará / tarda~ / plazo / lo tendr~ / entregar
    `,
    refund: list`reembols~ / devolución del (?:dinero|importe) / abono / abonado / devuelto`,
    return: list`devol~ / devuel~ / retorn~`,
    exchange: list`cambi~ / intercambi~`,
    replace: list`reemplaz~ / sustitu~ / repos~`,
    cancel: list`cancel~ / anul~`,
    pay: list`pag~ / cobr~ / cargo`,
    contact: list`respond~ / respuesta / contact~ / llamar~ / llamad~ / escrib~ / ponernos en contacto / noticias`,
    warranty: list`garantía~`,
    shipping: list`gastos de envío / coste de envío / envío / portes`,
    tax: list`IVA / impuestos? / aduana~`,
    discount: list`descuento / rebaja~ / promoción / oferta / ahorr~ / cupón`,
    credit: list`crédito / tarjeta regalo / vale`,
    compensation: list`compens~ / indemniz~`,
    fee: list`comisión / cargo adicional / tasa`,
    price: list`precio / cuesta~ / unidad / cada un[oa] / costó`,
    subtotal: list`subtotal`,
    total: list`total / importe(?: total)? / suma / factura / en total`,
  },
  states: {
    shipped: list`
      (?:ha|han|hemos|ha sido|fue|fueron|está|sido|se ha|se han) (?:ya )?(?:enviad[oa]s?|despachad[oa]s?|expedid[oa]s?)(?! un) /
      enviad[oa]s?(?! (?:un|una|el|por) ) / se envió / se despachó /
      hemos enviado (?:tu|su|el) (?:pedido|paquete) / enviamos (?:tu|su|el) (?:pedido|paquete) /
      entregad[oa]s? ${CARRIER} /
      (?:ha salido|salió) (?:de|ya) / despachad[oa]s?
    `,
    onItsWay: list`en camino / de camino / viaja`,
    inTransit: list`en tránsito`,
    outForDelivery: list`en reparto / salido a reparto`,
    delivered: list`
      entregad[oa]s? / se entregó / ha llegado(?! (?:al|a nuestro) ) / llegó(?! (?:al|a nuestro) ) /
      dejado (?:con|en)
    `,
    deliveryAttempted: list`intent(?:o|ó|aron) (?:de )?entreg(?:a|ar) / intentado entregar`,
    readyForPickup: list`list[oa]s? para (?:recoger|su recogida|la recogida|ser recogido) / disponible para (?:recoger|recogida)`,
    processing: list`
      en preparación / en proceso / preparando (?:tu|su|el) / se está (?:preparando|procesando) /
      está siendo (?:preparad[oa]|procesad[oa])
    `,
    refunded: list`
      reembolsad[oa]s? / se reembolsó / reembolsamos /
      reembolso (?:\S+ ){0,6}?(?:ha sido|se ha|fue|ha|está|sido) (?:ya )?(?:procesado|emitido|realizado|hecho|efectuado|enviado|aprobado|completado|tramitado|confirmado) /
      (?:hecho|emitido|procesado|realizado|efectuado|tramitado|aprobado) (?:\S+ ){0,2}?reembolso /
      devuelto el (?:dinero|importe) / abonad[oa]s?
    `,
    cancelled: list`cancelad[oa]s? / anulad[oa]s? / se canceló / cancelamos`,
    paid: list`
      (?:está|ha sido|fue|sido) pagad[oa] /
      pago (?:\S+ ){0,4}?(?:recibido|procesado|confirmado|aceptado|completado|realizado) /
      recibido (?:tu|su|el) pago / se ha cobrado
    `,
    unpaid: list`pago (?:\S+ ){0,3}?(?:pendiente|rechazado|fallido) / pendiente de pago / impagad[oa]`,
    returned: list`
      (?:recibido|registrado|procesado|aceptado) (?:tu|su|la) devolución /
      devolución (?:\S+ ){0,3}?(?:recibida|registrada|procesada|aceptada|completada) /
      devuelt[oa]s? (?:al remitente|a nuestro) / ha sido devuelt[oa] / han devuelto
    `,
    delayed: list`retrasad[oa]s? / con retraso / se ha retrasado / demorad[oa]`,
    onHold: list`en espera / pausad[oa] / retenid[oa]`,
    lost: list`perdid[oa]s? / extraviad[oa]s? / se ha perdido`,
    replaced: list`reemplazad[oa]s? / sustituid[oa]s?`,
    addressChanged: list`
      (?:cambiado|actualizado|modificado|corregido) (?:\S+ ){0,3}?dirección /
      dirección (?:\S+ ){0,4}?(?:cambiada|actualizada|modificada|corregida|cambiado|actualizado)
    `,
  },
  negations: list`no / nunca / ningún / ninguna / jamás / tampoco / ni / sin`,
  future: list`será / serán / va a / van a / vamos a / pronto / voy a`,
  unreal: list`
    puede~ / podrá~ / podría~ / podemos / podamos / debe~ / debería~ / sea / sean / ser / haber / si / antes /
    después / cuando / una vez / dónde / donde / cómo / posible / quier~ / quisier~ / normalmente / generalmente /
    siempre / habitualmente / o / haya / hayan / que se / todos los pedidos / los pedidos / comprob~ / sería /
    hubiera
  `,
  conditions: list`si / cuando / una vez / en caso / en cuanto / siempre que / antes de / hasta que / mientras`,
  echoes: list`
    (?:nos |me )?(?:dices|dice|comentas|comenta|mencionas|menciona|indicas|indica|escribes|escribe|cuentas|has (?:dicho|comentado|indicado|escrito)|dijiste|comentaste|mencionaste)(?: que)? /
    según (?:tú|usted|nos|tu) / como (?:dices|comentas|mencionas|indicas) /
    (?:siento|sentimos|lament\p{L}*|disculp\p{L}*|perdona|perdón|pena)(?: \S+){0,4}? (?:que|por|de) /
    (?:entiendo|entendemos|comprendo|comprendemos|veo|vemos) que / gracias por /
    (?:tu|su) (?:mensaje|correo|pregunta|solicitud|consulta) /
    (?:quieres|quiere|deseas|desea|te gustaría|le gustaría)
  `,
  all: list`total(?:mente)? / íntegr~ / complet~ / tod[oa]s? / enter[oa]`,
  part: list`parcial~ / una parte / en parte / el resto / algunos`,
  offers: {
    refund: list`
      reembols(?:ar|aremos|amos|aré|o|os|ado|e|arte|arle|ará) /
      devolver(?:te|le|emos|é|á|íamos)? (?:el|tu|su) (?:dinero|importe) /
      devolveremos (?:el|tu|su) (?:dinero|importe) / (?:el|tu|su) dinero de vuelta
    `,
    replace: list`
      reemplaz(?:o|ar|aremos|amos|aré|arlo|ado) / sustitu(?:ir|ción|iremos|imos|to|irlo) /
      reenvi(?:ar|aremos|amos|aré|o|arte|ó|arlo) / reenvío /
      (?:un nuevo|una nueva|otr[oa]) (?:artículo|producto|paquete|unidad|pedido|pieza|ejemplar|envío|\p{L}+) /
      uno nuevo / una nueva / reposición / volver(?:emos)? a enviar
    `,
    exchange: list`cambi(?:ar|arlo|arla|o|aremos)(?! de (?:dirección|idea)) / intercambi\p{L}*`,
    return: list`
      devolver(?:lo|la|los|las)?(?! (?:el|tu|su) (?:dinero|importe)) / devolución(?! del (?:dinero|importe)) /
      devoluciones / etiqueta de devolución / devuelt[oa]s?
    `,
    cancel: list`cancel(?:ar|aremos|amos|aré|ado|ación|arlo) / anul(?:ar|aremos|amos|aré|ación)`,
    discount: list`descuento / rebaja / código promocional / código de descuento`,
    credit: list`vale / cupón / tarjeta (?:de )?regalo / crédito(?: en (?:la )?tienda)? / saldo / puntos`,
    compensation: list`compens(?:ar|arte|arle|aremos|ación) / indemniz\p{L}*`,
    gift: list`regalo / detalle / obsequio / muestras? gratis / sorpresa`,
    express: list`(?:envío )?(?:express|exprés|urgente) / prioritari[oa] / con prioridad`,
    fee: list`
      (?:cubr(?:ir|iremos|imos)|asum(?:ir|iremos|imos)|pag(?:ar|aremos|amos)) (?:\S+ ){0,3}?(?:gastos|envío|coste|portes|devolución) /
      a nuestro cargo
    `,
    contact: list`(?:te|le|os) (?:llamaremos|llamamos|llamaré|llamará|vamos a llamar) / llamarte / llamarle`,
    warranty: list`garantía de por vida`,
  },
  gifts: {
    free: list`
      gratis / gratuit[oa]s? / gratuitamente /
      sin (?:ningún )?(?:coste|costo|cargo|gasto)s?(?: adicional(?:es)?| alguno)? / a nuestro cargo /
      por cuenta de la casa / de regalo
    `,
    refund: list`reembolso (?:completo|total|íntegro) / garantía de devolución`,
    warranty: list`garantía de por vida`,
  },
  commitments: list`
    (?:vamos a|voy a|podemos|puedo|ofrecemos|ofrezco|garantizamos|garantizo|prometemos|prometo|enviamos|envío|reembolsamos|hemos|he|te damos|le damos|regalamos|cancelamos|asumimos|cubrimos|aceptamos|hacemos|haremos|tramitamos|estamos encantados) /
    \p{L}+(?:aremos|eremos|iremos|aré|eré|iré|dremos|dré) /
    (?:recibirás|recibirá|tendrás|tendrá|obtendrás|obtendrá|puedes|puede|podrás|podrá|tienes|tiene|obtienes) /
    será / serán / se te / se le / (?:está|están) (?:en camino|aprobad[oa]|list[oa]|confirmad[oa]) /
    como (?:compensación|disculpa|agradecimiento|detalle|gesto) / con mucho gusto / derecho a /
    se (?:puede|pueden|ha|han|aceptan) / aquí tienes / usa / aplica
  `,
  atOnce: list`ahora(?: mismo)? / inmediatamente / de inmediato / hoy(?: mismo)? / enseguida`,
  retractions: list`
    revis~ / comprob~ / mirar / ver si / si / solicitud / petición / sobre / acerca / respecto / no / ningún~ /
    pasad[oa] / trasladad[oa] / reenviad[oa] / decid~ / antes / necesit~ / consult~ / pregunt~ / sin / pregunta /
    política / posible que / transmiti~ / averigu~ / estudi~ / valor~ / tu consulta
  `,
};
