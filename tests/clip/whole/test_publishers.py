"""Walls as publishers word them in five languages are known and their words go; what only looks like one is left alone."""

from __future__ import annotations

import pytest

from app.domain.article.extraction import Doubt
from tests.clip.whole.test_walls import SHOWN, clip
from tests.clip.whole.test_whole import PARAGRAPHS, page

# One a line: what is put behind the shown paragraphs, in a box of its own.
WALLS = """
<h3>Keep reading with a trial</h3><p>$1 for four weeks, then $35 a month.</p><a href='/t'>Try it</a>
<p>You’ve reached the end of your free stories for this month.</p><a href='/s'>See plans</a>
<h2>Already a member? Sign in to read on</h2><a href='/m'>Become a member for $5 a month</a>
<p>The rest of this essay is for paying readers.</p><a href='/u'>Upgrade to paid</a>
<p>Unlock this post by becoming a patron</p><a href='/j'>Join to unlock</a>
<h3>Create a free account to finish this story</h3><input type='email' placeholder='Email'><button>Continue</button>
<p>We noticed that your browser blocks advertising. To see the remainder of the article, switch the blocker off and reload.</p>
<p>This video report is not available in your region for licensing reasons. The rest of the text can be read inside the country only.</p>
<p>You must be 18 or older to view the rest of this piece. Confirm your age</p><button>I am over 18</button>
<p>The full interview is printed in Saturday’s edition, on sale at newsstands and in the e-paper.</p>
<p>This story continues in our app.</p><a href='/a'>Open the app</a>
<p>Want the whole story? Subscribers read everything for £2 a week.</p><a href='/s'>Subscribe</a>
<p>Answer one question to see the rest of this article</p><button>Start the survey</button>
<p>Buy this single article for 99p</p><button>Add to basket</button>
<h3>Members only</h3><p>Log in or join to see this content.</p>
<p>80% of this article is still waiting for you. Start your free month.</p>
<h3>Jetzt weiterlesen</h3><p>4 Wochen für 1 €, danach 12,99 € im Monat, jederzeit kündbar.</p>
<p>Diesen Artikel lesen Sie mit dem Plus-Abo.</p><a href='/p'>Angebot wählen</a>
<p>Wie die Geschichte ausgeht, lesen nur unsere Abonnenten.</p><a href='/l'>Einloggen</a>
<p>Ihr Freikontingent ist aufgebraucht. Für den Rest des Textes brauchen Sie ein Abo.</p>
<p>Bitte registrieren Sie sich kostenlos, um den ganzen Bericht zu sehen.</p><button>Registrieren</button>
<p>Ihr Browser unterdrückt unsere Werbung. Bitte setzen Sie uns auf die Ausnahmeliste, um den vollständigen Text zu lesen.</p>
<p>Das ausführliche Interview steht in der Wochenendausgabe und im E-Paper.</p>
<p>Die Fortsetzung gibt es nur in der App.</p><a href='/a'>App öffnen</a>
<p>Dieser Inhalt ist erst ab 18 Jahren zugänglich. Bitte weisen Sie Ihr Alter nach.</p>
<p>Aus lizenzrechtlichen Gründen ist dieser Beitrag in Ihrem Land nicht abrufbar.</p>
<p>Sie haben 20 % des Artikels gelesen.</p><a href='/p'>Zugang kaufen</a>
<p>Der Rest dieses Beitrags ist Mitgliedern vorbehalten.</p><a href='/m'>Mitglied werden</a>
<p>Cet article est réservé aux abonnés. Il vous reste 75 % à découvrir.</p>
<p>Pour lire la fin de cette enquête, abonnez-vous dès 1 € le premier mois.</p>
<p>Vous avez épuisé vos articles gratuits du mois.</p><a href='/i'>Créer un compte</a>
<p>Créez votre compte gratuit pour découvrir la suite</p><input type='email'><button>Valider</button>
<p>Votre bloqueur masque nos publicités. Désactivez-le pour afficher l’article entier.</p>
<p>La suite est à lire dans notre numéro de mai, en kiosque et en version numérique.</p>
<p>La suite de ce récit se lit dans l’application.</p><a href='/a'>Installer</a>
<p>Ce contenu est interdit aux moins de 18 ans. Confirmez votre âge pour poursuivre la lecture.</p>
<p>Pour des raisons de droits, cet article n’est pas disponible dans votre pays.</p>
<p>Contenu réservé aux adhérents. Identifiez-vous.</p>
<p>Este contenido es solo para suscriptores.</p><a href='/s'>Suscríbete por 1 € el primer mes</a>
<p>Has agotado tus artículos gratuitos de este mes.</p><a href='/r'>Regístrate</a>
<p>Para ver el reportaje entero, inicia sesión o crea una cuenta.</p>
<p>Lo que sigue solo lo ven los socios. Para conocer el resto, hazte socio por 5 € al mes.</p>
<p>Detectamos un bloqueador de anuncios. Desactívalo para seguir leyendo.</p>
<p>Lee la entrevista completa en la edición impresa del domingo o en el quiosco digital.</p>
<p>Continúa esta historia en nuestra aplicación.</p><a href='/a'>Descargar la app</a>
<p>Por motivos de derechos, esta noticia no está disponible en tu país.</p>
<p>Debes ser mayor de edad para seguir leyendo. Confirma tu edad.</p>
<p>Te queda por leer el 60 % de este artículo.</p>
<p>Questo articolo è riservato agli abbonati.</p><a href='/a'>Abbonati a 1 € al mese</a>
<p>Per leggere il seguito di questa inchiesta serve un abbonamento.</p>
<p>Hai esaurito gli articoli gratuiti di questo mese.</p><a href='/r'>Registrati</a>
<p>Accedi per vedere il resto dell’articolo</p><input type='password'><button>Entra</button>
<p>Il tuo browser blocca la pubblicità. Disattiva il blocco per leggere il testo integrale.</p>
<p>L’intervista completa è in edicola e nell’edizione digitale di domani.</p>
<p>La storia continua sull’app.</p><a href='/a'>Scarica l’app</a>
<p>Contenuto vietato ai minori: conferma di essere maggiorenne per continuare a leggere.</p>
<p>Per ragioni di diritti questo contenuto non è disponibile nel tuo paese.</p>
<p>Resta da leggere il 70 % dell’articolo. Acquista l’accesso.</p>
<p>Dit artikel is alleen voor abonnees.</p><a href='/l'>Inloggen</a>
<p>Este artigo é exclusivo para assinantes. Assine por R$ 1,90 por mês.</p>
<p>Artykuł tylko dla prenumeratorów. Zaloguj się, aby przeczytać całość.</p>
<p>Den här artikeln är för prenumeranter. Logga in för att läsa hela.</p>
<p>Subscribe to unlock</p><button>See offers</button>
<p>There is more to this story, and it is waiting behind a small fee.</p><a href='/x'>Pay £1.20</a>
<p>Sorry, that was your last complimentary read.</p><a href='/x'>Pick a plan</a>
<p>Sign in with your library card to view the remaining pages.</p>
<p>Ad blocker on? We get it. But we need you to pause it before you go further.</p><button>I have paused it</button>
<p>Only available to readers in Canada. The article cannot be shown where you are.</p>
<p>Get the app to read to the end.</p>
<p>Ab hier nur mit Kai+.</p><a href='/x'>Jetzt testen</a>
<p>Sie möchten wissen, wie es weitergeht? Mit dem Digitalabo erfahren Sie es.</p>
<p>Mit einem kostenlosen Konto geht es hier weiter.</p><button>Konto anlegen</button>
<p>Schalten Sie den Blocker ab, dann erscheint der restliche Text.</p>
<p>Noch 6 Absätze. Weiter mit dem Monatspass.</p>
<p>Probieren Sie es einen Monat gratis und lesen Sie hier weiter.</p>
<p>Nur im Heft: den Schluss dieser Geschichte finden Sie in Ausgabe 4.</p>
<p>La lecture de la suite demande un abonnement.</p>
<p>Payez cet article 0,90 € ou abonnez-vous.</p>
<p>Encore 5 paragraphes à lire. Essayez un mois offert.</p>
<p>Dernier article offert ce mois-ci. Continuez avec l’abonnement.</p>
<p>Acceptez les cookies ou payez 2 € par mois pour accéder au contenu.</p>
<p>Si quieres saber cómo termina, suscríbete.</p><a href='/x'>Ver planes</a>
<p>Solo quienes están registrados pueden leer más allá de este punto.</p>
<p>Paga 0,80 € por este texto o hazte abonado.</p>
<p>Te faltan 5 párrafos. Prueba gratis un mes.</p>
<p>Para acceder al contenido completo, acepta las cookies o suscríbete.</p>
<p>Vuoi sapere come va a finire? Abbonati.</p>
<p>Da qui in poi solo per chi è registrato.</p><a href='/x'>Registrati</a>
<p>Compra questo articolo a 0,90 € oppure abbonati.</p>
<p>Mancano 5 paragrafi. Prova gratis per un mese.</p>
<p>Accetta i cookie o abbonati per accedere al contenuto.</p>
"""
NO_WALLS = """
<h4>The Saturday letter</h4><p>Ten good reads in your inbox each week.</p><input type='email'><button>Sign up</button>
<p>If you value our work, chip in from £2 a month. Our reporting stays open to everyone.</p><a href='/d'>Donate</a>
<p>Comments are open to subscribers only. Log in to join the conversation.</p>
<h3>Read more</h3><ul><li><a href='/1'>The harbour board and its old boats, a story in pictures</a></li><li><a href='/2'>Why the pilots left the company in the winter of the repairs</a></li></ul>
<p>Get the app for live alerts on Android and iPhone.</p><a href='/a'>Download</a>
<p>You have 3 free articles left this month.</p>
<button>Gift this article</button><p>As a subscriber you can gift ten articles a month.</p>
<p>This article appeared in the print edition of 3 May under the headline “The ferry runs again”.</p>
<p>Subscribe to our podcast wherever you listen.</p>
<p>Read our full review of the ferry.</p>
<p>Thank you for subscribing, Ada.</p><a href='/m'>Manage your subscription</a>
<p>Follow us on every channel so that you never miss a story.</p>
<p>The full report of the board can be downloaded from its site.</p>
<button>Load comments</button>
<p>© Wester Quay Press. All rights reserved. For permission to republish this article, contact the desk.</p>
<p>We use cookies to measure reach. You can accept or refuse.</p><button>Accept all</button><button>Refuse</button>
<h4>Unser Newsletter</h4><p>Jeden Morgen das Wichtigste von der Küste in Ihrem Postfach.</p><button>Anmelden</button>
<p>Gefällt Ihnen dieser Artikel? Unterstützen Sie uns mit einer Spende, damit er für alle kostenlos bleibt.</p>
<p>Melden Sie sich an, um zu kommentieren.</p>
<p>Dieser Artikel erschien zuerst in der gedruckten Ausgabe vom 3. Mai.</p>
<p>Laden Sie unsere App herunter und verpassen Sie keine Meldung.</p>
<p>Mehr zum Thema</p><p><a href='/5'>Die alten Boote des Hafenrats und was aus ihnen geworden ist</a></p>
<p>Diesen Artikel verschenken</p><button>Link erzeugen</button>
<h4>Notre lettre</h4><p>Chaque vendredi, le meilleur de la côte dans votre boîte mail.</p><button>Je m’inscris</button>
<p>Cet article est en accès libre grâce à nos abonnés. Soutenez-nous par un don.</p>
<p>Connectez-vous pour commenter.</p>
<p>Cet article est paru dans l’édition papier du 3 mai.</p>
<p>À lire aussi</p><p><a href='/6'>Les vieux bateaux du conseil du port et ce qu’ils sont devenus</a></p>
<p>Suscríbete a nuestro boletín y recibe cada viernes lo mejor de la costa.</p><input type='email'>
<p>Este artículo se publica en abierto gracias a nuestros socios. Haz una donación.</p>
<p>Inicia sesión para comentar esta noticia.</p>
<p>Este reportaje se publicó en la edición impresa del 3 de mayo.</p>
<p>Iscriviti alla nostra newsletter per ricevere ogni venerdì il meglio della costa.</p><input type='email'>
<p>Questo articolo è aperto a tutti grazie ai nostri sostenitori. Dona ora.</p>
<p>Accedi per commentare.</p>
<p>Articolo pubblicato nell’edizione cartacea del 3 maggio.</p>
<p>Read more about the ferry on page 5 of the paper.</p>
<p>Our app shows the full timetable.</p><a href='/x'>Get the app</a>
<p>Support independent local news. Become a member from £3 a month.</p><a href='/x'>Join</a>
<p>Subscribe for £4 a month and get the paper at your door.</p>
<p>Register for our webinar on 3 May. Registration is free.</p>
<p>Möchten Sie mehr solche Texte? Abonnieren Sie uns auf YouTube.</p>
<p>Jetzt das Digitalabo testen: 4 Wochen für 1 €.</p>
<p>Téléchargez notre application pour suivre toute l’actualité en continu.</p>
<p>Abonnez-vous à notre chaîne et activez la cloche.</p>
<p>Suscríbete desde 1 € al mes y apoya el periodismo local.</p>
<p>Descarga la aplicación para leer las noticias donde quieras.</p>
<p>Abbonati al giornale: un anno a 49 €.</p>
<p>Scarica il documento completo in PDF.</p>
<p>This quiz is for readers who are 18 or older.</p>
<p>Continue reading</p><p><a href='/9'>The old boats of the harbour board and what became of them</a></p><p><a href='/8'>The pilots who left in the winter of the repairs</a></p>
<section><p>Next</p><h3>The hall opens again on Saturday, and traders wait</h3><p>After eighteen months of works the stalls come back, but not all of them, and some have chosen to …</p><a href='/n'>Continue reading</a></section>
"""


def _boxes(lines: str) -> list[str]:
    return [line for line in lines.strip().splitlines() if line]


def _name(box: str) -> str:
    return box[:60]


@pytest.mark.parametrize("wall", _boxes(WALLS), ids=_name)
def test_a_wall_of_any_publisher_is_known_and_leaves_nothing(wall: str) -> None:
    found = clip(page(*SHOWN, after=f"<div class='b'>{wall}</div>"))
    assert Doubt.WALL in found.doubts
    assert found.text.rstrip().endswith(SHOWN[-1][-20:])


@pytest.mark.parametrize("box", _boxes(NO_WALLS), ids=_name)
def test_what_is_no_wall_does_not_doubt_a_whole_article(box: str) -> None:
    assert clip(page(*PARAGRAPHS, after=f"<div class='b'>{box}</div>")).doubts == ()
