using System.Globalization;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Consents.Copy;

/// <summary>The e-mail that carries a copy: a plain summary, with the copy attached.</summary>
internal static class CopyLetter
{
    /// <summary>Writes the mail; null when the customer has no address.</summary>
    /// <param name="facts">The contents of the copy.</param>
    /// <param name="withdrawalLink">An address at which the customer can withdraw; null for none.</param>
    public static NewMail? Write(CopyFacts facts, string? withdrawalLink)
    {
        if (facts.Customer.Email is not { Length: > 0 } address)
        {
            return null;
        }

        var culture = CultureInfo.GetCultureInfo(facts.Consent.Language);

        // The link withdraws for its reader, so the stored mail shows that there was one and not where it leads.
        var hidden = withdrawalLink is null ? null : withdrawalLink[..(withdrawalLink.LastIndexOf('/') + 1)] + "…";
        var stored = Content(facts, hidden, culture);
        return new NewMail(
            MailKind.ConsentCopy,
            facts.Consent.Id,
            facts.Consent.CustomerId,
            address,
            culture.TwoLetterISOLanguageName,
            CopyText.Get(culture, nameof(CopyTexts.Subject), facts.Merchant.Name, facts.Number),
            stored.Text,
            stored.Attachments,
            AsSent: withdrawalLink is null ? null : Content(facts, withdrawalLink, culture));
    }

    /// <summary>The name of the attached file.</summary>
    public static string FileName(CopyFacts facts) =>
        CopyText.Get(CultureInfo.GetCultureInfo(facts.Consent.Language), nameof(CopyTexts.FileName), facts.Number);

    private static MailBody Content(CopyFacts facts, string? withdrawalLink, CultureInfo culture)
    {
        var copy = CopyComposer.Compose(facts, withdrawalLink);
        var file = new MailAttachment(FileName(facts), CustomerDocumentPdf.ContentType, CustomerDocumentPdf.Write(copy));
        return new MailBody(Text(facts, copy, withdrawalLink, culture), [file]);
    }

    private static string Text(CopyFacts facts, CustomerDocument copy, string? withdrawalLink, CultureInfo culture)
    {
        string Say(string key, params object[] values) => CopyText.Get(culture, key, values);
        List<string> paragraphs =
        [
            facts.CustomerName.Length > 0 ? Say(nameof(CopyTexts.Dear), facts.CustomerName) : Say(nameof(CopyTexts.DearNobody)),
            Say(nameof(CopyTexts.MailLead), facts.Number),
            Rows(copy, Say(nameof(CopyTexts.Agreed)), culture),
            Rows(copy, Say(nameof(CopyTexts.Card)), culture),
            Say(nameof(CopyTexts.WithdrawHow), facts.Number, facts.Merchant.Contact),
        ];
        if (withdrawalLink is not null)
        {
            paragraphs.Add(Say(nameof(CopyTexts.WithdrawLink)) + "\n" + withdrawalLink);
        }

        paragraphs.Add(Say(nameof(CopyTexts.MailNotYou), facts.Merchant.Contact));
        paragraphs.Add(Say(nameof(CopyTexts.MailDigest), facts.Record.Commitment ?? "…"));
        if (facts.IsSealBroken)
        {
            paragraphs.Add(Say(nameof(CopyTexts.DigestBroken)));
        }

        paragraphs.Add($"{facts.Merchant.Name}\n{facts.Merchant.Address}");
        return string.Join("\n\n", paragraphs) + "\n";
    }

    private static string Rows(CustomerDocument copy, string heading, CultureInfo culture) =>
        heading + "\n" + string.Join('\n', copy.Sections.Single(section => string
            .Equals(section.Heading, heading, StringComparison.Ordinal)).Lines.Select(line => line switch
        {
            CopyLine.Row row => CopyText.Get(culture, nameof(CopyTexts.MailRow), row.Term, row.Text),
            CopyLine.Sentence words => words.Text,
            _ => "",
        }));
}
