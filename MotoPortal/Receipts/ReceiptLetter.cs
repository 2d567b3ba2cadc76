using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Receipts;

/// <summary>The e-mails about charges and refunds: a plain summary, with the receipt attached.</summary>
internal static class ReceiptLetter
{
    /// <summary>The mail of a receipt; null when the customer has no address.</summary>
    public static NewMail? OfCharge(ReceiptFacts facts)
    {
        var culture = CultureInfo.GetCultureInfo(facts.Language);
        return Write(
            MailKind.ChargeReceipt,
            facts,
            culture,
            ReceiptText.Get(culture, nameof(ReceiptTexts.Subject), facts.Merchant.Name, facts.Number, facts.Charge.Amount.Format(culture)),
            [
                ReceiptText.Get(
                    culture,
                    nameof(ReceiptTexts.MailLead),
                    facts.Charge.Amount.Format(culture),
                    ReceiptComposer.Card(facts, culture),
                    DayText.MomentInFull(facts.ChargedAt, facts.Calendar, culture)),
                Rows(facts, culture),
            ]);
    }

    /// <summary>The mail about a refund; null when the customer has no address.</summary>
    public static NewMail? OfRefund(ReceiptFacts facts, ChargeRefund refund)
    {
        var culture = CultureInfo.GetCultureInfo(facts.Language);
        var amount = refund.Amount.Format(culture);
        return Write(
            MailKind.RefundReceipt,
            facts,
            culture,
            ReceiptText.Get(culture, nameof(ReceiptTexts.RefundSubject), facts.Merchant.Name, amount, facts.Number),
            [
                ReceiptText.Get(culture, nameof(ReceiptTexts.RefundLead), amount, facts.Charge.Amount.Format(culture), ReceiptComposer.Card(
                    facts, culture)),
                ReceiptText.Get(culture, nameof(ReceiptTexts.RefundDays)),
                Rows(facts, culture),
            ]);
    }

    /// <summary>The name of the attached file.</summary>
    public static string FileName(ReceiptFacts facts) =>
        ReceiptText.Get(CultureInfo.GetCultureInfo(facts.Language), nameof(ReceiptTexts.FileName), facts.Number);

    private static NewMail? Write(MailKind kind, ReceiptFacts facts, CultureInfo culture, string subject, IReadOnlyList<string> words)
    {
        if (facts.Customer.Email is not { Length: > 0 } address)
        {
            return null;
        }

        List<string> paragraphs =
        [
            facts.Customer.Name.Length > 0
                ? ReceiptText.Get(culture, nameof(ReceiptTexts.Dear), facts.Customer.Name)
                : ReceiptText.Get(culture, nameof(ReceiptTexts.DearNobody)),
            .. words,
        ];
        if (facts is { Consent: { } consent, HasEnded: false })
        {
            paragraphs.Add(
                ReceiptText.Get(culture, nameof(ReceiptTexts.Withdraw), ConsentNumber.Write(consent.Number), facts.Merchant.Contact));
        }

        paragraphs.Add(ReceiptText.Get(culture, nameof(ReceiptTexts.NotYou), facts.Merchant.Contact));
        paragraphs.Add($"{facts.Merchant.Name}\n{facts.Merchant.Address}");
        return new NewMail(
            kind,
            facts.Consent?.Id,
            facts.Charge.CustomerId,
            address,
            facts.Language,
            subject,
            string.Join("\n\n", paragraphs) + "\n",
            [new MailAttachment(
                FileName(facts), CustomerDocumentPdf.ContentType, CustomerDocumentPdf.Write(ReceiptComposer.Compose(facts)))],
            facts.Charge.Id);
    }

    private static string Rows(ReceiptFacts facts, CultureInfo culture)
    {
        List<string> rows = [Row(culture, nameof(ReceiptTexts.Number), facts.Number)];
        if (facts.Charge.Reference.Length > 0)
        {
            rows.Add(Row(culture, nameof(ReceiptTexts.Order), facts.Charge.Reference));
        }

        if (facts.Consent is { } consent)
        {
            rows.Add(Row(culture, nameof(ReceiptTexts.For), consent.Purpose));
        }

        rows.Add(Row(culture, nameof(ReceiptTexts.How), ReceiptComposer.How(facts, culture)));
        return string.Join('\n', rows);
    }

    private static string Row(CultureInfo culture, string term, string text) =>
        ReceiptText.Get(culture, nameof(ReceiptTexts.MailRow), ReceiptText.Get(culture, term), text);
}
