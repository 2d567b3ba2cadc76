using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Copy;

/// <summary>Composes the customer's copy: every limit of the scope, and the exact text of the terms.</summary>
internal static class CopyComposer
{
    /// <summary>Composes the copy in the consent's language.</summary>
    /// <param name="facts">The contents.</param>
    /// <param name="withdrawalLink">An address at which the customer can withdraw; null for none.</param>
    public static CustomerDocument Compose(CopyFacts facts, string? withdrawalLink = null)
    {
        var culture = CultureInfo.GetCultureInfo(facts.Consent.Language);
        return new CustomerDocument(
            facts.Consent.Language,
            CopyText.Get(culture, nameof(CopyTexts.Title), facts.Number),
            facts.Number,
            facts.Merchant.Name,
            facts.Consent.GivenAt,
            [
                new CopySection(null, About(facts, culture)),
                new CopySection(CopyText.Get(culture, nameof(CopyTexts.WhoWeAre)), WhoWeAre(facts.Merchant, culture)),
                new CopySection(
                    CopyText.Get(culture, nameof(CopyTexts.Agreed)),
                    CopyScope.Lines(facts.Consent.Scope, facts.Consent.AllowsRedisplay, culture)),
                new CopySection(
                    CopyText.Get(culture, nameof(CopyTexts.Card)),
                    [.. Card(facts.Card, facts.Calendar, culture), .. Holder(facts, culture)]),
                new CopySection(CopyText.Get(culture, nameof(CopyTexts.Withdraw)), Withdraw(facts, withdrawalLink, culture)),
                .. Status(facts, culture),
                new CopySection(
                    CopyText.Get(culture, IsLetter(facts) ? nameof(CopyTexts.TermsAsSigned) : nameof(CopyTexts.TermsAsRead)),
                    Terms(facts, culture)),
                new CopySection(CopyText.Get(culture, nameof(CopyTexts.Privacy)), Privacy(facts.Script)),
                new CopySection(CopyText.Get(culture, nameof(CopyTexts.Digest)), Digest(facts, culture)),
            ]);
    }

    /// <summary>Composes the terms alone, with the answers, in the consent's language: the words that were read or signed.</summary>
    public static CustomerDocument ComposeTerms(CopyFacts facts)
    {
        var culture = CultureInfo.GetCultureInfo(facts.Consent.Language);
        return new CustomerDocument(
            facts.Consent.Language,
            CopyText.Get(culture, nameof(CopyTexts.TermsTitle), facts.Number),
            facts.Number,
            facts.Merchant.Name,
            facts.Consent.GivenAt,
            [
                new CopySection(null, About(facts, culture)),
                new CopySection(
                    CopyText.Get(culture, IsLetter(facts) ? nameof(CopyTexts.TermsAsSigned) : nameof(CopyTexts.TermsAsRead)),
                    Terms(facts, culture)),
            ]);
    }

    /// <summary>The name under which a customer knows a clerk: the first name only.</summary>
    internal static string FirstName(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : name;

    private static bool IsLetter(CopyFacts facts) => facts.Consent.Channel is OrderChannel.Post;

    private static ImmutableArray<CopyLine> About(CopyFacts facts, CultureInfo culture)
    {
        var consent = facts.Consent;
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        lines.Add(Row(nameof(CopyTexts.Number), facts.Number, culture));
        lines.Add(Row(nameof(CopyTexts.GivenOn), DayText.MomentInFull(consent.GivenAt, facts.Calendar, culture), culture));
        if (facts.CustomerName.Length > 0)
        {
            lines.Add(Row(nameof(CopyTexts.GivenBy), facts.CustomerName, culture));
        }

        lines.Add(Row(nameof(CopyTexts.Order), CopyText.Get(culture, $"OrderBy_{consent.Channel}", consent.OrderReference), culture));
        lines.Add(Row(IsLetter(facts) ? nameof(CopyTexts.TakenBy) : nameof(CopyTexts.ReadBy), FirstName(consent.RecordedBy), culture));
        lines.Add(Row(nameof(CopyTexts.Terms), CopyText.Get(culture, nameof(CopyTexts.TermsVersion), consent.TermsVersion), culture));
        if (facts.Ending is { } ending)
        {
            var at = DayText.MomentInFull(ending.At, facts.Calendar, culture);
            lines.Add(Row(nameof(CopyTexts.Ended), CopyText.Get(culture, $"Ended_{ending.Kind}", at), culture));
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<CopyLine> WhoWeAre(CopyMerchant merchant, CultureInfo culture) =>
    [
        Row(nameof(CopyTexts.Name), merchant.Name, culture),
        Row(nameof(CopyTexts.Address), merchant.Address, culture),
        Row(nameof(CopyTexts.Contact), merchant.Contact, culture),
    ];

    private static ImmutableArray<CopyLine> Card(SealedCardView? card, StoreCalendar calendar, CultureInfo culture) => card is null
        ? [new CopyLine.Sentence(CopyText.Get(culture, nameof(CopyTexts.CardNone)))]
        :
        [
            Row(nameof(CopyTexts.CardRow), CopyText.Get(culture, nameof(CopyTexts.CardKept), SealedCardText
                .Of(card.Brand, card.Last4), SealedCardText.Expiry(card.ExpMonth, card.ExpYear)), culture),
            Row(
                nameof(CopyTexts.CardSaved),
                CopyText.Get(culture, nameof(CopyTexts.CardSavedOn), DayText.MomentInFull(card.SealedAt, calendar, culture)),
                culture),
        ];

    private static ImmutableArray<CopyLine> Holder(CopyFacts facts, CultureInfo culture) =>
        facts.Record.Find("evidence", "cardholderName") is { } name
            ? [Row(
                nameof(CopyTexts.CardOf),
                CopyText.Get(
                    culture,
                    IsLetter(facts) ? nameof(CopyTexts.CardOfSigned) : nameof(CopyTexts.CardOfSaid),
                    name,
                    facts.Record.Find("evidence", "cardholderRelation") ?? ""),
                culture)]
            : [];

    private static ImmutableArray<CopyLine> Withdraw(CopyFacts facts, string? link, CultureInfo culture)
    {
        var how = new CopyLine.Sentence(CopyText.Get(culture, nameof(CopyTexts.WithdrawHow), facts.Number, facts.Merchant.Contact));
        return link is null ? [how] : [how, new CopyLine.Sentence(CopyText.Get(culture, nameof(CopyTexts.WithdrawLink)) + "\n" + link)];
    }

    private static IEnumerable<CopySection> Status(CopyFacts facts, CultureInfo culture) => facts.StatusAddress is not { } address ? [] :
    [
        new CopySection(
            CopyText.Get(culture, nameof(CopyTexts.Status)),
            [
                new CopyLine.Sentence(CopyText.Get(culture, nameof(CopyTexts.StatusHow))),
                new CopyLine.Code(address, CopyText.Get(culture, nameof(CopyTexts.StatusCode))),
            ]),
    ];

    private static ImmutableArray<CopyLine> Terms(CopyFacts facts, CultureInfo culture) =>
    [
        .. facts.Script.Parts.Append(new ScriptPartView(TermsPartKey.Redisplay, facts.Script.RedisplayQuestion))
            .Select(part => Row($"Part_{part.Key}", part.Text + AnswerTo(part.Key, facts, culture), culture)),
        .. facts.AreWordsAsRead
            ? Enumerable.Empty<CopyLine>()
            : [new CopyLine.Small(CopyText.Get(culture, nameof(CopyTexts.WordsDiffer), facts.Consent.ScriptSha256))],
    ];

    private static string AnswerTo(TermsPartKey part, CopyFacts facts, CultureInfo culture) =>
        facts.Answers.LastOrDefault(answer => answer.Part == part) is { } answer
            ? "\n" + CopyText.Get(
                culture,
                answer.Yes ? nameof(CopyTexts.Answer_Yes) : nameof(CopyTexts.Answer_No),
                CopyText.Time(answer.At, facts.Calendar, culture)) + ReadFor(answer, culture)
            : "";

    private static string ReadFor(RecordedAnswer answer, CultureInfo culture) =>
        answer.Seconds is { } seconds ? " " + CopyText.Get(culture, nameof(CopyTexts.ReadFor), seconds) : "";

    private static ImmutableArray<CopyLine> Privacy(ScriptView script) =>
        [.. script.PrivacyNotice.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => new CopyLine.Sentence(paragraph.Trim()))];

    private static ImmutableArray<CopyLine> Digest(CopyFacts facts, CultureInfo culture) =>
        [new CopyLine.Small(facts.Record.Commitment ?? "…"), new CopyLine.Small(
            CopyText.Get(culture, facts.IsSealBroken ? nameof(CopyTexts.DigestBroken) : nameof(CopyTexts.DigestHow)))];

    private static CopyLine.Row Row(string key, string text, CultureInfo culture) => new(CopyText.Get(culture, key), text);
}
