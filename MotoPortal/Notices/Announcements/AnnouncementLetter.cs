using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Notices.Announcements;

/// <summary>
/// The letter that announces changed terms, in the language of the customer's consent, by e-mail or to be printed. It has the changed parts
/// as they would be read to this customer.
/// </summary>
internal static class AnnouncementLetter
{
    /// <summary>The e-mail; null when the customer has no address.</summary>
    /// <param name="consent">The customer's consent.</param>
    /// <param name="address">The customer's address; null for none.</param>
    /// <param name="letter">The letter.</param>
    public static NewMail? Mail(ConsentView consent, string? address, CustomerDocument letter) => address is not { Length: > 0 }
        ? null
        : new NewMail(
            MailKind.TermsAnnouncement,
            consent.Id,
            consent.CustomerId,
            address,
            letter.Language,
            letter.Title,
            string.Join("\n\n", letter.Sections.SelectMany(Paragraphs)) + "\n",
            ImmutableArray<MailAttachment>.Empty);

    /// <summary>The letter.</summary>
    /// <param name="consent">The customer's consent to older terms.</param>
    /// <param name="older">Those terms, with their parts.</param>
    /// <param name="newer">The announced terms, with their parts.</param>
    /// <param name="askFrom">The day from which the customer is asked.</param>
    /// <param name="merchant">The store's details.</param>
    /// <param name="now">The current time, UTC.</param>
    public static CustomerDocument Compose(
        ConsentView consent, TermsVersion older, TermsVersion newer, DateOnly askFrom, MerchantOptions merchant, DateTimeOffset now)
    {
        var culture = CultureInfo.GetCultureInfo(consent.Language);
        string Say(string key, params object[] values) => NoticeText.Get(culture, key, values);
        CopyLine.Sentence Sentence(string key, params object[] values) => new(Say(key, values));
        return new CustomerDocument(
            consent.Language,
            Say(nameof(NoticeTexts.LetterTitle), merchant.Name),
            consent.Number,
            merchant.Name,
            now,
            [
                new CopySection(
                    null,
                    [
                        consent.CustomerName.Length > 0
                            ? Sentence(nameof(NoticeTexts.LetterDear), consent.CustomerName)
                            : Sentence(nameof(NoticeTexts.LetterDearNobody)),
                        Sentence(nameof(NoticeTexts.LetterLead), DayText.InFull(askFrom, culture), consent.Number),
                        Sentence(nameof(NoticeTexts.LetterStays), consent.Number),
                    ]),
                new CopySection(Say(nameof(NoticeTexts.LetterChanges)), Changes(consent, older, newer, merchant, culture)),
                new CopySection(
                    null,
                    [
                        Sentence(nameof(NoticeTexts.LetterWithdraw), consent.Number, merchant.Contact),
                        new CopyLine.Sentence($"{merchant.Name}\n{merchant.Address}"),
                    ]),
            ]);
    }

    private static ImmutableArray<CopyLine> Changes(
        ConsentView consent, TermsVersion older, TermsVersion newer, MerchantOptions merchant, CultureInfo culture)
    {
        var values = ConsentWording.Values(consent.Scope, culture);
        var (before, after) = (
            Words(TermsScripts.Fill(older, consent.Language, values, merchant)),
            Words(TermsScripts.Fill(newer, consent.Language, values, merchant)));
        return
        [
            .. after.Where(part => !string.Equals(part.Value, before.GetValueOrDefault(part.Key), StringComparison.Ordinal))
                .OrderBy(part => part.Key)
                .Select(part => new CopyLine.Row(TitleOf(part.Key, culture), part.Value)),
        ];
    }

    private static string TitleOf(TermsPartKey key, CultureInfo culture) => key is TermsPartKey.PrivacyNotice
        ? NoticeText.Get(culture, nameof(NoticeTexts.LetterPrivacyNotice))
        : CopyText.Get(culture, $"Part_{key}");

    private static Dictionary<TermsPartKey, string> Words(ScriptView script)
    {
        var words = script.Parts.ToDictionary(part => part.Key, part => part.Text);
        words[TermsPartKey.Redisplay] = script.RedisplayQuestion;
        words[TermsPartKey.PrivacyNotice] = script.PrivacyNotice;
        return words;
    }

    private static IEnumerable<string> Paragraphs(CopySection section) =>
        section.Lines.Select(line => line switch
        {
            CopyLine.Row row => $"{row.Term}\n{row.Text}",
            CopyLine.Sentence words => words.Text,
            CopyLine.Small small => small.Text,
            _ => "",
        }).Prepend(section.Heading ?? "").Where(paragraph => paragraph.Length > 0);
}
