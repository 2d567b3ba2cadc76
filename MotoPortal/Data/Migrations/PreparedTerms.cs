using Microsoft.EntityFrameworkCore.Migrations;

namespace MotoPortal.Data.Migrations;

/// <summary>
/// The second version of the prepared terms, which asks five questions. It is inserted where the shop has published and drafted none of its
/// own; a published version is never changed, so neither is this.
/// </summary>
internal static class PreparedTerms
{
    private static readonly (string Language, string Key, bool AskedWithPrevious, string Text)[] Parts =
    [
        ("en", "Identity", false, "This is {merchant}, {address}; you reach us here: {contact}."),
        ("en", "Agreement", true, "May {merchant} keep your card with Stripe, its payment provider, and start payments with it on your behalf, for: {purpose}?"),
        ("en", "Timing", false, "We charge the card {timing}."),
        ("en", "Amount", true, "We charge {amount}. You hear each exact amount before or when it is charged. Do you agree?"),
        ("en", "Cancellation", false, "You can cancel at any time, free of charge; what was delivered remains payable, and what we charged without right is paid back."),
        ("en", "Changes", true, "New terms count only if you agree to them."),
        ("en", "Expiry", true, "This consent ends on {until}; then we charge nothing more and the card is removed."),
        ("en", "Withdrawal", true, "To withdraw it: {contact}. Your order does not depend on it. Do you agree?"),
        ("en", "Privacy", false, "Stripe keeps the card number; we never do. We keep your name, how to reach you, the card’s last four digits and this consent. You may have them shown, corrected or erased, and complain to: {authority}. The full notice comes with your copy. Is that clear?"),
        ("en", "Redisplay", false, "May we also show you this card again when you next order? You may say no."),
        ("en", "PrivacyNotice", false, "Responsible for your data is {merchant}, {address}. For questions about your data: {privacy}.\n\nWe keep your name, your e-mail address and telephone number, the brand, last four digits and expiry date of your card, your customer number at Stripe, what you agreed to, which words were read to you or signed by you, your answers and their times, the reference of the call or letter, and who served you.\n\nWe use this to charge what you agreed to, to prove your agreement, to answer you and to keep our accounts. The grounds are your consent to keep the card, article 6(1)(a) of the General Data Protection Regulation; the contract for what you order, article 6(1)(b); the law on accounts, article 6(1)(c); and our legitimate interest in being able to prove what was agreed, article 6(1)(f).\n\nStripe receives the card number and makes the payments; the card network and your bank receive what each payment needs. Stripe may handle data outside the European Economic Area, with the safeguards that chapter V of the Regulation asks for. Nobody else receives your data unless the law demands it.\n\nThe card is kept until this agreement ends or you withdraw it. The proof of the agreement is kept afterwards for as long as a payment can be disputed or the law demands it, and is then erased.\n\nYou may ask to see your data, to have them corrected or erased, to have their use restricted, to receive them in a common format, and you may object to their use. You may withdraw your consent at any time; what was done before remains lawful. You may complain to the authority: {authority}.\n\nYou are free not to give these data and not to have your card kept; your order can then be paid in another way. No decision about you is made by a machine alone."),
        ("fr", "Identity", false, "Ici {merchant}, {address}. Vous nous joignez ici\u202f: {contact}."),
        ("fr", "Agreement", true, "Acceptez-vous que {merchant} conserve votre carte chez son prestataire de paiement, Stripe, et déclenche avec elle des paiements pour votre compte, pour\u202f: {purpose}\u202f?"),
        ("fr", "Timing", false, "Nous débitons la carte {timing}."),
        ("fr", "Amount", true, "Nous débitons {amount}. Le montant exact vous est dit avant chaque débit ou lors du débit. Êtes-vous d’accord\u202f?"),
        ("fr", "Cancellation", false, "Vous pouvez annuler à tout moment, sans frais\u202f; ce qui est livré reste dû, et ce qui est débité à tort est remboursé."),
        ("fr", "Changes", true, "De nouvelles conditions ne valent que si vous les acceptez."),
        ("fr", "Expiry", true, "Ce consentement prend fin le {until}\u202f; ensuite, nous ne débitons plus rien et la carte est supprimée."),
        ("fr", "Withdrawal", true, "Pour le retirer\u202f: {contact}. Votre commande n’en dépend pas. Êtes-vous d’accord\u202f?"),
        ("fr", "Privacy", false, "Stripe conserve le numéro de la carte\u202f; nous, jamais. Nous conservons votre nom, vos coordonnées, les quatre derniers chiffres de la carte et ce consentement. Vous pouvez les consulter, les faire rectifier ou effacer, et saisir\u202f: {authority}. L’information complète accompagne votre copie. Est-ce clair\u202f?"),
        ("fr", "Redisplay", false, "Pouvons-nous aussi vous présenter cette carte lors d’une prochaine commande\u202f? Vous pouvez dire non."),
        ("fr", "PrivacyNotice", false, "Le responsable de vos données est {merchant}, {address}. Pour toute question sur vos données\u202f: {privacy}.\n\nNous conservons votre nom, votre adresse e-mail et votre numéro de téléphone, la marque, les quatre derniers chiffres et la date d’expiration de votre carte, votre numéro de client chez Stripe, ce que vous avez accepté, les mots qui vous ont été lus ou que vous avez signés, vos réponses et leur heure, la référence de l’appel ou du courrier, et la personne qui vous a servi.\n\nNous les utilisons pour débiter ce que vous avez accepté, prouver votre accord, vous répondre et tenir nos comptes. Les bases légales sont votre consentement à la conservation de la carte, article 6, paragraphe 1, point a), du règlement général sur la protection des données\u202f; le contrat pour ce que vous commandez, point b)\u202f; le droit comptable, point c)\u202f; et notre intérêt légitime à pouvoir prouver ce qui a été convenu, point f).\n\nStripe reçoit le numéro de la carte et exécute les paiements\u202f; le réseau de cartes et votre banque reçoivent ce que chaque paiement exige. Stripe peut traiter des données hors de l’Espace économique européen, avec les garanties que le chapitre V du règlement demande. Personne d’autre ne reçoit vos données, sauf si la loi l’exige.\n\nLa carte est conservée jusqu’à la fin de cet accord ou jusqu’à son retrait. La preuve de l’accord est conservée ensuite tant qu’un paiement peut être contesté ou que la loi l’exige, puis effacée.\n\nVous pouvez demander à voir vos données, à les faire rectifier ou effacer, à en limiter l’usage, à les recevoir dans un format courant, et vous opposer à leur usage. Vous pouvez retirer votre consentement à tout moment\u202f; ce qui a été fait avant reste licite. Vous pouvez saisir l’autorité\u202f: {authority}.\n\nVous êtes libre de ne pas donner ces données et de ne pas faire conserver votre carte\u202f; votre commande peut alors être payée autrement. Aucune décision vous concernant n’est prise par une machine seule."),
    ];

    /// <summary>Inserts the version with its parts.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="publishedAt">The time of the publication as a literal of the database.</param>
    public static void Insert(MigrationBuilder migration, string publishedAt)
    {
        migration.Sql(
            $"""
            INSERT INTO terms_versions ("Number", "PublishedAt", "PublishedBy")
            SELECT 2, {publishedAt}, 'MotoPortal'
            WHERE NOT EXISTS (SELECT 1 FROM terms_versions WHERE "Number" > 1) AND NOT EXISTS (SELECT 1 FROM terms_drafts)
            """);
        foreach (var (language, key, askedWithPrevious, text) in Parts)
        {
            var literal = text.Replace("'", "''", StringComparison.Ordinal);
            migration.Sql(
                $"""
                INSERT INTO terms_parts ("Version", "Language", "Key", "AskedWithPrevious", "Text")
                SELECT 2, '{language}', '{key}', {(askedWithPrevious ? "TRUE" : "FALSE")}, '{literal}'
                WHERE EXISTS (
                    SELECT 1 FROM terms_versions
                    WHERE "Number" = 2 AND "PublishedAt" = {publishedAt} AND "PublishedBy" = 'MotoPortal')
                """);
        }
    }
}
