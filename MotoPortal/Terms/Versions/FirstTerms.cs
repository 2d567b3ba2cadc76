using System.Collections.Immutable;

namespace MotoPortal.Terms.Versions;

/// <summary>The terms that a new portal starts with, in English and French.</summary>
internal static class FirstTerms
{
    public static TermsVersion Version { get; } =
        new() { Number = 1, PublishedAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), PublishedBy = "MotoPortal" };

    public static ImmutableArray<TermsPart> Parts { get; } =
    [
        Part("en", TermsPartKey.Identity, "We are {merchant}, {address}. You can reach us here: {contact}."),
        Part(
            "en",
            TermsPartKey.Agreement,
            "You agree that {merchant} keeps your card with its payment provider, Stripe, and starts a payment or a series of payments with it on your behalf, for: {purpose}."),
        Part("en", TermsPartKey.Timing, "We charge the card {timing}."),
        Part("en", TermsPartKey.Amount, "We charge {amount}. You are told the exact amount before or when it is charged."),
        Part(
            "en",
            TermsPartKey.Cancellation,
            "You can cancel at any time, free of charge, by telephone or in writing. What you have ordered and we have delivered remains payable; what we have charged without right is paid back."),
        Part(
            "en",
            TermsPartKey.Changes,
            "Should we want to change these terms, we tell you by e-mail, by post or by telephone at least seven working days before. Nothing is charged under changed terms unless you have agreed to them."),
        Part("en", TermsPartKey.Expiry, "This agreement ends on {until}. After that day we charge nothing more and the card is removed."),
        Part(
            "en",
            TermsPartKey.Withdrawal,
            "To withdraw it or to ask about it, call or write to {merchant}: {contact}. Withdrawing is as easy as agreeing, and your order does not depend on it."),
        Part(
            "en",
            TermsPartKey.Privacy,
            "Stripe keeps your card number; we never do. We keep your name, how to reach you, the last four digits of the card and this agreement. You may ask to see this, to have it corrected or erased, and you may complain to the authority: {authority}. The full notice comes with your copy."),
        Part(
            "en",
            TermsPartKey.Redisplay,
            "May we also show you this card again as a saved card when you order from us another time? This is separate, and you may say no."),
        Part(
            "en",
            TermsPartKey.PrivacyNotice,
            "Responsible for your data is {merchant}, {address}. For questions about your data: {privacy}.",
            "We keep your name, your e-mail address and telephone number, the brand, last four digits and expiry date of your card, your customer number at Stripe, what you agreed to, which words were read to you or signed by you, your answers and their times, the reference of the call or letter, and who served you.",
            "We use this to charge what you agreed to, to prove your agreement, to answer you and to keep our accounts. The grounds are your consent to keep the card, article 6(1)(a) of the General Data Protection Regulation; the contract for what you order, article 6(1)(b); the law on accounts, article 6(1)(c); and our legitimate interest in being able to prove what was agreed, article 6(1)(f).",
            "Stripe receives the card number and makes the payments; the card network and your bank receive what each payment needs. Stripe may handle data outside the European Economic Area, with the safeguards that chapter V of the Regulation asks for. Nobody else receives your data unless the law demands it.",
            "The card is kept until this agreement ends or you withdraw it. The proof of the agreement is kept afterwards for as long as a payment can be disputed or the law demands it, and is then erased.",
            "You may ask to see your data, to have them corrected or erased, to have their use restricted, to receive them in a common format, and you may object to their use. You may withdraw your consent at any time; what was done before remains lawful. You may complain to the authority: {authority}.",
            "You are free not to give these data and not to have your card kept; your order can then be paid in another way. No decision about you is made by a machine alone."),

        Part("fr", TermsPartKey.Identity, "Nous sommes {merchant}, {address}. Vous pouvez nous joindre ici\u202f: {contact}."),
        Part(
            "fr",
            TermsPartKey.Agreement,
            "Vous acceptez que {merchant} conserve votre carte chez son prestataire de paiement, Stripe, et déclenche avec elle, pour votre compte, un paiement ou une série de paiements pour\u202f: {purpose}."),
        Part("fr", TermsPartKey.Timing, "Nous débitons la carte {timing}."),
        Part("fr", TermsPartKey.Amount, "Nous débitons {amount}. Le montant exact vous est indiqué avant le débit ou au moment du débit."),
        Part(
            "fr",
            TermsPartKey.Cancellation,
            "Vous pouvez annuler à tout moment, sans frais, par téléphone ou par écrit. Ce que vous avez commandé et que nous avons livré reste dû\u202f; ce que nous aurions débité à tort est remboursé."),
        Part(
            "fr",
            TermsPartKey.Changes,
            "Si nous souhaitons modifier ces conditions, nous vous prévenons par e-mail, par courrier ou par téléphone au moins sept jours ouvrés à l’avance. Rien n’est débité selon des conditions modifiées sans votre accord."),
        Part(
            "fr",
            TermsPartKey.Expiry,
            "Cet accord prend fin le {until}. Après cette date, nous ne débitons plus rien et la carte est supprimée."),
        Part(
            "fr",
            TermsPartKey.Withdrawal,
            "Pour le retirer ou poser une question, appelez {merchant} ou écrivez-nous\u202f: {contact}. Retirer votre accord est aussi simple que le donner, et votre commande n’en dépend pas."),
        Part(
            "fr",
            TermsPartKey.Privacy,
            "Stripe conserve le numéro de votre carte\u202f; nous, jamais. Nous conservons votre nom, vos coordonnées, les quatre derniers chiffres de la carte et cet accord. Vous pouvez demander à voir ces données, à les faire rectifier ou effacer, et vous pouvez saisir l’autorité\u202f: {authority}. L’information complète accompagne votre copie."),
        Part(
            "fr",
            TermsPartKey.Redisplay,
            "Pouvons-nous aussi vous présenter cette carte comme carte enregistrée lors d’une prochaine commande\u202f? C’est une question à part, et vous pouvez dire non."),
        Part(
            "fr",
            TermsPartKey.PrivacyNotice,
            "Le responsable de vos données est {merchant}, {address}. Pour toute question sur vos données\u202f: {privacy}.",
            "Nous conservons votre nom, votre adresse e-mail et votre numéro de téléphone, la marque, les quatre derniers chiffres et la date d’expiration de votre carte, votre numéro de client chez Stripe, ce que vous avez accepté, les mots qui vous ont été lus ou que vous avez signés, vos réponses et leur heure, la référence de l’appel ou du courrier, et la personne qui vous a servi.",
            "Nous les utilisons pour débiter ce que vous avez accepté, prouver votre accord, vous répondre et tenir nos comptes. Les bases légales sont votre consentement à la conservation de la carte, article 6, paragraphe 1, point a), du règlement général sur la protection des données\u202f; le contrat pour ce que vous commandez, point b)\u202f; le droit comptable, point c)\u202f; et notre intérêt légitime à pouvoir prouver ce qui a été convenu, point f).",
            "Stripe reçoit le numéro de la carte et exécute les paiements\u202f; le réseau de cartes et votre banque reçoivent ce que chaque paiement exige. Stripe peut traiter des données hors de l’Espace économique européen, avec les garanties que le chapitre V du règlement demande. Personne d’autre ne reçoit vos données, sauf si la loi l’exige.",
            "La carte est conservée jusqu’à la fin de cet accord ou jusqu’à son retrait. La preuve de l’accord est conservée ensuite tant qu’un paiement peut être contesté ou que la loi l’exige, puis effacée.",
            "Vous pouvez demander à voir vos données, à les faire rectifier ou effacer, à en limiter l’usage, à les recevoir dans un format courant, et vous opposer à leur usage. Vous pouvez retirer votre consentement à tout moment\u202f; ce qui a été fait avant reste licite. Vous pouvez saisir l’autorité\u202f: {authority}.",
            "Vous êtes libre de ne pas donner ces données et de ne pas faire conserver votre carte\u202f; votre commande peut alors être payée autrement. Aucune décision vous concernant n’est prise par une machine seule."),
    ];

    private static TermsPart Part(string language, TermsPartKey key, params string[] paragraphs) =>
        new() { Version = Version.Number, Language = language, Key = key, Text = string.Join("\n\n", paragraphs) };
}
