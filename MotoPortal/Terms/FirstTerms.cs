using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The terms that a new portal starts with, in English and French.</summary>
internal static class FirstTerms
{
    public static TermsVersion Version { get; } = new() { Number = 1, PublishedAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };

    public static ImmutableArray<TermsPart> Parts { get; } =
    [
        Part("en", TermsPartKey.Agreement, "You agree that {merchant} keeps your card with its payment provider, Stripe, and starts payments with it for: {purpose}."),
        Part("en", TermsPartKey.Timing, "We charge the card {timing}."),
        Part("en", TermsPartKey.Amount, "We charge {amount}. You are told the exact amount before or when it is charged."),
        Part("en", TermsPartKey.Cancellation, "You can cancel at any time, free of charge, by telephone or in writing. What you have ordered and we have delivered remains payable; what we have charged without right is paid back."),
        Part("en", TermsPartKey.Expiry, "This agreement ends on {until}. After that day we charge nothing more and the card is removed."),
        Part("en", TermsPartKey.Withdrawal, "To withdraw it or to ask about it, call or write to {merchant}: {contact}. Withdrawing is as easy as agreeing, and your order does not depend on it."),
        Part("en", TermsPartKey.Redisplay, "May we also show you this card again as a saved card when you order from us another time? This is separate, and you may say no."),

        Part("fr", TermsPartKey.Agreement, "Vous acceptez que {merchant} conserve votre carte chez son prestataire de paiement, Stripe, et déclenche des paiements avec elle pour\u202f: {purpose}."),
        Part("fr", TermsPartKey.Timing, "Nous débitons la carte {timing}."),
        Part("fr", TermsPartKey.Amount, "Nous débitons {amount}. Le montant exact vous est indiqué avant le débit ou au moment du débit."),
        Part("fr", TermsPartKey.Cancellation, "Vous pouvez annuler à tout moment, sans frais, par téléphone ou par écrit. Ce que vous avez commandé et que nous avons livré reste dû\u202f; ce que nous aurions débité à tort est remboursé."),
        Part("fr", TermsPartKey.Expiry, "Cet accord prend fin le {until}. Après cette date, nous ne débitons plus rien et la carte est supprimée."),
        Part("fr", TermsPartKey.Withdrawal, "Pour le retirer ou poser une question, appelez {merchant} ou écrivez-nous\u202f: {contact}. Retirer votre accord est aussi simple que le donner, et votre commande n’en dépend pas."),
        Part("fr", TermsPartKey.Redisplay, "Pouvons-nous aussi vous présenter cette carte comme carte enregistrée lors d’une prochaine commande\u202f? C’est une question à part, et vous pouvez dire non."),
    ];

    private static TermsPart Part(string language, TermsPartKey key, string text) =>
        new() { Version = Version.Number, Language = language, Key = key, Text = text };
}
