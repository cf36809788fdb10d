import Kernel

/// Every sentence of the pages of accounts.
final class AccountsStrings: Sendable {
  static let table = AccountsStrings()

  // MARK: Signing in

  let roleEffects = Text(fr: "Ce que chaque rôle permet", en: "What each role may do")

  /// What a role may do, as `Role` has it.
  static func effect(of role: Role) -> Text {
    switch role {
    case .owner:
      Text(
        fr: "Tout, y compris les autres propriétaires.", en: "Everything, other owners included.")
    case .admin:
      Text(
        fr: "Tout, sauf toucher aux propriétaires.", en: "Everything, but nothing about owners.")
    case .accountant:
      Text(
        fr:
          "Lit tout, tient les comptes, exporte et envoie des documents\u{202F}; n’émet rien et ne touche ni à l’argent ni au compte bancaire.",
        en:
          "Reads everything, keeps the books, exports and sends documents; issues nothing and touches neither money nor the bank account."
      )
    case .seller:
      Text(
        fr:
          "Prépare des brouillons, tient le catalogue et envoie des documents\u{202F}; n’émet rien.",
        en: "Prepares drafts, keeps the catalogue and sends documents; issues nothing.")
    case .reader:
      Text(
        fr: "Lit les documents, les paiements et les comptes\u{202F}; ne change rien.",
        en: "Reads documents, payments and books; changes nothing.")
    case .custom:
      Text(fr: "Des droits choisis un à un.", en: "Rights chosen one by one.")
    }
  }

  let signIn = Text(fr: "Connexion", en: "Sign in")
  let formLost = Text(
    fr:
      "Votre session était terminée\u{A0}: ce que vous venez d’envoyer n’a pas été enregistré. Connectez-vous, puis recommencez depuis la même page. Une facture en cours de saisie, elle, est gardée.",
    en:
      "Your session had ended: what you just sent was not saved. Sign in, then start again from the same page. An invoice being typed is kept, though."
  )
  let signInNow = Text(fr: "Se connecter", en: "Sign in")
  let signOut = Text(fr: "Se déconnecter", en: "Sign out")
  let email = Text(fr: "Adresse e-mail", en: "E-mail address")
  let password = Text(fr: "Mot de passe", en: "Password")
  let passwordHelp = Text(
    fr: "10\u{A0}caractères au moins. Une phrase convient très bien.",
    en: "At least 10 characters. A sentence does very well.")
  let forgotten = Text(
    fr:
      "Mot de passe oublié\u{202F}? Demandez un lien à un administrateur, ou sur la machine\u{A0}: facturier users reset.",
    en:
      "Forgot your password? Ask an administrator for a link, or on the machine: facturier users reset."
  )
  let nobodyYet = Text(
    fr:
      "Personne n’a encore de compte ici. Le lien pour créer le premier s’affiche dans le terminal où Facturier a démarré.",
    en:
      "Nobody has an account here yet. The link to make the first one is shown in the terminal where Facturier was started."
  )

  // MARK: A new account

  let claim = Text(fr: "Créez votre compte", en: "Make your account")
  let claimLead = Text(
    fr:
      "Vous serez propriétaire de cette installation\u{A0}: vous pourrez ensuite inviter d’autres personnes.",
    en: "You will own this installation; you can invite others afterwards.")
  let join = Template(fr: "Rejoindre {}", en: "Join {}")
  let joinLead = Text(
    fr: "Choisissez le nom et le mot de passe avec lesquels vous vous connecterez.",
    en: "Choose the name and the password you will sign in with.")
  let joinKnown = Text(
    fr: "Votre compte existe déjà\u{A0}: son mot de passe suffit.",
    en: "You have an account already: its password will do.")
  let joinNow = Text(fr: "Rejoindre", en: "Join")
  let name = Text(fr: "Votre nom", en: "Your name")
  let nameHelp = Text(
    fr: "Nom que les autres voient", en: "The name others see")
  let makeAccount = Text(fr: "Créer le compte", en: "Make the account")

  // MARK: One's own account

  let account = Text(fr: "Mon compte", en: "My account")
  let save = Text(fr: "Enregistrer", en: "Save")
  let changePassword = Text(fr: "Changer de mot de passe", en: "Change password")
  let currentPassword = Text(fr: "Mot de passe actuel", en: "Current password")
  let newPassword = Text(fr: "Nouveau mot de passe", en: "New password")
  let change = Text(fr: "Changer", en: "Change")
  let sessions = Text(fr: "Où vous êtes connecté", en: "Where you are signed in")
  let sessionsHelp = Text(
    fr:
      "Une session se ferme d’elle-même après 30\u{A0}minutes sans usage, et au plus tard après 12\u{A0}heures.",
    en: "A session ends by itself after 30 minutes without use, and after 12 hours at the latest.")
  let browser = Text(fr: "Navigateur", en: "Browser")
  let from = Text(fr: "Depuis", en: "From")
  let since = Text(fr: "Ouverte", en: "Opened")
  let lastSeen = Text(fr: "Dernier usage", en: "Last used")
  let thisOne = Text(fr: "Celle-ci", en: "This one")
  let end = Text(fr: "Fermer", en: "End")
  let endOthers = Text(fr: "Fermer toutes les autres", en: "End all others")
  let proof = Text(fr: "Confirmez que c’est vous", en: "Confirm that it is you")
  let proofLead = Text(
    fr:
      "Ce que vous demandez est délicat\u{A0}: votre mot de passe montre que l’écran n’est pas resté ouvert à un autre.",
    en:
      "What you ask for is delicate: your password shows that nobody else sits at a screen you left open."
  )
  let proofNow = Text(fr: "Confirmer", en: "Confirm")

  // MARK: The second factor

  let secondFactor = Text(fr: "Second facteur", en: "Second factor")
  let secondFactorHelp = Text(
    fr:
      "Un code de votre téléphone en plus du mot de passe\u{A0}: un mot de passe volé ne suffit plus.",
    en: "A code of your telephone besides the password: a stolen password is not enough any more.")
  let required = Text(
    fr: "Votre rôle le demande\u{A0}: sans lui, vous ne pouvez rien faire d’autre ici.",
    en: "Your role asks for it: without it you can do nothing else here.")
  let turnOn = Text(fr: "Activer", en: "Turn on")
  let turnOff = Text(fr: "Désactiver", en: "Turn off")
  let isOn = Text(fr: "Activé", en: "On")
  let codesLeft = Plural(
    one: Text(fr: "{} code de secours reste.", en: "{} recovery code is left."),
    many: Text(fr: "{} codes de secours restent.", en: "{} recovery codes are left."))
  let scan = Text(
    fr:
      "Scannez ce code avec une application d’authentification (Aegis, 2FAS, Google Authenticator…), puis saisissez les six chiffres qu’elle affiche.",
    en:
      "Scan this code with an authenticator (Aegis, 2FAS, Google Authenticator…), then type the six digits it shows."
  )
  let typed = Text(fr: "Ou saisissez cette clé à la main\u{A0}:", en: "Or type this key by hand:")
  let code = Text(fr: "Code", en: "Code")
  let codeTitle = Text(fr: "Votre code", en: "Your code")
  let codeHelp = Text(
    fr: "Les six chiffres de votre application, ou un code de secours.",
    en: "The six digits of your authenticator, or a recovery code.")
  let recovery = Text(fr: "Codes de secours", en: "Recovery codes")
  let recoveryHelp = Text(
    fr:
      "Le second facteur est activé. Gardez ces codes en lieu sûr\u{A0}: chacun ouvre votre compte une fois si le téléphone est perdu. Ils ne seront plus jamais affichés.",
    en:
      "The second factor is on. Keep these codes in a safe place: each opens your account once if the telephone is lost. They are never shown again."
  )
  let kept = Text(fr: "Je les ai notés", en: "I have kept them")

  // MARK: Users

  let users = Text(fr: "Utilisateurs", en: "Users")
  let usersLead = Text(
    fr: "Qui peut entrer, et ce que chacun peut faire.",
    en: "Who may come in, and what each may do.")
  let person = Text(fr: "Personne", en: "Person")
  let role = Text(fr: "Rôle", en: "Role")
  let memberSince = Text(fr: "Depuis", en: "Since")
  let appoint = Text(fr: "Changer", en: "Change")
  let remove = Text(fr: "Retirer", en: "Remove")
  let you = Text(fr: "Vous", en: "You")
  let invite = Text(fr: "Inviter quelqu’un", en: "Invite somebody")
  let inviteHelp = Text(
    fr:
      "Un lien valable une semaine sera établi\u{A0}: transmettez-le vous-même à cette personne.",
    en: "A link that is good for a week is made: give it to that person yourself.")
  let inviteNow = Text(fr: "Établir le lien", en: "Make the link")
  let invited = Text(fr: "Invitations en attente", en: "Invitations waiting")
  let until = Text(fr: "Valable jusqu’au", en: "Good until")
  let invitedBy = Text(fr: "Par", en: "By")
  let revoke = Text(fr: "Annuler", en: "Revoke")
  let linkOnce = Template(
    fr: "Lien pour {}, affiché une seule fois\u{A0}:", en: "Link for {}, shown this once:")

  // MARK: Keys

  let keys = Text(fr: "Clés d’API", en: "API keys")
  let reference = Text(fr: "Référence de l’API", en: "API reference")
  let keysLead = Text(
    fr: "Ce avec quoi vos programmes se présentent à l’API.",
    en: "What your programs show the API.")
  let keyName = Text(fr: "Programme", en: "Program")
  let scopes = Text(fr: "Droits", en: "Permissions")
  let allScopes = Text(fr: "Tous les droits", en: "Every permission")
  let madeBy = Text(fr: "Créée par", en: "Made by")
  let ends = Text(fr: "Fin", en: "Ends")
  let used = Text(fr: "Dernier usage", en: "Last used")
  let never = Text(fr: "Jamais", en: "Never")
  let state = Text(fr: "État", en: "State")
  let good = Text(fr: "Active", en: "Active")
  let ended = Text(fr: "Expirée", en: "Expired")
  let revoked = Text(fr: "Révoquée", en: "Revoked")
  let newKey = Text(fr: "Nouvelle clé", en: "New key")
  let days = Text(fr: "Durée en jours", en: "Days it lasts")
  let daysHelp = Text(
    fr: "Vide\u{A0}: sans fin. Une clé qui expire fait moins de dégâts si elle fuit.",
    en: "Empty: without end. A key that expires does less harm when it leaks.")
  let makeKey = Text(fr: "Créer la clé", en: "Create the key")
  let keyOnce = Text(
    fr: "Voici la clé. Copiez-la maintenant\u{A0}: elle ne sera plus jamais affichée.",
    en: "Here is the key. Copy it now: it is never shown again.")
  let noKeys = Text(fr: "Aucune clé pour l’instant.", en: "No key yet.")
  let revokeKey = Text(fr: "Révoquer", en: "Revoke")

  // MARK: Passkeys

  let passkeys = Text(fr: "Clés d’accès", en: "Passkeys")
  let passkeysLead = Text(
    fr:
      "Votre téléphone, votre ordinateur ou une clé de sécurité ouvre votre compte, sans mot de passe, ou après lui.",
    en:
      "Your telephone, your computer or a security key opens your account, without a password or after it."
  )
  let managePasskeys = Text(fr: "Gérer les clés d’accès", en: "Manage passkeys")
  let orPasskey = Text(fr: "Ou créez une clé d’accès", en: "Or create a passkey")
  let noPasskeys = Text(fr: "Aucune clé d’accès pour l’instant.", en: "No passkey yet.")
  let newPasskey = Text(fr: "Nouvelle clé d’accès", en: "New passkey")
  let passkeyName = Text(fr: "Nom de la clé", en: "Name of the key")
  let passkeyNameHelp = Text(
    fr: "Pour la reconnaître plus tard\u{A0}: «\u{A0}Téléphone de Marie\u{A0}».",
    en: "To know it by later: “Marie’s telephone”.")
  let makePasskey = Text(fr: "Créer la clé d’accès", en: "Create the passkey")
  let usePasskey = Text(fr: "Utiliser une clé d’accès", en: "Use a passkey")
  let signInByPasskey = Text(
    fr: "Se connecter avec une clé d’accès", en: "Sign in with a passkey")
  let passkeyFault = Text(
    fr: "Votre navigateur n’a pas donné de clé. Réessayez, ou utilisez votre mot de passe.",
    en: "Your browser gave no key. Try again, or use your password.")
  let passkeysNeedName = Text(
    fr:
      "Une clé d’accès est faite pour un nom et non pour un numéro\u{A0}: ouvrez Facturier par http://localhost ou par son adresse https.",
    en:
      "A passkey is made for a name and not for a number: open Facturier by http://localhost or by its https address."
  )
  let passkeysNeedScript = Text(
    fr: "Il faut un navigateur où les scripts sont permis. Vingt clés au plus.",
    en: "A browser where scripts are allowed is needed. Twenty keys at most.")

  // MARK: The identity provider

  let signInAt = Template(fr: "Se connecter par {}", en: "Sign in with {}")
  let linkWith = Template(fr: "Lier à {}", en: "Link with {}")

  // MARK: A forgotten password

  let forgottenLink = Text(fr: "Mot de passe oublié", en: "Forgotten password")
  let forgottenHelp = Text(
    fr: "Donnez votre adresse\u{A0}: un lien valable une demi-heure y sera envoyé.",
    en: "Give your address: a link that is good for half an hour is sent there.")
  let forgottenNow = Text(fr: "Recevoir le lien", en: "Send the link")
  let forgottenAsked = Text(
    fr: "Si cette adresse a un compte, un lien vient d’y être envoyé.",
    en: "If this address has an account, a link has been sent there.")
  let endSessions = Text(fr: "Fermer les sessions", en: "End sessions")

  // MARK: What a new company sets up

  let setupAccountant = Text(fr: "Inviter votre comptable", en: "Invite your accountant")
  let setupAccountantHelp = Text(
    fr: "Lecture, export et clôture, sans jamais émettre.",
    en: "To read, export and close, and never to issue.")
  let setupSecondFactor = Text(fr: "Protéger votre compte", en: "Protect your account")
  let setupSecondFactorHelp = Text(
    fr: "Une clé d’accès ou un code sur votre téléphone, en plus du mot de passe.",
    en: "A passkey or a code on your telephone, beside the password.")
}
