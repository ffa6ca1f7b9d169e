export const SPOKEN = ['en', 'fr', 'es', 'de'] as const
export type Spoken = (typeof SPOKEN)[number]

/** What people write at work. `{n}` is a number that comes back in every translation, `{who}` a mention and `{all}` one of everybody. */
export const SENTENCES: Record<Spoken, readonly string[]> = {
  en: [
    'Ticket {n} is still open, could somebody look at the invoice export before lunch?',
    'The customer from order {n} called again and was not happy with our answer.',
    'I have finished the report about room {n}, thanks for all your help this week!',
    '{who} could you please check why build {n} has been failing since yesterday evening?',
    'We will move the meeting about contract {n} to Thursday because nobody has time today.',
    'Great news: the repair of machine {n} went well and everything works again.',
    'Please do not send parcel {n} before the accounting team has checked the address.',
    '{all} the new password for locker {n} is on the board in the kitchen.',
  ],
  fr: [
    'Le ticket {n} est toujours ouvert, est-ce que quelqu’un peut regarder avant midi ?',
    'Le client de la commande {n} a encore appelé et il n’était pas content de notre réponse.',
    'J’ai terminé le rapport sur la salle {n}, merci pour votre aide cette semaine !',
    '{who} peux-tu vérifier pourquoi la livraison {n} est en retard depuis hier soir ?',
    'Nous allons déplacer la réunion sur le contrat {n} parce que personne n’a le temps aujourd’hui.',
    'Bonne nouvelle : la réparation de la machine {n} est finie et tout marche à nouveau.',
  ],
  es: [
    'El ticket {n} sigue abierto, ¿alguien puede mirarlo antes de la comida?',
    'El cliente del pedido {n} ha llamado otra vez y no estaba contento con nuestra respuesta.',
    'He terminado el informe sobre la sala {n}, ¡gracias por vuestra ayuda esta semana!',
    '{who} ¿puedes comprobar por qué la entrega {n} lleva retraso desde ayer por la noche?',
    'Vamos a cambiar la reunión sobre el contrato {n} porque hoy nadie tiene tiempo.',
    'Buenas noticias: la reparación de la máquina {n} ha ido bien y todo funciona de nuevo.',
  ],
  de: [
    'Das Ticket {n} ist immer noch offen, kann sich das bitte jemand vor dem Mittag ansehen?',
    'Der Kunde von der Bestellung {n} hat wieder angerufen und war mit unserer Antwort nicht zufrieden.',
    'Ich habe den Bericht über den Raum {n} fertig, vielen Dank für eure Hilfe in dieser Woche!',
    '{who} kannst du bitte prüfen, warum die Lieferung {n} seit gestern Abend zu spät ist?',
    'Wir verschieben die Besprechung zum Vertrag {n}, weil heute niemand Zeit hat.',
    'Gute Nachricht: Die Reparatur der Maschine {n} ist gut gelaufen und alles funktioniert wieder.',
  ],
}
