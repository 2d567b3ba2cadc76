using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers;
using MotoPortal.Pdf;
using MotoPortal.Terms;

namespace MotoPortal.Privacy;

/// <summary>A customer's file for reading, in the language of their newest consent.</summary>
internal static class CustomerFileDocument
{
    /// <summary>The document.</summary>
    /// <param name="file">The customer's file.</param>
    /// <param name="merchant">Who holds the data.</param>
    public static PdfContent Of(CustomerFile file, MerchantOptions merchant)
    {
        var culture = CultureInfo.GetCultureInfo(file.Consents.Length > 0 ? file.Consents[0].Record.Language : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var words = new Words(culture);
        var blocks = ImmutableArray.CreateBuilder<PdfBlock>();
        blocks.Add(new PdfBlock.Paragraph(words.Get(nameof(PrivacyTexts.PaperLead), merchant.Name, words.Moment(file.ExportedAt))));
        blocks.Add(new PdfBlock.Heading(words.Get(nameof(PrivacyTexts.PaperContact))));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperName), file.Customer.Name));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperEmail), file.Customer.Email ?? "–"));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperPhone), file.Customer.Phone is { } phone ? PhoneNumber.Pretty(phone) : "–"));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperStripe), file.Customer.StripeId.Value));
        foreach (var consent in file.Consents)
        {
            Add(blocks, consent, words);
        }

        AddCharges(blocks, file, words);
        AddMails(blocks, file, words);
        AddLedger(blocks, file, words);
        return new PdfContent(
            words.Get(nameof(PrivacyTexts.PaperTitle), file.Customer.Name), culture.TwoLetterISOLanguageName, merchant.Name, file.Customer.Id.Value, file.ExportedAt, blocks.ToImmutable());
    }

    private static void Add(ImmutableArray<PdfBlock>.Builder blocks, HeldConsent held, Words words)
    {
        var consent = held.Record;
        blocks.Add(new PdfBlock.Heading(words.Get(nameof(PrivacyTexts.PaperConsent), consent.Number)));
        blocks.Add(new PdfBlock.Paragraph(ConsentWording.Sentence(consent.Scope, words.Culture)));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperPurpose), consent.Scope.Purpose));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperOrder), $"{ConsentText.Of(consent.Channel, words.Culture)} · {consent.OrderReference}"));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperGiven), $"{words.Moment(consent.GivenAt)} · {consent.RecordedBy}"));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperTerms), consent.TermsVersion.ToString(words.Culture)));
        blocks.Add(words.Row(nameof(PrivacyTexts.PaperStanding), ConsentText.Of(consent.Result, words.Culture) + (consent.Ending is { } ending ? $" · {words.Moment(ending.At)}" : "")));
        if (consent.Card is { } card)
        {
            blocks.Add(words.Row(nameof(PrivacyTexts.PaperCard), $"{SealedCardText.Of(card.Brand, card.Last4)} · {SealedCardText.Expiry(card.ExpMonth, card.ExpYear)}"));
        }

        if (consent.CardRemovedAt is { } gone)
        {
            blocks.Add(words.Row(nameof(PrivacyTexts.PaperCardRemoved), words.Moment(gone)));
        }
    }

    private static void AddCharges(ImmutableArray<PdfBlock>.Builder blocks, CustomerFile file, Words words)
    {
        if (file.Charges.IsEmpty)
        {
            return;
        }

        blocks.Add(new PdfBlock.Heading(words.Get(nameof(PrivacyTexts.PaperCharges))));
        foreach (var held in file.Charges)
        {
            var charge = held.Record;
            var back = charge.AmountRefunded.AmountMinorUnits == 0 ? "" : $" · {words.Get(nameof(PrivacyTexts.PaperGivenBack), charge.AmountRefunded.Format(words.Culture))}";
            blocks.Add(new PdfBlock.Row(words.Moment(charge.RequestedAt), $"{charge.Number} · {charge.Amount.Format(words.Culture)} · {words.Get($"PaperCharge_{charge.State}")}{back}"));
        }
    }

    private static void AddMails(ImmutableArray<PdfBlock>.Builder blocks, CustomerFile file, Words words)
    {
        if (file.Mails.Length + file.SignedForms.Length == 0)
        {
            return;
        }

        blocks.Add(new PdfBlock.Heading(words.Get(nameof(PrivacyTexts.PaperLetters))));
        foreach (var mail in file.Mails)
        {
            blocks.Add(new PdfBlock.Row(words.Moment(mail.Mail.CreatedAt), $"{mail.Mail.Subject} ({mail.To})"));
        }

        foreach (var form in file.SignedForms)
        {
            blocks.Add(new PdfBlock.Row(words.Moment(form.At), form.Name));
        }
    }

    private static void AddLedger(ImmutableArray<PdfBlock>.Builder blocks, CustomerFile file, Words words)
    {
        blocks.Add(new PdfBlock.Heading(words.Get(nameof(PrivacyTexts.PaperLedger))));
        blocks.Add(new PdfBlock.Small(words.Get(nameof(PrivacyTexts.PaperLedgerLead))));
        foreach (var entry in file.Ledger)
        {
            blocks.Add(new PdfBlock.Row(words.Moment(entry.At), entry.Kind));
        }
    }

    private sealed record Words(CultureInfo Culture)
    {
        public string Get(string key, params object[] values) =>
            string.Format(Culture, PrivacyTexts.ResourceManager.GetString(key, Culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."), values);

        public PdfBlock.Row Row(string key, string text) => new PdfBlock.Row(Get(key), text);

        public string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", Culture) + " UTC";
    }
}
