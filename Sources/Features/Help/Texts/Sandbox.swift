import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/sandbox.md, by bin/help.
  static let sandbox = Text(
    fr: ###"""
      # Essayer dans un bac à sable

      Un bac à sable est une copie des réglages de votre entreprise où rien n’a de valeur. On y émet, on y crédite, on y encaisse comme dans la vraie, sans conséquence.

      ## En créer un

      1. Ouvrez [Entreprises](/companies). Il faut le droit « Ajouter des entreprises et des bacs à sable ».
      2. Sous « Bac à sable », donnez-lui un nom et créez-le.
      3. Une bannière rappelle, sur toutes ses pages, que vous y êtes. Le nom de l’entreprise, en haut du menu, mène de l’une à l’autre.

      ## Ce qui y est différent

      - Chaque page de chaque document porte la mention FACTICE.
      - Les numéros sont les siens ; aucun de ses montants n’entre dans un total de la vraie entreprise.
      - Aucun courriel n’en part.
      - Ses clés d’API commencent par `fac_test_`, pour qu’un programme ne se trompe pas d’entreprise.

      ## Avancer l’horloge

      Un bac à sable a sa propre horloge. Sur la page [Entreprises](/companies), avancez-la de quelques jours ou de quelques mois : les échéances passent, les factures sont en retard, les périodes se closent. Elle n’avance que dans un sens, comme la vraie, parce que les numéros et les dates ne reculent pas.

      ## Pour les programmes

      Les pages de la [référence de l’API](/docs/api) ont un formulaire pour essayer chaque opération. Ce qui ne fait que lire s’essaie partout ; ce qui change quelque chose ne s’essaie que dans un bac à sable. Un programme peut aussi en créer un : `POST /v1/sandboxes`. Voyez [API, clés et webhooks](api.md).

      ## Pourquoi c’est séparé

      La loi demande que le mode école soit signalé et tenu à part (CGI, art. 286, I-3° bis ; BOI-TVA-DECLA-30-10-30). Un bac à sable ne devient jamais une vraie entreprise, et une vraie entreprise n’a pas de « mode test » qu’on oublierait d’éteindre.

      ## Ce qui n’y est pas

      Un bac à sable prend les réglages de l’entreprise, pas ses commandes, ses clients ni ses documents. Importez-y le fichier que vous voulez essayer.
      """###,
    en: ###"""
      # Trying things out in a sandbox

      A sandbox is a copy of your company’s settings where nothing has any value. One issues, credits and receives money there as in the real one, without consequence.

      ## Make one

      1. Open [Companies](/companies). The permission “Add companies and sandboxes” is needed.
      2. Under “Sandbox”, give it a name and make it.
      3. A banner reminds you on all its pages that you are there. The company’s name, at the top of the menu, leads from one to the other.

      ## What is different there

      - Each page of each document bears the word FACTICE.
      - Its numbers are its own; none of its amounts is in a total of the real company.
      - No mail leaves it.
      - Its API keys begin with `fac_test_`, so that a program does not take one company for the other.

      ## Move the clock

      A sandbox has a clock of its own. On the page [Companies](/companies), move it forward by days or months: due dates pass, invoices become overdue, periods close. It only goes one way, as the real one does, because numbers and dates never go back.

      ## For programs

      The pages of the [API reference](/docs/api) have a form to try each operation. What only reads is tried anywhere; what changes something is tried in a sandbox only. A program can make one too: `POST /v1/sandboxes`. See [API, keys and webhooks](api.md).

      ## Why it is kept apart

      The law wants training mode to be marked and kept apart (CGI, art. 286, I-3° bis; BOI-TVA-DECLA-30-10-30). A sandbox never becomes a real company, and a real company has no “test mode” that somebody could forget to switch off.

      ## What is not in it

      A sandbox takes the settings of the company, not its orders, customers or documents. Import the file you want to try.
      """###)
}
