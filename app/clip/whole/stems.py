"""Tables: what words about the reading of an article speak of, as stems of words by sense, for all languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Sense(StrEnum):
    """What words about the reading of an article speak of."""

    PAY = "pay"  # a subscription, a membership
    BUY = "buy"
    PRICE = "price"
    ACCOUNT = "account"
    AGREE = "agree"
    COOKIES = "cookies"
    BLOCKER = "blocker"
    OFF = "off"
    APP = "app"
    AGE = "age"
    PROVE = "prove"
    REGION = "region"
    AWAY = "away"  # it is not to be had here
    SURVEY = "survey"
    PRINT = "print"  # the printed or electronic edition
    LETTER = "letter"  # a newsletter
    HOLD = "hold"  # the rest of the text is kept back
    ONLY = "only"  # for some and not for all
    THIS = "this"  # this very article
    READ = "read"
    LIMIT = "limit"  # so many free articles
    SHARE = "share"  # how much of the text is read or left
    THANKS = "thanks"
    GIFT = "gift"  # what readers give to keep it open to all
    TALK = "talk"  # what readers say
    DEVICES = "devices"
    INSIDE = "inside"  # the reader has paid and is logged in


# What a reader has to do for the rest.
KEYS = frozenset({
    Sense.PAY, Sense.BUY, Sense.PRICE, Sense.ACCOUNT, Sense.AGREE, Sense.BLOCKER, Sense.APP, Sense.AGE, Sense.REGION,
    Sense.SURVEY, Sense.PRINT,
})  # fmt: skip

# Stems, apart by commas or lines: they match at the beginning of a word, with `_` only a whole one, with `-` at its end.
# First English, German, French, Spanish, Italian, then Dutch, Portuguese, the Nordic ones, Polish, Czech and others.
STEMS: Mapping[Sense, str] = {
    Sense.PAY: """
        subscri, resubscri, member_, members_, membership, supporter, patron_, patrons_, premium, paid-for, paying_, day pass, unlimited access, unlimited reading
        digital access, full access, all-access, all access, paywall, abo_, abos_, abonn, -abo_, -abos_, -abonnement_, probeabo, kostenpflichtig, probemonat, mitglied
        tagespass, gönner, réabonn, payant, adhér, adhés, suscri, suscr, abonad, abóna, socio_, socia_, socios_, de pago, hazte, abbon, a pagamento, soci_, sostenitor
        proefabonnement, proefperiode, lid_, leden_, assin, subscr, membro, sócio, prenumer, medlem, tilaa, tilauks, maksull, subskry, abonament, předplat, předplác
        prémi, подпис, подпиш, абонемент, підпис, підпиш, передплат, abone_, abonelik, abonesi, üyelik
    """,
    Sense.BUY: """
        paga_, payez_, zahlen sie, compra_
        add to basket, add to cart, in den warenkorb, ajouter au panier, añadir a la cesta, añadir al carrito, aggiungi al carrello, scegli_, count me in, start your, start reading
        pay_, payment, paid_, purchase, buy_, upgrade, plan_, plans_, trial, your options, our offers, view offers, bezahl, kaufen_, erwerben_, testen_, angebot, payer
        achet, essai, essayez, offre_, offres_, formules, pagar_, compra, prueba gratis, oferta, planes_, pagare_, pagando_, acquist, prova gratuita, prova gratis
        offerta, offerte_, betaal, betalen, kopen_, koop_, aanbieding, pague_, compr, planos_, betal, köp_, köpa_, køb, kjøp, erbjudande, tilbud, prøv, testa_, osta_
        wykup, kup_, zapłać, płatn, ofert, koupit, zaplat, zaplať, оплат, купи, satın al
    """,
    Sense.ACCOUNT: """
        farti riconoscere, fatti riconoscere, weisen sie sich, identifizier, profil an_, faites-vous connaître, identificarte, benutzername, one-time code, magic link
        sign in, sign-in, signing in, signed in, sign up, signing up, log in, log-in, logged in, logged-in, logging in, login, log on, regist, an account, your account
        free account, account to, my account, accounts_, password, join us, join now, join today, join for, join to, enter your email, your email address, signed-in
        identify yourself, registrier, anmeld, angemeldet, melden sie sich, melde dich, einlogg, eingeloggt, konto_, -konto_, kundenkonto, passwort, kennwort, inscri
        connecte, connect_, connexion, identifi, compte_, mot de passe, créez votre, créer votre, créer un compte, enregistrez, regístr, registr, inicia, iniciar
        inicie, cuenta_, identifíc, identifíq, conéctat, contraseña, date de alta, darse de alta, accedi_, accedere_, account_, iscri, login_, effettua il, profilo_
        registreer, inlog, meld je, meldt u, aanmeld, wachtwoord, cadastr, registe, registo, faça login, inicie sess, iniciar sess, entre com, entre na, criar conta
        crie a, sua conta, uma conta, conta gratuita, senha_, logga in, inloggad, skapa ett, registrer, logg inn, log ind, innlogg, profil_, bruger_, opret, opprett
        kirjaudu, rekisteröi, tunnus_, tunnukset, zaloguj, zalogowan, zarejestruj, rejestrac, konta_, hasło, přihlá, účet_, účtu_, přihlas, войдите, войти, зарегистр
        регистрац, аккаунт, увійд, зареєстр, giriş yap, üye ol, kayıt ol, hesab
    """,
    Sense.PRICE: """
        a month, per month, a week, per week, a year, per year, monthly_, cancel any, cancel whenever, cancel at any, first month, first week, weeks for, months for
        weeks free, days free, free trial, free month, half price, im monat, pro monat, monatlich, pro woche, im jahr, jederzeit kündbar, kündbar, monat für, wochen für
        monate für, ersten monat, tage kostenlos, tage gratis, monat kostenlos, monat gratis, par mois, par semaine, par an_, le premier mois, sans engagement
        résiliable, mois offert, semaine offert, jours offert, al mes, al año, por mes, mensual, primer mes, cancela cuando, sin permanencia, mes gratis, días gratis
        semanas gratis, sin compromiso, al mese, all'anno, a settimana, primo mese, mensil, disdici, disdetta, senza vincoli, giorni gratis, mese gratis, annulla quando
        per maand, per jaar, opzegbaar, eerste maand, maand gratis, weken voor, maanden voor, por mês, por semana, por ano, ao mês, primeiro mês, cancele quando
        cancele a qualquer, grátis por, mês grátis, dias grátis, i månaden, per månad, första månaden, om måneden, pr. måned, i måneden, første måned, kr/mån, kr/md
        kuukaud, miesięcznie, za miesiąc, pierwszy miesiąc, na miesiąc, měsíčně, za měsíc, první měsíc, в месяц, месяц за, на місяць, aylık_, ayda_
    """,
    Sense.AGREE: """
        einverstanden, weiter mit werbung, mit werbung lesen, mit werbung weiter, kostenlos mit, d'accord, continuer avec, de acuerdo, continuar con publicidad, va bene, continua con
        consent, accept_, accepting, agree_, agreeing, allow cookies, allow ads, allow advertising, zustimm, einwillig, akzeptier, stimmen sie, accept, acepta, aceptar
        acepte, consient, accett, acconsent, consens, accepte, toestemming, akkoord, aceit, godkänn, samtyck, samtykk, accepter, aksepter, godta, hyväksy, zgod, zgadzam
        akcept, souhlas, přijm, соглас, примите, принять, kabul et, onayla
    """,
    Sense.COOKIES: """
        personalisier, personnalis, personaliz, vendors, fornitori
        cookie, tracking, tracker, personalised ad, personalized ad, advertising, advertisers, adverts_, ads_, werbung, -werbung_, werbefrei, datenschutz, einwilligung
        publicité, traceur, publicitaire, publicidad, rastre, pubblicità, profilazione, tracciament, advertentie, reclame, publicidade, rastream, annonser, reklam
        sporing, spårning, mainon, evästee, ciasteczk, pliki, реклам, çerez
    """,
    Sense.BLOCKER: """
        blocker_
        ad block, adblock, ad-block, advert block, ad blocker, content blocker, tracking protection, blocking ads, block ads, werbeblock, anzeigenblocker, werbe-blocker
        bloqueur, bloqueurs, anti-pub, antipub, bloquez la pub, bloquez les pub, bloqueador, bloqueo de publicidad, bloqueas la publicidad, bloqueo de anuncios
        blocco della pubblicità, blocco degli annunci, bloccare la pubblicità, blocca pubblicità, blocca-pubblicità, blocca annunci, adblocker, advertentieblokk
        annonsblock, annonceblok, reklameblokk, mainoksenesto, blokad, blokując, blokovač, blokování, блокировщик, блокувальник, reklam engelle
    """,
    Sense.OFF: """
        allow list, allow-list, white list, safe list, freigabeliste, erlauben sie, liste blanche, lista blanca, lista bianca, add this site
        turn off, turn it off, switch off, switch it off, disabl, paus, whitelist, allowlist, turning off, switching off, deactivat, allow ads, unblock, turn your
        switch your, add us, make an exception, deaktivier, ausschalt, abschalt, schalten sie, schalte, ausnahme, pausier, deinen adblocker, auszuschalten, abzuschalten
        désactiv, autoris, coupe, désinstall, suspend, exception, desactiv, desactív, deshabilit, inhabilit, permit, excepción, disattiv, disabilit, spegn, sospend
        autorizz, eccezione, uitschakel, schakel, zet uit, zet je, uitzetten, pauzeer, desativ, desabilit, pause_, stäng av, slå fra, slå av, avaktiver, deaktiver
        inaktivera, poista käytöstä, wyłącz, dezaktyw, vypn, zakáz, отключ, выключ, вимк, kapat, devre dışı
    """,
    Sense.APP: """
        in the app, in our app, app_, apps_, open in, open the app, open our app, download the app, in-app, in der app, in unserer app, l'appli, application, appli_
        la app, aplicación, aplicaciones, nell'app, sull'app, l'app, applicazione, aplicativo, aplicação, appen, sovellu, aplikac, приложени, застосунк, uygulama
    """,
    Sense.AGE: """
        years old, years of age, of age, over 18, over the age, 18+, 18 or, adult, age-restricted, your age, date of birth, aged 18, under-18, volljährig, altersprüf
        altersnachweis, jahre alt, ab 18, ab 16, über 18, unter 18, fsk, altersverifik, ihr alter, geburtsdatum, jugendschutz, mindestalter, majeur, 18 ans, votre âge
        âge, date de naissance, adultes, mayor de edad, mayores de, 18 años, tu edad, su edad, adultos, fecha de nacimiento, maggiorenn, 18 anni, età_, data di nascita
        adulti, 18 jaar, leeftijd, volwassen, 18 anos, maior de idade, maiores de, idade_, 18 år, ålder, alder, aldersgrense, 18 lat, pełnoletn, wiek, plnoletost, věk
        18 лет, возраст, 18 yaş
    """,
    Sense.PROVE: """
        weisen sie, ausweis, altersnachweis, alter nach
        confirm, verif, prove_, tell us, enter your, you must, please enter, bestätig, verifizier, nachweis, geben sie, prüfung, altersprüf, vérif, prouv, indiquez
        justifi, verific, demuestr, introduc, indica, conferm, dimostra, inserisci, bevestig, verifieer, verifi, bekräft, bekræft, bekreft, vahvista, potwierdź
        potwierdz, potvrď, подтвер, підтвер, doğrula
    """,
    Sense.REGION: """
        where you are_, wo sie sind, où vous êtes, donde te encuentras, donde estás, dove ti trovi, dove sei
        from within, rights reasons, licensing reason, licensing restrict, geoblock, geo-block, vpn_, your ip, visitors from, european union, economic area, residents of
        lizenz, rechtlichen gründen, aus rechtegründen, aus deutschland, ihrer ip, géobloq, géorestr, raisons de droits, questions de droits, depuis la france
        motivos de derechos, cuestiones de derechos, geobloq, desde españa, territorio, ragioni di diritti, motivi di diritti, dall'italia, geobloc
        your region, your country, your location, your territory, your area, outside the, not available in, ihrer region, ihrem land, deinem land, ihrem standort
        ihrem gebiet, außerhalb, votre pays, votre région, votre zone, votre territoire, hors de, en dehors, su país, tu país, su región, tu región, su ubicación
        tu ubicación, fuera de, tuo paese, suo paese, vostro paese, tua area, tua regione, sua area, sua regione, area geografica, fuori dal, uw land, jouw land
        je land, uw regio, jouw regio, seu país, teu país, sua região, ditt land, dit land, din region, maassasi, twoim kraju, twoim regionie, vaší zemi, вашем регионе
        вашей стране, bölgenizde, ülkenizde
    """,
    Sense.AWAY: """
        only be viewed, only be read, only be seen, only be accessed, only available, viewable only, can't be viewed, cannot be viewed, nur aus, nur in deutschland, nur innerhalb
        nicht angezeigt, nicht aufrufbar, accessible que, visible que, disponible que, accessible uniquement, visible uniquement, disponible uniquement, solo se puede, sólo se puede
        solo está disponible, solo disponible, no puede ver, no se puede, visibile solo, accessibile solo, disponibile solo, consultabile solo, non può essere
        not available, unavailable, isn't available, unable to, cannot be shown, can't show, not accessible, blocked, nicht verfügbar, nicht abrufbar, nicht zugänglich
        steht nicht zur, gesperrt, pas disponible, n'est pas accessible, indisponible, pas accessible, no está disponible, no disponible, no es accesible
        no está permitid, non è disponibile, non disponibile, non è accessibile, non accessibile, niet beschikbaar, não está disponível, indisponível, inte tillgänglig
        ikke tilgængelig, ikke tilgjengelig, ei ole saatavilla, niedostępn, nie jest dostępn, není dostupn, недоступ, kullanılamıyor, erişilemez
    """,
    Sense.SURVEY: """
        survey, one question, questionnaire, answer a, answer one, answer this, watch a short, watch this short, watch an ad, watch a video, quick poll, umfrage
        eine frage, fragebogen, beantworten sie, beantworte, kurzes video, werbevideo, kurzen werbespot, sondage, une question, enquête de satisfaction, répondez
        répondre, regardez une, vidéo publicitaire, encuesta, una pregunta, cuestionario, responde, contesta, ver un anuncio, mira un vídeo, sondaggio, una domanda
        questionario, rispond, guarda un video, guarda uno spot, enquête, vraag_, vragenlijst, inquérito, uma pergunta, questionário, responda, undersökning, fråga_
        spørgsmål, spørreundersøkelse, kysely, ankiet, pytanie, dotazník, anketa, опрос, anket
    """,
    Sense.PRINT: """
        -ausgabe_, im heft, im aktuellen heft, zeitung vom, dans le numéro, en el número, nel numero, in de krant, sur papier, en papel, su carta
        print edition, printed edition, e-paper, epaper, e-edition, digital edition, newsstand, digital issue, print issue, tablet edition, replica, e-ausgabe
        druckausgabe, printausgabe, digitalausgabe, digitale ausgabe, digitalen ausgabe, gedruckt, am kiosk, zeitungsausgabe, heftausgabe, in der ausgabe
        édition papier, édition imprimée, édition numérique, journal numérique, version papier, en kiosque, version numérique, journal papier, edición impresa
        edición digital, edición en papel, quiosco, kiosco, kiosko, versión impresa, edizione cartacea, edizione digitale, edizione stampata, in edicola, edicola
        sfogliatore, giornale digitale, copia digitale, cartaceo, papieren krant, digitale krant, digitale editie, edição impressa, edição digital, bancas_
        papperstidning, e-tidning, e-avis, eavis, papiravis, näköislehti, näköislehde, wydani, e-wydani, tištěné, tištěném, e-vydán, печатн, выпуске
    """,
    Sense.LETTER: """
        newsletter, news letter, inbox, podcast, rss_, e-mail alert, email alert, daily email, weekly email, briefing, postfach, infolettre, lettre d'info, boîte mail
        boletín, boletines, casella di posta, nieuwsbrief, nieuwsbrieven, boletim, nyhetsbrev, nyhedsbrev, uutiskirje, biuletyn, рассылк, розсилк, bülten
    """,
    Sense.HOLD: """
        beyond this point, to unlock_, ab hier, ab dieser stelle, hier weiter, à partir d'ici, au-delà de ce point, a partir de aquí, de este punto, da qui in
        reads on, to carry on, pick up where, jump back in, don't stop here, where you left off, wo sie aufgehört, où vous en étiez, donde lo dejaste, da dove, weiter geht es, weiter geht's, gleich weiter, et après, seguirás leyendo, sigue la historia
        continue read, continue to read, keep read, keep on read, keep going, finish read, go on read, carry on read, resume read, read on_, reading on_, to continue_
        continue to the, continue to this, continue with this, to proceed_, rest of this, rest of the article, rest of the story, rest of the piece, rest of the text
        rest of the report, rest of the post, rest of the interview, rest of it_, rest of our, rest is_, read the rest, see the rest, get the rest, remainder of this
        remainder of the article, remainder of the story, remainder of the report, remaining paragraphs, remaining text, full article, full story, full text, full piece
        full report, full post, full version, full interview, full analysis, read in full, this story in full, the story in full, this article in full
        the article in full, it in full_, complete article, complete story, complete text, whole article, whole story, whole text, whole piece, entire article
        entire story, entire piece, entire post, unlock this, unlock the full, unlock the rest, unlock the article, unlock the story, unlock it_, unlock full
        unlock access, unlock all articles, unlock all stories, unlock every, locked_, read it all, finish this, finish the article, finish the story, finish it_
        read to the end, free preview, end of preview, this preview, the preview, end of the free, this far, read more of this, second half of, stops here
        ends here for, free part_, free portion, free section, access denied, access is restricted, behind a paywall, behind our paywall, still to read, left to read
        more to this, more to read, the story continues, the article continues, story goes on, weiterlesen, weiter lesen, weiterzulesen, weiter zu lesen, weiterles
        weiterliest, lesen sie weiter, lies weiter, weiter mit_, zu ende lesen, zu ende zu lesen, zum ende lesen, bis zum ende lesen, bis zum schluss lesen
        rest des artikels, rest dieses, rest des textes, rest der geschichte, rest des beitrags, rest lesen, restlichen, zweite hälfte, ganzen artikel, ganzer artikel
        ganze artikel, ganze geschichte, ganzen text, ganzen beitrag, ganze interview, vollständige artikel, vollständigen, vollständig lesen, vollständig zu lesen
        vollständige text, kompletten artikel, kompletten text, kompletten beitrag, komplette artikel, gesamten artikel, gesamten text, gesamten beitrag
        gesamte artikel, freischalt, freizuschalten, freigeschaltet, entsperr, um fortzufahren, fortfahren_, fortzusetzen, wie es weitergeht, geht es weiter
        in voller länge, leseprobe, bezahlschranke, endet hier, endet der kostenlose, endet der frei, lire la suite, la suite de l, la suite de cet, la suite de ce
        la suite est, découvrir la suite, voir la suite, suite de votre, continuer à lire, continuer la lecture, continuer votre lecture, continuez votre
        continuez la lecture, continuez à lire, poursuivre votre, poursuivre la lecture, poursuivez votre, poursuivez la lecture, votre lecture, pour continuer
        l'intégralité, en intégralité, intégral, l'article complet, article complet, article en entier, en entier_, le reste de, reste à lire, reste à découvrir
        vous reste, déverrouill, débloqu, jusqu'au bout, jusqu'à la fin, fin de l'article, fin de l'extrait, cet extrait, deuxième moitié, seconde partie de
        s'arrête ici, s'arrête là, pour lire, seguir leyendo, sigue leyendo, siga leyendo, continuar leyendo, continúa leyendo, continúe leyendo, continuar la lectura
        continuar con la lectura, para continuar, para seguir, resto de est, resto del artículo, resto del texto, resto del report, resto de la noticia
        resto de la historia, el resto está, te queda, le queda, artículo completo, noticia completa, información completa, texto completo, reportaje completo
        historia completa, nota completa, contenido completo, íntegr, desbloque, hasta el final, terminar de leer, acabar de leer, para leer, segunda mitad
        termina aquí, acaba aquí, vista previa, continuare a leggere, continua a leggere, continua nell, continuare la lettura, continua la lettura
        continuare nella lettura, per continuare, proseguire la, proseguire nella, prosegui la, prosegui nella, il seguito di, il seguito è, resto dell'articolo
        resto di quest, il resto è, resto dell'inchiesta, resto del servizio, articolo completo, articolo intero, intero articolo, testo completo, testo integrale
        versione integrale, integralmente, contenuto completo, sblocc, fino in fondo, fino alla fine, finire di leggere, leggerlo tutto, leggere tutto, per leggere
        per intero, l'anteprima, seconda metà, finisce qui, si ferma qui, la storia continua, verder lezen, verderlezen, lees verder, verder te lezen, door te lezen
        doorlezen, rest van dit, rest van het, hele artikel, hele verhaal, volledige artikel, volledige verhaal, helemaal te lezen, helemaal lezen, ontgrendel
        tot het einde, om verder, continuar lendo, continue lendo, continuar a ler, continue a ler, a leitura, resto do artigo, resto da matéria, resto dest
        artigo completo, matéria completa, reportagem completa, na íntegra, até o fim, até ao fim, para ler, läs vidare, läsa vidare, fortsätt läsa, fortsätta läsa
        läs hela, läsa hela, läs resten, läsa resten, hela artikeln, hela texten, låst_, lås upp, læs videre, læse videre, fortsæt, læs hele, læse hele, læs resten
        hele artiklen, lås op, les videre, lese videre, fortsette å, les hele, lese hele, hele saken, hele artikkelen, lås opp, låses opp, jatka luke, jatkaaksesi
        lue koko, koko juttu, koko jutun, koko artikkeli, loput jutusta, czytaj dalej, czytać dalej, dalszą część, dalsza część, dalszej części, pozostała część
        pozostało, reszta artyk, resztę artyk, cały artykuł, całość, całości, cały tekst, odblokuj, do końca, aby przeczytać, żeby przeczytać, číst dál, číst dále
        pokračovat ve čtení, pokračování článku, celý článek, celého článku, celý text, zbytek článku, odemkn, odemčen, zamčen, читать дальше, читать далее
        прочитать полностью, полностью_, полный текст, полная версия, чтобы прочитать, чтобы продолжить, разблок, читати далі, повністю_, щоб прочитати, щоб продовжити
        devamını, okumaya devam, tamamını oku
    """,
    Sense.ONLY: """
        que des membres, que des abonn, que par les, visible que, accessible que, solo quienes, sólo quienes, solo chi, solo per chi, nur wer, nur wenn sie
        nothing but, no one but, limited to, restricted to, fachkreise, angehörigen der, réservé, lecteurs abonnés, soli abbonati, solos suscriptores
        for subscribers, for our subscribers, for members, for our members, for paying, for registered, for premium, for supporters, for patrons, to subscribers
        to members, to paying, to registered, to premium, subscriber-only, subscribers-only, members-only, member-only, subscriber only, subscribers only, members only
        subscriber exclusive, member exclusive, exclusive to, exclusively for, exclusively to, reserved for, available only, only available, only to, only for
        requires a, is a premium, is premium, für abonn, für unsere abonn, für plus, für mitglied, für registriert, für angemeldet, für eingeloggt, für zahlend
        für leserinnen, für leser mit, nur für, nur mit, nur im, nur in der, nur noch, exklusiv, vorbehalten, ausschließlich, ausschliesslich, kostenpflichtig
        abonnenten vorbehalten, aux abonné, à nos abonné, nos abonné, aux membres, à nos membres, aux inscrits, aux adhérents, aux lecteurs inscrit, réserv, exclusi
        uniquement, seuls les, est payant, para suscriptor, a suscriptor, para soci, para nuestros, a nuestros, para abonad, para registrad, para usuarios
        para lectores, exclusiv, reservad, solo para, sólo para, únicamente, es de pago, agli abbon, per abbon, per gli abbon, ai nostri abbon, per i nostri
        agli iscritti, per gli iscritti, ai soci, agli utenti, per utenti, ai lettori regist, riservat, esclusiv, in esclusiva, solo per, soltanto, è a pagamento
        voor abonnee, voor leden, voor geregistr, voor ingelogde, alleen voor, alleen met, exclusief, uitsluitend, voorbehouden, para assinant, para subscrit
        para membro, para cadastr, apenas para, só para, somente para, för prenumer, för medlem, för inlogg, endast för, bara för, eksklusiv, for abonnent, for medlem
        for innlogg, kun for, forbehold, vain tilaa, tilaajille, dla prenumer, dla subskry, dla zalogowan, tylko dla, wyłącznie dla, przeznaczon, pro předplat, jen pro
        pouze pro, exkluziv, только для, для подписчик, тільки для, лише для, sadece abone, abonelere özel
    """,
    Sense.THIS: """
        this part, this section, dieser teil, diesen teil, cette partie, esta parte, questa parte
        this single, diesen einzelnen, cet unique, este único, questo singolo
        this article, this story, this piece, this post, this report, this content, this analysis, this interview, this investigation, this column, this feature
        this essay, this page, this text, this review, this edition, this one, this issue, the article_, the story_, the piece_, your article, your story, today's story
        diesen artikel, dieser artikel, dieses artikels, diesem artikel, diesen text, dieser text, diesen beitrag, dieser beitrag, diesem beitrag, dieser inhalt
        diesen inhalt, diese inhalte, diese geschichte, dieser geschichte, diese recherche, diese reportage, dieses interview, diese analyse, den artikel_, der artikel_
        den beitrag_, den text_, die geschichte_, die seite_, des artikels, cet article, cette enquête, ce contenu, ce texte, cet entretien, ce reportage, cette analyse
        cette histoire, ce récit, cette page, cette publication, cet espace, l'article_, notre article, ce papier, este artículo, esta noticia, este contenido
        este texto, esta historia, este reportaje, esta información, esta entrevista, este análisis, esta página, esta nota, esta crónica, el artículo_, la noticia_
        el contenido_, la historia_, quest'articolo, questo articolo, questo contenuto, questo testo, questa notizia, quest'inchiesta, questa inchiesta
        quest'intervista, questa intervista, questa storia, questo servizio, questo approfondimento, questa pagina, l'articolo_, il contenuto_, dell'articolo
        dell'inchiesta, dit artikel, dit verhaal, dit stuk, deze inhoud, deze reportage, dit interview, het artikel_, het verhaal_, este artigo, esta matéria
        esta reportagem, este conteúdo, esta notícia, o artigo_, a matéria_, a reportagem_, den här artikeln, denna artikel, artikeln_, denne artikel, artiklen_
        denne saken, denne artikkelen, artikkelen_, saken_, historien_, tämä juttu, tämä artikkeli, tämän jutun, juttu_, innehållet, indholdet, innholdet, ten artykuł
        tego artykułu, ten tekst, ta treść, tej treści, artykuł_, artykułu_, tento článek, tohoto článku, článek_, článku_, tento obsah, эта статья, эту статью
        этот материал, цей матеріал, цю статтю, ця стаття, bu makale, bu haber, bu içerik, bu yazı
    """,
    Sense.READ: """
        read_, reading_, reads_, article_, articles_, story_, stories_, lesen_, lies_, leser_, artikel_, artikeln_, beitrag_, beiträge_, inhalt, texte_, lire_, lisez
        lecture, contenu, leer_, lee_, lea_, leyendo, lectura, artículo, contenido, noticias_, legger, leggi_, lettura, articol, contenut, lezen_, lees_, artikel
        verhaal, verhalen, ler_, leia_, leitura, artigo, conteúdo, matéria, reportag, läs_, läsa_, læs_, læse_, les_, lese_, artikkel, lue_, lukea, czyta, przeczyta
        artyku, treści, číst_, článk, чита, стат, oku, haber_
    """,
    Sense.LIMIT: """
        out of free, no free, aufgebraucht, ausgeschöpft, kontingent
        free article, free articles, free stories, free story, free reads, free views, complimentary article, complimentary stor, monthly limit, your limit_
        article limit, limit of free, limit for this, reading limit, monthly allowance, your allowance, free allowance, free quota, last free, gift articles
        articles left, articles remaining, of free stories, article allowance, stories left, stories remaining, article left, article remaining, story left
        free for this month, kostenlosen artikel, kostenlose artikel, kostenloser artikel, kostenfreie artikel, kostenfreien artikel, freie artikel, freien artikel
        gratisartikel, gratis-artikel, freiartikel, frei-artikel, kostenlosen texte, kontingent, monatslimit, ihr limit, dein limit, artikellimit, artikel-limit
        lesekontingent, articles gratuits, article gratuit, articles offerts, article offert, votre quota, votre limite, limite d'articles, limite de lecture
        articles restant, tous vos articles, artículos gratis, artículos gratuitos, artículo gratis, artículo gratuito, noticias gratis, noticias gratuitas
        lecturas gratuitas, tu límite, su límite, límite de artículos, límite de lectura, límite mensual, artículos restantes, artículos libres, articoli gratuiti
        articoli gratis, articolo gratuito, articoli omaggio, articoli disponibili, tuo limite, limite di articol, limite di lettur, limite mensile, limite massimo
        letture gratuite, articoli rimast, gratis artikel, gratis artikelen, maximum aantal, artikelen over, artigos gratuitos, artigos grátis, matérias gratuitas
        limite de matérias, limite de artigos, limite de leitura, seu limite, fria artiklar, gratis artikler, gratisartikler, ilmaista juttua, ilmaiset jutut
        darmowych artykuł, darmowe artykuł, limit artyk, limit darmow, článků zdarma, bezplatných, бесплатных стат, лимит, безкоштовних стат, ücretsiz haber
    """,
    Sense.THANKS: """
        enjoy, liked this, like this_, like what, loved this, love this, share this, sharing_, free to read, open to all, free for all, free for everyone, made possible
        thanks to, support our, support us, support independent, support local, support the, donat, gift_, gifting, republish, if you valu, spend, article free
        story free, unterstütz, teilen_, gefallen_, gefällt, verschenk, spende, soutien, soutenez, soutenir, partag, aimé, vous a plu, un don_, offrir_, apoya, compart
        gustado, gustó, dona_, donar_, donación, sostien, sostener, condivid, piaciuto, donazione, steun, deel dit, deel deze, doneer, apoi, partilh, compartilh, gostou
        gillade, stöd, støt, dela_, jaa_, wesprzyj, udostępnij, podoba, podpoř, поддерж, підтрим, destek
    """,
    Sense.GIFT: """
        no paywall, no paywalls, without a paywall, open to everyone, open to all, free to read, free for all, free for everyone, free thanks, freely available, never behind
        ohne bezahlschranke, keine bezahlschranke, für alle frei, frei zugänglich, kostenlos für alle, für alle offen, für alle kostenlos, accès libre, libre accès
        en accès libre, gratuit pour tous, ouvert à tous, ouverts à tous, lisible par tous, en abierto, abierto para todos, abierta a todos, libre para todos, sin muro
        leer todo el mundo, aperto a tutti, aperta a tutti, libero per tutti, gratuito per tutti, gratis per tutti, aberto a todos, voor iedereen, för alla, dla wszystkich
        faire un don, donación, donaciones, hacen posible, donazione, donazioni, dona ora, dona_, un don_, dons_, donateur, spende, spenden, doneer, donatie, doação, doações
        doe agora, donera, stöd oss, gåva, darowizn, wpłać, пожертв, донат, bağış, donat, made possible
    """,
    Sense.TALK: """
        to comment_, can comment, a comment_, your comment, post a comment, leave a comment, comments_, commenting, the conversation, this conversation, discussion
        the debate, kommentar, kommentier, mitdiskutier, diskutier, commentaire, commenter_, réagir, réaction, réactions, comentar, debate_, reacciones, comment
        discussione, reacties_, reageer, reageren, comentário, kommenter, debatt_, keskustel, kommentoi, skomentuj, komentarz, komentow, diskus, коммент, комент, yorum
    """,
    Sense.INSIDE: """
        thanks for being, thank you for being a, thanks for subscribing, thank you for subscribing, manage subscription, manage your subscription, manage my subscription
        your subscription includes, as a subscriber you, danke für ihr abo, sie lesen als abonnent, ihr abo verwalten, abo verwalten
        merci d'être abonné, merci de votre abonnement, merci pour votre abonnement, gérer mon abonnement, gérer votre abonnement, en tant qu'abonné
        gracias por ser suscriptor, gracias por suscribirte, gracias por tu suscripción, gestionar suscripción, gestionar tu suscripción, como suscriptor
        grazie per essere abbonat, grazie per il tuo abbonamento, gestisci abbonamento, gestisci il tuo abbonamento, in quanto abbonat, come abbonato puoi
    """,
    Sense.DEVICES: """
        device, devices_, saved article, saved articles, save articles, save up to, bookmark, gerät, geräte, appareil, dispositiv, apparaten, apparaat, enheter, enheder
        urządzeni, zařízen
    """,
}

# Scripts without spaces, or with other ones: what stands anywhere in them.
OTHER_SCRIPTS: Mapping[Sense, str] = {
    Sense.PAY: r"購読|有料|会員|プレミアム|課金|無料体験|订阅|訂閱|付费|付費|会员|會員|구독|유료|회원|멤버십|اشتراك|اشترك|عضوية|สมาชิก|พรีเมียม",
    Sense.BUY: r"購入|プラン|购买|購買|결제|مدفوع|ชำระเงิน|แพ็กเกจ",
    Sense.ACCOUNT: r"ログイン|登録|アカウント|登录|登錄|登入|注册|註冊|账号|帳號|로그인|가입|계정|تسجيل|سجل|حساب|เข้าสู่ระบบ|ล็อกอิน|ลงทะเบียน|ลงชื่อเข้าใช้|สมัครสมาชิก|บัญชีผู้ใช้",
    Sense.PRICE: r"月額|円/月|初月|1カ月|か月間|無料期間|每月|首月|元/月|월 ?[\d,]+원|첫 달|شهري|ต่อเดือน|บาท/เดือน|เดือนแรก|เดือนละ",
    Sense.AGREE: r"同意|동의|موافق|ยอมรับ|ยินยอม",
    Sense.COOKIES: r"クッキー|Cookie|广告|廣告|広告|쿠키|광고|إعلان|คุกกี้|โฆษณา",
    Sense.BLOCKER: r"広告ブロック|アドブロック|广告拦截|廣告攔截|屏蔽广告|광고 ?차단|مانع الإعلانات|บล็อกโฆษณา",
    Sense.OFF: r"無効|オフに|关闭|關閉|停用|해제|끄|تعطيل|إيقاف|ปิด(?:การใช้งาน|ตัวบล็อก|โปรแกรม)",
    Sense.APP: r"アプリ|客户端|APP|App|應用程式|앱|التطبيق",
    Sense.AGE: r"18歳|年齢|18岁|未成年|年龄|年齡|18세|연령|العمر",
    Sense.PROVE: r"確認|验证|驗證|确认|확인|인증|تأكيد",
    Sense.AWAY: r"ご利用いただけません|ご覧いただけません|无法(?:访问|观看|阅读)|不可用|無法|이용할 수 없|غير متاح",
    Sense.REGION: r"地域|お住まい|所在地区|您的地区|地區|지역|국가|منطقتك|بلدك",
    Sense.SURVEY: r"アンケート|问卷|問卷|설문|استبيان",
    Sense.PRINT: r"紙面|電子版|朝刊|纸质版|电子报|電子報|지면|النسخة",
    Sense.LETTER: r"メルマガ|ニュースレター|电子邮件通讯|電子報訂閱|뉴스레터|النشرة|จดหมายข่าว",
    Sense.HOLD: r"続き(?:を|は|お読み)|つづき|全文|残り|この先|最後まで|(?:继续|繼續)(?:阅读|閱讀|浏览)|(?:解锁|解鎖)|剩余|剩餘|余下|其余|전문|계속 (?:읽|보)|이어서|나머지|잠금|متابعة القراءة|بقية|كامل المقال|المقال كامل|(?:전체|남은) (?:기사|내용|글)|기사 전체|끝까지 (?:읽|보)|더 읽으|完整(?:内容|內容|文章|报道|報導|報道)|查看全部|後續內容|后续内容|อ่านต่อ|อ่านเพิ่ม|ฉบับเต็ม|อ่านทั้งหมด|(?:เนื้อหา|อ่าน)ส่วนที่เหลือ|ปลดล็อก",
    Sense.ONLY: r"限定|のみ|専用|仅供|僅供|仅限|僅限|专享|專享|전용|حصري|فقط|เท่านั้น|เฉพาะ",
    Sense.THIS: r"(?:この|本)(?:記事|文|コンテンツ)|本文|此文|本篇|这篇|이 기사|이 글|هذا المقال|هذا المحتوى|(?:บทความ|เนื้อหา|เนื้อหาส่วน|ข่าว)นี้",
    Sense.READ: r"読|記事|阅读|閱讀|文章|읽|기사|قراءة|مقال|อ่าน|บทความ|เนื้อหา",
    Sense.LIMIT: r"無料(?:記事|で読める)|(?:次数|額度|额度|篇数)(?:已|上限)|免费(?:阅读|閱讀)|免費(?:阅读|閱讀)|무료 기사|مقالات مجانية|(?:บทความ|อ่าน)ฟรี",
    Sense.SHARE: r"残り[\d,，]+ ?(?:文字|字)|(?:剩余|剩餘|余下|还有|還有) ?[\d,]+ ?(?:%|字)|[\d,]+(?:자|%) 남|เหลืออีก ?[\d,]+ ?(?:ตัวอักษร|คำ|%)",
    Sense.THANKS: r"シェア|寄付|分享|공유|شارك|แชร์|บริจาค",
    Sense.TALK: r"コメント|评论|評論|댓글|تعليق|ความคิดเห็น|คอมเมนต์",
}
