// The most frequent words of everyday sentences (counted in the Tatoeba part of the training data for en, fr, es, de, it
// and pt) and the words of chat: greetings, thanks, yes and no. They decide where a few letters are too few for n-grams.

const words = (text: string) => text.trim().split(/\s+/)

/** Very frequent words of the languages that share a script with others, by language. */
export const FREQUENT_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: words(`
    the to you is he it that in of was this do we have me for my what don can are and his be she on
    with not your want like at know there has him they her how all go did about think will as time had
    here very up get out if from going one why when an no were would by just good who been so need but
    should see never where us come than let help tell now more could got really some take much too
    said something people please work our last money make back home day any car told am anything say
    lot right does many only always made thought house three today long went way love give them school
    still new well book must into two better room won before look off eat man wanted speak talk or
    doing again over old asked every down after father left put little years other tomorrow find night
    everything their ever leave sure happy job saw nothing live first life next took yesterday may
    these children came buy believe read stay wasn things wants ask feel done dog used understand
    problem friends stop couldn play away mother hard even happened already door late name knows
    enough gave without wrong thing try because soon heard everyone keep hope looking call morning
    often bad lost week found being best year alone knew hello hi hey thanks thank yes yeah yep nope
    okay sorry bye welcome great nice awesome cool handsome beautiful guys anyone someone team meeting
    fixed broken working works update build check looks sounds later deploy merged which those while
    same since until both each
  `),
  fr: words(`
    je de pas est vous il que à le ne la tu ce un ai en nous une les elle me pour suis qu faire des
    dans plus y ça qui te tout veux moi du être se au mon avec fait êtes était si as et sont son ils
    avez lui cette es votre peux très temps sur été ma ici pourquoi dit pense cela chose jamais on
    comment où toi bien ont ton par sais sa vraiment dire quelque elles avons tous aller peut là avoir
    besoin aime beaucoup sommes personne rien train même peu maison parler comme quand trop deux quoi
    étais mes toujours voir monde mais argent va encore avait faut soit ses ta fois autre dois
    aimerais voiture bon combien travail aussi air hier pouvez vais maintenant quelle juste déjà avais
    fais quel après aider chez père eu aujourd hui toutes arrive notre pensais livre ces quelqu voulez
    ceci puis sans vie mieux prendre porte aux école assez bonne avant devrais heure seul ou mal
    enfants toute gens tes homme demain problème plaît savoir fut vos manger mère heures grand nuit
    simplement jour dû moment cet soir pris trois sens partir dis chien quelques choses venir ans veut
    aide dernière jours aurais idée croire parle passé petit rendre nouveau voulais heureux amis sait
    bonjour salut coucou merci oui ouais non svp stp désolé bonsoir journée équipe réunion d l j c n s
    m t leur leurs nos donc car sous pendant entre contre depuis chaque super génial parfait
  `),
  es: words(`
    de que no la el en es un me se por él lo una los su está mi con qué le ella te para y las más al
    yo tu estoy tiene muy esta del eso este estaba quiero si fue tengo aquí casa como hacer puedo todo
    esto hay algo ha gusta tiempo son todos tan cuando favor nada vez puede era ir mucho bien he ser
    nos ellos sé solo nunca mañana ya sus estás dos pero dónde creo cómo trabajo ahora tienes quién
    dijo dinero hablar soy están siempre ese hace día puedes había quiere hoy voy tú verdad libro
    nadie años poco esa mejor va ver sabe has eres tarde demasiado estar quieres quería mis padre
    antes hizo o parece tenía tres usted noche sin mí sobre hora hasta ayer hombre haber vida perro
    comer alguien estado nuevo días inglés todavía necesito gente así cuándo decir cuál tenemos coche
    hecho nosotros problema mismo ti gustaría cosas mundo madre pensé semana habitación otra estamos
    pasado sabía después debería puerta buen escuela tus uno deberías alguna vas amigos niños niño
    casi difícil allí saber muchos desde veces feliz realmente les pronto fuera podría cuánto menos
    agua ni seguro ayuda otro amigo año buena hacerlo sabes dio nuestro idea habla cada ahí conmigo
    nombre vino comida ciudad hola gracias buenos buenas tardes noches adiós vale sí perdón siento
    amiga equipo reunión luego tal estupendo perfecto genial porque donde entre también nuestra unos
    unas ningún cualquier
  `),
  de: words(`
    ich ist nicht du das zu es die er sie der in hat ein dass wir was habe mir sich auf mit den und
    eine wie mich war ihr an haben kann sind einen von für dem als so sein bin dich dir hast um noch
    aus im nach hier wird uns sehr wenn etwas meine warum weiß mein ihn tun mehr bist schon gehen vor
    werden gut werde will bitte keine man wurde nichts hatte immer diese muss nur möchte seine viel wo
    zum dieses ihm machen können bei nie über am heute sagen euch einem da würde oder aber deine hätte
    alle gerne alles kein sagte einer viele dieser kannst des gibt jetzt sehen gerade gesagt drei
    einmal geht müssen wollte wer mag wissen kommen helfen seinen dein willst wirklich zur auch wieder
    macht glaube gesehen wann mal sprechen wäre lange lassen kommt besser meinen habt morgen gemacht
    doch gestern bis waren konnte keinen einfach ob ins ging ihre kam zwei ab könnte sei diesem
    niemand dort ohne getan wollen sicher denke sollte seinem essen sagt seiner gehört sah musst soll
    diesen wirst damit ganz sollen dachte zurück allein sieht gab oft jeden selbst gern jemand seit
    vielleicht meinem meiner lass geben tut darüber glücklich wusste lernen davon solltest weißt
    scheint paar bleiben seid sollten passiert schnell deinen hallo danke guten abend tag nacht
    tschüss moin servus ja nein genau super prima entschuldigung besprechung freunde leute euer eure
    unser unsere unter durch gegen während bevor weil jedoch also denn neue neuen
  `),
  it: words(`
    non è di il la che un ha sono per in una io mi ho le con questo e lei perché si lo mio molto era
    da più suo del lui sta qui essere mia cosa come gli ci al loro questa sei sua mai me fare hai voi
    dei casa se avete ti piace noi così ancora vero detto voglio siete tu andare sia nel delle ora
    siamo tutti abbiamo vi qua chi sto posso della hanno dove alla bene penso quello tutto ad quando
    fatto nella qualcosa po sempre stato troppo libro oggi niente solo vuole adesso suoi davvero ne
    parlare bisogno nulla può prima ero lavoro nessuno sa so sembra piacere tempo visto presto te fa
    due quanto stata lì tuo ma dalla sarà favore miei li veramente uomo domani città ogni uno qualcuno
    o su quella ieri tua letto vita deve giorno notte anche fuori farlo volta cui riesco dato devo
    vostro genitori alle all state anni persone stava già quel questi senza padre sicuro felice tre
    macchina sulla però grande voleva là soldi prendere porta parte mangiare scuola nome dell erano
    vorrei sul aveva andato auto cos dal dire paura problema avere altro cose stai scacchi meglio
    comprato nuova vostra spesso vedere aiutare appena nuovo spero dobbiamo preso solamente latte
    mondo sue tutte stanno ciao grazie mille buongiorno buonasera buonanotte prego scusa scusate
    arrivederci sì salve riunione squadra tutta quindi allora perfetto benissimo bello bella nostro
    nostra degli sugli negli nei dai dello nello fra tra anno
  `),
  pt: words(`
    o que de não eu é você um para está uma em se ele com por me e isso do os muito no mais da na as
    ela fazer tem meu estava foi estou seu nós vocês minha como sua tenho são vai casa mas te aqui
    quando eles ao ser à já pode quero estão quem há acho vou era sou bem quer disse falar tempo ir
    este todos esta sabe posso ainda nos sei ter sobre favor hoje queria nunca sempre onde nada gosto
    tão qual mim esse ninguém tudo coisa carro mundo essa ou anos mesmo pessoas agora vez vamos gosta
    gostaria tinha vida isto fez quanto livro bom três só preciso ficar dia melhor antes todo dele
    dinheiro dizer pai pouco parece noite seus lá estar deveria trabalho das novo lhe até verdade
    amanhã faz algo sabia dos alguém assim coisas nome precisa pelo sem alguma estamos ontem ver
    também realmente certeza deve escola será comigo pela comer nem elas meus lo grande homem comprar
    ajudar sozinho poderia saber inglês às dias espero muitas têm manhã mãe feliz dois quase professor
    temos apenas acha deixe tarde café crianças dela cachorro suas horas ficou demais medo vezes faça
    difícil semana duas seja cidade amigos livros fora porta ano ler música água porque todas outro
    problema olá oi obrigado obrigada boa tchau sim desculpe desculpa reunião equipe equipa valeu
    beleza cara legal então depois num numa pelos pelas aos nosso nossa nossos deles delas cada algum
    qualquer
  `),
  nl: words(`
    de het een en van ik je dat niet te is in op zijn met voor er maar hij ze we wij jij jullie u ben
    bent was waren heb hebt heeft hebben had kan kun kunnen wil wilt willen moet moeten zal zou zullen
    mag naar bij uit aan om als dan ook nog al wel geen niets iets iemand wat wie waar waarom hoe
    wanneer deze dit die daar hier nu toen mijn jouw haar ons onze hun mij jou hem dank bedankt
    dankjewel alsjeblieft hallo hoi doei goedemorgen ja nee goed weet gaat gaan komt komen doen doet
    maken veel meer heel erg zo over door tot tegen zonder want omdat vandaag morgen gisteren altijd
    nooit leuk mooi zeg zegt denk echt weer even
  `),
  sv: words(`
    och att det är jag du han hon vi ni de inte en ett som på för med till av har hade kan ska skulle
    vill måste var vad vem när hur varför här där nu då men eller så om från mycket bara också tack
    hej bra ja nej mig dig honom henne oss er sig min din sin vår alla något någon inget igen idag
    imorgon alltid aldrig kommer går gör vet tycker snälla
  `),
  da: words(`
    og at det er jeg du han hun vi i de ikke en et som på for med til af har havde kan skal skulle vil
    må var hvad hvem hvor hvornår hvordan hvorfor her der nu da men eller så om fra meget kun også tak
    hej godt ja nej mig dig ham hende os jer sig min din sin vores alle noget nogen intet igen dag
    altid aldrig kommer går gør ved synes
  `),
  no: words(`
    og at det er jeg du han hun vi dere de ikke en et ei som på for med til av har hadde kan skal
    skulle vil må var hva hvem hvor når hvordan hvorfor her der nå da men eller så om fra mye bare
    også takk hei bra ja nei meg deg ham henne oss seg min din sin vår alle noe noen ingenting igjen
    dag alltid aldri kommer går gjør vet synes
  `),
  pl: words(`
    i w nie na się że to jest z do jak co ale po tak za od czy ja ty on ona my wy oni mnie mi ci cię
    go jej nas was ich mój twój jestem jesteś są był była było być mam masz ma mamy może można tylko
    już też tu tam teraz kiedy gdzie dlaczego bardzo dziękuję dzięki proszę cześć dobrze dzień dobry
    wszystko nic ktoś coś dla przez ten ta te tego tej tym
  `),
  ca: words(`
    el la els les de i que no és un una amb per al del en es em et ho ha he has són sóc ets estic
    està això aquest aquesta aquí molt però també com quan on perquè què qui jo tu ell ella nosaltres
    gràcies hola bon dia si us plau avui demà sempre mai res algú vull puc pots cal fer anar tinc tens
    té
  `),
  ro: words(`
    și în nu este de la cu pe că ce un o al ai am are sunt ești suntem mai din pentru dar eu tu el ea
    noi voi ei mă te îl le ne vă lui meu mea mulțumesc bună salut ziua da foarte bine acum aici acolo
    când unde cum cine toate nimic ceva vreau pot poți trebuie fost fi asta acest această
  `),
  tr: words(`
    bir bu da de için ne çok ama ben sen o biz siz onlar mi mı mu mü var yok değil evet hayır
    teşekkürler teşekkür ederim merhaba selam günaydın iyi kötü nasıl neden nerede kim şey daha gibi
    kadar sonra önce şimdi bugün yarın her hiç bana sana ona bize benim senin onun olarak oldu olur
  `),
  id: words(`
    yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya kamu dia kami kita mereka
    ada bisa sudah belum apa siapa mana kapan kenapa bagaimana terima kasih selamat pagi malam halo ya
    bukan jangan sangat sekali lagi saja tapi atau karena jika kalau orang hari
  `),
  fi: words(`
    ja on ei se että minä sinä hän me te he ovat olen olet oli mitä missä milloin miksi miten kuka
    tämä tuo mutta tai kun jos niin myös vain nyt sitten täällä siellä kiitos hei moi hyvää huomenta
    joo kyllä voi voin voit pitää haluan tiedän hyvin paljon kaikki mitään aina
  `),
  ru: words(`
    и в не на я что он с как это по но они мы она так его за был же все у ты вы вот от меня еще ещё нет о из
    ему теперь когда даже ну если уже или ни быть до нас вам сказал себя есть для тебя их чем была сам без
    будто надо ли тогда кто этот того потому какой где мне привет здравствуйте спасибо пожалуйста да хорошо
    дела сегодня завтра можно нужно тоже только очень почему сейчас здесь там тут этого просто
  `),
  uk: words(`
    і й в у не на я що він з як це по але вони ми вона так його за був все ти ви ось від мене ще ні про із
    йому тепер коли навіть якщо вже або бути до нас вам сказав себе є для тебе їх чим була без треба чи тоді
    хто цей тому який де мені привіт дякую будь ласка добре справи сьогодні завтра можна потрібно також
    тільки дуже чому зараз тут там просто
  `),
}
