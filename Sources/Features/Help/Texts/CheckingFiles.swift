import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/checking-files.md, by bin/help.
  static let checkingFiles = Text(
    fr: ###"""
      # Vérifier un fichier

      Une facture électronique reçue, ou à envoyer, est-elle conforme ? La page [Vérifier une facture](/validations) la juge par toutes les règles officielles, qu’elle vienne de Facturier ou d’ailleurs.

      ## Comment faire

      1. Ouvrez [Vérifier une facture](/validations).
      2. Déposez un fichier : Factur-X (PDF), CII ou UBL (XML).
      3. Lisez : conforme ou non, puis chaque constat avec son champ, sa valeur et ce qu’il faut faire.

      Rien n’est conservé de ce que vous déposez.

      ## Les règles

      - EN 16931, version 1.3.16 du CEN ;
      - Factur-X 1.09.2 : le XML et le fichier PDF qui le porte ;
      - le profil étendu français (EXTENDED-CTC-FR) ;
      - les règles françaises BR-FR 1.4.0.

      Un constat « bloquant » rend la facture irrecevable ; un « avertissement » se discute. Chaque règle, comme `BR-CO-15`, a sa page d’explication : ce qu’elle demande, pourquoi, comment corriger.

      ## Le contrôle strict

      Les règles officielles ne vérifient ni l’arithmétique des lignes, ni les clés des SIREN et des IBAN, ni les mentions vides. Facturier le fait pour ses propres factures avant de les numéroter ; à la ligne de commande, `facturier validate --strict` le fait pour celles des autres.

      ## À la ligne de commande et par l’API

      - `facturier validate dossier/` juge tout un dossier ;
      - `facturier show fichier.pdf` rend lisible n’importe quelle facture électronique ;
      - `facturier convert --to ubl fichier.pdf` la traduit d’un format à l’autre ;
      - `POST /v1/validations` fait de même pour un programme.

      ## Ce que cela ne dit pas

      Une facture conforme peut être fausse : la règle ne sait pas si la marchandise est arrivée, ni si l’IBAN est celui de votre fournisseur. Pour savoir si un document émis par Facturier est bien celui qui a été scellé, voyez [Sceau et vérification](seal.md).

      ## Ce qui n’y est pas encore

      Les factures reçues ne sont pas enregistrées ni comptabilisées ici.
      """###,
    en: ###"""
      # Checking a file

      Is an electronic invoice you received, or are about to send, valid? The page [Check an invoice](/validations) judges it by all official rules, whether it comes from Facturier or from elsewhere.

      ## How to do it

      1. Open [Check an invoice](/validations).
      2. Drop a file: Factur-X (PDF), CII or UBL (XML).
      3. Read: valid or not, then each finding with its field, its value and what to do.

      Nothing of what you drop is kept.

      ## The rules

      - EN 16931, version 1.3.16 of CEN;
      - Factur-X 1.09.2: the XML and the PDF file that carries it;
      - the extended French profile (EXTENDED-CTC-FR);
      - the French rules BR-FR 1.4.0.

      A finding that “stops” makes the invoice inadmissible; a “warning” may be discussed. Each rule, such as `BR-CO-15`, has its page: what it asks for, why, how to correct it.

      ## The strict check

      The official rules check neither the arithmetic of lines, nor the keys of SIREN and IBAN, nor mentions that are empty. Facturier does so for its own invoices before it numbers them; on the command line, `facturier validate --strict` does it for those of others.

      ## On the command line and by the API

      - `facturier validate folder/` judges a whole folder;
      - `facturier show file.pdf` makes any electronic invoice readable;
      - `facturier convert --to ubl file.pdf` turns one format into another;
      - `POST /v1/validations` does the same for a program.

      ## What this does not say

      A valid invoice may be wrong: the rule does not know whether the goods arrived, or whether the IBAN is your supplier’s. To know whether a document of Facturier is the one that was sealed, see [Seal and verification](seal.md).

      ## What is not there yet

      Invoices you receive are neither recorded nor posted here.
      """###)
}
