import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/api.md, by bin/help.
  static let api = Text(
    fr: ###"""
      # API, clés et webhooks

      Tout ce que font les pages, un programme le fait aussi, par les mêmes verbes et les mêmes contrôles.

      ## Obtenir une clé

      1. Ouvrez [Clés d’API](/keys), « Nouvelle clé ».
      2. Donnez un nom, une durée, et seulement les droits qu’il faut : `documents:read`, `drafts:write`…
      3. Copiez la clé : elle n’est montrée qu’une fois. Elle commence par `fac_live_`, ou `fac_test_` dans un [bac à sable](sandbox.md).

      Une clé n’ouvre qu’une entreprise. Elle se révoque d’un clic ; son dernier usage est affiché.

      ## Appeler

      ```
      curl https://facturier.example.fr/v1/invoices -H "Authorization: Bearer fac_live_…"
      ```

      La [référence de l’API](/docs/api) décrit chaque opération, avec une commande à copier et un formulaire pour l’essayer.

      - Les montants sont des textes, les dates `2026-01-31`.
      - Chaque création prend un en-tête `Idempotency-Key` : la même demande répétée n’a d’effet qu’une fois, pendant 31 jours.
      - Les listes se lisent page à page ; `fields=` et `expand[]` choisissent ce qui revient.
      - Une erreur a un code stable, une raison et un remède (RFC 9457).
      - Au-delà de la limite, 6 000 demandes par minute au départ, la réponse est 429, avec le temps à attendre.

      ## Être appelé : les webhooks

      1. Ouvrez [Webhooks](/webhooks), ajoutez une adresse https et les événements voulus : `invoice.issued`, `payment.*`…
      2. Gardez le secret : chaque appel est signé (HMAC-SHA-256).
      3. Essayez d’un clic. Chaque appel est conservé avec la réponse et se renvoie.

      Les appels viennent dans l’ordre et sont réessayés trois jours. Un destinataire qui ne répond plus est mis en pause, et vous êtes prévenu. Un événement porte des identifiants et des montants, jamais un nom : lisez l’objet ensuite.

      ## Suivre sans webhook

      `GET /v1/events` raconte ce qui s’est passé, dans l’ordre et sans trou ; `GET /v1/changes` donne une fois chaque objet changé. Les événements sont gardés 35 jours.

      ## Au terminal

      `facturier login https://…` garde une adresse et une clé ; `facturier invoices list`, `payments`, `customers` et les autres font le reste, en tableau ou en JSON.

      ## Ce qui n’y est pas encore

      Pas de bibliothèque par langage ; la description OpenAPI, `/v1/openapi.json`, permet d’en générer une.
      """###,
    en: ###"""
      # API, keys and webhooks

      Whatever the pages do, a program does as well, by the same verbs and the same checks.

      ## Get a key

      1. Open [API keys](/keys), “New key”.
      2. Give a name, an end, and only the permissions that are needed: `documents:read`, `drafts:write`…
      3. Copy the key: it is shown once. It begins with `fac_live_`, or `fac_test_` in a [sandbox](sandbox.md).

      A key opens one company. It is revoked at a click; its last use is shown.

      ## Call

      ```
      curl https://facturier.example.fr/v1/invoices -H "Authorization: Bearer fac_live_…"
      ```

      The [API reference](/docs/api) describes each operation, with a command to copy and a form to try it.

      - Amounts are texts, dates `2026-01-31`.
      - Each creation takes a header `Idempotency-Key`: the same request repeated has its effect once, for 31 days.
      - Lists are read page by page; `fields=` and `expand[]` choose what comes back.
      - An error has a stable code, a reason and a remedy (RFC 9457).
      - Above the limit, 6,000 requests a minute to begin with, the answer is 429, with the time to wait.

      ## Be called: webhooks

      1. Open [Webhooks](/webhooks), add an https address and the events you want: `invoice.issued`, `payment.*`…
      2. Keep the secret: each call is signed (HMAC-SHA-256).
      3. Try it at a click. Each call is kept with its answer and can be sent again.

      Calls come in order and are tried again for three days. A receiver that no longer answers is paused, and you are told. An event bears ids and amounts, never a name: read the object afterwards.

      ## Follow without webhooks

      `GET /v1/events` tells what happened, in order and without gap; `GET /v1/changes` gives each changed object once. Events are kept for 35 days.

      ## At the terminal

      `facturier login https://…` keeps an address and a key; `facturier invoices list`, `payments`, `customers` and the others do the rest, as a table or as JSON.

      ## What is not there yet

      No library for each language; the OpenAPI description, `/v1/openapi.json`, lets you generate one.
      """###)
}
